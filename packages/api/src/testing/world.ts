// A dossier with something in every corner, and the ways in which a stranger may knock at each procedure.
import { changeAdviseurEmail } from "@dossierklaar/auth/advisor";
import { resetTwoFactor } from "@dossierklaar/auth/advisor-sign-in";
import { mintGrant } from "@dossierklaar/auth/grants";
import { endSessions } from "@dossierklaar/auth/sessions";
import type { Databases } from "@dossierklaar/db";
import { listOpenSignaleringen } from "@dossierklaar/db/queries/signalering";
import type { TestKantoor } from "@dossierklaar/db/testing/factories";
import { answerQuestion } from "@dossierklaar/domain/actiepunt/answer-question";
import { askActiepunt, completeActiepunt } from "@dossierklaar/domain/actiepunt/ask-actiepunt";
import type { Actor } from "@dossierklaar/domain/actor";
import { makeVerzoek } from "@dossierklaar/domain/afspraak/verzoek";
import { closeDossier } from "@dossierklaar/domain/dossier/close-dossier";
import { showDossier, showKlantDossier } from "@dossierklaar/domain/dossier/show-dossier";
import { addStuk } from "@dossierklaar/domain/dossiercontrole/add-stuk";
import { annotateStuk } from "@dossierklaar/domain/dossiercontrole/annotate-stuk";
import { keepCombined } from "@dossierklaar/domain/dossiercontrole/combine-stuk";
import { acceptUpload, confirmUpload } from "@dossierklaar/domain/dossiercontrole/confirm-upload";
import { judgeStuk } from "@dossierklaar/domain/dossiercontrole/judge-stuk";
import { declareNotApplicable } from "@dossierklaar/domain/dossiercontrole/move-stuk";
import { reserveUpload } from "@dossierklaar/domain/dossiercontrole/reserve-upload";
import { DomainError } from "@dossierklaar/domain/errors";
import { listPlannings } from "@dossierklaar/domain/scenario/plan-start";
import { startScenarioByHand } from "@dossierklaar/domain/scenario/start-by-hand";
import { setSignalering } from "@dossierklaar/domain/signalering/change-signalering";
import { asKlant, asRol, type OpenedDossier, openStoryDossier, planStoryAfspraak, testDeps } from "@dossierklaar/domain/testing/dossier";
import { askVraag } from "@dossierklaar/domain/vraag/vraag";
import { makeLogo, makePortrait, makeVoorbeeld } from "@dossierklaar/files/picture";
import { TRPCError } from "@trpc/server";
import type { AdvisorDeps } from "../context.ts";

/** What only the kantoor may read; found nowhere in what a client is sent. */
export const secrets = {
  afspraak: "GEHEIM-AFSPRAAK",
  stuk: "GEHEIM-STUK",
  verzoek: "GEHEIM-VERZOEK",
  signalering: "GEHEIM-SIGNALERING",
} as const;

export type World = OpenedDossier & {
  kantoor: TestKantoor;
  afspraakId: string;
  /** A second afspraak, of which Eline asks another moment. */
  verzoekAfspraakId: string;
  emailId: string;
  /** Eline's own, by where they stand. */
  stuk: { received: string; judged: string; declared: string; rejected: string; ofJorrit: string; ofBoth: string };
  receivedVersie: number;
  /** In which its papers last changed. */
  receivedInhoud: number;
  bestandId: string;
  bestandOfJorrit: string;
  reservedBestandId: string;
  /** On its way by the kantoor. */
  kantoorBestandId: string;
  actiepuntId: string;
  /** Of Eline, answered with Nee. */
  answeredId: string;
  /** Asked by Eline at what she delivered. */
  vraagId: string;
  /** Another dossier of the same people, closed. */
  closedDossierId: string;
  signaleringId: string;
  /** Of Eline, in the kantoor's own words: one open, one done. */
  textId: string;
  doneId: string;
  /** A start that was told for later. */
  planningId: string;
};

export const testApiDeps = (databases: Databases): AdvisorDeps => ({
  ...testDeps(databases),
  signFile: async (key) => `https://files.example/${key}`,
  endSessions,
  endKlantSessions: endSessions,
  mintHandOver: async (tx, input) => ({
    url: `https://portal.example/toegang/${(await mintGrant(tx, { ...input, soort: "handOver" })).token}`,
  }),
  resetTwoFactor,
  changeLoginEmail: changeAdviseurEmail,
  makePortrait,
  makeLogo,
  agendaSoorten: ["google", "microsoft"],
  makeVoorbeeld,
});

/** The story's dossier, planned, with deliveries, a judgement, a declaration, an upload that is on its way and notes that stay inside. */
export async function newWorld(deps: AdvisorDeps, kantoor: TestKantoor): Promise<World> {
  const adviseur = asRol(kantoor, "adviseur");
  const d = await openStoryDossier(deps, kantoor);
  const { afspraakId } = await planStoryAfspraak(deps, kantoor, d.dossierId, { interneNotitie: secrets.afspraak });
  const { stukken, emails } = await showDossier(deps, adviseur, d.nummer);
  const find = (part: string, aanvragerId: string | null): string => {
    const found = stukken.find((s) => s.naam.includes(part) && s.aanvragerId === aanvragerId);
    if (!found) throw new RangeError(`the story asks no ${part}`);
    return found.id;
  };
  const [eline, jorrit] = d.aanvragerIds;
  const asked = {
    requestId: crypto.randomUUID(),
    dossierId: d.dossierId,
    afspraakId,
    soortDocumentId: kantoor.soort.get(77) ?? "",
    omschrijving: "",
    klantMagUploaden: true,
    klantMagInzien: false,
    uiterlijk: null,
  };
  const stuk = {
    received: find("salarisstrook", eline),
    judged: find("UWV", eline),
    declared: find("Legitimatiebewijs", eline),
    rejected: await addStuk(deps, adviseur, { ...asked, aanvragerId: eline }).then((added) => added.stukId),
    ofJorrit: find("Jaarrekening 2025", jorrit),
    ofBoth: find("Hypotheekoverzicht", null),
  };
  const step = (stukId: string) => ({ requestId: crypto.randomUUID(), dossierId: d.dossierId, stukId });
  for (const stukId of [stuk.received, stuk.ofJorrit])
    await annotateStuk(deps, adviseur, { ...step(stukId), interneNotitie: secrets.stuk });
  const bestandId = await deliver(deps, kantoor, d, stuk.received, 0);
  const bestandOfJorrit = await deliver(deps, kantoor, d, stuk.ofJorrit, 1);
  for (const [stukId, judgement, reden] of [
    [stuk.judged, "approveProvisionally", ""],
    [stuk.rejected, "reject", "onleesbaar"],
  ] as const) {
    await deliver(deps, kantoor, d, stukId, 0);
    await judgeStuk(deps, adviseur, { ...step(stukId), judgement, reden, seenVersie: 1_000_000, datumStuk: null });
  }
  await declareNotApplicable(deps, asKlant(kantoor, d), { ...step(stuk.declared), reden: "Ik heb er geen" });
  const second = await planStoryAfspraak(deps, kantoor, d.dossierId, {
    afspraaktypeId: kantoor.afspraaktype.get("kennismaking") ?? "",
    datum: "2026-12-07",
  });
  await makeVerzoek(deps, asKlant(kantoor, d), {
    requestId: crypto.randomUUID(),
    dossierId: d.dossierId,
    afspraakId: second.afspraakId,
    soort: "move",
    reden: secrets.verzoek,
    momenten: "",
  });
  const closed = await openStoryDossier(deps, kantoor);
  await closeDossier(deps, adviseur, { requestId: crypto.randomUUID(), dossierId: closed.dossierId, reden: "gepasseerd", afspraakIds: [] });
  await setSignalering(deps, adviseur, {
    requestId: crypto.randomUUID(),
    dossierId: d.dossierId,
    afspraakId,
    tekst: secrets.signalering,
    op: "2026-11-24",
  });
  const [signalering] = await listOpenSignaleringen(deps.databases.forKantoor(kantoor.id), kantoor.id, d.dossierId);
  const reservedBestandId = await reserve(deps, d, stuk.received, asKlant(kantoor, d));
  const kantoorBestandId = await reserve(deps, d, stuk.received, adviseur);
  const ask = (tekst: string) =>
    askActiepunt(deps, adviseur, {
      requestId: crypto.randomUUID(),
      dossierId: d.dossierId,
      afspraakId,
      aanvragerId: eline,
      soort: "text",
      tekst,
      uiterlijk: null,
      jaStartScenarioId: null,
    });
  const { actiepuntId: textId } = await ask("Maak een afspraak met de notaris");
  const { actiepuntId: doneId } = await ask("Bel je bank");
  await completeActiepunt(deps, adviseur, { requestId: crypto.randomUUID(), dossierId: d.dossierId, actiepuntId: doneId });
  const later = { afspraakId, scenarioIds: [kantoor.scenario.get("schulden") ?? ""], uitvoerdatum: "2026-12-01" };
  await startScenarioByHand(deps, adviseur, { requestId: crypto.randomUUID(), dossierId: d.dossierId, ...later });
  const [planning] = await listPlannings(deps, adviseur, d.nummer);
  const { actiepunten } = await showKlantDossier(deps, asKlant(kantoor, d));
  const answeredId = crypto.randomUUID();
  await deps.databases
    .forKantoor(kantoor.id)
    .insertInto("actiepunt")
    .values({
      kantoor_id: kantoor.id,
      id: answeredId,
      dossier_id: d.dossierId,
      versie: 1,
      aanvrager_id: eline,
      soort: "question",
      tekst_formal: "Hebt u een lening?",
      tekst_informal: "Heb je een lening?",
    })
    .execute();
  await answerQuestion(deps, asKlant(kantoor, d), {
    requestId: crypto.randomUUID(),
    dossierId: d.dossierId,
    actiepuntId: answeredId,
    antwoord: false,
  });
  const { vraagId } = await askVraag(deps, asKlant(kantoor, d), { ...step(stuk.received), tekst: "Welke maanden?" });
  const after = await showDossier(deps, adviseur, d.nummer);
  const received = after.stukken.find((s) => s.id === stuk.received);
  await keepCombined(deps, {
    kantoorId: kantoor.id,
    dossierId: d.dossierId,
    stukId: stuk.received,
    inhoudVersie: received?.inhoudVersie ?? 0,
    made: { pdf: { fileKey: `pdf-${bestandId}`, grootte: 1000 }, paginas: 1, counts: [{ bestandId, aantal: 1 }] },
  });
  // As sync-calendar writes it when the adviseur moved the second one in her own agenda.
  const voorstel = { soort: "moved", begintOp: "2026-12-03T09:00:00.000Z", duurMinuten: 60 };
  await deps.databases
    .forKantoor(kantoor.id)
    .updateTable("afspraak")
    .set({ agenda_voorstel: JSON.stringify(voorstel) })
    .where("id", "=", second.afspraakId)
    .execute();
  return {
    ...d,
    kantoor,
    afspraakId,
    verzoekAfspraakId: second.afspraakId,
    emailId: emails[0]?.id ?? "",
    stuk,
    receivedVersie: received?.versie ?? 0,
    receivedInhoud: received?.inhoudVersie ?? 0,
    bestandId,
    bestandOfJorrit,
    reservedBestandId,
    kantoorBestandId,
    closedDossierId: closed.dossierId,
    signaleringId: signalering?.id ?? "",
    actiepuntId: actiepunten.find((a) => a.aanvragerId === eline && a.soort === "question")?.id ?? "",
    answeredId,
    vraagId,
    textId,
    doneId,
    planningId: planning?.id ?? "",
  };
}

const files = [{ naam: "foto.jpg", grootte: 1000, mime: "image/jpeg", draaiing: 0 as const }];

async function reserve(deps: AdvisorDeps, d: OpenedDossier, stukId: string, by: Actor): Promise<string> {
  const input = {
    requestId: crypto.randomUUID(),
    dossierId: d.dossierId,
    stukId,
    aanleveringId: crypto.randomUUID(),
    bestanden: files,
  };
  const { bestandIds } = await reserveUpload(deps, by, input);
  return bestandIds[0] ?? "";
}

async function deliver(deps: AdvisorDeps, kantoor: TestKantoor, d: OpenedDossier, stukId: string, which: 0 | 1): Promise<string> {
  const bestandId = await reserve(deps, d, stukId, asKlant(kantoor, d, which));
  const of = { kantoorId: kantoor.id, bestandId };
  await confirmUpload(deps, { ...of, fileKey: `key-${bestandId}`, fileHash: "md5", grootte: 1000 });
  await acceptUpload(deps, { ...of, mime: "image/jpeg", virusscan: "not_scanned" });
  return bestandId;
}

/** What came of a call: `ok`, or the domain's code, or tRPC's where no domain error stands behind it. */
export async function outcomeOf(call: Promise<unknown>): Promise<{ code: string; answer: unknown }> {
  try {
    return { code: "ok", answer: await call };
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return { code: error.cause instanceof DomainError ? error.cause.code : error.code, answer: null };
  }
}

/** Calls a procedure by its dotted path, as the browser does: with an input that nobody has typed. */
export function call(caller: object, path: string, input: unknown): Promise<unknown> {
  // The caller is a tree of functions; its types are what a hostile browser does not keep to.
  const procedure = path.split(".").reduce((at, key) => (at as Record<string, object>)[key] as object, caller) as (i: unknown) => unknown;
  return Promise.resolve(procedure(input));
}

const uuid = /^[0-9a-f]{8}-/;
/** Made by the browser for this one request, so nobody else's. */
const madeHere = ["requestId", "aanleveringId"];

/** Every copy of an input in which one id was exchanged for that of another's input, under the dotted name of the field. */
export function mixIn(mine: unknown, theirs: unknown, at = ""): [field: string, input: unknown][] {
  if (typeof mine === "string") return typeof theirs === "string" && mine !== theirs && uuid.test(mine) ? [[at, theirs]] : [];
  if (typeof mine !== "object" || mine === null || typeof theirs !== "object" || theirs === null) return [];
  return Object.entries(mine).flatMap(([key, value]) => {
    if (madeHere.includes(key)) return [];
    const field = at ? `${at}.${key}` : key;
    const mixed = mixIn(value, (theirs as Record<string, unknown>)[key], field);
    return mixed.map(([name, part]): [string, unknown] => [
      name,
      Array.isArray(mine) ? mine.map((old, i) => (String(i) === key ? part : old)) : { ...mine, [key]: part },
    ]);
  });
}

import type { Databases } from "@dossierklaar/db";
import { listAfspraaktypen } from "@dossierklaar/db/queries/afspraak";
import { listInkomenstypen, listKlantprofielen, listLeadbronnen, listLocaties } from "@dossierklaar/db/queries/kantoor";
import type { AdviseurActor, KlantActor } from "@dossierklaar/domain/actor";
import { planAfspraak, titleOf } from "@dossierklaar/domain/afspraak/plan-afspraak";
import { addDays } from "@dossierklaar/domain/calendar-day";
import type { DomainDeps } from "@dossierklaar/domain/deps";
import { openDossier } from "@dossierklaar/domain/dossier/open-dossier";
import { showDossier } from "@dossierklaar/domain/dossier/show-dossier";
import type { AanvragerView } from "@dossierklaar/domain/dossier/view";
import { acceptUpload, confirmUpload } from "@dossierklaar/domain/dossiercontrole/confirm-upload";
import { judgeStuk } from "@dossierklaar/domain/dossiercontrole/judge-stuk";
import { declareNotApplicable } from "@dossierklaar/domain/dossiercontrole/move-stuk";
import { reserveUpload } from "@dossierklaar/domain/dossiercontrole/reserve-upload";
import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { dayOf } from "@dossierklaar/domain/format";
import { type UTApi, UTFile } from "uploadthing/server";
import type { DemoDossier } from "./dossiers.ts";
import { makePaper } from "./papers.ts";

export type DemoStage = { databases: Databases; storage: UTApi; kantoorId: string; actors: readonly AdviseurActor[] };

const dayMs = 86_400_000;
const requestId = () => crypto.randomUUID();

/** Plays one demo dossier from its opening to today, each step at its own moment. */
export async function playDossier(stage: DemoStage, demo: DemoDossier): Promise<void> {
  const today = new Date();
  let at = new Date(today.getTime() - demo.dagenGeleden * dayMs - 2 * 3_600_000);
  const deps: DomainDeps = { databases: stage.databases, clock: { now: () => at } };
  const adviseur = stage.actors.find((a) => a.rollen.includes("adviseur"));
  if (!adviseur) throw new Error("a demo kantoor has an adviseur");
  const opened = await open(deps, stage, adviseur, demo);
  for (const afspraak of demo.afspraken)
    await plan(deps, stage, adviseur, demo, opened.dossierId, { ...afspraak, datum: addDays(dayOf(today), afspraak.overDagen) });
  const view = await showDossier(deps, adviseur, opened.nummer);
  for (const [i, step] of demo.stukken.entries()) {
    // Spread over the days since, the last a quarter of an hour ago.
    at = new Date(
      today.getTime() - Math.round(((demo.stukken.length - i) / demo.stukken.length) * demo.dagenGeleden * 0.8 * dayMs) - 900_000,
    );
    const person = view.aanvragers.find((a) => a.roepnaam === (step.van ?? a.roepnaam));
    const stuk = view.stukken.find((s) => s.naam.startsWith(step.naam) && (!step.van || s.aanvragerId === person?.id));
    if (!person || !stuk) throw new Error(`the demo names ${step.naam}, which is not asked of ${step.van ?? "anyone"}`);
    const klant = asKlant(stage, opened.dossierId, person);
    if (step.werd === "declared") {
      await declareNotApplicable(deps, klant, {
        requestId: requestId(),
        dossierId: opened.dossierId,
        stukId: stuk.id,
        reden: step.reden ?? "",
      });
      continue;
    }
    await deliver(deps, stage, klant, stuk, person);
    if (step.werd === "received") continue;
    at = new Date(at.getTime() + 3_600_000 > today.getTime() ? at.getTime() + 60_000 : at.getTime() + 3_600_000);
    await judgeStuk(deps, adviseur, {
      requestId: requestId(),
      dossierId: opened.dossierId,
      stukId: stuk.id,
      judgement: step.werd === "rejected" ? "reject" : step.werd === "provisional" ? "approveProvisionally" : "approve",
      // The demo's adviser has seen everything.
      seenVersie: 1_000_000,
      reden: step.reden ?? "",
      datumStuk: addDays(dayOf(at), -20),
    });
  }
}

async function open(
  deps: DomainDeps,
  stage: DemoStage,
  adviseur: AdviseurActor,
  demo: DemoDossier,
): Promise<{ dossierId: string; nummer: string }> {
  const db = stage.databases.forKantoor(stage.kantoorId);
  const [inkomens, profielen, leadbronnen] = await Promise.all([
    listInkomenstypen(db, stage.kantoorId),
    listKlantprofielen(db, stage.kantoorId),
    listLeadbronnen(db, stage.kantoorId),
  ]);
  const idOf = (list: readonly { id: string; code: string }[], code: string): string => list.find((row) => row.code === code)?.id ?? "";
  const [straat, postcode, plaats] = demo.adres;
  return openDossier(deps, adviseur, {
    requestId: requestId(),
    aanspreekvorm: demo.toon,
    leadbronId: leadbronnen[0]?.id ?? null,
    adviseurId: adviseur.gebruikerId,
    behandelaarId: stage.actors.find((a) => a.rollen.includes("binnendienst"))?.gebruikerId ?? null,
    aanvragers: demo.mensen.map((m) => ({
      aanhef: m.aanhef,
      voorletters: m.voorletters,
      voornaam: m.voornaam,
      tussenvoegsel: m.tussenvoegsel ?? "",
      achternaam: m.achternaam,
      geboortedatum: m.geboortedatum,
      email: m.email,
      telefoon: m.telefoon,
      straat,
      postcode,
      plaats,
      inkomenstypeIds: m.inkomen.map((code) => idOf(inkomens, code)),
      klantprofielId: idOf(profielen, m.profiel),
      ondernemingSinds: m.ondernemingSinds ?? null,
    })),
  });
}

type Planned = { type: string; datum: string; tijd: string; opmerkingen?: string };

async function plan(
  deps: DomainDeps,
  stage: DemoStage,
  adviseur: AdviseurActor,
  demo: DemoDossier,
  dossierId: string,
  afspraak: Planned,
): Promise<void> {
  const db = stage.databases.forKantoor(stage.kantoorId);
  const type = (await listAfspraaktypen(db, stage.kantoorId)).find((t) => t.code === afspraak.type);
  const [locatie] = await listLocaties(db, stage.kantoorId);
  if (!type || !locatie) throw new Error(`the catalogue has no ${afspraak.type}`);
  const byPhone = afspraak.type === "kennismaking";
  await planAfspraak(deps, adviseur, {
    requestId: requestId(),
    dossierId,
    afspraaktypeId: type.id,
    titel: titleOf(
      type.titel,
      demo.mensen.map((m) => ({ tussenvoegsel: m.tussenvoegsel ?? "", achternaam: m.achternaam })),
    ),
    locatieSoort: byPhone ? "phone" : "office",
    locatieId: byPhone ? null : locatie.id,
    locatie: byPhone ? "06 1234 5678" : locatie.adres,
    opmerkingen: afspraak.opmerkingen ?? "",
    interneNotitie: "",
    datum: afspraak.datum,
    tijdstip: afspraak.tijd,
    keer: null,
    duurMinuten: type.duur_minuten,
    adviseurId: adviseur.gebruikerId,
    inAgenda: false,
    ocktoAanvragerIds: [],
    leaveOut: [],
  });
}

const asKlant = (stage: DemoStage, dossierId: string, person: AanvragerView): KlantActor => ({
  kind: "klant",
  kantoorId: stage.kantoorId,
  dossierId,
  accountId: person.id,
  email: person.email ?? "",
  aanvragerIds: [person.id],
  namen: person.naam,
  impersonatedBy: null,
  impersonatorNaam: null,
  magHandelen: false,
  sessionId: "demo",
});

async function deliver(
  deps: DomainDeps,
  stage: DemoStage,
  klant: KlantActor,
  stuk: AdviseurStukView,
  person: AanvragerView,
): Promise<void> {
  const paper = await makePaper(stuk.naam, person.naam, [
    ["Geboortedatum", person.geboortedatum ?? ""],
    ["Adres", `${person.straat}, ${person.postcode} ${person.plaats}`],
    ["Opgemaakt op", dayOf(deps.clock.now())],
  ]);
  const { bestandIds } = await reserveUpload(deps, klant, {
    requestId: requestId(),
    dossierId: klant.dossierId,
    stukId: stuk.id,
    aanleveringId: crypto.randomUUID(),
    bestanden: [{ naam: paper.naam, grootte: paper.bytes.length, mime: paper.mime, draaiing: 0 }],
  });
  const [bestandId] = bestandIds;
  if (!bestandId) throw new Error("one file gives one id");
  const file = new UTFile([paper.bytes as Uint8Array<ArrayBuffer>], paper.naam, { type: paper.mime, customId: bestandId }); // made here, on no shared memory
  const { data, error } = await stage.storage.uploadFiles(file, { acl: "private" });
  if (error) throw new Error(`the demo's paper was not stored: ${error.message}`);
  await confirmUpload(deps, {
    kantoorId: klant.kantoorId,
    bestandId,
    fileKey: data.key,
    fileHash: data.fileHash,
    grootte: paper.bytes.length,
  });
  await acceptUpload(deps, { kantoorId: klant.kantoorId, bestandId, mime: paper.mime, virusscan: "not_scanned" });
}

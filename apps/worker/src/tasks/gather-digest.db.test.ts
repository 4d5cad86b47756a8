import { findEmail } from "@dossierklaar/db/queries/email";
import { askActiepunt, completeActiepunt } from "@dossierklaar/domain/actiepunt/ask-actiepunt";
import { showDossier } from "@dossierklaar/domain/dossier/show-dossier";
import { addStuk } from "@dossierklaar/domain/dossiercontrole/add-stuk";
import { annotateStuk } from "@dossierklaar/domain/dossiercontrole/annotate-stuk";
import { cancelStuk } from "@dossierklaar/domain/dossiercontrole/cancel-stuk";
import { acceptUpload, confirmUpload } from "@dossierklaar/domain/dossiercontrole/confirm-upload";
import { judgeStuk, undoJudgement } from "@dossierklaar/domain/dossiercontrole/judge-stuk";
import { reserveUpload } from "@dossierklaar/domain/dossiercontrole/reserve-upload";
import { startScenarioByHand } from "@dossierklaar/domain/scenario/start-by-hand";
import { asKlant, asRol, storyDossier } from "@dossierklaar/domain/testing/dossier";
import { answerVraag, askVraag } from "@dossierklaar/domain/vraag/vraag";
import { beforeEach, describe, expect, it } from "vitest";
import { newAddress, startWorld } from "../testing/world.ts";
import { gatherDigest } from "./gather-digest.ts";

const world = await startWorld();
const { deps, owner, kantoor } = world;
const kantoorId = kantoor.id;
const adviseur = asRol(kantoor, "adviseur");
const requestId = () => crypto.randomUUID();
const window = 61_000; // the kantoor of the tests gathers for one minute
beforeEach(() => world.quiet());

/** A dossier whose confirmations have left. */
async function confirmed({ jorrit = newAddress("jorrit") as string | null } = {}) {
  const [first, second] = storyDossier(kantoor).aanvragers;
  if (!first || !second) throw new Error("the story has two aanvragers");
  const eline = newAddress("eline");
  const dossier = await world.planned({
    aanvragers: [
      { ...first, email: eline },
      { ...second, email: jorrit },
    ],
  });
  await world.runJobs();
  const digests = async (address: string) => (await world.mails(address)).filter((mail) => mail.Tag === "digest");
  const ask = (soort: number, aanvragerId: string | null, more: { afspraakId?: string; omschrijving?: string; uploaden?: boolean } = {}) =>
    addStuk(deps, adviseur, {
      requestId: requestId(),
      dossierId: dossier.dossierId,
      afspraakId: more.afspraakId ?? null,
      soortDocumentId: kantoor.soort.get(soort) ?? "",
      aanvragerId,
      omschrijving: more.omschrijving ?? "",
      klantMagUploaden: more.uploaden ?? true,
      klantMagInzien: !(more.uploaden ?? true),
      uiterlijk: null,
    });
  const stuk = async (part: string) => {
    const found = (await showDossier(deps, adviseur, dossier.nummer)).stukken.find((one) => one.naam.includes(part));
    if (!found) throw new Error(`no ${part}`);
    return found;
  };
  /** Delivered without bytes: what is judged here is the mail. */
  const received = async (stukId: string) =>
    void (await owner.updateTable("stuk").set({ status: "received" }).where("id", "=", stukId).execute());
  const offer = async (stukId: string) => {
    const { bestandIds } = await reserveUpload(deps, adviseur, {
      requestId: requestId(),
      dossierId: dossier.dossierId,
      stukId,
      aanleveringId: requestId(),
      terInzage: true,
      bestanden: [{ naam: "advies.pdf", grootte: 1000, mime: "application/pdf", draaiing: 0 }],
    });
    const of = { kantoorId, bestandId: bestandIds[0] ?? "" };
    await confirmUpload(deps, { ...of, fileKey: `key-${of.bestandId}`, fileHash: null, grootte: 1000 });
    await acceptUpload(deps, { ...of, mime: "application/pdf", virusscan: "not_scanned" });
  };
  const judge = async (stukId: string, judgement: "approve" | "reject") =>
    judgeStuk(deps, adviseur, {
      requestId: requestId(),
      dossierId: dossier.dossierId,
      stukId,
      judgement,
      seenVersie: 1_000_000,
      reden: judgement === "reject" ? "De foto is onscherp." : "",
      datumStuk: null,
    });
  const waitWindow = async () => {
    await world.runJobs();
    world.later(window);
    await world.runJobs();
  };
  return { ...dossier, eline, jorrit, digests, ask, stuk, received, judge, offer, waitWindow };
}

const overige = 76; // a kind that no scenario of the story asks

describe("a digest", () => {
  it("tells in one mail what was asked within its window, to each her own", async () => {
    const d = await confirmed();
    await d.ask(overige, d.aanvragerIds[0], { omschrijving: "eerste" });
    await world.runJobs();
    const opened = (await world.listJobs()).filter((job) => job.task === "gather-digest");
    expect(opened).toHaveLength(1);
    world.later(30_000);
    await d.ask(overige, d.aanvragerIds[0], { omschrijving: "tweede" });
    await world.runJobs();
    // The window does not move.
    expect((await world.listJobs()).filter((job) => job.task === "gather-digest")).toMatchObject([{ runAt: opened[0]?.runAt }]);
    expect(await d.digests(d.eline)).toEqual([]);
    world.later(31_000);
    await world.runJobs();
    const [mail, second] = await d.digests(d.eline);
    expect(second).toBeUndefined();
    expect(mail?.TextBody).toContain("eerste");
    expect(mail?.TextBody).toContain("tweede");
    expect(mail?.TextBody).not.toContain("salarisstrook");
    expect(await d.digests(d.jorrit ?? "")).toEqual([]);
  });

  it("tells nothing twice and queues nothing when it runs twice", async () => {
    const d = await confirmed();
    await d.ask(overige, null);
    await d.waitWindow();
    expect(await d.digests(d.eline)).toHaveLength(1);
    expect(await d.digests(d.jorrit ?? "")).toHaveLength(1);
    await gatherDigest(deps, { kantoorId, dossierId: d.dossierId });
    await gatherDigest(deps, { kantoorId, dossierId: d.dossierId });
    await d.waitWindow();
    expect(await d.digests(d.eline)).toHaveLength(1);
    const row = await owner
      .selectFrom("email")
      .select("id")
      .where("dossier_id", "=", d.dossierId)
      .where("soort", "=", "digest")
      .where("aan", "=", d.eline)
      .executeTakeFirstOrThrow();
    expect(await findEmail(deps.databases.forKantoor(kantoorId), kantoorId, row.id)).toMatchObject({ status: "sent", van_versie: 0 });
  });

  it("tells what was rejected and why, unless it was undone or delivered again", async () => {
    const d = await confirmed();
    const stuk = await d.stuk("UWV");
    await d.received(stuk.id);
    await d.judge(stuk.id, "reject");
    await undoJudgement(deps, adviseur, { requestId: requestId(), dossierId: d.dossierId, stukId: stuk.id });
    await d.waitWindow();
    expect(await d.digests(d.eline)).toEqual([]);
    await d.judge(stuk.id, "reject");
    await d.waitWindow();
    const [mail] = await d.digests(d.eline);
    expect(mail?.TextBody).toContain("UWV-verzekeringsbericht");
    expect(mail?.TextBody).toContain("De foto is onscherp.");
    expect(await d.digests(d.jorrit ?? "")).toEqual([]);
  });

  it("tells what is asked in the kantoor's own words, as long as it is open", async () => {
    const d = await confirmed();
    const point = (tekst: string) =>
      askActiepunt(deps, adviseur, {
        requestId: requestId(),
        dossierId: d.dossierId,
        afspraakId: d.afspraakId,
        aanvragerId: d.aanvragerIds[0],
        soort: "text",
        tekst,
        uiterlijk: null,
        jaStartScenarioId: null,
      });
    await point("Bel je pensioenfonds.");
    const { actiepuntId } = await point("Bel je bank.");
    await completeActiepunt(deps, adviseur, { requestId: requestId(), dossierId: d.dossierId, actiepuntId });
    await d.waitWindow();
    const [mail] = await d.digests(d.eline);
    expect(mail?.TextBody).toContain("Bel je pensioenfonds.");
    expect(mail?.TextBody).not.toContain("Bel je bank.");
    expect(await d.digests(d.jorrit ?? "")).toEqual([]);
  });

  it("tells what was answered and what lies ready to be read", async () => {
    const d = await confirmed();
    const stuk = await d.stuk("UWV");
    await annotateStuk(deps, adviseur, {
      requestId: requestId(),
      dossierId: d.dossierId,
      stukId: stuk.id,
      interneNotitie: "Niet voor de klant",
    });
    await d.waitWindow();
    expect(await d.digests(d.eline)).toEqual([]);
    await annotateStuk(deps, adviseur, {
      requestId: requestId(),
      dossierId: d.dossierId,
      stukId: stuk.id,
      opmerkingVoorKlant: "Download het bij UWV.",
    });
    const { stukId } = await d.ask(97, null, { uploaden: false });
    await d.waitWindow();
    const [answer] = await d.digests(d.eline);
    expect(answer?.TextBody).toContain("Download het bij UWV.");
    // Nothing lies there to be read yet.
    expect(answer?.TextBody).not.toContain("dviesrapport");
    await d.offer(stukId);
    await d.waitWindow();
    const mail = (await d.digests(d.eline)).find((one) => one.TextBody.includes("dviesrapport"));
    expect(mail).toBeDefined();
    expect(mail?.TextBody).not.toContain("Niet voor de klant");
  });

  it("tells what was answered to a question of hers, with the question", async () => {
    const d = await confirmed();
    const stuk = await d.stuk("UWV");
    const { vraagId } = await askVraag(deps, asKlant(kantoor, d, 0, { email: d.eline }), {
      requestId: requestId(),
      dossierId: d.dossierId,
      stukId: stuk.id,
      tekst: "Over welke jaren?",
    });
    await d.waitWindow();
    expect(await d.digests(d.eline)).toEqual([]);
    await answerVraag(deps, adviseur, { requestId: requestId(), dossierId: d.dossierId, vraagId, antwoord: "Over alle jaren." });
    await d.waitWindow();
    const [mail] = await d.digests(d.eline);
    expect(mail?.TextBody).toContain("Over welke jaren?");
    expect(mail?.TextBody).toContain("Over alle jaren.");
    expect(await d.digests(d.jorrit ?? "")).toEqual([]);
  });

  it("tells what a scenario asked that was started by hand", async () => {
    const d = await confirmed();
    await startScenarioByHand(deps, adviseur, {
      requestId: requestId(),
      dossierId: d.dossierId,
      afspraakId: d.afspraakId,
      scenarioIds: [...kantoor.scenario.values()],
    });
    await d.waitWindow();
    expect(await d.digests(d.eline)).toHaveLength(1);
    expect((await d.digests(d.eline))[0]?.TextBody).toContain("klantportaal");
  });

  it("leaves out what no longer holds, and is not sent when nothing is left", async () => {
    const d = await confirmed();
    const { stukId } = await d.ask(overige, null);
    await cancelStuk(deps, adviseur, { requestId: requestId(), dossierId: d.dossierId, stukId, afspraakId: null });
    await d.waitWindow();
    expect(await d.digests(d.eline)).toEqual([]);
  });

  it("leaves to a confirmation what that asks", async () => {
    const d = await confirmed();
    await d.ask(overige, d.aanvragerIds[0], { afspraakId: d.afspraakId, omschrijving: "nieuw" });
    await d.waitWindow();
    expect(await d.digests(d.eline)).toHaveLength(1);
    // Asked before the confirmation of a dossier's only afspraak was queued, at that same afspraak: it stands there.
    const events = await owner.selectFrom("dossier_event").select(["versie", "kind"]).where("dossier_id", "=", d.dossierId).execute();
    const planned = events.find((event) => event.kind === "afspraak.planned")?.versie ?? 0;
    await owner.deleteFrom("email").where("dossier_id", "=", d.dossierId).where("soort", "=", "digest").execute();
    await owner
      .updateTable("dossier_event")
      .set({ versie: planned, volgnummer: 90 })
      .where("dossier_id", "=", d.dossierId)
      .where("kind", "=", "stuk.requested")
      .execute();
    await gatherDigest(deps, { kantoorId, dossierId: d.dossierId });
    await world.runJobs();
    expect(await d.digests(d.eline)).toHaveLength(1);
  });

  it("goes to who serves the other, about both, and after a parting about herself", async () => {
    const d = await confirmed({ jorrit: null });
    await d.ask(overige, d.aanvragerIds[1], { omschrijving: "van Jorrit" });
    await d.waitWindow();
    const [mail] = await d.digests(d.eline);
    expect(mail?.TextBody).toContain("Voor Jorrit");
    expect(mail?.TextBody).toContain("van Jorrit");
    await owner.updateTable("aanvrager").set({ partner_mag_zien: false }).where("id", "=", d.aanvragerIds[1]).execute();
    await d.ask(overige, d.aanvragerIds[1], { omschrijving: "voor hem alleen" });
    await d.waitWindow();
    expect(await d.digests(d.eline)).toHaveLength(1);
  });

  it("is silent for a closed dossier", async () => {
    const d = await confirmed();
    await d.ask(overige, null);
    await owner.updateTable("dossier").set({ gesloten_op: new Date(), gesloten_reden: "klaar" }).where("id", "=", d.dossierId).execute();
    await d.waitWindow();
    expect(await d.digests(d.eline)).toEqual([]);
  });
});

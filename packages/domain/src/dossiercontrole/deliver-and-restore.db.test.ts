import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { showDossier } from "../dossier/show-dossier.ts";
import { resendEmail } from "../email/show-email.ts";
import { asKlant, asRol, openStoryDossier, planStoryAfspraak, testDeps } from "../testing/dossier.ts";
import { annotateStuk } from "./annotate-stuk.ts";
import { cancelStuk, restoreStuk } from "./cancel-stuk.ts";
import { acceptUpload, confirmUpload } from "./confirm-upload.ts";
import { judgeStuk, undoJudgement } from "./judge-stuk.ts";
import { moveStuk } from "./move-stuk.ts";
import { admitUpload, reserveUpload } from "./reserve-upload.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
let kantoor: TestKantoor;
beforeAll(async () => {
  kantoor = await newKantoor(owner);
});
const adviseur = () => asRol(kantoor, "adviseur");

/** A planned dossier with one file announced at Eline's salarisstrook. */
async function reserved() {
  const d = await openStoryDossier(deps, kantoor);
  const { afspraakId } = await planStoryAfspraak(deps, kantoor, d.dossierId);
  const find = async () => (await showDossier(deps, adviseur(), d.nummer)).stukken.find((s) => s.naam.includes("salarisstrook"));
  const stukId = (await find())?.id ?? "";
  const { bestandIds } = await reserveUpload(deps, asKlant(kantoor, d), {
    requestId: crypto.randomUUID(),
    dossierId: d.dossierId,
    stukId,
    aanleveringId: crypto.randomUUID(),
    bestanden: [{ naam: "strook.jpg", grootte: 1000, mime: "image/jpeg", draaiing: 0 }],
  });
  const step = () => ({ requestId: crypto.randomUUID(), dossierId: d.dossierId, stukId });
  return { ...d, afspraakId, find, step, bestandId: bestandIds[0] ?? "" };
}

describe("whose bytes are let in", () => {
  type Reserved = Awaited<ReturnType<typeof reserved>>;
  const cases: [string, (d: Reserved) => Actor, string][] = [
    ["the client who announced them", (d) => asKlant(kantoor, d), "ok"],
    ["a colleague who works in the dossier", () => asRol(kantoor, "binnendienst"), "ok"],
    ["one with beperkte inzage who is in it", () => asRol(kantoor, "binnendienst", { beperkteInzage: true }), "ok"],
    [
      "one with beperkte inzage who is not",
      () => asRol(kantoor, "adviseur", { beperkteInzage: true, gebruikerId: kantoor.gebruikers.admin }),
      "NOT_FOUND",
    ],
    ["who is only admin", () => asRol(kantoor, "admin"), "FORBIDDEN"],
    ["a gebruiker through the client's eyes", (d) => asKlant(kantoor, d, 0, { impersonatedBy: kantoor.gebruikers.adviseur }), "FORBIDDEN"],
    ["the other aanvrager", (d) => asKlant(kantoor, d, 1), "NOT_FOUND"],
    ["the client of another dossier", (d) => asKlant(kantoor, { ...d, dossierId: crypto.randomUUID() }), "NOT_FOUND"],
  ];
  it.each(cases)("%s", async (_, actorOf, wanted) => {
    const d = await reserved();
    const admitted = admitUpload(databases.forKantoor(kantoor.id), actorOf(d), d.bestandId, { name: "strook.jpg", size: 1000 });
    expect(await admitted.then(() => "ok").catch((error: { code: string }) => error.code)).toBe(wanted);
  });
});

async function deliveredStuk() {
  const d = await reserved();
  await confirmUpload(deps, { kantoorId: kantoor.id, bestandId: d.bestandId, fileKey: `key-${d.bestandId}`, fileHash: "m", grootte: 1000 });
  await acceptUpload(deps, { kantoorId: kantoor.id, bestandId: d.bestandId, mime: "image/jpeg", virusscan: "clean" });
  return d;
}

describe("the cross on what was delivered", () => {
  it("leaves it as Vervallen on the checklist of its afspraak, and undo brings it back there", async () => {
    const d = await deliveredStuk();
    const answer = await cancelStuk(deps, adviseur(), { ...d.step(), afspraakId: d.afspraakId });
    expect(answer).toEqual({ cancelled: true, afspraakIds: [] });
    expect(await d.find()).toMatchObject({ status: "cancelled", afspraakIds: [d.afspraakId] });
    await restoreStuk(deps, adviseur(), { ...d.step(), afspraakIds: answer.afspraakIds });
    expect(await d.find()).toMatchObject({ status: "received", afspraakIds: [d.afspraakId] });
  });

  it("leaves the list of one afspraak while another asks it", async () => {
    const d = await deliveredStuk();
    const other = await planStoryAfspraak(deps, kantoor, d.dossierId);
    expect(await cancelStuk(deps, adviseur(), { ...d.step(), afspraakId: d.afspraakId })).toEqual({
      cancelled: false,
      afspraakIds: [d.afspraakId],
    });
    expect(await d.find()).toMatchObject({ status: "received", afspraakIds: [other.afspraakId] });
  });
});

describe("a closed dossier", () => {
  it("can be read, and nothing in it judged, crossed out, annotated or mailed again", async () => {
    const d = await deliveredStuk();
    await judgeStuk(deps, adviseur(), { ...d.step(), judgement: "approve", seenVersie: 1_000_000, reden: "", datumStuk: null });
    const { emails } = await showDossier(deps, adviseur(), d.nummer);
    await owner.updateTable("dossier").set({ gesloten_op: deps.clock.at }).where("id", "=", d.dossierId).execute();
    const before = await d.find();
    const steps: [string, () => Promise<unknown>][] = [
      [
        "judge",
        () => judgeStuk(deps, adviseur(), { ...d.step(), judgement: "reject", seenVersie: 1_000_000, reden: "x", datumStuk: null }),
      ],
      ["undo", () => undoJudgement(deps, adviseur(), d.step())],
      ["cross", () => cancelStuk(deps, adviseur(), { ...d.step(), afspraakId: null })],
      ["restore", () => restoreStuk(deps, adviseur(), { ...d.step(), afspraakIds: [] })],
      ["ask again", () => moveStuk(deps, adviseur(), "requestAgain", { ...d.step(), reden: "Verlopen" })],
      ["annotate", () => annotateStuk(deps, adviseur(), { ...d.step(), interneNotitie: "Bellen" })],
      [
        "mail again",
        () => resendEmail(deps, adviseur(), { requestId: crypto.randomUUID(), dossierId: d.dossierId, emailId: emails[0]?.id ?? "" }),
      ],
    ];
    for (const [name, step] of steps) {
      const outcome = await step().then(
        () => "done",
        (error: { code: string }) => error.code,
      );
      expect([name, outcome]).toEqual([name, "DOSSIER_CLOSED"]);
    }
    expect(await d.find()).toEqual(before);
  });
});

describe("undo of the cross", () => {
  it("keeps a judgement that can still be taken back, when the stuk only left one afspraak", async () => {
    const d = await deliveredStuk();
    await planStoryAfspraak(deps, kantoor, d.dossierId);
    await judgeStuk(deps, adviseur(), { ...d.step(), judgement: "approve", seenVersie: 1_000_000, reden: "", datumStuk: null });
    const { cancelled, afspraakIds } = await cancelStuk(deps, adviseur(), { ...d.step(), afspraakId: d.afspraakId });
    expect(cancelled).toBe(false);
    await restoreStuk(deps, adviseur(), { ...d.step(), afspraakIds });
    await undoJudgement(deps, adviseur(), d.step());
    expect((await d.find())?.status).toBe("received");
  });

  it("refuses an afspraak of another dossier, and leaves that one as it was", async () => {
    const d = await reserved();
    const other = await reserved();
    await cancelStuk(deps, adviseur(), { ...d.step(), afspraakId: d.afspraakId });
    const restore = restoreStuk(deps, adviseur(), { ...d.step(), afspraakIds: [d.afspraakId, other.afspraakId] });
    await expect(restore).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await d.find()).toBeUndefined();
    const links = await owner.selectFrom("stuk_afspraak").selectAll().where("stuk_id", "=", d.step().stukId).execute();
    expect(links).toEqual([]);
  });
});

import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { showDossier } from "../dossier/show-dossier.ts";
import { asKlant, asRol, openStoryDossier, planStoryAfspraak, testDeps } from "../testing/dossier.ts";
import { cancelStuk, restoreStuk } from "./cancel-stuk.ts";
import { acceptUpload, confirmUpload } from "./confirm-upload.ts";
import { judgeStuk, undoJudgement } from "./judge-stuk.ts";
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

describe("undo of the cross", () => {
  it("keeps a judgement that can still be taken back, when the stuk only left one afspraak", async () => {
    const d = await reserved();
    await confirmUpload(deps, {
      kantoorId: kantoor.id,
      bestandId: d.bestandId,
      fileKey: `key-${d.bestandId}`,
      fileHash: "md5",
      grootte: 1000,
    });
    await acceptUpload(deps, { kantoorId: kantoor.id, bestandId: d.bestandId, mime: "image/jpeg", virusscan: "clean" });
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

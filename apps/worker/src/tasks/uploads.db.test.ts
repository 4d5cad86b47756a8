import { findAanlevering, findBestand } from "@dossierklaar/db/queries/aanlevering";
import { enqueueJob } from "@dossierklaar/db/queries/job";
import { showDossier } from "@dossierklaar/domain/dossier/show-dossier";
import { confirmUpload } from "@dossierklaar/domain/dossiercontrole/confirm-upload";
import { reserveUpload } from "@dossierklaar/domain/dossiercontrole/reserve-upload";
import { asKlant, asRol } from "@dossierklaar/domain/testing/dossier";
import { FileMissingError } from "@dossierklaar/files/storage";
import { putFile } from "@dossierklaar/files/testing/put-file";
import { beforeEach, describe, expect, it } from "vitest";
import { startWorld } from "../testing/world.ts";
import { checkFile } from "./check-file.ts";
import { deleteFile } from "./delete-file.ts";
import { reconcileUploads } from "./reconcile-uploads.ts";

const world = await startWorld();
const { deps, owner, kantoor } = world;
const kantoorId = kantoor.id;
beforeEach(() => world.quiet());

const hour = 3_600_000;
// One white point.
const png = new Uint8Array(
  Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==", "base64"),
);
const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');

async function reserved(files: readonly { naam: string; bytes: Uint8Array<ArrayBuffer> }[]) {
  const dossier = await world.planned();
  const show = async () => (await showDossier(deps, asRol(kantoor, "adviseur"), dossier.nummer)).stukken;
  const stuk = (await show()).find((one) => one.naam.includes("UWV"));
  if (!stuk) throw new Error("the story asks for UWV");
  const aanleveringId = crypto.randomUUID();
  const { bestandIds } = await reserveUpload(deps, asKlant(kantoor, dossier), {
    requestId: crypto.randomUUID(),
    dossierId: dossier.dossierId,
    stukId: stuk.id,
    aanleveringId,
    bestanden: files.map(({ naam, bytes }) => ({ naam, grootte: bytes.length, mime: "image/png", draaiing: 0 as const })),
  });
  const upload = async (which: number): Promise<string> => {
    const file = files[which];
    if (!file) throw new RangeError("no such file");
    return putFile(world.filesEnv, { ...file, mime: "image/png", customId: bestandIds[which] ?? "" });
  };
  const confirm = async (which: number): Promise<string> => {
    const fileKey = await upload(which);
    const grootte = files[which]?.bytes.length ?? 0;
    await confirmUpload(deps, { kantoorId, bestandId: bestandIds[which] ?? "", fileKey, fileHash: "x", grootte });
    return fileKey;
  };
  const db = deps.databases.forKantoor(kantoorId);
  const bestand = (which: number) => findBestand(db, kantoorId, bestandIds[which] ?? "");
  const aanlevering = () => findAanlevering(db, kantoorId, dossier.dossierId, aanleveringId);
  const stukStatus = async () => (await show()).find((one) => one.id === stuk.id)?.status;
  return { ...dossier, bestandIds, upload, confirm, bestand, aanlevering, stukStatus };
}

const isStored = async (fileKey: string): Promise<boolean> => {
  try {
    await (await deps.storage.read(fileKey)).cancel();
    return true;
  } catch (error) {
    if (error instanceof FileMissingError) return false;
    throw error;
  }
};

describe("an upload", () => {
  it("makes its stuk Ontvangen once its content was looked at", async () => {
    const d = await reserved([{ naam: "uwv.jpg", bytes: png }]);
    await d.confirm(0);
    expect(await d.stukStatus()).toBe("requested");
    await world.runJobs();
    expect(await d.bestand(0)).toMatchObject({ status: "accepted", mime: "image/png", virusscan: "not_scanned" });
    expect(await d.stukStatus()).toBe("received");
  });

  it("that is not what it seems is refused with its reason and removed; the others go on", async () => {
    const d = await reserved([
      { naam: "uwv.png", bytes: png },
      { naam: "uwv-2.jpg", bytes: svg },
    ]);
    await d.confirm(0);
    const key = await d.confirm(1);
    await world.runJobs();
    expect(await d.bestand(0)).toMatchObject({ status: "accepted" });
    expect(await d.bestand(1)).toMatchObject({ status: "refused", weigering: "wrongType" });
    expect(await d.stukStatus()).toBe("requested");
    expect(await isStored(key)).toBe(false);
  });

  it("is judged once, however often it is looked at", async () => {
    const d = await reserved([{ naam: "uwv.png", bytes: png }]);
    await d.confirm(0);
    const check = () => checkFile(deps, { kantoorId, bestandId: d.bestandIds[0] ?? "" }, 1);
    await Promise.all([check(), check()]);
    await check();
    const received = await owner
      .selectFrom("dossier_event")
      .select("kind")
      .where("dossier_id", "=", d.dossierId)
      .where("kind", "=", "stuk.received")
      .execute();
    expect(received).toHaveLength(1);
  });

  it("waits while the storage does not answer, and is refused when its bytes are really gone", async () => {
    const d = await reserved([{ naam: "uwv.png", bytes: png }]);
    const key = await d.confirm(0);
    const check = (attempt: number, storage = deps.storage) =>
      checkFile({ ...deps, storage }, { kantoorId, bestandId: d.bestandIds[0] ?? "" }, attempt);
    const away = { ...deps.storage, read: () => Promise.reject(new Error("the file storage answered 503")) };
    await expect(check(9, away)).rejects.toThrow("503");
    expect((await d.bestand(0))?.status).toBe("uploaded");
    await deps.storage.remove([key]);
    await expect(check(1)).rejects.toThrow(FileMissingError);
    await check(5);
    expect(await d.bestand(0)).toMatchObject({ status: "refused", weigering: "unreadable" });
  });

  it("is never deleted while a dossier needs it", async () => {
    const d = await reserved([{ naam: "uwv.png", bytes: png }]);
    const key = await d.confirm(0);
    await world.runJobs();
    await deleteFile(deps, { kantoorId, fileKey: key });
    expect(await isStored(key)).toBe(true);
  });
});

describe("reconciliation", () => {
  it("confirms an upload whose callback was lost", async () => {
    const d = await reserved([{ naam: "uwv.png", bytes: png }]);
    await d.upload(0);
    await reconcileUploads(deps);
    expect((await d.bestand(0))?.status).toBe("reserved");
    world.later(hour);
    await reconcileUploads(deps);
    await world.runJobs();
    expect(await d.bestand(0)).toMatchObject({ status: "accepted" });
    expect(await d.stukStatus()).toBe("received");
  });

  it("queues the check that was lost, once", async () => {
    const d = await reserved([{ naam: "uwv.png", bytes: png }]);
    await d.confirm(0);
    await world.quiet();
    world.later(hour);
    await reconcileUploads(deps);
    await reconcileUploads(deps);
    expect((await world.listJobs()).filter((job) => job.key === `check:${d.bestandIds[0]}`)).toHaveLength(1);
    await world.runJobs();
    expect((await d.bestand(0))?.status).toBe("accepted");
  });

  it("drops what was announced and never came; the rest makes the aanlevering whole", async () => {
    const d = await reserved([
      { naam: "uwv.png", bytes: png },
      { naam: "nooit-gekomen.png", bytes: png },
    ]);
    const empty = await reserved([{ naam: "nooit-gekomen.png", bytes: png }]);
    await d.confirm(0);
    await world.runJobs();
    expect(await d.stukStatus()).toBe("requested");
    world.later(23 * hour);
    await reconcileUploads(deps);
    expect((await d.bestand(1))?.status).toBe("reserved");
    world.later(2 * hour);
    await reconcileUploads(deps);
    expect((await d.bestand(1))?.status).toBe("dropped");
    expect((await d.aanlevering())?.status).toBe("received");
    expect(await d.stukStatus()).toBe("received");
    expect((await empty.aanlevering())?.status).toBe("dropped");
    const [told] = await owner
      .selectFrom("dossier_event")
      .select(["actor_naam", "actor_soort"])
      .where("dossier_id", "=", d.dossierId)
      .where("kind", "=", "stuk.received")
      .execute();
    expect(told).toEqual({ actor_naam: "Eline Quist", actor_soort: "klant" });
  });

  it("removes files that belong to no row, after a day, and never all of them", async () => {
    const kept = await reserved([{ naam: "uwv.png", bytes: png }]);
    const key = await kept.confirm(0);
    const orphan = await putFile(world.filesEnv, { naam: "wees.png", mime: "image/png", bytes: png });
    world.later(hour - world.deps.clock.at.getTime() + Date.now());
    await reconcileUploads(deps);
    expect(await isStored(orphan)).toBe(true);
    world.later(25 * hour);
    // As if the storage of one installation stood beside the database of another.
    await owner
      .updateTable("bestand")
      .set({ status: "dropped", weigering: null })
      .where("status", "in", ["uploaded", "accepted"])
      .execute();
    await owner.updateTable("stuk").set({ pdf_key: null }).execute();
    await reconcileUploads(deps);
    expect(await isStored(orphan)).toBe(true);
    await owner.updateTable("bestand").set({ status: "accepted" }).where("file_key", "=", key).execute();
    await reconcileUploads(deps);
    expect(await isStored(orphan)).toBe(false);
    expect(await isStored(key)).toBe(true);
  });
});

it("queues work as the walled role", async () => {
  await deps.databases
    .forKantoor(kantoorId)
    .transaction()
    .execute((tx) => enqueueJob(tx, { task: "clean-up", payload: {} }));
  await world.runJobs();
  expect(await world.listJobs()).toEqual([]);
});

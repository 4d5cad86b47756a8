import {
  listNeededKeys,
  listStukkenWithoutPdf,
  listUnfinishedBestanden,
  type UnfinishedBestand,
} from "@dossierklaar/db/queries/aanlevering";
import { enqueueJob } from "@dossierklaar/db/queries/job";
import { confirmUpload, dropStaleUpload } from "@dossierklaar/domain/dossiercontrole/confirm-upload";
import type { StoredFile } from "@dossierklaar/files/storage";
import type { WorkerDeps } from "../deps.ts";

const minute = 60_000;
/** A callback or a job that is merely slow is not yet lost. */
const settledMs = 15 * minute;
/** Until then a client may come back to an upload that broke off. */
const abandonedMs = 24 * 60 * minute;
const keysAtOnce = 500;

/** Brings rows and stored files together again, in both directions. Safe to run at any time and twice. */
export async function reconcileUploads(deps: WorkerDeps): Promise<void> {
  const now = deps.clock.now().getTime();
  const rows = await listUnfinishedBestanden(deps.databases.withoutKantoor, new Date(now - settledMs));
  const stored: StoredFile[] = [];
  for await (const file of deps.storage.listFiles()) stored.push(file);
  const byBestand = new Map(stored.flatMap((file) => (file.customId === null ? [] : [[file.customId, file] as const])));
  for (const row of rows) {
    try {
      await reconcileRow(deps, row, byBestand.get(row.bestandId), now);
    } catch (error) {
      // One broken dossier must not keep the others waiting.
      deps.log.error({ bestandId: row.bestandId, err: error }, "an upload could not be reconciled");
    }
  }
  await removeOrphans(deps, stored, now);
  await combineForgotten(deps);
}

/** Papers from before pdfs were made, and those whose job was lost. */
async function combineForgotten(deps: WorkerDeps): Promise<void> {
  for (const stuk of await listStukkenWithoutPdf(deps.databases.withoutKantoor)) {
    await deps.databases
      .forKantoor(stuk.kantoorId)
      .transaction()
      .execute((tx) =>
        enqueueJob(tx, { task: "combine-stuk", payload: stuk, jobKey: `combine:${stuk.stukId}`, jobKeyMode: "preserve_run_at" }),
      );
  }
}

async function reconcileRow(deps: WorkerDeps, row: UnfinishedBestand, file: StoredFile | undefined, now: number): Promise<void> {
  const { kantoorId, dossierId, bestandId } = row;
  if (row.status === "uploaded") {
    await deps.databases
      .forKantoor(kantoorId)
      .transaction()
      .execute((tx) =>
        enqueueJob(tx, {
          task: "check-file",
          payload: { kantoorId, bestandId },
          jobKey: `check:${bestandId}`,
          jobKeyMode: "preserve_run_at",
        }),
      );
  } else if (file) {
    // The bytes are here and the callback was lost. Its hash was lost with it.
    await confirmUpload(deps, { kantoorId, bestandId, fileKey: file.key, fileHash: null, grootte: file.size });
  } else if (now - row.reservedAt.getTime() > abandonedMs) {
    await dropStaleUpload(deps, { kantoorId, dossierId, bestandId });
  }
}

async function removeOrphans(deps: WorkerDeps, stored: readonly StoredFile[], now: number): Promise<void> {
  const needed = new Set<string>();
  for (let at = 0; at < stored.length; at += keysAtOnce) {
    const keys = stored.slice(at, at + keysAtOnce).map((file) => file.key);
    for (const key of await listNeededKeys(deps.databases.withoutKantoor, keys)) needed.add(key);
  }
  const orphans = stored.filter((file) => !needed.has(file.key) && now - file.uploadedAt.getTime() > abandonedMs);
  if (orphans.length === 0) return;
  if (needed.size === 0) {
    // An empty or foreign database beside a full storage: whoever pointed one at the other by mistake would lose every paper.
    deps.log.error({ files: orphans.length }, "this database knows no file of the storage; nothing was removed");
    return;
  }
  await deps.storage.remove(orphans.map((file) => file.key));
  deps.log.info({ files: orphans.length }, "files without a row were removed");
}

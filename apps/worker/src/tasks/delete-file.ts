import { listNeededKeys } from "@dossierklaar/db/queries/aanlevering";
import { z } from "zod";
import type { WorkerDeps } from "../deps.ts";

export const deleteFilePayload = z.object({ kantoorId: z.uuid(), fileKey: z.string().min(1) });
export type DeleteFilePayload = z.infer<typeof deleteFilePayload>;

/** Removes a file that no dossier needs. Keys are short enough to collide: one that another bestand lives by is left alone. */
export async function deleteFile(deps: WorkerDeps, { fileKey }: DeleteFilePayload): Promise<void> {
  if ((await listNeededKeys(deps.databases.withoutKantoor, [fileKey])).has(fileKey)) {
    deps.log.warn({ fileKey }, "a file that was to be deleted is needed and was kept");
    return;
  }
  await deps.storage.remove([fileKey]);
}

import { findBestand } from "@dossierklaar/db/queries/aanlevering";
import { acceptUpload, refuseUpload } from "@dossierklaar/domain/dossiercontrole/confirm-upload";
import { checkContent } from "@dossierklaar/files/check";
import { FileMissingError } from "@dossierklaar/files/storage";
import { z } from "zod";
import type { WorkerDeps } from "../deps.ts";

export const checkFilePayload = z.object({ kantoorId: z.uuid(), bestandId: z.uuid() });
export type CheckFilePayload = z.infer<typeof checkFilePayload>;

/** So often a file may be missing before that is believed: a storage may be behind its own announcement. */
const believedMissingAfter = 5;

/**
 * Looks at what was uploaded: a stuk is Ontvangen only when each of its files is what it should be, else the client hears at that file what to do.
 * `attempt` counts from 1. Throws when the storage does not answer: nothing is decided.
 */
export async function checkFile(deps: WorkerDeps, { kantoorId, bestandId }: CheckFilePayload, attempt: number): Promise<void> {
  const bestand = await findBestand(deps.databases.forKantoor(kantoorId), kantoorId, bestandId);
  if (bestand?.status !== "uploaded" || bestand.file_key === null) return;
  try {
    const checked = await checkContent(await deps.storage.read(bestand.file_key), { naam: bestand.naam });
    if (checked.ok) await acceptUpload(deps, { kantoorId, bestandId, mime: checked.mime, virusscan: "not_scanned" });
    else await refuseUpload(deps, { kantoorId, bestandId, weigering: checked.weigering });
  } catch (error) {
    if (!(error instanceof FileMissingError) || attempt < believedMissingAfter) throw error;
    deps.log.error({ bestandId }, "an uploaded file is not in the storage");
    await refuseUpload(deps, { kantoorId, bestandId, weigering: "unreadable" });
  }
}

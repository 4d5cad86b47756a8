import { listDossiersToAnnounce, listDossiersToDelete } from "@dossierklaar/db/queries/bewaartermijn";
import { announceDeletion, endDossier } from "@dossierklaar/domain/bewaartermijn/end-dossier";
import { noticeDays } from "@dossierklaar/domain/bewaartermijn/rules";
import { addDays } from "@dossierklaar/domain/calendar-day";
import { dayOf } from "@dossierklaar/domain/format";
import type { WorkerDeps } from "../deps.ts";

/** Deletes the dossiers whose announced day has come, and announces those whose term ends soon. One that fails keeps no other waiting. */
export async function endDossiers(deps: WorkerDeps): Promise<void> {
  const db = deps.databases.withoutKantoor;
  const today = dayOf(deps.clock.now());
  const each = async (found: readonly { kantoorId: string; dossierId: string }[], work: typeof endDossier) => {
    for (const which of found) {
      try {
        await work(deps, which);
      } catch (error) {
        deps.log.error({ dossierId: which.dossierId, err: error }, "the end of a dossier failed");
      }
    }
  };
  await each(await listDossiersToDelete(db, today), endDossier);
  await each(await listDossiersToAnnounce(db, addDays(today, noticeDays)), announceDeletion);
}

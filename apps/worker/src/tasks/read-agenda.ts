import { AgendaError } from "@dossierklaar/calendar/agenda-error";
import { findKoppeling, listAgendapuntenByExtern, updateKoppeling } from "@dossierklaar/db/queries/agenda";
import { enqueueJob } from "@dossierklaar/db/queries/job";
import { enqueueSync } from "@dossierklaar/domain/agenda/settle-agenda";
import { z } from "zod";
import type { WorkerDeps } from "../deps.ts";
import { NotCoupled, withAccess } from "./agenda-access.ts";

export const readAgendaPayload = z.object({ kantoorId: z.uuid(), koppelingId: z.uuid() });
export type ReadAgendaPayload = z.infer<typeof readAgendaPayload>;

/**
 * Reads what changed in a coupled agenda since the last time and has every afspraak that is among it looked at: sync-calendar then decides
 * whether that is a proposal. What is not ours is not kept. When the vendor does not answer the next round reads the same again.
 */
export async function readAgenda(deps: WorkerDeps, { kantoorId, koppelingId }: ReadAgendaPayload): Promise<void> {
  const db = deps.databases.forKantoor(kantoorId);
  const koppeling = await findKoppeling(db, kantoorId, koppelingId);
  if (koppeling?.status !== "active") return;
  const now = deps.clock.now();
  try {
    const { changes, cursor, isWhole } = await withAccess(deps, koppeling, async (agenda, token) => {
      try {
        return { ...(await agenda.listChanges(token, koppeling.cursor, now)), isWhole: koppeling.cursor === null };
      } catch (error) {
        if (!(error instanceof AgendaError && error.kind === "cursor")) throw error;
        return { ...(await agenda.listChanges(token, null, now)), isWhole: true };
      }
    });
    const ours = await listAgendapuntenByExtern(
      db,
      kantoorId,
      koppelingId,
      changes.map((change) => change.externId),
    );
    await db.transaction().execute(async (tx) => {
      // Read from the start, what she deleted is not in it: each of ours is asked for by itself.
      if (isWhole) {
        const { gebruiker_id: gebruikerId } = koppeling;
        await enqueueJob(tx, { task: "resync-agenda", payload: { kantoorId, gebruikerId }, jobKey: `resync:${gebruikerId}` });
      } else for (const punt of ours) await enqueueSync(tx, kantoorId, punt.afspraak_id);
      await updateKoppeling(tx, kantoorId, koppelingId, { cursor }, { status: "active" });
    });
  } catch (error) {
    if (error instanceof NotCoupled) return;
    if (!(error instanceof AgendaError)) throw error;
    deps.log.info({ kantoorId, koppelingId, reason: error.message }, "an agenda could not be read, and is read again in the next round");
  }
}

import { AgendaError } from "@dossierklaar/calendar/agenda-error";
import {
  findKoppeling,
  listActiveKoppelingen,
  listAfsprakenForAgenda,
  listEndedKoppelingen,
  listWaitingForAgenda,
  updateKoppeling,
} from "@dossierklaar/db/queries/agenda";
import { enqueueJob } from "@dossierklaar/db/queries/job";
import { enqueueSync } from "@dossierklaar/domain/agenda/settle-agenda";
import { z } from "zod";
import type { WorkerDeps } from "../deps.ts";
import { RetryLater } from "../retry-later.ts";
import { findAgenda, openRefreshToken } from "./agenda-access.ts";

/** Longer than any sync takes. */
const stuckMs = 10 * 60_000;
const againMs = 5 * 60_000;

/**
 * Has every coupled agenda read for what advisers did in it, and queues again what should have been done: a worker that was killed keeps
 * its jobs locked for hours. What waits to be tried later keeps its time.
 */
export async function readAgendas(deps: WorkerDeps): Promise<void> {
  const nobody = deps.databases.withoutKantoor;
  for (const { kantoorId, koppelingId } of await listActiveKoppelingen(nobody))
    await deps.databases
      .forKantoor(kantoorId)
      .transaction()
      .execute((tx) => enqueueJob(tx, { task: "read-agenda", payload: { kantoorId, koppelingId }, jobKey: `read:${koppelingId}` }));
  for (const { kantoorId, koppelingId } of await listEndedKoppelingen(nobody))
    await deps.databases
      .forKantoor(kantoorId)
      .transaction()
      .execute((tx) =>
        enqueueJob(tx, {
          task: "end-koppeling",
          payload: { kantoorId, koppelingId },
          jobKey: `end:${koppelingId}`,
          jobKeyMode: "preserve_run_at",
        }),
      );
  const before = new Date(deps.clock.now().getTime() - stuckMs);
  for (const { kantoorId, afspraakId } of await listWaitingForAgenda(nobody, before))
    await deps.databases
      .forKantoor(kantoorId)
      .transaction()
      .execute((tx) => enqueueSync(tx, kantoorId, afspraakId, true));
}

export const resyncAgendaPayload = z.object({ kantoorId: z.uuid(), gebruikerId: z.uuid() });
export type ResyncAgendaPayload = z.infer<typeof resyncAgendaPayload>;

/** Looks anew at every afspraak to come that stands in somebody's agenda, or should: she coupled, uncoupled, or her consent ran out. */
export async function resyncAgenda(deps: WorkerDeps, { kantoorId, gebruikerId }: ResyncAgendaPayload): Promise<void> {
  const db = deps.databases.forKantoor(kantoorId);
  const afspraakIds = await listAfsprakenForAgenda(db, kantoorId, gebruikerId, deps.clock.now());
  await db.transaction().execute(async (tx) => {
    for (const afspraakId of afspraakIds) await enqueueSync(tx, kantoorId, afspraakId);
  });
}

export const endKoppelingPayload = z.object({ kantoorId: z.uuid(), koppelingId: z.uuid() });
export type EndKoppelingPayload = z.infer<typeof endKoppelingPayload>;

/** Takes the consent of a coupling that ended back at its vendor, and forgets its tokens. Coupled again meanwhile: nothing is to be done. */
export async function endKoppeling(deps: WorkerDeps, { kantoorId, koppelingId }: EndKoppelingPayload): Promise<void> {
  const db = deps.databases.forKantoor(kantoorId);
  const koppeling = await findKoppeling(db, kantoorId, koppelingId);
  if (koppeling?.status !== "ended" || koppeling.vernieuw_token === "") return;
  const agenda = findAgenda(deps, koppeling);
  try {
    if (agenda) await agenda.revoke(openRefreshToken(deps, koppeling));
  } catch (error) {
    if (!(error instanceof AgendaError)) throw error;
    if (error.kind === "later") throw new RetryLater(Math.max(error.afterMs ?? 0, againMs), error.message);
  }
  const about = { status: "ended" as const, vernieuwToken: koppeling.vernieuw_token };
  await db.transaction().execute((tx) => updateKoppeling(tx, kantoorId, koppelingId, { vernieuw_token: "" }, about));
}

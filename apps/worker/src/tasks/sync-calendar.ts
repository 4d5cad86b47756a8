import { AgendaError } from "@dossierklaar/calendar/agenda-error";
import { type AfspraakRow, findAfspraak } from "@dossierklaar/db/queries/afspraak";
import {
  type AgendapuntRow,
  deleteAgendapunt,
  ensureAgendapunt,
  findKoppeling,
  findKoppelingOf,
  type KoppelingRow,
  listAgendapunten,
  updateAgendapunt,
} from "@dossierklaar/db/queries/agenda";
import { isOver } from "@dossierklaar/domain/afspraak/rules";
import { isSameItem, itemOf, ofGezet, toGezet, voorstelOf } from "@dossierklaar/domain/agenda/rules";
import { type AgendaOutcome, settleAgenda } from "@dossierklaar/domain/agenda/settle-agenda";
import { z } from "zod";
import type { WorkerDeps } from "../deps.ts";
import { RetryLater } from "../retry-later.ts";
import { findAgenda, NotCoupled, withAccess } from "./agenda-access.ts";

export const syncCalendarPayload = z.object({ kantoorId: z.uuid(), afspraakId: z.uuid() });
export type SyncCalendarPayload = z.infer<typeof syncCalendarPayload>;

const second = 1000;
const minute = 60 * second;

/**
 * Makes the agenda of its adviseur say of an afspraak what Dossierklaar says, once, however often and wherever this runs: puts it there,
 * changes it, takes it away, also out of the agenda of who had it before. What she moved or deleted there since is never written over but
 * proposed. Throws RetryLater when the vendor does not answer or asks for patience.
 */
export async function syncCalendar(deps: WorkerDeps, { kantoorId, afspraakId }: SyncCalendarPayload): Promise<void> {
  const db = deps.databases.forKantoor(kantoorId);
  const afspraak = await findAfspraak(db, kantoorId, afspraakId);
  if (!afspraak) return;
  const isWanted = afspraak.in_agenda && afspraak.status === "planned";
  const hers = isWanted ? await findKoppelingOf(db, kantoorId, afspraak.adviseur_id) : undefined;
  const koppeling = hers?.status === "active" && findAgenda(deps, hers) ? hers : undefined;
  try {
    const removed = await takeAwayElsewhere(deps, afspraak, koppeling?.id);
    if (koppeling) return await settleAgenda(deps, afspraak, await place(deps, afspraak, koppeling));
    const did = removed ? "removed" : null;
    await settleAgenda(deps, afspraak, { stand: isWanted ? "stopped" : "none", voorstel: null, did, agenda: removed ?? null });
  } catch (error) {
    await settleFailure(deps, afspraak, error);
  }
}

/** Only what she decides, or an operator, mends some failures; the others are tried again, as long as the afspraak is still to come. */
async function settleFailure(deps: WorkerDeps, afspraak: AfspraakRow, error: unknown): Promise<void> {
  const settle = (stand: AgendaOutcome["stand"]) =>
    settleAgenda(deps, afspraak, { stand, voorstel: afspraak.agenda_voorstel, did: null, agenda: null });
  if (error instanceof NotCoupled) return settle("stopped");
  if (!(error instanceof AgendaError)) throw error;
  const facts = { kantoorId: afspraak.kantoor_id, afspraakId: afspraak.id, reason: error.message };
  const moment = { begintOp: afspraak.begint_op, duurMinuten: afspraak.duur_minuten };
  if (error.kind === "refused" || isOver(moment, deps.clock.now())) {
    deps.log.warn(facts, "an agenda did not take an afspraak");
    return settle("failed");
  }
  throw new RetryLater(Math.max(error.afterMs ?? 0, backOffMs(deps, afspraak)), error.message);
}

/** Longer as it lasts longer, so that no count has to be kept: some seconds at first, half an hour in the end. */
function backOffMs(deps: WorkerDeps, afspraak: AfspraakRow): number {
  const age = deps.clock.now().getTime() - (afspraak.agenda_sinds?.getTime() ?? 0);
  return Math.min(30 * minute, Math.max(15 * second, age / 2));
}

/** Out of every agenda but this one, where that still can be; answers out of whose. What cannot be reached is kept for when it can. */
async function takeAwayElsewhere(
  deps: WorkerDeps,
  { kantoor_id: kantoorId, id }: AfspraakRow,
  here: string | undefined,
): Promise<KoppelingRow["soort"] | undefined> {
  const db = deps.databases.forKantoor(kantoorId);
  let from: KoppelingRow["soort"] | undefined;
  for (const punt of await listAgendapunten(db, kantoorId, id)) {
    if (punt.koppeling_id === here) continue;
    const koppeling = await findKoppeling(db, kantoorId, punt.koppeling_id);
    if (koppeling?.status !== "active" || !findAgenda(deps, koppeling)) continue;
    try {
      await withAccess(deps, koppeling, async (agenda, token) => {
        // Its making may have got through while the answer was lost.
        const externId = punt.extern_id ?? (await agenda.findByKey(token, punt.id));
        if (externId) await agenda.remove(token, externId);
      });
    } catch (error) {
      if (error instanceof NotCoupled) continue;
      throw error;
    }
    await db.transaction().execute((tx) => deleteAgendapunt(tx, kantoorId, punt.id));
    from = koppeling.soort;
  }
  return from;
}

/** Into this agenda, as it should be. */
async function place(deps: WorkerDeps, afspraak: AfspraakRow, koppeling: KoppelingRow): Promise<AgendaOutcome> {
  const { kantoor_id: kantoorId } = afspraak;
  const db = deps.databases.forKantoor(kantoorId);
  const item = itemOf(afspraak);
  const punt = await db.transaction().execute((tx) => ensureAgendapunt(tx, kantoorId, afspraak.id, koppeling.id));
  const outcome: AgendaOutcome = { stand: "placed", voorstel: null, did: null, agenda: koppeling.soort };
  const settled = await withAccess(deps, koppeling, async (agenda, token) => {
    const gezet = punt.gezet && ofGezet(punt.gezet);
    if (gezet && punt.extern_id) {
      const found = await agenda.find(token, punt.extern_id);
      const voorstel = voorstelOf(gezet, item, found);
      // What is past she may tidy up.
      if (voorstel && !isOver(item, deps.clock.now())) return { voorstel };
      if (voorstel || isSameItem(gezet, item)) return { voorstel: null };
    }
    return { externId: await agenda.put(token, { key: punt.id, externId: punt.extern_id, item }) };
  });
  if (!("externId" in settled)) return { ...outcome, voorstel: settled.voorstel };
  const { externId } = settled;
  await db
    .transaction()
    .execute((tx) => updateAgendapunt(tx, kantoorId, punt.id, { extern_id: externId, gezet: JSON.stringify(toGezet(item)) }));
  return { ...outcome, did: wasThere(punt) ? "changed" : "placed" };
}

const wasThere = (punt: AgendapuntRow): boolean => punt.extern_id !== null;

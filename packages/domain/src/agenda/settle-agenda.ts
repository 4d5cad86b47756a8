import type { Tx } from "@dossierklaar/db";
import type { AgendaSoort, AgendaStand, AgendaVoorstel } from "@dossierklaar/db/columns";
import { type AfspraakRow, findAfspraak, updateAfspraak } from "@dossierklaar/db/queries/afspraak";
import { enqueueJob } from "@dossierklaar/db/queries/job";
import type { DomainDeps } from "../deps.ts";
import { changeDossier } from "../record-event.ts";
import { isSameVoorstel } from "./rules.ts";

/** Brings an agenda up to date with an afspraak. One job of it at a time waits. */
export const enqueueSync = (tx: Tx, kantoorId: string, afspraakId: string, keepRunAt = false): Promise<void> =>
  enqueueJob(tx, {
    task: "sync-calendar",
    payload: { kantoorId, afspraakId },
    jobKey: `agenda:${afspraakId}`,
    ...(keepRunAt ? { jobKeyMode: "preserve_run_at" as const } : {}),
  });

export type AgendaOutcome = {
  stand: AgendaStand;
  voorstel: AgendaVoorstel | null;
  /** What was done in the agenda just now. */
  did: "placed" | "changed" | "removed" | null;
  agenda: AgendaSoort | null;
};

/**
 * Writes down how an afspraak stands in an agenda, and tells it when that is news. `seen` is the afspraak as it was acted on: when it
 * changed since, the agenda may hold what is old, so it is looked at once more.
 */
export async function settleAgenda(deps: DomainDeps, seen: AfspraakRow, outcome: AgendaOutcome): Promise<void> {
  const { kantoor_id: kantoorId, dossier_id: dossierId, id } = seen;
  await changeDossier(deps, { kind: "system", kantoorId }, { dossierId, once: null }, async (change) => {
    const row = await findAfspraak(change.tx, kantoorId, id);
    if (!row) return;
    if (row.agenda_sinds?.getTime() !== seen.agenda_sinds?.getTime()) return enqueueSync(change.tx, kantoorId, id);
    const { stand, voorstel, did, agenda } = outcome;
    const isOther = !isSameVoorstel(voorstel, row.agenda_voorstel);
    const about = { afspraakId: id, titel: row.titel };
    if (did) change.tell({ kind: "agenda.synced", ...about, wat: did, agenda }, { afspraakId: id });
    if (isOther && voorstel)
      change.tell(
        { kind: "agenda.proposed", ...about, soort: voorstel.soort, naar: voorstel.soort === "moved" ? voorstel.begintOp : null },
        { afspraakId: id },
      );
    if (stand !== row.agenda_stand && (stand === "stopped" || stand === "failed"))
      change.tell({ kind: "agenda.stopped", ...about, stand }, { afspraakId: id });
    else if (!did && !voorstel && (isOther || stand !== row.agenda_stand))
      change.tell({ kind: "agenda.synced", ...about, wat: "same", agenda }, { afspraakId: id });
    if (!did && !isOther && stand === row.agenda_stand) return;
    await updateAfspraak(change.tx, kantoorId, id, {
      versie: change.versie,
      agenda_stand: stand,
      agenda_voorstel: voorstel && JSON.stringify(voorstel),
    });
  });
}

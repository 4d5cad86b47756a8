import type { Tx } from "@dossierklaar/db";
import { type AfspraakRow, findAfspraak } from "@dossierklaar/db/queries/afspraak";
import { findLastAfspraakEvent } from "@dossierklaar/db/queries/dossier-event";
import { DomainError } from "../errors.ts";
import type { DossierEventKind } from "../events.ts";
import type { DossierChange } from "../record-event.ts";

/** The afspraak of the dossier that is being changed. Throws NOT_FOUND. */
export async function loadAfspraak(
  { tx, dossier }: { tx: Tx; dossier: DossierChange["dossier"] },
  afspraakId: string,
): Promise<AfspraakRow> {
  const row = await findAfspraak(tx, dossier.kantoorId, afspraakId);
  if (!row || row.dossier_id !== dossier.id) throw new DomainError("NOT_FOUND");
  return row;
}

/** What makes a step on an older sight of the afspraak wrong. */
const overtaking = ["afspraak.changed", "afspraak.cancelled"] as const satisfies readonly DossierEventKind[];

/**
 * The afspraak, still as it was seen and still planned. Throws NOT_FOUND, and ALREADY_CHANGED with who did what when a colleague was
 * first. What the client asked meanwhile is no reason to refuse.
 */
export async function loadSeenAfspraak(change: DossierChange, afspraakId: string, seenVersie: number): Promise<AfspraakRow> {
  const row = await loadAfspraak(change, afspraakId);
  const { tx, dossier } = change;
  const since = await findLastAfspraakEvent(tx, dossier.kantoorId, dossier.id, row.id, overtaking, seenVersie);
  if (since || row.status === "cancelled")
    throw new DomainError("ALREADY_CHANGED", { afspraak: row.status, ...(since ? { door: since.actor_naam } : {}) });
  return row;
}

import { listAfspraken } from "@dossierklaar/db/queries/afspraak";
import { linkStukken, unlinkStuk, updateStuk } from "@dossierklaar/db/queries/stuk";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireOpen, requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";
import { hasPapers, loadStuk, nameOfStuk } from "./load-stuk.ts";
import { findNextStatus } from "./rules.ts";

export const cancelStukSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  stukId: z.uuid(),
  /** The afspraak at whose checklist the cross was pressed; null on the checklist of the whole dossier. */
  afspraakId: z.uuid().nullable(),
});
export type CancelStukInput = z.infer<typeof cancelStukSchema>;

/**
 * The cross. At an afspraak it takes the request away there; the stuk itself is cancelled once no other afspraak asks it. On the
 * dossier's own checklist it cancels at once. With a file it stays there as Vervallen. Answers what undo needs.
 */
export async function cancelStuk(
  deps: DomainDeps,
  actor: Actor,
  input: CancelStukInput,
): Promise<{ cancelled: boolean; afspraakIds: string[] }> {
  requireWorker(actor);
  return changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "stuk.cancel", input } },
    async (change) => {
      requireOpen(change.dossier);
      const stuk = await loadStuk(change.tx, actor, change.dossier.id, input.stukId);
      await requireOwnAfspraken(change, input.afspraakId === null ? [] : [input.afspraakId]);
      const leaving = input.afspraakId === null ? stuk.afspraak_ids : stuk.afspraak_ids.filter((id) => id === input.afspraakId);
      const cancelled = leaving.length === stuk.afspraak_ids.length;
      // What was delivered stays in sight as Vervallen where it was asked; a request without papers leaves.
      const unlinked = cancelled && hasPapers(stuk) ? [] : leaving;
      for (const afspraakId of unlinked) await unlinkStuk(change.tx, actor.kantoorId, stuk.id, afspraakId);
      if (cancelled) {
        const status = findNextStatus(stuk.status, "cancel");
        if (!status) throw new DomainError("TRANSITION_REFUSED", { status: stuk.status });
        await updateStuk(change.tx, actor.kantoorId, stuk.id, { status, vorige_status: stuk.status, versie: change.versie });
      } else await updateStuk(change.tx, actor.kantoorId, stuk.id, { versie: change.versie });
      change.tell(
        { kind: "stuk.cancelled", stukId: stuk.id, naam: nameOfStuk(stuk) },
        { afspraakId: input.afspraakId, stukId: stuk.id, aanvragerId: stuk.aanvrager_id },
      );
      return { cancelled, afspraakIds: unlinked };
    },
  );
}

export const restoreStukSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  stukId: z.uuid(),
  afspraakIds: z.array(z.uuid()).max(100),
});

/** Undo of the cross: the status before, asked again at the afspraken it was asked at. */
export async function restoreStuk(deps: DomainDeps, actor: Actor, input: z.infer<typeof restoreStukSchema>): Promise<void> {
  requireWorker(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "stuk.restore", input } },
    async (change) => {
      requireOpen(change.dossier);
      const stuk = await loadStuk(change.tx, actor, change.dossier.id, input.stukId);
      await requireOwnAfspraken(change, input.afspraakIds);
      // A stuk that only left this afspraak keeps its status, and so what its judgement can be taken back to.
      const back = stuk.status === "cancelled" ? { status: stuk.vorige_status ?? ("requested" as const), vorige_status: null } : {};
      await updateStuk(change.tx, actor.kantoorId, stuk.id, { ...back, versie: change.versie });
      for (const afspraakId of input.afspraakIds) await linkStukken(change.tx, actor.kantoorId, afspraakId, [stuk.id], change.now);
      change.tell({ kind: "stuk.restored", stukId: stuk.id, naam: nameOfStuk(stuk) }, { stukId: stuk.id, aanvragerId: stuk.aanvrager_id });
    },
  );
}

/** The afspraken that a browser names are this dossier's: the keys hold the kantoor only. Throws NOT_FOUND. */
async function requireOwnAfspraken({ tx, dossier }: DossierChange, afspraakIds: readonly string[]): Promise<void> {
  if (afspraakIds.length === 0) return;
  const own = await listAfspraken(tx, dossier.kantoorId, dossier.id, -1);
  if (!afspraakIds.every((id) => own.some((a) => a.id === id))) throw new DomainError("NOT_FOUND");
}

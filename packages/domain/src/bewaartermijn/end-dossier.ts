import {
  deleteDossier,
  insertVerwijderdDossier,
  listAnnouncedDossiers,
  listFileKeysOf,
  listVerwijderdeDossiers,
} from "@dossierklaar/db/queries/bewaartermijn";
import { findDossier, findDossierForUpdate, updateDossier } from "@dossierklaar/db/queries/dossier";
import { enqueueJob } from "@dossierklaar/db/queries/job";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { addMonths } from "../calendar-day.ts";
import type { DomainDeps } from "../deps.ts";
import { DomainError } from "../errors.ts";
import { dayOf } from "../format.ts";
import { requireAdmin } from "../kantoor/policy.ts";
import { changeDossier } from "../record-event.ts";
import { deletionDay, isToAnnounce, mostKeptYears } from "./rules.ts";
import { type BewaartermijnView, toAangekondigdView, toVerwijderdView } from "./view.ts";

type Which = { kantoorId: string; dossierId: string };

/** Says on which day a closed dossier is deleted. Called by a job; safe to repeat. */
export async function announceDeletion(deps: DomainDeps, { kantoorId, dossierId }: Which): Promise<void> {
  if (!(await findDossier(deps.databases.forKantoor(kantoorId), kantoorId, { id: dossierId }))) return;
  await changeDossier(deps, { kind: "system", kantoorId }, { dossierId, once: null }, async ({ tx, now, tell }) => {
    const row = await findDossier(tx, kantoorId, { id: dossierId });
    const today = dayOf(now);
    // Opened again, or to be kept longer, since it was found.
    if (!row?.gesloten_op || row.bewaren_tot === null || row.verwijderen_op !== null || !isToAnnounce(row.bewaren_tot, today)) return;
    const op = deletionDay(row.bewaren_tot, today);
    await updateDossier(tx, kantoorId, dossierId, { verwijderen_op: op });
    tell({ kind: "dossier.deletionAnnounced", op });
  });
}

/**
 * Deletes a dossier whose announced day has come, with everything that it owns; its files go from the storage by a job each. What stays says
 * that a dossier of this number was there and when it went, which is what the kantoor must be able to show. Called by a job; safe to repeat.
 */
export async function endDossier(deps: DomainDeps, { kantoorId, dossierId }: Which): Promise<void> {
  await deps.databases
    .forKantoor(kantoorId)
    .transaction()
    .execute(async (tx) => {
      const row = await findDossierForUpdate(tx, kantoorId, dossierId);
      const now = deps.clock.now();
      if (!row?.gesloten_op || row.bewaren_tot === null || row.verwijderen_op === null || row.verwijderen_op > dayOf(now)) return;
      const fileKeys = await listFileKeysOf(tx, kantoorId, dossierId);
      await deleteDossier(tx, kantoorId, dossierId);
      await insertVerwijderdDossier(tx, {
        kantoor_id: kantoorId,
        nummer: row.nummer,
        geopend_op: row.aangemaakt_op,
        gesloten_op: row.gesloten_op,
        bewaren_tot: row.bewaren_tot,
        verwijderd_op: now,
        bestanden: fileKeys.length,
      });
      for (const fileKey of fileKeys) await enqueueJob(tx, { task: "delete-file", payload: { kantoorId, fileKey } });
    });
}

export const keepLongerSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  tot: z.iso.date("Vul een datum in, bijvoorbeeld 24-11-2027."),
});

/** Keeps a closed dossier until another day; its end is announced anew. Throws NOT_FOUND, FORBIDDEN, INVALID_INPUT, ALREADY_CHANGED when it is open. */
export async function keepLonger(deps: DomainDeps, actor: Actor, input: z.infer<typeof keepLongerSchema>): Promise<void> {
  requireAdmin(actor);
  const once = { requestId: input.requestId, procedure: "dossier.keepLonger", input };
  await changeDossier(deps, actor, { dossierId: input.dossierId, once }, async ({ tx, now, dossier, tell }) => {
    if (!dossier.gesloten) throw new DomainError("ALREADY_CHANGED");
    const today = dayOf(now);
    if (isToAnnounce(input.tot, today) || input.tot > addMonths(today, 12 * mostKeptYears))
      throw new DomainError("INVALID_INPUT", { field: "tot" });
    await updateDossier(tx, actor.kantoorId, dossier.id, { bewaren_tot: input.tot, verwijderen_op: null });
    tell({ kind: "dossier.keptLonger", tot: input.tot });
  });
}

/** As many as anybody reads through; the first to go come first. */
const mostShown = 200;

/** Which dossiers go and which went, for an admin. Throws FORBIDDEN. */
export async function showBewaartermijn(deps: DomainDeps, actor: Actor): Promise<BewaartermijnView> {
  requireAdmin(actor);
  const db = deps.databases.forKantoor(actor.kantoorId);
  const [announced, deleted] = await Promise.all([
    listAnnouncedDossiers(db, actor.kantoorId, mostShown),
    listVerwijderdeDossiers(db, actor.kantoorId, mostShown),
  ]);
  return { aangekondigd: announced.map(toAangekondigdView), verwijderd: deleted.map(toVerwijderdView) };
}

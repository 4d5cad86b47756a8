import type { Db } from "@dossierklaar/db";
import { findStuk, type StukRow } from "@dossierklaar/db/queries/stuk";
import type { Actor } from "../actor.ts";
import { maySeeOf } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { klantNameOf, toAdviseurStukView } from "./view.ts";

/** The stuk of a dossier that was loaded for this actor. A client gets NOT_FOUND for what is asked of someone she is not signed in for. */
export async function loadStuk(db: Db, actor: Actor, dossierId: string, stukId: string): Promise<StukRow> {
  const row = await findStuk(db, actor.kantoorId, dossierId, stukId);
  if (!row || (actor.kind === "klant" && !maySeeOf(actor, row.aanvrager_id))) throw new DomainError("NOT_FOUND");
  return row;
}

/** Whether something was delivered that can be looked at. */
export const hasPapers = (row: Pick<StukRow, "bestanden">): boolean => row.bestanden.some((b) => b.status === "accepted");

/** What was delivered for it, without what the kantoor offers to read. */
export const papersOf = (row: Pick<StukRow, "bestanden">): StukRow["bestanden"] =>
  row.bestanden.filter((file) => file.status === "accepted" && file.ontvangen_op !== null && !file.ter_inzage);

/** How the stuk is called in the Logboek: as the kantoor calls it. */
export const nameOfStuk = (row: StukRow): string => toAdviseurStukView(row).naam;

/** How the client calls it. */
export const klantNameOfStuk = (row: StukRow): string => klantNameOf(row);

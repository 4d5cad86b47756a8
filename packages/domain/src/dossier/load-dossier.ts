import type { Db, Tx } from "@dossierklaar/db";
import type { Toon } from "@dossierklaar/db/columns";
import { type DossierGateRow, findDossier, findDossierGateForUpdate } from "@dossierklaar/db/queries/dossier";
import type { Actor } from "../actor.ts";
import { DomainError } from "../errors.ts";
import { maySeeDossier } from "./policy.ts";

export type DossierRow = {
  kantoorId: string;
  id: string;
  nummer: string;
  versie: number;
  aanspreekvorm: Toon;
  adviseurId: string;
  behandelaarId: string | null;
  gesloten: boolean;
};

const toDossierRow = (row: DossierGateRow): DossierRow => ({
  kantoorId: row.kantoor_id,
  id: row.id,
  nummer: row.nummer,
  versie: row.versie,
  aanspreekvorm: row.aanspreekvorm,
  adviseurId: row.adviseur_id,
  behandelaarId: row.behandelaar_id,
  gesloten: row.gesloten_op !== null,
});

/** The gate of every command: the dossier, locked until the transaction ends. What is foreign and what is absent look alike: NOT_FOUND. */
export async function loadDossier(tx: Tx, actor: Actor, dossierId: string): Promise<DossierRow> {
  return requireVisible(actor, await findDossierGateForUpdate(tx, actor.kantoorId, dossierId));
}

/** The gate of every read, without a lock. */
export async function readDossier(db: Db, actor: Actor, by: { id: string } | { nummer: string }): Promise<DossierRow> {
  return requireVisible(actor, await findDossier(db, actor.kantoorId, by));
}

function requireVisible(actor: Actor, row: DossierGateRow | undefined): DossierRow {
  const dossier = row && toDossierRow(row);
  if (!dossier || !maySeeDossier(actor, dossier)) throw new DomainError("NOT_FOUND");
  return dossier;
}

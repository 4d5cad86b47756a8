import { sql } from "kysely";
import type { Db, Row, Tx } from "../types.ts";
import type { AfspraakRow } from "./afspraak.ts";

export const findAbonnement = (db: Db, kantoorId: string, gebruikerId: string): Promise<Row<"agenda_abonnement"> | undefined> =>
  db
    .selectFrom("agenda_abonnement")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("gebruiker_id", "=", gebruikerId)
    .executeTakeFirst();

/** Puts it in the place of the one before. */
export async function upsertAbonnement(tx: Tx, row: Row<"agenda_abonnement">): Promise<void> {
  const { token_hash, aangemaakt_op } = row;
  await tx
    .insertInto("agenda_abonnement")
    .values(row)
    .onConflict((on) => on.columns(["kantoor_id", "gebruiker_id"]).doUpdateSet({ token_hash, aangemaakt_op }))
    .execute();
}

export async function deleteAbonnement(tx: Tx, kantoorId: string, gebruikerId: string): Promise<void> {
  await tx.deleteFrom("agenda_abonnement").where("kantoor_id", "=", kantoorId).where("gebruiker_id", "=", gebruikerId).execute();
}

/** Whose address this is, over all kantoren; undefined when it is nobody's (any more). */
export async function findAbonnementOwner(db: Db, tokenHash: Buffer): Promise<{ kantoorId: string; gebruikerId: string } | undefined> {
  const { rows } = await sql<{ kantoor_id: string; gebruiker_id: string }>`select * from find_agenda_abonnement(${tokenHash})`.execute(db);
  const row = rows[0];
  return row && { kantoorId: row.kantoor_id, gebruikerId: row.gebruiker_id };
}

export type FeedRow = Pick<AfspraakRow, "id" | "versie" | "titel" | "locatie" | "opmerkingen" | "begint_op" | "duur_minuten" | "status">;

/** The afspraken of somebody from a moment on, called off ones too, in order of time. What is for the kantoor alone is not read. */
export const listFeedAfspraken = (db: Db, kantoorId: string, gebruikerId: string, from: Date): Promise<FeedRow[]> =>
  db
    .selectFrom("afspraak")
    .select(["id", "versie", "titel", "locatie", "opmerkingen", "begint_op", "duur_minuten", "status"])
    .where("kantoor_id", "=", kantoorId)
    .where("adviseur_id", "=", gebruikerId)
    .where("begint_op", ">=", from)
    .orderBy("begint_op")
    .orderBy("id")
    .execute();

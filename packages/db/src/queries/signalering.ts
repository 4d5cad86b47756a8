import type { Insertable, Updateable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";

export type SignaleringRow = Row<"signalering">;

/** The open signaleringen of a dossier, the first day first. */
export const listOpenSignaleringen = (db: Db, kantoorId: string, dossierId: string): Promise<SignaleringRow[]> =>
  db
    .selectFrom("signalering")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .where("status", "=", "open")
    .orderBy("op")
    .orderBy("aangemaakt_op")
    .execute();

export const findSignalering = (db: Db, kantoorId: string, id: string): Promise<SignaleringRow | undefined> =>
  db.selectFrom("signalering").selectAll().where("kantoor_id", "=", kantoorId).where("id", "=", id).executeTakeFirst();

/** Whether a job found this at or after a moment, seen to or not. */
export async function hasSignaleringSince(
  db: Db,
  kantoorId: string,
  dossierId: string,
  soort: SignaleringRow["soort"],
  sinds: Date,
): Promise<boolean> {
  const found = await db
    .selectFrom("signalering")
    .select("id")
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .where("soort", "=", soort)
    .where("sinds", ">=", sinds)
    .executeTakeFirst();
  return found !== undefined;
}

/** Undefined when a job found the same thing before and it is still open. */
export async function insertSignalering(tx: Tx, row: Insertable<Database["signalering"]>): Promise<string | undefined> {
  const added = await tx
    .insertInto("signalering")
    .values(row)
    .onConflict((on) => on.doNothing())
    .returning("id")
    .executeTakeFirst();
  return added?.id;
}

export async function updateSignalering(tx: Tx, kantoorId: string, id: string, set: Updateable<Database["signalering"]>): Promise<void> {
  await tx.updateTable("signalering").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", id).execute();
}

import { type Insertable, sql, type Updateable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";

export type AfspraaktypeRow = Row<"afspraaktype">;

/** Every kind of afspraak in its order, what was switched off too. */
export const listAllAfspraaktypen = (db: Db, kantoorId: string): Promise<AfspraaktypeRow[]> =>
  db.selectFrom("afspraaktype").selectAll().where("kantoor_id", "=", kantoorId).orderBy("volgorde").orderBy("id").execute();

export async function insertAfspraaktype(tx: Tx, row: Insertable<Database["afspraaktype"]>): Promise<string> {
  const { id } = await tx.insertInto("afspraaktype").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function updateAfspraaktype(tx: Tx, kantoorId: string, id: string, set: Updateable<Database["afspraaktype"]>): Promise<void> {
  await tx.updateTable("afspraaktype").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", id).execute();
}

/** Gives the kinds the places of these ids. */
export async function orderAfspraaktypen(tx: Tx, kantoorId: string, ids: readonly string[]): Promise<void> {
  await sql`
    update afspraaktype as t set volgorde = o.plaats - 1
    from unnest(${[...ids]}::uuid[]) with ordinality as o (id, plaats)
    where t.kantoor_id = ${kantoorId} and t.id = o.id`.execute(tx);
}

/** The kinds for which a confirmation was written, in both tones. */
export async function listTypesWithConfirmation(db: Db, kantoorId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("email_sjabloon")
    .select("afspraaktype_id")
    .where("kantoor_id", "=", kantoorId)
    .where("soort", "=", "afspraakBevestiging")
    .where("afspraaktype_id", "is not", null)
    .groupBy("afspraaktype_id")
    .having((eb) => eb.fn.countAll(), ">=", 2)
    .execute();
  return rows.flatMap((row) => row.afspraaktype_id ?? []);
}

import type { Insertable, Updateable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";

export type VraagRow = Row<"vraag">;

export const findVraag = (db: Db, kantoorId: string, dossierId: string, vraagId: string): Promise<VraagRow | undefined> =>
  db
    .selectFrom("vraag")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .where("id", "=", vraagId)
    .executeTakeFirst();

export async function insertVraag(tx: Tx, row: Insertable<Database["vraag"]>): Promise<string> {
  const { id } = await tx.insertInto("vraag").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function updateVraag(tx: Tx, kantoorId: string, vraagId: string, set: Updateable<Database["vraag"]>): Promise<void> {
  await tx.updateTable("vraag").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", vraagId).execute();
}

import type { Insertable, Updateable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";

/** Without the bytes: a list of papers does not read the papers. */
export type BelangrijkDocumentRow = Omit<Row<"belangrijk_document">, "bytes">;

export const listBelangrijkeDocumenten = (db: Db, kantoorId: string): Promise<BelangrijkDocumentRow[]> =>
  db
    .selectFrom("belangrijk_document")
    .select(["kantoor_id", "id", "naam", "omschrijving", "bestandsnaam", "mime", "grootte", "volgorde", "gewijzigd_op"])
    .where("kantoor_id", "=", kantoorId)
    .orderBy("volgorde")
    .orderBy("id")
    .execute();

export const findBelangrijkDocument = (db: Db, kantoorId: string, id: string): Promise<Row<"belangrijk_document"> | undefined> =>
  db.selectFrom("belangrijk_document").selectAll().where("kantoor_id", "=", kantoorId).where("id", "=", id).executeTakeFirst();

export async function insertBelangrijkDocument(tx: Tx, row: Insertable<Database["belangrijk_document"]>): Promise<string> {
  const { id } = await tx.insertInto("belangrijk_document").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function updateBelangrijkDocument(
  tx: Tx,
  kantoorId: string,
  id: string,
  set: Updateable<Database["belangrijk_document"]>,
): Promise<void> {
  await tx.updateTable("belangrijk_document").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", id).execute();
}

export async function deleteBelangrijkDocument(tx: Tx, kantoorId: string, id: string): Promise<void> {
  await tx.deleteFrom("belangrijk_document").where("kantoor_id", "=", kantoorId).where("id", "=", id).execute();
}

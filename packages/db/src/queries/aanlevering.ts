import { type Insertable, sql, type Updateable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";

export type AanleveringRow = Row<"aanlevering">;

export async function insertAanlevering(tx: Tx, row: Insertable<Database["aanlevering"]>): Promise<void> {
  await tx.insertInto("aanlevering").values(row).execute();
}

export const findAanlevering = (db: Db, kantoorId: string, dossierId: string, aanleveringId: string): Promise<AanleveringRow | undefined> =>
  db
    .selectFrom("aanlevering")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .where("id", "=", aanleveringId)
    .executeTakeFirst();

export async function updateAanlevering(
  tx: Tx,
  kantoorId: string,
  aanleveringId: string,
  set: Updateable<Database["aanlevering"]>,
): Promise<void> {
  await tx.updateTable("aanlevering").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", aanleveringId).execute();
}

export async function insertBestanden(tx: Tx, rows: readonly Insertable<Database["bestand"]>[]): Promise<void> {
  await tx.insertInto("bestand").values(rows).execute();
}

export const findBestand = (db: Db, kantoorId: string, bestandId: string): Promise<Row<"bestand"> | undefined> =>
  db.selectFrom("bestand").selectAll().where("kantoor_id", "=", kantoorId).where("id", "=", bestandId).executeTakeFirst();

export const listBestandenById = async (db: Db, kantoorId: string, ids: readonly string[]): Promise<Row<"bestand">[]> =>
  ids.length === 0
    ? []
    : db.selectFrom("bestand").selectAll().where("kantoor_id", "=", kantoorId).where("id", "in", ids).orderBy("id").execute();

export const listBestandenOf = (db: Db, kantoorId: string, aanleveringId: string): Promise<Row<"bestand">[]> =>
  db
    .selectFrom("bestand")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("aanlevering_id", "=", aanleveringId)
    .orderBy("volgorde")
    .execute();

export async function updateBestand(tx: Tx, kantoorId: string, bestandId: string, set: Updateable<Database["bestand"]>): Promise<void> {
  await tx.updateTable("bestand").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", bestandId).execute();
}

/** Notes that the kantoor has looked at these files; the first time counts. */
export async function markBestandenOpened(tx: Tx, kantoorId: string, bestandIds: readonly string[], now: Date): Promise<void> {
  if (bestandIds.length === 0) return;
  await tx
    .updateTable("bestand")
    .set({ geopend_op: now })
    .where("kantoor_id", "=", kantoorId)
    .where("id", "in", bestandIds)
    .where("geopend_op", "is", null)
    .execute();
}

/** Bytes and files that are on their way for one stuk: what a quota looks at. */
export async function sumUnfinished(db: Db, kantoorId: string, stukId: string): Promise<{ files: number; bytes: number }> {
  return db
    .selectFrom("bestand")
    .select((eb) => [eb.fn.countAll<number>().as("files"), sql<number>`coalesce(sum(grootte), 0)::bigint`.as("bytes")])
    .where("kantoor_id", "=", kantoorId)
    .where("stuk_id", "=", stukId)
    .where("status", "in", ["reserved", "uploaded"])
    .executeTakeFirstOrThrow();
}

// Over all kantoren, by functions of the database that act as its owner: only ids and technical facts leave them.
export type UnfinishedBestand = {
  kantoorId: string;
  dossierId: string;
  bestandId: string;
  status: "reserved" | "uploaded";
  grootte: number;
  reservedAt: Date;
};

/** Files of every kantoor that were announced before this moment and are not judged. */
export async function listUnfinishedBestanden(db: Db, before: Date): Promise<UnfinishedBestand[]> {
  const { rows } = await sql<{
    kantoor_id: string;
    dossier_id: string;
    bestand_id: string;
    status: UnfinishedBestand["status"];
    grootte: number;
    aangemaakt_op: Date;
  }>`select * from list_unfinished_bestanden(${before})`.execute(db);
  return rows.map((row) => ({
    kantoorId: row.kantoor_id,
    dossierId: row.dossier_id,
    bestandId: row.bestand_id,
    status: row.status,
    grootte: row.grootte,
    reservedAt: row.aangemaakt_op,
  }));
}

/** Which of these keys hold a file that a dossier still shows or will judge. */
export async function listNeededKeys(db: Db, fileKeys: readonly string[]): Promise<Set<string>> {
  if (fileKeys.length === 0) return new Set();
  const { rows } = await sql<{ key: string }>`select key from list_needed_file_keys(${[...fileKeys]}::text[]) as key`.execute(db);
  return new Set(rows.map((row) => row.key));
}

export type StukToCombine = { kantoorId: string; dossierId: string; stukId: string };

/** Stukken of every kantoor whose papers changed since their pdf was made; at most a thousand. */
export async function listStukkenWithoutPdf(db: Db): Promise<StukToCombine[]> {
  const { rows } = await sql<{ kantoor_id: string; dossier_id: string; stuk_id: string }>`select * from list_stukken_without_pdf()`.execute(
    db,
  );
  return rows.map((row) => ({ kantoorId: row.kantoor_id, dossierId: row.dossier_id, stukId: row.stuk_id }));
}

import { type Insertable, sql } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";

type Which = { kantoorId: string; dossierId: string };
const toWhich = (row: { kantoor_id: string; dossier_id: string }): Which => ({ kantoorId: row.kantoor_id, dossierId: row.dossier_id });

/** Closed dossiers of every kantoor that need be kept no longer than this day, and whose end was not announced. Ids only. */
export async function listDossiersToAnnounce(db: Db, until: string): Promise<Which[]> {
  const { rows } = await sql<{ kantoor_id: string; dossier_id: string }>`select * from list_dossiers_to_announce(${until}::date)`.execute(
    db,
  );
  return rows.map(toWhich);
}

/** Dossiers of every kantoor whose announced day has come. Ids only. */
export async function listDossiersToDelete(db: Db, today: string): Promise<Which[]> {
  const { rows } = await sql<{ kantoor_id: string; dossier_id: string }>`select * from list_dossiers_to_delete(${today}::date)`.execute(db);
  return rows.map(toWhich);
}

/** The keys of everything that a dossier has in the storage. */
export async function listFileKeysOf(tx: Tx, kantoorId: string, dossierId: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select file_key as key from bestand where kantoor_id = ${kantoorId}::uuid and dossier_id = ${dossierId}::uuid and file_key is not null
    union select pdf_key from stuk where kantoor_id = ${kantoorId}::uuid and dossier_id = ${dossierId}::uuid and pdf_key is not null`.execute(
    tx,
  );
  return rows.map((row) => row.key);
}

/**
 * Deletes a dossier with all that it owns, the mails of signing in to its addresses, and the accounts of who stands in no dossier any more.
 * The addresses of others in the kantoor are left alone.
 */
export async function deleteDossier(tx: Tx, kantoorId: string, dossierId: string): Promise<void> {
  const people = await tx
    .selectFrom("aanvrager")
    .select("email")
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .where("email", "is not", null)
    .execute();
  await tx.deleteFrom("dossier").where("kantoor_id", "=", kantoorId).where("id", "=", dossierId).execute();
  for (const { email } of people) {
    await sql`delete from email e where e.kantoor_id = ${kantoorId}::uuid and e.dossier_id is null and e.soort = 'inloglink' and e.aan = ${email}
      and not exists (select from aanvrager a where a.kantoor_id = e.kantoor_id and a.email = e.aan)`.execute(tx);
    await sql`select forget_klant_account(${email})`.execute(tx);
  }
}

export async function insertVerwijderdDossier(tx: Tx, row: Insertable<Database["verwijderd_dossier"]>): Promise<void> {
  await tx.insertInto("verwijderd_dossier").values(row).execute();
}

/** What was deleted, the newest first. */
export const listVerwijderdeDossiers = (db: Db, kantoorId: string, limit: number): Promise<Row<"verwijderd_dossier">[]> =>
  db
    .selectFrom("verwijderd_dossier")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .orderBy("verwijderd_op", "desc")
    .limit(limit)
    .execute();

export type AnnouncedRow = { id: string; nummer: string; namen: string[]; gesloten_op: Date; bewaren_tot: string; verwijderen_op: string };

/** Dossiers whose end was announced, the first to go first. */
export async function listAnnouncedDossiers(db: Db, kantoorId: string, limit: number): Promise<AnnouncedRow[]> {
  const { rows } = await sql<AnnouncedRow>`
    select d.id, d.nummer, d.gesloten_op, d.bewaren_tot, d.verwijderen_op, array(
      select concat_ws(' ', coalesce(nullif(a.voornaam, ''), a.voorletters), nullif(a.tussenvoegsel, ''), a.achternaam) from aanvrager a
      where a.kantoor_id = d.kantoor_id and a.dossier_id = d.id order by a.positie) as namen
    from dossier d where d.kantoor_id = ${kantoorId}::uuid and d.verwijderen_op is not null
    order by d.verwijderen_op, d.nummer limit ${limit}`.execute(db);
  return rows;
}

// What the worker alone asks of the database: locks of its claims, and what no kantoor can see, by functions of the database that act as
// its owner (migrations). Of the latter only ids leave; whatever is then changed is changed as the walled role of its kantoor.
import type { Db, Tx } from "@dossierklaar/db";
import type { EmailRow } from "@dossierklaar/db/queries/email";
import { sql } from "kysely";

/** The mail, locked until the transaction ends. */
export const findEmailForUpdate = (tx: Tx, kantoorId: string, emailId: string): Promise<EmailRow | undefined> =>
  tx.selectFrom("email").selectAll().where("kantoor_id", "=", kantoorId).where("id", "=", emailId).forUpdate().executeTakeFirst();

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

/** Forgets the answers to requests that nobody repeats any more. Answers how many. */
export async function deleteOldRequestResults(db: Db, before: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select delete_old_request_results(${before}) as count`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** Mails of every kantoor that were queued or claimed before this moment and of which nothing is known since. */
export async function listUnsentEmails(db: Db, before: Date): Promise<{ kantoorId: string; emailId: string }[]> {
  const { rows } = await sql<{ kantoor_id: string; email_id: string }>`select * from list_unsent_emails(${before})`.execute(db);
  return rows.map((row) => ({ kantoorId: row.kantoor_id, emailId: row.email_id }));
}

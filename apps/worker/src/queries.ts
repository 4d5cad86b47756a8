// What the worker alone asks of the database: locks of its claims, and what no kantoor can see, by the owner's connection. Of the latter
// only ids leave; whatever is then changed is changed as the walled role of its kantoor.
import type { Db, Tx } from "@dossierklaar/db";
import type { EmailRow } from "@dossierklaar/db/queries/email";

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
export async function listUnfinishedBestanden(owner: Db, before: Date): Promise<UnfinishedBestand[]> {
  const rows = await owner
    .selectFrom("bestand")
    .select(["kantoor_id", "dossier_id", "id", "status", "grootte", "aangemaakt_op"])
    .where("status", "in", ["reserved", "uploaded"])
    .where("aangemaakt_op", "<", before)
    .orderBy("aangemaakt_op")
    .execute();
  return rows.map((row) => ({
    kantoorId: row.kantoor_id,
    dossierId: row.dossier_id,
    bestandId: row.id,
    status: row.status === "uploaded" ? "uploaded" : "reserved",
    grootte: row.grootte,
    reservedAt: row.aangemaakt_op,
  }));
}

/** Which of these keys hold a file that a dossier still shows or will judge. */
export async function listNeededKeys(owner: Db, fileKeys: readonly string[]): Promise<Set<string>> {
  if (fileKeys.length === 0) return new Set();
  const rows = await owner
    .selectFrom("bestand")
    .select("file_key")
    .where("file_key", "in", [...fileKeys])
    .where("status", "in", ["uploaded", "accepted"])
    .execute();
  return new Set(rows.flatMap((row) => row.file_key ?? []));
}

/** Forgets the answers to requests that nobody repeats any more. Answers how many. */
export async function deleteOldRequestResults(owner: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await owner.deleteFrom("request_result").where("aangemaakt_op", "<", before).executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Mails of every kantoor that were queued or claimed before this moment and of which nothing is known since. */
export async function listUnsentEmails(owner: Db, before: Date): Promise<{ kantoorId: string; emailId: string }[]> {
  const rows = await owner
    .selectFrom("email")
    .select(["kantoor_id", "id"])
    .where((eb) =>
      eb.or([
        eb.and([eb("status", "=", "queued"), eb("aangemaakt_op", "<", before)]),
        eb.and([eb("status", "=", "claimed"), eb("geclaimd_op", "<", before)]),
      ]),
    )
    .execute();
  return rows.map((row) => ({ kantoorId: row.kantoor_id, emailId: row.id }));
}

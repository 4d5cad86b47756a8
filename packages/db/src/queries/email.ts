import { type Insertable, sql, type Updateable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";

export type EmailRow = Row<"email">;
const listColumns = [
  "id",
  "kantoor_id",
  "dossier_id",
  "versie",
  "afspraak_id",
  "soort",
  "aan",
  "aan_naam",
  "onderwerp",
  "status",
  "reden",
  "aangemaakt_op",
  "verzonden_op",
] as const;
export type EmailListRow = Pick<EmailRow, (typeof listColumns)[number]>;

/** The mails of a dossier that changed after a versie, newest first, without their bodies. */
export const listEmails = (db: Db, kantoorId: string, dossierId: string, afterVersie: number): Promise<EmailListRow[]> =>
  db
    .selectFrom("email")
    .select(listColumns)
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .where("versie", ">", afterVersie)
    .orderBy("aangemaakt_op", "desc")
    .orderBy("id")
    .execute();

export const findEmail = (db: Db, kantoorId: string, emailId: string): Promise<EmailRow | undefined> =>
  db.selectFrom("email").selectAll().where("kantoor_id", "=", kantoorId).where("id", "=", emailId).executeTakeFirst();

/** Adds a mail once per `sleutel`: undefined when it was there already. */
export async function insertEmail(tx: Tx, row: Insertable<Database["email"]>): Promise<string | undefined> {
  const added = await tx
    .insertInto("email")
    .values(row)
    .onConflict((on) => on.columns(["kantoor_id", "sleutel"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return added?.id;
}

export async function updateEmail(tx: Tx, kantoorId: string, emailId: string, set: Updateable<Database["email"]>): Promise<void> {
  await tx.updateTable("email").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", emailId).execute();
}

/** The text of the kantoor for this kind of mail; the row of the afspraaktype before the general one. */
export const findSjabloon = (
  db: Db,
  kantoorId: string,
  soort: EmailRow["soort"],
  toon: "formal" | "informal",
  afspraaktypeId: string | null,
): Promise<Row<"email_sjabloon"> | undefined> =>
  db
    .selectFrom("email_sjabloon")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("soort", "=", soort)
    .where("toon", "=", toon)
    .where((eb) => eb.or([eb("afspraaktype_id", "=", afspraaktypeId), eb("afspraaktype_id", "is", null)]))
    .orderBy("afspraaktype_id", (order) => order.asc().nullsLast())
    .executeTakeFirst();

/** The last digest that went to an address: it told everything up to its `tot_versie`. */
export const findLastDigest = (
  db: Db,
  kantoorId: string,
  dossierId: string,
  aan: string,
): Promise<Pick<EmailRow, "tot_versie"> | undefined> =>
  db
    .selectFrom("email")
    .select("tot_versie")
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .where("aan", "=", aan)
    .where("soort", "=", "digest")
    .orderBy("tot_versie", "desc")
    .limit(1)
    .executeTakeFirst();

/** The mail, locked until the transaction ends. */
export const findEmailForUpdate = (tx: Tx, kantoorId: string, emailId: string): Promise<EmailRow | undefined> =>
  tx.selectFrom("email").selectAll().where("kantoor_id", "=", kantoorId).where("id", "=", emailId).forUpdate().executeTakeFirst();

/** Over all kantoren, by a function of the database that acts as its owner, out of which only ids come: mails that were queued or claimed before this moment and of which nothing is known since. */
export async function listUnsentEmails(db: Db, before: Date): Promise<{ kantoorId: string; emailId: string }[]> {
  const { rows } = await sql<{ kantoor_id: string; email_id: string }>`select * from list_unsent_emails(${before})`.execute(db);
  return rows.map((row) => ({ kantoorId: row.kantoor_id, emailId: row.email_id }));
}

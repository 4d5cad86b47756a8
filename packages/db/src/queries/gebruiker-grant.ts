import { type Insertable, sql } from "kysely";
import type { GebruikerGrantSoort } from "../columns.ts";
import type { Database, Db, Tx } from "../types.ts";

// The links with which a gebruiker chooses a password. Looked up and spent by functions of the database, as those of the portal.

export type GebruikerGrantRow = {
  kantoor_naam: string;
  soort: GebruikerGrantSoort;
  email: string;
  naam: string;
  spent: boolean;
  expired: boolean;
};

export async function insertGebruikerGrant(tx: Tx, row: Insertable<Database["gebruiker_grant"]>): Promise<void> {
  await tx.insertInto("gebruiker_grant").values(row).execute();
}

/** Ends what would still open something for this gebruiker. */
export async function endGebruikerGrants(tx: Tx, kantoorId: string, gebruikerId: string, now: Date): Promise<void> {
  await tx
    .updateTable("gebruiker_grant")
    .set({ expires_at: now })
    .where("kantoor_id", "=", kantoorId)
    .where("gebruiker_id", "=", gebruikerId)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .execute();
}

export async function findGebruikerGrant(db: Db, tokenHash: Buffer): Promise<GebruikerGrantRow | undefined> {
  const { rows } = await sql<GebruikerGrantRow>`select * from find_gebruiker_grant(${tokenHash})`.execute(db);
  return rows[0];
}

/** Spends the link of this token. Of any number of callers at once one gets the row; undefined for a spent, late or unknown one. */
export async function consumeGebruikerGrant(
  tx: Tx,
  tokenHash: Buffer,
): Promise<{ gebruiker_id: string; email: string; naam: string } | undefined> {
  const { rows } = await sql<{ gebruiker_id: string; email: string; naam: string }>`
    select * from consume_gebruiker_grant(${tokenHash})`.execute(tx);
  return rows[0];
}

/** Removes links that ended more than ninety days ago. */
export async function deleteOldGebruikerGrants(db: Db): Promise<void> {
  await sql`select delete_old_gebruiker_grants()`.execute(db);
}

import { type Insertable, sql } from "kysely";
import type { GrantSoort, Toon } from "../columns.ts";
import type { Database, Db, Tx } from "../types.ts";

// What opens the portal once. Looked up and spent by functions of the database, since nobody knows the kantoor before.

export type GrantRow = {
  kantoor_id: string;
  kantoor_naam: string;
  dossier_id: string;
  soort: GrantSoort;
  email: string;
  aanspreekvorm: Toon;
  /** Those of the dossier who have the address, first name first; empty once it stands at nobody. */
  namen: string[];
  spent: boolean;
  expired: boolean;
  other_emails: string[];
};

export type SpentGrantRow = { kantoor_id: string; dossier_id: string; soort: GrantSoort; email: string; gebruiker_id: string | null };

export async function insertPortalGrant(tx: Tx, row: Insertable<Database["portal_grant"]>): Promise<void> {
  await tx.insertInto("portal_grant").values(row).execute();
}

export async function findPortalGrant(db: Db, tokenHash: Buffer): Promise<GrantRow | undefined> {
  const { rows } = await sql<GrantRow>`select * from find_portal_grant(${tokenHash})`.execute(db);
  return rows[0];
}

/** Spends the grant of this token. Of any number of callers at once one gets the row; undefined for a spent, late or unknown one. */
export async function consumePortalGrant(db: Db, tokenHash: Buffer): Promise<SpentGrantRow | undefined> {
  const { rows } = await sql<SpentGrantRow>`select * from consume_portal_grant(${tokenHash})`.execute(db);
  return rows[0];
}

/** Spends the newest grant of this address that has a code, when the code is right; counts a try when it is not. */
export async function consumePortalCode(db: Db, email: string, codeHash: Buffer): Promise<SpentGrantRow | undefined> {
  const { rows } = await sql<SpentGrantRow>`select * from consume_portal_code(${email}, ${codeHash})`.execute(db);
  return rows[0];
}

/** The codes that were mailed to this address open nothing any more; the links beside them do. */
export async function withdrawPortalCodes(db: Db, email: string): Promise<void> {
  await sql`select withdraw_portal_codes(${email})`.execute(db);
}

/** Removes grants that ended more than ninety days ago. */
export async function deleteOldPortalGrants(db: Db): Promise<void> {
  await sql`select delete_old_portal_grants()`.execute(db);
}

import { sql } from "kysely";
import type { Db, Tx } from "../types.ts";

// With what a gebruiker signs in: better-auth's user, its password and its second step. Its id is that of the gebruiker.

/**
 * Makes an account with its password, in one statement: an account without one would be one that nobody can use and nobody can make again.
 * @param input.email in lower case. Throws when a gebruiker has an account, and when another account has the address
 */
export async function insertAdviseurAccount(
  db: Db | Tx,
  input: { id: string; email: string; naam: string; passwordHash: string },
): Promise<void> {
  await sql`
    with person as (
      insert into adviseur_auth_user (id, name, email, email_verified) values (${input.id}, ${input.naam}, ${input.email}, true) returning id
    )
    insert into adviseur_auth_account (account_id, provider_id, user_id, password, updated_at)
    select id::text, 'credential', id, ${input.passwordHash}, now() from person`.execute(db);
}

/** Locks the account of a gebruiker. @returns whether there is one */
export async function lockAdviseurAccount(tx: Tx, gebruikerId: string): Promise<boolean> {
  const { rows } = await sql`select from adviseur_auth_user where id = ${gebruikerId} for update`.execute(tx);
  return rows.length > 0;
}

export async function updatePassword(tx: Tx, gebruikerId: string, passwordHash: string): Promise<void> {
  await sql`
    update adviseur_auth_account set password = ${passwordHash}, updated_at = now()
    where user_id = ${gebruikerId} and provider_id = 'credential'`.execute(tx);
}

/** Does nothing where there is no account yet. @param email in lower case; throws when another account has it */
export async function updateLoginEmail(tx: Tx, gebruikerId: string, email: string): Promise<void> {
  await sql`update adviseur_auth_user set email = ${email}, updated_at = now() where id = ${gebruikerId}`.execute(tx);
}

/** The secret of her second step, as better-auth encrypted it. */
export async function findTwoFactorSecret(db: Db, gebruikerId: string): Promise<string | undefined> {
  const { rows } = await sql<{ secret: string }>`select secret from adviseur_auth_two_factor where user_id = ${gebruikerId}`.execute(db);
  return rows[0]?.secret;
}

/** Claims a time step of her codes. @returns whether no code of this step, or of a later one, was used before */
export async function claimTwoFactorStep(db: Db, gebruikerId: string, step: number): Promise<boolean> {
  const claimed = await sql`
    update adviseur_auth_two_factor set last_used_step = ${step}
    where user_id = ${gebruikerId} and (last_used_step is null or last_used_step < ${step})`.execute(db);
  return claimed.numAffectedRows !== 0n;
}

/** Her password is enough to sign in from now on; her secret and reserve codes are gone. */
export async function deleteTwoFactor(tx: Tx, gebruikerId: string): Promise<void> {
  await sql`delete from adviseur_auth_two_factor where user_id = ${gebruikerId}`.execute(tx);
  await sql`update adviseur_auth_user set two_factor_enabled = false, updated_at = now() where id = ${gebruikerId}`.execute(tx);
}

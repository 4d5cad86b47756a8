import { sql } from "kysely";
import type { Db } from "../types.ts";

// Every row that goes is announced by a trigger when the transaction commits, so that open sockets are closed.

/** Ends every session of a gebruiker, also those in which she looks through a client's eyes. @returns how many ended */
export async function deleteSessionsOfGebruiker(db: Db, gebruikerId: string): Promise<number> {
  const own = await sql`delete from adviseur_auth_session where user_id = ${gebruikerId}`.execute(db);
  const handedOver = await sql`delete from portal_auth_session where impersonated_by = ${gebruikerId}`.execute(db);
  return Number(own.numAffectedRows ?? 0n) + Number(handedOver.numAffectedRows ?? 0n);
}

/** Ends every session of an address at one dossier. @param email in lower case @returns how many ended */
export async function deleteSessionsOfAddress(db: Db, dossierId: string, email: string): Promise<number> {
  const ended = await sql`
    delete from portal_auth_session s using portal_auth_user u
    where u.id = s.user_id and s.dossier_id = ${dossierId} and u.email = ${email}`.execute(db);
  return Number(ended.numAffectedRows ?? 0n);
}

/** Ends one session of the portal. */
export async function deletePortalSession(db: Db, sessionId: string): Promise<void> {
  await sql`delete from portal_auth_session where id = ${sessionId}`.execute(db);
}

/** Lets the gebruiker who looks through a client's eyes act in this session, or no more; a client's own session is left alone. */
export async function updateActing(db: Db, sessionId: string, on: boolean): Promise<void> {
  await sql`update portal_auth_session set mag_handelen = ${on} where id = ${sessionId} and impersonated_by is not null`.execute(db);
}

/** Removes the sessions, of both apps, whose time is over. */
export async function deleteEndedSessions(db: Db): Promise<void> {
  await sql`delete from portal_auth_session where expires_at < now()`.execute(db);
  await sql`delete from adviseur_auth_session where expires_at < now()`.execute(db);
}

import { type Db, sql, type Tx } from "@dossierklaar/db";
import type { AdviseurAuth } from "./advisor.ts";
import type { PortalAuth } from "./portal.ts";

/** Ends the session of these headers, if there is one. @returns the Set-Cookie lines that take its cookies away */
export async function signOut(auth: AdviseurAuth | PortalAuth, headers: Headers): Promise<string[]> {
  const { headers: answered } = await auth.api.signOut({ headers, returnHeaders: true });
  return answered?.getSetCookie() ?? [];
}

/** Lets the gebruiker who looks through a client's eyes act for her in this one session, or no more. Does nothing to a client's own session. */
export async function setActing(db: Db, sessionId: string, on: boolean): Promise<void> {
  await sql`update portal_auth_session set mag_handelen = ${on} where id = ${sessionId} and impersonated_by is not null`.execute(db);
}

/** Whose sessions end: of a gebruiker (also where she looks through a client's eyes), or of an address at one dossier. */
export type SessionsOf = { gebruikerId: string } | { dossierId: string; email: string };

/**
 * Ends sessions at once, open sockets included: every session that is deleted is announced by the database itself, when the transaction commits.
 * @returns how many ended
 */
export async function endSessions(db: Db | Tx, whose: SessionsOf): Promise<number> {
  if ("gebruikerId" in whose) {
    const own = await sql`delete from adviseur_auth_session where user_id = ${whose.gebruikerId}`.execute(db);
    const handedOver = await sql`delete from portal_auth_session where impersonated_by = ${whose.gebruikerId}`.execute(db);
    return Number(own.numAffectedRows ?? 0n) + Number(handedOver.numAffectedRows ?? 0n);
  }
  const ended = await sql`
    delete from portal_auth_session s using portal_auth_user u
    where u.id = s.user_id and s.dossier_id = ${whose.dossierId} and u.email = ${whose.email.toLowerCase()}`.execute(db);
  return Number(ended.numAffectedRows ?? 0n);
}

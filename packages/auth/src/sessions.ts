import type { Db, Tx } from "@dossierklaar/db";
import { deleteSessionsOfAddress, deleteSessionsOfGebruiker, updateActing } from "@dossierklaar/db/queries/auth-session";
import type { AdviseurAuth } from "./advisor.ts";
import type { PortalAuth } from "./portal.ts";

/** Ends the session of these headers, if there is one. @returns the Set-Cookie lines that take its cookies away */
export async function signOut(auth: AdviseurAuth | PortalAuth, headers: Headers): Promise<string[]> {
  const { headers: answered } = await auth.api.signOut({ headers, returnHeaders: true });
  return answered?.getSetCookie() ?? [];
}

/** Lets the gebruiker who looks through a client's eyes act for her in this one session, or no more. Does nothing to a client's own session. */
export const setActing = (db: Db, sessionId: string, on: boolean): Promise<void> => updateActing(db, sessionId, on);

/** Whose sessions end: of a gebruiker (also where she looks through a client's eyes), or of an address at one dossier. */
export type SessionsOf = { gebruikerId: string } | { dossierId: string; email: string };

/**
 * Ends sessions at once, open sockets included: every session that is deleted is announced by the database itself, when the transaction commits.
 * @returns how many ended
 */
export async function endSessions(db: Db | Tx, whose: SessionsOf): Promise<number> {
  if ("gebruikerId" in whose) return deleteSessionsOfGebruiker(db, whose.gebruikerId);
  return deleteSessionsOfAddress(db, whose.dossierId, whose.email.toLowerCase());
}

import type { Databases, Db } from "@dossierklaar/db";
import { listAanvragersForAccess } from "@dossierklaar/db/queries/aanvrager";
import { betterAuth } from "better-auth";
import type { AuthLog } from "./advisor.ts";
import { dossierSession } from "./dossier-session.ts";
import { clientIpHeader } from "./limits.ts";
import { servedAanvragers } from "./served-aanvragers.ts";
import { authTables } from "./tables.ts";

export const portalSessionDays = 30;

export type PortalAuthOptions = {
  /** Without a kantoor: at sign-in nobody knows it yet. */
  db: Db;
  baseUrl: string;
  /** At least 32 characters; the same in every process. */
  secret: string;
  /** On wherever browsers come by https. */
  secureCookies: boolean;
  log: AuthLog;
};

/**
 * The client's side of signing in: no passwords, a session is opened by a grant and bound to one dossier.
 * Its paths are mounted nowhere: everything it does is called by sign-in.ts and sessions.ts.
 */
export function createPortalAuth(options: PortalAuthOptions) {
  const tables = authTables("portal");
  return betterAuth({
    appName: "Dossierklaar",
    baseURL: options.baseUrl,
    basePath: "/auth",
    secret: options.secret,
    telemetry: { enabled: false },
    logger: { log: options.log },
    database: { db: options.db, type: "postgres", transaction: true },
    user: tables.user,
    account: tables.account,
    verification: tables.verification,
    session: {
      ...tables.session,
      expiresIn: portalSessionDays * 24 * 3600,
      // Thirty days are thirty days; and a hand-over of half an hour would be made thirty days long by its first request.
      disableSessionRefresh: true,
      additionalFields: {
        kantoorId: { type: "string", required: true, input: false, fieldName: "kantoor_id" },
        dossierId: { type: "string", required: true, input: false, fieldName: "dossier_id" },
        impersonatedBy: { type: "string", required: false, input: false, fieldName: "impersonated_by" },
        magHandelen: { type: "boolean", required: false, input: false, fieldName: "mag_handelen", defaultValue: false },
      },
    },
    rateLimit: { enabled: false }, // no path is mounted; sign-in.ts counts by itself
    plugins: [dossierSession()],
    advanced: {
      cookiePrefix: "portal",
      useSecureCookies: options.secureCookies,
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { generateId: "uuid" },
      ipAddress: { ipAddressHeaders: [clientIpHeader] },
    },
  });
}

export type PortalAuth = ReturnType<typeof createPortalAuth>;

/** A client, bound to one dossier; serves the aanvragers of her e-mail address and those who have none. */
export type KlantActor = {
  kind: "klant";
  kantoorId: string;
  dossierId: string;
  accountId: string;
  email: string;
  aanvragerIds: readonly string[];
  /** Who signs in with this address, for the Logboek and the greeting: "Anna de Vries en Bram Jansen". */
  namen: string;
  /** The gebruiker who looks through this client's eyes, when one does. */
  impersonatedBy: string | null;
  /** Her name, for the Logboek; null when the client acts herself. */
  impersonatorNaam: string | null;
  /** She has switched on that she may act for the client; off she only looks. */
  magHandelen: boolean;
  sessionId: string;
};

/**
 * Who asks, by the cookie in these headers. Looks at the dossier each time: an address that was changed or taken away there, and a
 * gebruiker who no longer works at the kantoor or no longer sees the dossier, end the access with the next request. Null for nobody.
 */
export async function klantActor(auth: PortalAuth, databases: Databases, headers: Headers): Promise<KlantActor | null> {
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const { session, user } = found;
  const impersonatedBy = session.impersonatedBy ?? null;
  const { kantoorId, dossierId } = session;
  const aanvragers = await listAanvragersForAccess(databases.forKantoor(kantoorId), kantoorId, dossierId, impersonatedBy);
  const served = servedAanvragers(aanvragers, user.email);
  if (served.length === 0) return null;
  return {
    kind: "klant",
    kantoorId,
    dossierId,
    accountId: user.id,
    email: user.email,
    aanvragerIds: served.map((aanvrager) => aanvrager.id),
    namen: aanvragers.flatMap((aanvrager) => (aanvrager.email === user.email ? [aanvrager.naam] : [])).join(" en "),
    impersonatedBy,
    impersonatorNaam: aanvragers[0]?.impersonator ?? null,
    magHandelen: impersonatedBy !== null && session.magHandelen === true,
    sessionId: session.id,
  };
}

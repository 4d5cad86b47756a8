import type { Db, Tx } from "@dossierklaar/db";
import type { Rol } from "@dossierklaar/db/columns";
import { insertAdviseurAccount, lockAdviseurAccount, updateLoginEmail, updatePassword } from "@dossierklaar/db/queries/adviseur-account";
import { findGebruikerForSignIn } from "@dossierklaar/db/queries/gebruiker";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { hashPassword } from "better-auth/crypto";
import { twoFactor } from "better-auth/plugins";
import { clientIpHeader } from "./limits.ts";
import { endSessions } from "./sessions.ts";
import { authTables } from "./tables.ts";
import { totpOnce, totpPeriodSeconds } from "./totp-once.ts";

export const minPasswordLength = 12;

export type AuthLog = (level: "debug" | "info" | "warn" | "error", message: string) => void;

export type AdviseurAuthOptions = {
  /** Without a kantoor: at sign-in nobody knows it yet. */
  db: Db;
  /** Where browsers reach the app; its origin is the only one from which a sign-in is taken. */
  baseUrl: string;
  /** At least 32 characters. */
  secret: string;
  /** On wherever browsers come by https. */
  secureCookies: boolean;
  log: AuthLog;
};

/** The adviser's side of signing in: password, then a code where two-step is on. Nobody signs up; Beheer invites. */
export function createAdviseurAuth(options: AdviseurAuthOptions) {
  const tables = authTables("adviseur");
  return betterAuth({
    appName: "Dossierklaar",
    baseURL: options.baseUrl,
    basePath: "/auth",
    secret: options.secret,
    telemetry: { enabled: false },
    logger: { log: options.log },
    database: { db: options.db, type: "postgres", transaction: true },
    ...tables,
    session: { ...tables.session, expiresIn: 8 * 3600, updateAge: 15 * 60 },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength },
    // The long general window is also how long counters are kept; ours need a quarter of an hour. Passwords are counted by signInAdviseur,
    // which knows whether they were right; the rule here only bounds the work of comparing them.
    rateLimit: {
      ...tables.rateLimit,
      enabled: true,
      storage: "database",
      window: 15 * 60,
      max: 3000,
      customRules: { "/sign-in/email": { window: 60, max: 120 }, "/two-factor/*": { window: 60, max: 60 } },
    },
    plugins: [
      totpOnce(options.db),
      twoFactor({
        issuer: "Dossierklaar",
        totpOptions: { period: totpPeriodSeconds },
        schema: {
          user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
          twoFactor: {
            modelName: "adviseur_auth_two_factor",
            fields: {
              backupCodes: "backup_codes",
              userId: "user_id",
              failedVerificationCount: "failed_verification_count",
              lockedUntil: "locked_until",
            },
          },
        },
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          // Who no longer works here gets the answer of a wrong password, at the first step and at the second.
          before: async (session) => {
            if (!(await findGebruikerForSignIn(options.db, session.userId))?.actief)
              throw new APIError("UNAUTHORIZED", { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" });
          },
        },
      },
    },
    advanced: {
      cookiePrefix: "adv",
      useSecureCookies: options.secureCookies,
      disableOriginCheck: false,
      disableCSRFCheck: false,
      database: { generateId: "uuid" },
      ipAddress: { ipAddressHeaders: [clientIpHeader] },
    },
  });
}

export type AdviseurAuth = ReturnType<typeof createAdviseurAuth>;

/** Someone of the kantoor, as the rest of the product knows who acts. */
export type AdviseurActor = {
  kind: "gebruiker";
  kantoorId: string;
  gebruikerId: string;
  rollen: readonly Rol[];
  naam: string;
  /** Sees only dossiers where she is adviseur or behandelaar. */
  beperkteInzage: boolean;
  sessionId: string;
};

/** Who asks, by the cookie in these headers; null for nobody, for an ended session and for who no longer works here. Never makes a session last longer. */
export async function adviseurActor(auth: AdviseurAuth, db: Db, headers: Headers): Promise<AdviseurActor | null> {
  const session = await auth.api.getSession({ headers, query: { disableRefresh: true } });
  return session ? await toActor(db, session.session) : null;
}

/**
 * Like adviseurActor, for a request that a person made: keeps the session rolling. `setCookies` are Set-Cookie lines that belong on the
 * answer; without them the browser forgets the session after eight hours, however busy she is.
 */
export async function renewAdviseurActor(
  auth: AdviseurAuth,
  db: Db,
  headers: Headers,
): Promise<{ actor: AdviseurActor | null; setCookies: string[] }> {
  const found = await auth.api.getSession({ headers, returnHeaders: true });
  const actor = found.response ? await toActor(db, found.response.session) : null;
  return { actor, setCookies: found.headers?.getSetCookie() ?? [] };
}

async function toActor(db: Db, session: { id: string; userId: string }): Promise<AdviseurActor | null> {
  const gebruiker = await findGebruikerForSignIn(db, session.userId);
  if (!gebruiker?.actief) return null;
  return {
    kind: "gebruiker",
    kantoorId: gebruiker.kantoor_id,
    gebruikerId: gebruiker.id,
    rollen: gebruiker.rollen,
    naam: gebruiker.naam,
    beperkteInzage: gebruiker.beperkte_inzage,
    sessionId: session.id,
  };
}

/**
 * Lets a gebruiker sign in. The gebruiker must exist under this id; its account gets the same one.
 * @param input.wachtwoord in the clear, at least twelve characters
 * Throws on a password that is too short, and on an address or gebruiker that has an account already.
 */
export async function createAdviseurAccount(
  db: Db | Tx,
  input: { id: string; email: string; naam: string; wachtwoord: string },
): Promise<void> {
  if (input.wachtwoord.length < minPasswordLength) throw new RangeError(`A password has at least ${minPasswordLength} characters.`);
  const passwordHash = await hashPassword(input.wachtwoord);
  await insertAdviseurAccount(db, { id: input.id, naam: input.naam, email: input.email.toLowerCase(), passwordHash });
}

/**
 * Sets the password of a gebruiker, makes her account when she has none yet, and ends every session of hers: whoever knew the old password
 * is out. Two-step sign-in stays as it is.
 * @param input.wachtwoord in the clear, at least twelve characters; throws on a shorter one
 */
export async function setPassword(tx: Tx, input: { id: string; email: string; naam: string; wachtwoord: string }): Promise<void> {
  if (!(await lockAdviseurAccount(tx, input.id))) return createAdviseurAccount(tx, input);
  if (input.wachtwoord.length < minPasswordLength) throw new RangeError(`A password has at least ${minPasswordLength} characters.`);
  await updatePassword(tx, input.id, await hashPassword(input.wachtwoord));
  await endSessions(tx, { gebruikerId: input.id });
}

/** Follows a change of the gebruiker's own e-mail address, in the same transaction. Throws when another account has it. */
export const changeAdviseurEmail = (tx: Tx, input: { id: string; email: string }): Promise<void> =>
  updateLoginEmail(tx, input.id, input.email.toLowerCase());

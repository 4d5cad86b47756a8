// The link with which a gebruiker chooses a password: from an invitation, or because she forgot hers.
import { createHash, randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Databases, Db, Tx } from "@dossierklaar/db";
import type { GebruikerGrantSoort } from "@dossierklaar/db/columns";
import { listGebruikersForReset } from "@dossierklaar/db/queries/gebruiker";
import {
  consumeGebruikerGrant,
  deleteOldGebruikerGrants,
  endGebruikerGrants,
  findGebruikerGrant,
  insertGebruikerGrant,
} from "@dossierklaar/db/queries/gebruiker-grant";
import { minPasswordLength, setPassword } from "./advisor.ts";
import { addressKey, clientKey, takeAttempt } from "./limits.ts";

const minute = 60_000;
/** How long each soort of link lives, in milliseconds. */
export const passwordLinkLifetime: Readonly<Record<GebruikerGrantSoort, number>> = {
  invitation: 7 * 24 * 60 * minute,
  passwordReset: 60 * minute,
};

/** better-auth refuses longer ones; comparing a password costs time by its length. */
export const maxPasswordLength = 128;

const quarter = 15 * 60;
const limits = {
  requestByAddress: { max: 5, windowSeconds: quarter },
  requestByClient: { max: 20, windowSeconds: quarter },
  pressByClient: { max: 60, windowSeconds: quarter },
};

const allow = (db: Db, verb: keyof typeof limits, subject: string, now: Date): Promise<boolean> =>
  takeAttempt(db, "adviseur_auth_rate_limit", { key: `password-link:${verb}:${subject}`, ...limits[verb] }, now);

const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

/**
 * Makes a link that works once; the links of before stop working, so that only the newest mail does.
 * The secret leaves here once, in a mail. Call in the transaction that writes the mail.
 */
export async function mintPasswordLink(
  tx: Tx,
  input: { kantoorId: string; gebruikerId: string; email: string; soort: GebruikerGrantSoort; now: Date },
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(input.now.getTime() + passwordLinkLifetime[input.soort]);
  const { kantoorId, gebruikerId } = input;
  await endGebruikerGrants(tx, kantoorId, gebruikerId, input.now);
  await insertGebruikerGrant(tx, {
    kantoor_id: kantoorId,
    gebruiker_id: gebruikerId,
    soort: input.soort,
    email: input.email.toLowerCase(),
    token_hash: hashOf(token),
    expires_at: expiresAt,
    aangemaakt_op: input.now,
  });
  return { token, expiresAt };
}

export type PasswordLink = {
  state: "valid" | "spent" | "expired";
  soort: GebruikerGrantSoort;
  kantoorNaam: string;
  naam: string;
  email: string;
};

/** What the page behind a link shows. Looks and spends nothing, so that a mail scanner that opens links takes nothing away. */
export async function findPasswordLink(db: Db, token: string): Promise<PasswordLink | undefined> {
  const row = await findGebruikerGrant(db, hashOf(token));
  if (!row) return undefined;
  const state = row.spent ? "spent" : row.expired ? "expired" : "valid";
  return { state, soort: row.soort, kantoorNaam: row.kantoor_naam, naam: row.naam, email: row.email };
}

export type ChosenPassword =
  | { outcome: "chosen"; email: string }
  | { outcome: "gone" }
  | { outcome: "tooShort" }
  | { outcome: "tooManyAttempts" };

/**
 * Spends the link and sets the password, in one transaction: of any number of presses at once one counts. Every session of the gebruiker
 * ends. Signing in is the next step and asks the code where two-step is on.
 * @returns gone for a link that was used, has expired or never was
 */
export async function choosePassword(
  databases: Databases,
  headers: Headers,
  input: { token: string; wachtwoord: string },
  now: Date,
): Promise<ChosenPassword> {
  const { token, wachtwoord } = input;
  const db = databases.withoutKantoor;
  if (!(await allow(db, "pressByClient", clientKey(headers), now))) return { outcome: "tooManyAttempts" };
  if (wachtwoord.length < minPasswordLength || wachtwoord.length > maxPasswordLength) return { outcome: "tooShort" };
  return db.transaction().execute(async (tx): Promise<ChosenPassword> => {
    const gebruiker = await consumeGebruikerGrant(tx, hashOf(token));
    if (!gebruiker) return { outcome: "gone" };
    await setPassword(tx, { id: gebruiker.gebruiker_id, email: gebruiker.email, naam: gebruiker.naam, wachtwoord });
    return { outcome: "chosen", email: gebruiker.email };
  });
}

export type PasswordRequestOptions = {
  databases: Databases;
  /** Queues the mail; the job that writes it mints its link. */
  enqueueMail(tx: Tx, to: { kantoorId: string; gebruikerId: string; email: string; naam: string }): Promise<void>;
  /** No answer is faster than this, so that its speed does not tell whether the address is known. In milliseconds. */
  answerAfterMs?: number;
};

/** "Wachtwoord vergeten": mails a link. An unknown address, and one over its limit, get the same answer and no mail. */
export async function requestPasswordLink(
  options: PasswordRequestOptions,
  headers: Headers,
  email: string,
  now: Date,
): Promise<"sent" | "tooManyAttempts"> {
  const answerAt = sleep(options.answerAfterMs ?? 300);
  const db = options.databases.withoutKantoor;
  const address = email.trim().toLowerCase();
  if (!(await allow(db, "requestByClient", clientKey(headers), now))) return "tooManyAttempts";
  if (await allow(db, "requestByAddress", addressKey(address), now)) {
    for (const row of await listGebruikersForReset(db, address))
      await options.databases
        .forKantoor(row.kantoor_id)
        .transaction()
        .execute((tx) => options.enqueueMail(tx, { kantoorId: row.kantoor_id, gebruikerId: row.id, email: address, naam: row.naam }));
  }
  await answerAt;
  return "sent";
}

/** A spent or late link still tells what it was for ninety days. */
export const deleteOldPasswordLinks = (db: Db): Promise<void> => deleteOldGebruikerGrants(db);

import { createHash, randomBytes, randomInt } from "node:crypto";
import type { Db, Tx } from "@dossierklaar/db";
import type { GrantSoort } from "@dossierklaar/db/columns";
import { deleteEndedSessions } from "@dossierklaar/db/queries/auth-session";
import { deleteOldPortalGrants, findPortalGrant, type GrantRow, insertPortalGrant } from "@dossierklaar/db/queries/portal-grant";
import { deleteOldAttempts } from "@dossierklaar/db/queries/rate-limit";

const minute = 60_000;
/** How long each soort of grant lives, in milliseconds. */
export const grantLifetime: Readonly<Record<GrantSoort, number>> = {
  mailLink: 14 * 24 * 60 * minute,
  loginLink: 30 * minute,
  handOver: minute,
};

export type MintGrantInput = {
  kantoorId: string;
  dossierId: string;
  /** The address that stands at an aanvrager of the dossier when the grant is spent; else it opens nothing. */
  email: string;
  soort: GrantSoort;
  now: Date;
  /** Whom the mail names; for the record. */
  aanvragerIds?: readonly string[];
  /** Who hands over; for handOver, and only for that. */
  gebruikerId?: string;
};

/** The secrets leave here once, in a mail or a redirect; the database keeps their hashes. */
export type MintedGrant = { token: string; code: string | null; expiresAt: Date };

/** Makes what opens the portal once: mailLink for 14 days, loginLink for 30 minutes with a code of six digits beside it, handOver for 60 seconds. */
export async function mintGrant(tx: Tx, input: MintGrantInput): Promise<MintedGrant> {
  const email = input.email.toLowerCase();
  const token = randomBytes(32).toString("base64url");
  const code = input.soort === "loginLink" ? randomInt(1_000_000).toString().padStart(6, "0") : null;
  const expiresAt = new Date(input.now.getTime() + grantLifetime[input.soort]);
  await insertPortalGrant(tx, {
    kantoor_id: input.kantoorId,
    dossier_id: input.dossierId,
    soort: input.soort,
    email,
    aanvrager_ids: [...(input.aanvragerIds ?? [])],
    token_hash: hashToken(token),
    code_hash: code === null ? null : hashCode(email, code),
    expires_at: expiresAt,
    gebruiker_id: input.gebruikerId ?? null,
  });
  return { token, code, expiresAt };
}

export type PeekedGrant = {
  state: "valid" | "spent" | "expired";
  soort: GrantSoort;
  kantoorId: string;
  kantoorNaam: string;
  dossierId: string;
  aanspreekvorm: "formal" | "informal";
  /** Whose access it is, first name first; empty once the address stands at nobody. */
  namen: string[];
  /** "a…@g…", for a page that anyone with an old link may see. */
  maskedEmail: string;
  /** Whether "Ik ben iemand anders" has somebody to mail. */
  hasOtherAanvrager: boolean;
};

/** What a link is, without spending it: a mail scanner that opens links must not sign anyone in. Undefined for what was never a link of ours. */
export async function peekGrant(db: Db, token: string): Promise<PeekedGrant | undefined> {
  const grant = await findGrant(db, token);
  if (!grant) return undefined;
  return {
    state: grant.spent ? "spent" : grant.expired ? "expired" : "valid",
    soort: grant.soort,
    kantoorId: grant.kantoor_id,
    kantoorNaam: grant.kantoor_naam,
    dossierId: grant.dossier_id,
    aanspreekvorm: grant.aanspreekvorm,
    namen: grant.namen,
    maskedEmail: maskEmail(grant.email),
    hasOtherAanvrager: grant.other_emails.length > 0,
  };
}

/** The grant of a token, with addresses in the clear: stays on the server. */
export const findGrant = (db: Db, token: string): Promise<GrantRow | undefined> => findPortalGrant(db, hashToken(token));

/** Removes grants that ended more than ninety days ago, forgets what was counted a day ago, and ends what is left of late sessions. For the nightly job. */
export async function deleteOldGrants(db: Db): Promise<void> {
  await deleteOldPortalGrants(db);
  await deleteOldAttempts(db, "portal_auth_rate_limit", new Date(Date.now() - 24 * 60 * minute));
  await deleteEndedSessions(db);
}

export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

// Six digits are guessed from any hash in a second; what protects them is their half hour, the five tries and that they are asked once.
export function hashCode(email: string, code: string): Buffer {
  return createHash("sha256").update(`${email}:${code}`).digest();
}

/** "jan.jansen@gmail.com" → "j…@g…": enough to know one's own address by, too little to learn another's. */
export function maskEmail(email: string): string {
  const [name = "", host = ""] = email.split("@");
  return `${name.slice(0, 1)}…@${host.slice(0, 1)}…`;
}

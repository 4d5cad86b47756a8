import { createHash, randomBytes, randomInt } from "node:crypto";
import { type Db, sql, type Tx } from "@dossierklaar/db";
import type { GrantSoort } from "@dossierklaar/db/columns";

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
  await sql`
    insert into portal_grant (kantoor_id, dossier_id, soort, email, aanvrager_ids, token_hash, code_hash, expires_at, gebruiker_id)
    values (${input.kantoorId}, ${input.dossierId}, ${input.soort}, ${email}, ${[...(input.aanvragerIds ?? [])]}::uuid[],
      ${hashToken(token)}, ${code && hashCode(email, code)}, ${expiresAt}, ${input.gebruikerId ?? null})`.execute(tx);
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

export type GrantRow = {
  kantoor_id: string;
  kantoor_naam: string;
  dossier_id: string;
  soort: GrantSoort;
  email: string;
  aanspreekvorm: "formal" | "informal";
  namen: string[];
  spent: boolean;
  expired: boolean;
  other_emails: string[];
};

/** The grant of a token, with addresses in the clear: stays on the server. */
export async function findGrant(db: Db, token: string): Promise<GrantRow | undefined> {
  const { rows } = await sql<GrantRow>`select * from find_portal_grant(${hashToken(token)})`.execute(db);
  return rows[0];
}

/** Removes grants that ended more than ninety days ago, and forgets what was counted before today. For the nightly job. */
export async function deleteOldGrants(db: Db): Promise<void> {
  await sql`select delete_old_portal_grants()`.execute(db);
  await sql`delete from portal_auth_rate_limit where last_request < ${Date.now() - 24 * 60 * minute}`.execute(db);
  await sql`delete from portal_auth_session where expires_at < now()`.execute(db);
  await sql`delete from adviseur_auth_session where expires_at < now()`.execute(db);
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

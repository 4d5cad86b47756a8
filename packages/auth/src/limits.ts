import { createHash } from "node:crypto";
import { normalizeIP } from "@better-auth/core/utils/ip";
import { type Db, sql } from "@dossierklaar/db";

/** The header in which the app hands on the address of the client. The app overwrites whatever the browser sent in it. */
export const clientIpHeader = "x-client-ip";

export type Limit = {
  /** What is limited: a verb and a subject. Never a name or an address in the clear. */
  key: string;
  max: number;
  windowSeconds: number;
};

/**
 * Counts one attempt in a fixed window, in the database, so that every process counts the same.
 * @returns whether it is still allowed; refused attempts do not make the window longer
 */
export async function takeAttempt(db: Db, table: "adviseur_auth_rate_limit" | "portal_auth_rate_limit", limit: Limit): Promise<boolean> {
  const now = Date.now();
  const windowStart = now - limit.windowSeconds * 1000;
  const { rows } = await sql<{ count: number }>`
    insert into ${sql.table(table)} as held (key, count, last_request) values (${limit.key}, 1, ${now})
    on conflict (key) do update set
      count = case when held.last_request <= ${windowStart} then 1 else held.count + 1 end,
      last_request = case when held.last_request <= ${windowStart} then ${now} else held.last_request end
    returning count`.execute(db);
  return (rows[0]?.count ?? 0) <= limit.max;
}

/** Takes an attempt back that turned out well: a kantoor of forty behind one address signs in at nine o'clock, and only guessing is limited. */
export async function forgiveAttempt(db: Db, table: "adviseur_auth_rate_limit" | "portal_auth_rate_limit", key: string): Promise<void> {
  await sql`update ${sql.table(table)} set count = greatest(count - 1, 0) where key = ${key}`.execute(db);
}

/** One client, for counting: an IPv4 address, or the /64 that one IPv6 subscriber has. */
export function clientKey(headers: Headers): string {
  return `client:${normalizeIP(headers.get(clientIpHeader) ?? "unknown", { ipv6Subnet: 64 })}`;
}

/** One e-mail address, for counting; the table of counters is no place to read addresses. */
export function addressKey(email: string): string {
  return `address:${createHash("sha256").update(email).digest("base64url")}`;
}

import { createHash } from "node:crypto";
import { normalizeIP } from "@better-auth/core/utils/ip";
import type { Db } from "@dossierklaar/db";
import { countAttempt, type RateLimitTable } from "@dossierklaar/db/queries/rate-limit";

/** The header in which the app hands on the address of the client. The app overwrites whatever the browser sent in it. */
export const clientIpHeader = "x-client-ip";

export type Limit = {
  /** What is limited: a verb and a subject. Never a name or an address in the clear. */
  key: string;
  max: number;
  windowSeconds: number;
};

/** Counts one attempt. @returns whether it is still allowed; refused attempts do not make the window longer */
export const takeAttempt = async (db: Db, table: RateLimitTable, limit: Limit, now: Date): Promise<boolean> =>
  (await countAttempt(db, table, limit.key, limit.windowSeconds, now)) <= limit.max;

/** One client, for counting: an IPv4 address, or the /64 that one IPv6 subscriber has. */
export function clientKey(headers: Headers): string {
  return `client:${normalizeIP(headers.get(clientIpHeader) ?? "unknown", { ipv6Subnet: 64 })}`;
}

/** One e-mail address, for counting; the table of counters is no place to read addresses. */
export function addressKey(email: string): string {
  return `address:${createHash("sha256").update(email).digest("base64url")}`;
}

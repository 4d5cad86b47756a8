import { sql } from "kysely";
import type { Db } from "../types.ts";

/** Each app counts in a table of its own. */
export type RateLimitTable = "adviseur_auth_rate_limit" | "portal_auth_rate_limit";

/**
 * Counts one more in a fixed window, in one statement, so that every process counts the same.
 * @returns how many there are in the window now; counting on does not make the window longer
 */
export async function countAttempt(db: Db, table: RateLimitTable, key: string, windowSeconds: number, now: Date): Promise<number> {
  const at = now.getTime();
  const windowStart = at - windowSeconds * 1000;
  const { rows } = await sql<{ count: number }>`
    insert into ${sql.table(table)} as held (key, count, last_request) values (${key}, 1, ${at})
    on conflict (key) do update set
      count = case when held.last_request <= ${windowStart} then 1 else held.count + 1 end,
      last_request = case when held.last_request <= ${windowStart} then ${at} else held.last_request end
    returning count`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Takes one back. */
export async function uncountAttempt(db: Db, table: RateLimitTable, key: string): Promise<void> {
  await sql`update ${sql.table(table)} set count = greatest(count - 1, 0) where key = ${key}`.execute(db);
}

/** Forgets what was counted last before this moment. */
export async function deleteOldAttempts(db: Db, table: RateLimitTable, before: Date): Promise<void> {
  await sql`delete from ${sql.table(table)} where last_request < ${before.getTime()}`.execute(db);
}

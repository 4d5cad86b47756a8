import { type Kysely, sql } from "kysely";

/** What a client reads the portal and her mail in; null as long as she chose nothing, which is Dutch. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table aanvrager add column taal text check (taal in ('nl', 'en'))`.execute(db);
}

import { type Kysely, sql } from "kysely";

/** A paper is there for every client or it is not: removing it is how it is switched off. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table belangrijk_document drop column actief`.execute(db);
}

import { type Kysely, sql } from "kysely";

/**
 * Which kinds of paper a Tekenafspraak is about is the kantoor's own catalogue to say, not the numbers that its rows began with: opdracht
 * tot dienstverlening, renteaanbod and bindend aanbod.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table soort_document add column te_tekenen boolean not null default false;
    update soort_document set te_tekenen = true where nummer in (94, 95, 96);
  `.execute(db);
}

import { type Kysely, sql } from "kysely";

/** A picture with more points than can be opened is not damaged: its sender is told another thing to do. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table bestand drop constraint bestand_weigering_check;
    alter table bestand add constraint bestand_weigering_check
      check (weigering in ('wrongType', 'tooLarge', 'tooManyPixels', 'empty', 'encrypted', 'infected', 'unreadable'));
  `.execute(db);
}

import { type Kysely, sql } from "kysely";

/** What every change of a dossier pays and nobody asks for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- No row of these is looked for by its id alone, and no key points at it: the primary key, with the kantoor, is what both use.
    alter table stuk drop constraint stuk_id_key;
    alter table scenario_start drop constraint scenario_start_id_key;
    alter table actiepunt drop constraint actiepunt_id_key;

    -- PostgreSQL holds that the plan of what adds a job depends on its arguments, and so made it anew at every job: a third of the price.
    alter function enqueue_job(text, json, text, timestamptz, text) set plan_cache_mode = force_generic_plan;
  `.execute(db);
}

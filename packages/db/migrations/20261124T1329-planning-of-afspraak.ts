import { type Kysely, sql } from "kysely";

/** What was told to start later at an afspraak is found by it, when its dossier is removed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index scenario_planning_afspraak on scenario_planning (kantoor_id, afspraak_id)`.execute(db);
}

import { type Kysely, sql } from "kysely";

/**
 * A dossier goes with all that it owns when its bewaartermijn is over, many in one night. Each deleted dossier, aanvrager, afspraak and
 * start of a scenario makes PostgreSQL look for its children: without an index it reads the whole of each table, every time. The files
 * to delete at the storage are found by the same.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index aanlevering_dossier on aanlevering (kantoor_id, dossier_id);
    create index aanlevering_aanvrager on aanlevering (kantoor_id, aanvrager_id);
    create index bestand_dossier on bestand (kantoor_id, dossier_id);
    create index actiepunt_aanvrager on actiepunt (kantoor_id, aanvrager_id);
    create index actiepunt_afspraak on actiepunt (kantoor_id, afspraak_id);
    create index actiepunt_scenario_start on actiepunt (kantoor_id, scenario_start_id);
    create index scenario_start_afspraak on scenario_start (kantoor_id, afspraak_id);
    create index stuk_scenario_start on stuk (kantoor_id, scenario_start_id);
  `.execute(db);
}

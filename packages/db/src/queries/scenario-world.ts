import { sql } from "kysely";
import type { Db, Row } from "../types.ts";
import { type AanvragerRow, aanvragerRows } from "./aanvrager.ts";
import type { RegelRow, ScenarioRow } from "./scenario.ts";
import type { SoortDocumentRow } from "./soort-document.ts";
import type { StukKeyRow } from "./stuk.ts";

/** What the plan of some scenario's is made of. */
export type ScenarioWorldRows = {
  aanvragers: AanvragerRow[];
  /** Employers and businesses by name, of all aanvragers. */
  inkomstenbronnen: Row<"inkomstenbron">[];
  scenarios: ScenarioRow[];
  regels: RegelRow[];
  /** The kinds that the regels name, as far as a plan looks at them: what the client reads of a kind is most of its row. */
  soorten: Pick<SoortDocumentRow, (typeof soortColumns)[number]>[];
  /** What is on the checklist already. */
  stukken: StukKeyRow[];
  /** The actiepunten that scenario's asked and that have not lapsed. */
  actiepunten: { scenario_regel_id: string; aanvrager_id: string | null }[];
};

const soortColumns = ["id", "naam", "jaarlijks", "jaar_vanaf_maand", "maandelijks", "kwartaal", "actief", "uitgave"] as const;

type Answer = { [Part in keyof ScenarioWorldRows]: ScenarioWorldRows[Part] | null };

/** Reads it in one prepared statement: it is read under the lock of the dossier, and table by table that lock was held three times as long. */
export async function readScenarioWorld(
  db: Db,
  kantoorId: string,
  dossierId: string,
  scenarioIds: readonly string[],
): Promise<ScenarioWorldRows> {
  const scenarios = sql`${[...scenarioIds]}::uuid[]`;
  const kantoor = sql`${kantoorId}::uuid`;
  const dossier = sql`${dossierId}::uuid`;
  const { rows } = await sql<Answer>`/* prepared: scenario-world */ select
    (select json_agg(r order by r.positie) from (${aanvragerRows(sql`a.kantoor_id = ${kantoor} and a.dossier_id = ${dossier} and a.vertrokken_op is null`)}) r) as aanvragers,
    (select json_agg(b order by b.volgorde) from inkomstenbron b
      where b.kantoor_id = ${kantoor}
        and b.aanvrager_id in (select id from aanvrager where kantoor_id = ${kantoor} and dossier_id = ${dossier})) as inkomstenbronnen,
    (select json_agg(s order by s.volgorde) from scenario s where s.kantoor_id = ${kantoor} and s.id = any(${scenarios})) as scenarios,
    (select json_agg(r order by r.scenario_id, r.volgorde) from scenario_regel r
      where r.kantoor_id = ${kantoor} and r.scenario_id = any(${scenarios}) and not r.vervallen) as regels,
    (select json_agg(d) from (select ${sql.join(soortColumns.map((column) => sql.id(column)))} from soort_document
      where kantoor_id = ${kantoor} and id in (
        select soort_document_id from scenario_regel where kantoor_id = ${kantoor} and scenario_id = any(${scenarios}))) d) as soorten,
    (select json_agg(k) from (
      select id, soort_document_id, aanvrager_id, onderwerp_soort, onderwerp, jaar, omschrijving, status, aangemaakt_op
      from stuk where kantoor_id = ${kantoor} and dossier_id = ${dossier}) k) as stukken,
    (select json_agg(p) from (
      select scenario_regel_id, aanvrager_id from actiepunt
      where kantoor_id = ${kantoor} and dossier_id = ${dossier} and scenario_regel_id is not null and status <> 'cancelled') p) as actiepunten`.execute(
    db,
  );
  const found = rows[0];
  return {
    aanvragers: found?.aanvragers ?? [],
    inkomstenbronnen: found?.inkomstenbronnen ?? [],
    scenarios: found?.scenarios ?? [],
    regels: found?.regels ?? [],
    soorten: found?.soorten ?? [],
    // JSON carries an instant as text.
    stukken: (found?.stukken ?? []).map((stuk) => ({ ...stuk, aangemaakt_op: new Date(stuk.aangemaakt_op) })),
    actiepunten: found?.actiepunten ?? [],
  };
}

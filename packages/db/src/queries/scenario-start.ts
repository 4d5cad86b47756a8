import { sql } from "kysely";
import type { Row, Tx } from "../types.ts";

export type NewScenarioStart = Row<"scenario_start">;

/** A stuk as a scenario asks it; its other columns keep their defaults. */
export type AskedStuk = Pick<
  Row<"stuk">,
  | "kantoor_id"
  | "id"
  | "dossier_id"
  | "versie"
  | "soort_document_id"
  | "aanvrager_id"
  | "onderwerp_soort"
  | "onderwerp"
  | "jaar"
  | "periode"
  | "status"
  | "waarom"
  | "scenario_start_id"
  | "volgorde"
  | "aangemaakt_op"
> & {
  /** In which words the soort is told; without it the database takes the newest. */
  soort_uitgave?: number;
};

/** At which afspraak a stuk is asked; one that is there already is left as it is. */
export type StukLink = Row<"stuk_afspraak">;

/**
 * Writes starts, the stukken that they ask and their places at the afspraak: one prepared statement however many there are. The ids are
 * the caller's. None of the stukken's keys may be on the checklist yet; a link may name a stuk that was there before.
 */
export async function insertScenarioStarts(
  tx: Tx,
  rows: { starts: readonly NewScenarioStart[]; stukken: readonly AskedStuk[]; links: readonly StukLink[] },
): Promise<void> {
  if (rows.starts.length === 0) return;
  // The keys between tables are checked when the whole statement is done.
  await sql`/* prepared: scenario-start */
    with starts as (
      insert into scenario_start (kantoor_id, id, dossier_id, versie, afspraak_id, scenario_id, bron, reden, aanvrager_ids, gestart_op, gestart_door)
      select kantoor_id, id, dossier_id, versie, afspraak_id, scenario_id, bron, reden, aanvrager_ids, gestart_op, gestart_door
      from jsonb_populate_recordset(null::scenario_start, ${JSON.stringify(rows.starts)}::jsonb)
    ), stukken as (
      insert into stuk (kantoor_id, id, dossier_id, versie, soort_document_id, aanvrager_id, onderwerp_soort, onderwerp, jaar, periode, status,
        waarom, scenario_start_id, volgorde, aangemaakt_op, soort_uitgave)
      select kantoor_id, id, dossier_id, versie, soort_document_id, aanvrager_id, onderwerp_soort, onderwerp, jaar, periode, status,
        waarom, scenario_start_id, volgorde, aangemaakt_op, soort_uitgave
      from jsonb_populate_recordset(null::stuk, ${JSON.stringify(rows.stukken)}::jsonb)
    )
    insert into stuk_afspraak (kantoor_id, stuk_id, afspraak_id, aangevraagd_op)
    select kantoor_id, stuk_id, afspraak_id, aangevraagd_op
    from jsonb_populate_recordset(null::stuk_afspraak, ${JSON.stringify(rows.links)}::jsonb)
    on conflict do nothing`.execute(tx);
}

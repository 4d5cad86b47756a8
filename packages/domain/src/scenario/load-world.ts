import type { Db } from "@dossierklaar/db";
import type { AanvragerRow } from "@dossierklaar/db/queries/aanvrager";
import type { RegelRow, ScenarioRow } from "@dossierklaar/db/queries/scenario";
import { readScenarioWorld, type ScenarioWorldRows } from "@dossierklaar/db/queries/scenario-world";
import type { Day } from "../format.ts";
import { type AskedAlready, actiepuntKey, type PlanWorld } from "./plan.ts";
import { type AanvragerFacts, stukKey } from "./rules.ts";

/** What is said of an aanvrager beside the facts: her name, and what her inkomenstypen and klantprofiel are called. */
export type PersonOfWorld = Pick<
  AanvragerRow,
  | "id"
  | "positie"
  | "aanhef"
  | "voorletters"
  | "voornaam"
  | "tussenvoegsel"
  | "achternaam"
  | "email"
  | "straat"
  | "postcode"
  | "plaats"
  | "telefoon"
  | "klantprofiel_id"
  | "klantprofiel"
  | "inkomenstype_ids"
  | "inkomenstypen"
>;

/** Everything the plan of some scenario's looks at. */
export type ScenarioWorld = PlanWorld & {
  people: PersonOfWorld[];
  scenarios: ScenarioRow[];
  regelRows: ReadonlyMap<string, RegelRow>;
  soortRows: ReadonlyMap<string, ScenarioWorldRows["soorten"][number]>;
};

/** `scenarioIds` are those that may start. */
export async function loadScenarioWorld(
  db: Db,
  kantoorId: string,
  dossierId: string,
  scenarioIds: readonly string[],
  moment: { reference: Day; today: Day },
): Promise<ScenarioWorld> {
  const rows = await readScenarioWorld(db, kantoorId, dossierId, scenarioIds);
  const { aanvragers: people, scenarios, regels, soorten } = rows;
  const stukken = new Map<string, AskedAlready>();
  for (const s of rows.stukken) {
    // A stuk that was described by hand is another one than the scenario's.
    if (s.omschrijving !== "") continue;
    const key = stukKey({
      soortDocumentId: s.soort_document_id,
      aanvragerId: s.aanvrager_id,
      onderwerpSoort: s.onderwerp_soort,
      onderwerp: s.onderwerp,
      jaar: s.jaar,
    });
    stukken.set(key, { stukId: s.id, status: s.status, sinds: s.aangemaakt_op });
  }
  const off = new Set<string | null>(soorten.filter((soort) => !soort.actief).map((soort) => soort.id));
  return {
    ...moment,
    people,
    scenarios,
    regelRows: new Map(regels.map((r) => [r.id, r])),
    soortRows: new Map(soorten.map((s) => [s.id, s])),
    // What is switched off is asked no more; the scenario's that name it go on without it.
    regels: regels
      .filter((r) => !off.has(r.soort_document_id))
      .map((r) => ({
        id: r.id,
        scenarioId: r.scenario_id,
        soort: r.soort,
        soortDocumentId: r.soort_document_id,
        per: r.per,
        onderwerp: r.onderwerp,
        jaren: r.jaren,
        jaStartScenarioId: r.ja_start_scenario_id,
        voorwaarde: r.voorwaarde,
      })),
    soorten: new Map(
      soorten.map((s) => [
        s.id,
        { id: s.id, jaarlijks: s.jaarlijks, jaarVanafMaand: s.jaar_vanaf_maand, maandelijks: s.maandelijks, kwartaal: s.kwartaal },
      ]),
    ),
    aanvragers: people.map((a) => toFacts(a, rows.inkomstenbronnen)),
    stukken,
    actiepunten: new Set(rows.actiepunten.map((p) => actiepuntKey(p.scenario_regel_id, p.aanvrager_id))),
  };
}

const toFacts = (a: AanvragerRow, bronnen: readonly { aanvrager_id: string; soort: string; naam: string }[]): AanvragerFacts => {
  const named = (soort: string) => bronnen.filter((b) => b.aanvrager_id === a.id && b.soort === soort).map((b) => b.naam);
  return {
    id: a.id,
    positie: a.positie,
    inkomenstypeIds: a.inkomenstype_ids,
    klantprofielId: a.klantprofiel_id,
    klantprofielCode: a.klantprofiel_code,
    geboortedatum: a.geboortedatum,
    ondernemingSinds: a.onderneming_sinds,
    employers: named("employer"),
    businesses: named("business"),
  };
};

import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import * as columns from "./columns.ts";
import { testDatabase } from "./testing/test-db.ts";

const { owner } = await testDatabase();

/** Which list of columns.ts a column's CHECK must hold. */
const lists: Record<string, readonly string[]> = {
  "kantoor.aanspreekvorm": columns.tonen,
  "gebruiker.rollen": columns.rollen,
  "scenario.fase": columns.fasen,
  "scenario_regel.soort": columns.regelSoorten,
  "scenario_regel.onderwerp": columns.onderwerpen,
  "scenario_regel.voorwaarde": columns.regelVoorwaarden,
  "scenario_trigger.voorwaarde": columns.voorwaarden,
  "email_sjabloon.soort": columns.emailSoorten,
  "email_sjabloon.toon": columns.tonen,
  "dossier.aanspreekvorm": columns.tonen,
  "dossier.fase": columns.fasen,
  "aanvrager.aanhef": columns.aanheffen,
  "aanvrager.taal": columns.talen,
  "afspraak.locatie_soort": columns.locatieSoorten,
  "afspraak.status": columns.afspraakStatussen,
  "afspraak.agenda_stand": columns.agendaStanden,
  "agenda_koppeling.soort": columns.agendaSoorten,
  "agenda_koppeling.status": columns.koppelingStatussen,
  "afspraak.verzoek_soort": columns.verzoekSoorten,
  "afspraak.verzoek_status": columns.verzoekStatussen,
  "scenario_start.bron": columns.startBronnen,
  "scenario_planning.status": columns.planningStatussen,
  "stuk.onderwerp_soort": columns.onderwerpen,
  "stuk.status": columns.stukStatussen,
  "stuk.vorige_status": columns.stukStatussen,
  "aanlevering.status": columns.aanleveringStatussen,
  "bestand.status": columns.bestandStatussen,
  "bestand.weigering": columns.bestandWeigeringen,
  "actiepunt.soort": columns.actiepuntSoorten,
  "actiepunt.status": columns.actiepuntStatussen,
  "email.soort": columns.emailSoorten,
  "email.status": columns.emailStatussen,
  "bericht_sjabloon.bij": columns.berichtPlekken,
  "bericht_sjabloon.toon": columns.tonen,
  "signalering.soort": columns.signaleringSoorten,
  "signalering.status": columns.signaleringStatussen,
  "dossier_event.actor_soort": columns.actorSoorten,
  "portal_grant.soort": columns.grantSoorten,
  "gebruiker_grant.soort": columns.gebruikerGrantSoorten,
  // Words of one table, which types.ts spells out at that table.
  "soort_document.bron": ["klant", "kantoor", "derde"],
  "soort_document.per": ["aanvrager", "dossier"],
  "soort_document.onderwerp": ["none", "home", "employer", "business"],
  "scenario_regel.per": ["aanvrager", "dossier"],
  "inkomstenbron.soort": ["employer", "business"],
  "aanlevering.door": ["klant", "kantoor"],
  "bestand.virusscan": ["not_scanned", "clean", "infected"],
};

/** Every CHECK that enumerates words, as `table.column` → the words. */
async function listChecks(): Promise<Record<string, string[]>> {
  const { rows } = await sql<{ column: string; definition: string }>`
    select c.conrelid::regclass || '.' || a.attname as column, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'c' and c.connamespace = 'public'::regnamespace and cardinality(c.conkey) = 1
      and pg_get_constraintdef(c.oid) like '%ARRAY[%''%'`.execute(owner);
  return Object.fromEntries(
    rows.map((row) => [row.column, [...row.definition.matchAll(/'([^']+)'::text/g)].map((found) => found[1] ?? "")]),
  );
}

const checks = await listChecks();

describe("the words of columns.ts and the CHECKs of the schema", () => {
  it("name the same columns", () => expect(Object.keys(checks).sort()).toEqual(Object.keys(lists).sort()));

  it.each(Object.entries(lists))("%s", (column, words) => expect([...(checks[column] ?? [])].sort()).toEqual([...words].sort()));
});

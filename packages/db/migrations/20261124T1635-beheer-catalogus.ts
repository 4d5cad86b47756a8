import { type Kysely, sql } from "kysely";

/** Scenario's, triggers and afspraaktypen change while dossiers use them: who was first is known, and what was asked before stays as it was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table scenario
      -- Raised by every change, so that of two admins who change the same thing the second is told.
      add column versie integer not null default 1,
      add column gewijzigd_door text not null default '';
    alter table scenario_trigger
      add column versie integer not null default 1,
      add column gewijzigd_door text not null default '';
    alter table afspraaktype
      add column versie integer not null default 1,
      add column gewijzigd_door text not null default '',
      -- Whose confirmation the client gets; none: its own.
      add column bevestiging_van uuid,
      add foreign key (kantoor_id, bevestiging_van) references afspraaktype (kantoor_id, id);

    alter table scenario_regel
      add column voorwaarde text not null default 'none' check (voorwaarde in ('none', 'secondAanvrager', 'aowWithinTenYears')),
      -- Taken out of the scenario. Its row stays, because a question that was asked by it points to it.
      add column vervallen boolean not null default false;

    -- An asked question carries what a Ja starts: another choice in Beheer is for questions asked after it.
    update actiepunt a set ja_start_scenario_id = r.ja_start_scenario_id
    from scenario_regel r
    where r.kantoor_id = a.kantoor_id and r.id = a.scenario_regel_id
      and a.ja_start_scenario_id is null and r.ja_start_scenario_id is not null;
  `.execute(db);
}

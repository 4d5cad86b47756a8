import { type Kysely, sql } from "kysely";

/** What the kantoor itself puts at a stuk, scenario's that start later, and actiepunten in the kantoor's own words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Files that the kantoor offers the client to read: they answer no request, so they change no status.
    alter table aanlevering
      add column ter_inzage boolean not null default false,
      add check (not ter_inzage or door = 'kantoor');

    alter table actiepunt
      add column uiterlijk date,
      -- Who ticked it, by name; empty for what was answered.
      add column afgerond_door text not null default '',
      -- What a Ja starts, for a question that the kantoor asks in its own words; one of a scenario has its regel.
      add column ja_start_scenario_id uuid,
      add foreign key (kantoor_id, ja_start_scenario_id) references scenario (kantoor_id, id);

    -- Scenario's that a gebruiker has told to start later.
    create table scenario_planning (
      kantoor_id uuid not null,
      id uuid not null default gen_random_uuid() unique,
      dossier_id uuid not null,
      afspraak_id uuid not null,
      scenario_ids uuid[] not null check (cardinality(scenario_ids) > 0),
      uitvoeren_op timestamptz not null,
      -- Without a time of its own it starts in the morning of its day.
      heeft_tijd boolean not null,
      status text not null default 'planned' check (status in ('planned', 'started', 'withdrawn')),
      gepland_op timestamptz not null,
      gepland_door uuid not null,
      primary key (kantoor_id, id),
      foreign key (kantoor_id, dossier_id) references dossier (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, afspraak_id) references afspraak (kantoor_id, id),
      foreign key (kantoor_id, gepland_door) references gebruiker (kantoor_id, id)
    );
    create index scenario_planning_dossier on scenario_planning (kantoor_id, dossier_id);
    alter table scenario_planning enable row level security;
    create policy per_kantoor on scenario_planning using (kantoor_id = kantoor_van_verbinding()) with check (kantoor_id = kantoor_van_verbinding());
  `.execute(db);
}

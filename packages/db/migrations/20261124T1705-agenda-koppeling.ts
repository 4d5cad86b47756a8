import { type Kysely, sql } from "kysely";

/**
 * Agendas of advisers at Google and Microsoft, and what of each afspraak stands in them. Tokens are closed before they come here
 * (packages/calendar/seal.ts): who reads the database cannot read an agenda.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table agenda_koppeling (
      kantoor_id uuid not null,
      id uuid not null default gen_random_uuid() unique,
      gebruiker_id uuid not null,
      soort text not null check (soort in ('google', 'microsoft')),
      account text not null,
      -- expired: consent was taken back or ran out, and she has to couple again. ended: she uncoupled, and the vendor is still to hear it.
      status text not null default 'active' check (status in ('active', 'expired', 'ended')),
      vernieuw_token text not null,
      toegang_token text,
      toegang_tot timestamptz,
      gekoppeld_op timestamptz not null,
      verlopen_op timestamptz,
      -- Up to where its changes were read.
      cursor text,
      primary key (kantoor_id, id),
      -- Coupled again is the same coupling: what stands in that agenda is still known.
      unique (kantoor_id, gebruiker_id, soort, account),
      foreign key (kantoor_id, gebruiker_id) references gebruiker (kantoor_id, id)
    );
    create unique index agenda_koppeling_one on agenda_koppeling (kantoor_id, gebruiker_id) where status <> 'ended';
    alter table agenda_koppeling enable row level security;
    create policy per_kantoor on agenda_koppeling
      using (kantoor_id = kantoor_van_verbinding()) with check (kantoor_id = kantoor_van_verbinding());

    -- One event in one agenda. Its id is the key by which the vendor makes it once.
    create table agendapunt (
      kantoor_id uuid not null,
      id uuid not null default gen_random_uuid() unique,
      afspraak_id uuid not null,
      koppeling_id uuid not null,
      -- The vendor's id, once an answer said it.
      extern_id text,
      -- What was put there last; null when that must be put again whatever stands there.
      gezet jsonb,
      primary key (kantoor_id, id),
      unique (kantoor_id, afspraak_id, koppeling_id),
      foreign key (kantoor_id, afspraak_id) references afspraak (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, koppeling_id) references agenda_koppeling (kantoor_id, id) on delete cascade
    );
    create index agendapunt_koppeling on agendapunt (kantoor_id, koppeling_id, extern_id);
    alter table agendapunt enable row level security;
    create policy per_kantoor on agendapunt using (kantoor_id = kantoor_van_verbinding()) with check (kantoor_id = kantoor_van_verbinding());

    alter table afspraak
      -- Synchroniseren met agenda.
      add column in_agenda boolean not null default false,
      -- waiting: a job will see to it. stopped: the agenda is not coupled (any more). failed: the agenda refused it for good.
      add column agenda_stand text not null default 'none' check (agenda_stand in ('none', 'waiting', 'placed', 'stopped', 'failed')),
      add column agenda_sinds timestamptz,
      -- What she did in her agenda and has not decided on here: {soort: moved, begintOp, duurMinuten} or {soort: removed}.
      add column agenda_voorstel jsonb;
    create index afspraak_agenda_waiting on afspraak (agenda_sinds) where agenda_stand = 'waiting';

    create function list_agenda_koppelingen() returns table (kantoor_id uuid, koppeling_id uuid)
      language sql stable security definer set search_path = public, pg_temp
      as $$ select k.kantoor_id, k.id from agenda_koppeling k where k.status = 'active' $$;
    create function list_ended_koppelingen() returns table (kantoor_id uuid, koppeling_id uuid)
      language sql stable security definer set search_path = public, pg_temp
      as $$ select k.kantoor_id, k.id from agenda_koppeling k where k.status = 'ended' and k.vernieuw_token <> '' $$;
    create function list_waiting_for_agenda(before timestamptz) returns table (kantoor_id uuid, afspraak_id uuid)
      language sql stable security definer set search_path = public, pg_temp
      as $$ select a.kantoor_id, a.id from afspraak a where a.agenda_stand = 'waiting' and a.agenda_sinds < before $$;
    revoke all on function list_agenda_koppelingen, list_ended_koppelingen, list_waiting_for_agenda from public;
    grant execute on function list_agenda_koppelingen, list_ended_koppelingen, list_waiting_for_agenda to dossierklaar_app;
  `.execute(db);
}

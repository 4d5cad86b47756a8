import { type Kysely, sql } from "kysely";

/** The address by which an agenda program follows somebody's afspraken: at most one for each gebruiker, known by its hash only. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table agenda_abonnement (
      kantoor_id uuid not null,
      gebruiker_id uuid not null,
      token_hash bytea not null unique,
      aangemaakt_op timestamptz not null,
      primary key (kantoor_id, gebruiker_id),
      foreign key (kantoor_id, gebruiker_id) references gebruiker (kantoor_id, id)
    );
    alter table agenda_abonnement enable row level security;
    create policy per_kantoor on agenda_abonnement
      using (kantoor_id = kantoor_van_verbinding()) with check (kantoor_id = kantoor_van_verbinding());

    -- Also what was called off is in the feed, which the index on planned ones does not hold.
    create index afspraak_van_adviseur on afspraak (kantoor_id, adviseur_id, begint_op);

    -- An agenda program says an address and nothing else: whose it is, is asked before the kantoor is known. Who left has no feed.
    create function find_agenda_abonnement(p_token_hash bytea) returns table (kantoor_id uuid, gebruiker_id uuid)
      language sql stable security definer set search_path = public, pg_temp
      as $$ select a.kantoor_id, a.gebruiker_id from agenda_abonnement a
        join gebruiker g on g.kantoor_id = a.kantoor_id and g.id = a.gebruiker_id
        where a.token_hash = p_token_hash and g.actief $$;
    revoke all on function find_agenda_abonnement from public;
    grant execute on function find_agenda_abonnement to dossierklaar_app;
  `.execute(db);
}

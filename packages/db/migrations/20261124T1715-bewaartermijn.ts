import { type Kysely, sql } from "kysely";

/** The end of a dossier after its bewaartermijn; mails that somebody saw to; which client did what, by id. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Somebody saw to it that this mail did not arrive.
    alter table email add column afgehandeld_op timestamptz;
    drop index email_niet_bezorgd;
    create index email_niet_bezorgd on email (kantoor_id, dossier_id) where status in ('bounced', 'failed') and afgehandeld_op is null;

    -- The aanvragers as whom a client acted: names are changed, and two people may share one.
    alter table dossier_event add column klant_ids uuid[];
    update dossier_event e set klant_ids = (select array_agg(a.id) from aanvrager a
      where a.kantoor_id = e.kantoor_id and a.dossier_id = e.dossier_id
        and position(concat_ws(' ', coalesce(nullif(a.voornaam, ''), a.voorletters), nullif(a.tussenvoegsel, ''), a.achternaam) in e.actor_naam) > 0)
      where e.actor_soort = 'klant';

    alter table dossier
      -- On this day it is deleted: announced some weeks before, and never sooner than bewaren_tot.
      add column verwijderen_op date check (verwijderen_op is null or gesloten_op is not null);
    create index dossier_bewaren_tot on dossier (bewaren_tot) where gesloten_op is not null;
    create index dossier_verwijderen on dossier (kantoor_id, verwijderen_op) where verwijderen_op is not null;

    -- What stays of a dossier: that it was there and was deleted in time, and of nobody what was in it.
    create table verwijderd_dossier (
      kantoor_id uuid not null references kantoor,
      nummer text not null,
      geopend_op timestamptz not null,
      gesloten_op timestamptz not null,
      bewaren_tot date not null,
      verwijderd_op timestamptz not null,
      bestanden integer not null,
      primary key (kantoor_id, nummer)
    );
    create index verwijderd_dossier_recent on verwijderd_dossier (kantoor_id, verwijderd_op desc);
    alter table verwijderd_dossier enable row level security;
    create policy per_kantoor on verwijderd_dossier using (kantoor_id = kantoor_van_verbinding()) with check (kantoor_id = kantoor_van_verbinding());

    create function list_dossiers_to_announce(until date) returns table (kantoor_id uuid, dossier_id uuid)
      language sql stable security definer set search_path = public, pg_temp
      as $$ select d.kantoor_id, d.id from dossier d
        where d.gesloten_op is not null and d.bewaren_tot <= until and d.verwijderen_op is null $$;
    create function list_dossiers_to_delete(today date) returns table (kantoor_id uuid, dossier_id uuid)
      language sql stable security definer set search_path = public, pg_temp
      as $$ select d.kantoor_id, d.id from dossier d where d.verwijderen_op <= today $$;
    -- The account of a client goes with the last dossier of any kantoor in which the address stands.
    create function forget_klant_account(address text) returns void
      language sql volatile security definer set search_path = public, pg_temp
      as $$ delete from portal_auth_user u where u.email = address and not exists (select from aanvrager a where a.email = address) $$;
    revoke all on function list_dossiers_to_announce, list_dossiers_to_delete, forget_klant_account from public;
    grant execute on function list_dossiers_to_announce, list_dossiers_to_delete, forget_klant_account to dossierklaar_app;
  `.execute(db);
}

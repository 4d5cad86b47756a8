import { type Kysely, sql } from "kysely";

/** The third wall of tenancy: the apps' role sees the kantoor that its connection carries, and nothing without one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    grant usage on schema public to dossierklaar_app;
    grant select, insert, update, delete on all tables in schema public to dossierklaar_app;
    revoke all on kysely_migration, kysely_migration_lock from dossierklaar_app;
    grant select on kysely_migration to dossierklaar_app;
    alter default privileges in schema public grant select, insert, update, delete on tables to dossierklaar_app;

    -- The kantoor of this connection; an empty setting counts as none.
    create function kantoor_van_verbinding() returns uuid language sql stable parallel safe
      as $$ select nullif(current_setting('app.kantoor', true), '')::uuid $$;

    do $$
    declare
      tabel text;
    begin
      for tabel in
        select c.table_name from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'public' and c.column_name = 'kantoor_id' and t.table_type = 'BASE TABLE'
          and c.table_name not like 'adviseur_auth_%' and c.table_name not like 'portal_auth_%'
      loop
        execute format('alter table %I enable row level security', tabel);
        execute format(
          'create policy per_kantoor on %I using (kantoor_id = kantoor_van_verbinding()) with check (kantoor_id = kantoor_van_verbinding())', tabel);
      end loop;
    end $$;

    alter table kantoor enable row level security;
    create policy per_kantoor on kantoor using (id = kantoor_van_verbinding()) with check (id = kantoor_van_verbinding());

    -- The apps may queue work, and nothing else of the job queue.
    create function enqueue_job(task text, payload json, job_key text, run_at timestamptz, job_key_mode text default 'replace') returns void
      language sql volatile security definer set search_path = pg_catalog, pg_temp
      as $$ select graphile_worker.add_job(task, payload, job_key => job_key, run_at => run_at, job_key_mode => job_key_mode) $$;
    revoke all on function enqueue_job from public;
    grant execute on function enqueue_job to dossierklaar_app;
  `.execute(db);
}

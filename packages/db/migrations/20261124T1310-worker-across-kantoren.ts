import { type Kysely, sql } from "kysely";

/**
 * What the worker asks across kantoren, by name: its tasks sign in as the apps' role, which sees one kantoor at a time. Of the rows only
 * ids and technical facts come out.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function list_unfinished_bestanden(before timestamptz)
      returns table (kantoor_id uuid, dossier_id uuid, bestand_id uuid, status text, grootte bigint, aangemaakt_op timestamptz)
      language sql stable security definer set search_path = public, pg_temp
      as $$ select b.kantoor_id, b.dossier_id, b.id, b.status, b.grootte::bigint, b.aangemaakt_op from bestand b
        where b.status in ('reserved', 'uploaded') and b.aangemaakt_op < before order by b.aangemaakt_op $$;

    -- Keys of files that a dossier still shows or will judge, out of those that are asked about.
    create function list_needed_file_keys(keys text[]) returns setof text
      language sql stable security definer set search_path = public, pg_temp
      as $$ select b.file_key from bestand b where b.file_key = any (keys) and b.status in ('uploaded', 'accepted') $$;

    create function list_unsent_emails(before timestamptz) returns table (kantoor_id uuid, email_id uuid)
      language sql stable security definer set search_path = public, pg_temp
      as $$ select e.kantoor_id, e.id from email e
        where (e.status = 'queued' and e.aangemaakt_op < before) or (e.status = 'claimed' and e.geclaimd_op < before) $$;

    create function delete_old_request_results(before timestamptz) returns bigint
      language sql volatile security definer set search_path = public, pg_temp
      as $$ with gone as (delete from request_result r where r.aangemaakt_op < before returning 1) select count(*) from gone $$;

    revoke all on function list_unfinished_bestanden, list_needed_file_keys, list_unsent_emails, delete_old_request_results from public;
    grant execute on function list_unfinished_bestanden, list_needed_file_keys, list_unsent_emails, delete_old_request_results
      to dossierklaar_app;
  `.execute(db);
}

import { type Kysely, sql } from "kysely";

/** What a dossier lives through after it was opened: changed gegevens, a second aanvrager who leaves, closing; and finding it again among very many. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table dossier
      -- The versie in which Gegevens changed last: who saves over an older one is told.
      add column gegevens_versie integer not null default 1,
      -- A closed dossier is kept until this day.
      add column bewaren_tot date;

    -- Who left a dossier (a scheiding) stays as a name at what she delivered; her place is free for another.
    alter table aanvrager add column vertrokken_op timestamptz;
    alter table aanvrager drop constraint aanvrager_dossier_id_positie_key;
    create unique index aanvrager_positie on aanvrager (dossier_id, positie) where vertrokken_op is null;
    -- Without an address and without a partner who serves her, nobody comes in for her.
    alter table aanvrager add constraint aanvrager_left check (vertrokken_op is null or (email is null and not partner_mag_zien));

    -- What a change of gegevens asks, at the afspraken that are planned already.
    alter table scenario_start drop constraint scenario_start_bron_check;
    alter table scenario_start add constraint scenario_start_bron_check check (bron in ('trigger', 'manual', 'answer', 'gegevens'));

    -- Whether the gebruiker who looks through a client's eyes may also act for her; she switches it on herself, in the portal.
    alter table portal_auth_session add column mag_handelen boolean not null default false;
  `.execute(db);
  await searchWords(db);
}

/**
 * The words by which a dossier is found, folded: of names, e-mail addresses and the number. A typed word is the beginning of one of these,
 * which an index answers; a pattern with a joker in front reads every dossier of the kantoor.
 */
async function searchWords(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dossier_zoekwoord (
      kantoor_id uuid not null,
      -- Compared byte by byte, as LIKE does, so that the index serves a beginning.
      woord text collate "C" not null,
      dossier_id uuid not null,
      primary key (kantoor_id, woord, dossier_id),
      foreign key (kantoor_id, dossier_id) references dossier (kantoor_id, id) on delete cascade
    );
    create index dossier_zoekwoord_dossier on dossier_zoekwoord (kantoor_id, dossier_id, woord);
    alter table dossier_zoekwoord enable row level security;
    create policy per_kantoor on dossier_zoekwoord using (kantoor_id = kantoor_van_verbinding()) with check (kantoor_id = kantoor_van_verbinding());

    create function dossier_words(p_kantoor_id uuid, p_dossier_id uuid) returns setof text language sql stable set search_path = public, pg_temp
      as $$
        select distinct w from (
          select d.nummer as w from dossier d where d.kantoor_id = p_kantoor_id and d.id = p_dossier_id
          union all
          -- 2026-0417 is also called 417.
          select unnest(array[split_part(d.nummer, '-', 2), ltrim(split_part(d.nummer, '-', 2), '0')])
          from dossier d where d.kantoor_id = p_kantoor_id and d.id = p_dossier_id
          union all
          select unnest(string_to_array(a.zoeknaam, ' ') || regexp_split_to_array(a.zoeknaam, '[^[:alnum:]]+')
            || array[regexp_replace(a.zoeknaam, '^.* ', ''), a.email, split_part(a.email, '@', 2)] || regexp_split_to_array(split_part(a.email, '@', 1), '[^[:alnum:]]+'))
          from aanvrager a where a.kantoor_id = p_kantoor_id and a.dossier_id = p_dossier_id and a.vertrokken_op is null
        ) as words where w <> ''
      $$;

    create function keep_dossier_words() returns trigger language plpgsql set search_path = public, pg_temp
      as $$
        declare
          the_kantoor uuid := coalesce(new.kantoor_id, old.kantoor_id);
          the_dossier uuid := (coalesce(to_jsonb(new), to_jsonb(old)) ->> tg_argv[0])::uuid;
        begin
          delete from dossier_zoekwoord z where z.kantoor_id = the_kantoor and z.dossier_id = the_dossier
            and z.woord not in (select dossier_words(the_kantoor, the_dossier));
          insert into dossier_zoekwoord (kantoor_id, woord, dossier_id)
            select the_kantoor, w, the_dossier from dossier_words(the_kantoor, the_dossier) as w
            where exists (select from dossier d where d.kantoor_id = the_kantoor and d.id = the_dossier)
            on conflict do nothing;
          return null;
        end
      $$;
    create trigger dossier_words after insert or update of nummer on dossier for each row execute function keep_dossier_words('id');
    create trigger aanvrager_words_new after insert or delete on aanvrager for each row execute function keep_dossier_words('dossier_id');
    create trigger aanvrager_words after update of zoeknaam, email, vertrokken_op on aanvrager for each row execute function keep_dossier_words('dossier_id');

    insert into dossier_zoekwoord (kantoor_id, woord, dossier_id)
      select d.kantoor_id, w, d.id from dossier d cross join lateral dossier_words(d.kantoor_id, d.id) as w;
  `.execute(db);
}

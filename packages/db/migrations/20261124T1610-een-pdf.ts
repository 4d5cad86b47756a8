import { type Kysely, sql } from "kysely";

/**
 * One pdf of what was delivered for a stuk, and pages of a file that lie at another stuk than the file. The files as they came are kept:
 * a pdf is always made anew from them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table bestand
      -- Some pages of another bestand, moved here: it has no bytes of its own.
      add column bron_id uuid,
      -- Which of its pages lie at this stuk, as [{pagina, draaiing, volgorde}]; null: all of them, as they were delivered.
      add column paginas jsonb check (jsonb_array_length(paginas) > 0),
      -- How many pages the file has; null until somebody looked.
      add column aantal_paginas integer check (aantal_paginas > 0),
      add foreign key (kantoor_id, bron_id) references bestand (kantoor_id, id) on delete cascade,
      add check (bron_id is null or (file_key is null and paginas is not null));
    create index bestand_bron on bestand (kantoor_id, bron_id);

    alter table stuk
      -- The versie in which its papers last changed, and the one of the papers that the pdf was made of.
      add column inhoud_versie integer not null default 0,
      add column pdf_versie integer not null default 0,
      -- Null where the only file is the pdf, and where no pdf can be made of the files; pdf_paginas tells these apart.
      add column pdf_key text unique,
      add column pdf_grootte integer,
      add column pdf_paginas integer;
    update stuk s set inhoud_versie = greatest(s.versie, 1) where exists (
      select from bestand b where b.kantoor_id = s.kantoor_id and b.stuk_id = s.id and b.status = 'accepted');
    create index stuk_pdf_te_maken on stuk (id) where inhoud_versie <> pdf_versie;

    -- Stukken whose pdf is behind, for the job that looks whether one was forgotten.
    create function list_stukken_without_pdf() returns table (kantoor_id uuid, dossier_id uuid, stuk_id uuid)
      language sql stable security definer set search_path = public, pg_temp
      as $$ select s.kantoor_id, s.dossier_id, s.id from stuk s where s.inhoud_versie <> s.pdf_versie limit 1000 $$;
    revoke all on function list_stukken_without_pdf from public;
    grant execute on function list_stukken_without_pdf to dossierklaar_app;

    create or replace function list_needed_file_keys(keys text[]) returns setof text
      language sql stable security definer set search_path = public, pg_temp
      as $$ select b.file_key from bestand b where b.file_key = any (keys) and b.status in ('uploaded', 'accepted')
        union select s.pdf_key from stuk s where s.pdf_key = any (keys) $$;
  `.execute(db);
}

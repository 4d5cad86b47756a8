import { type Kysely, sql } from "kysely";

/** What a client asks at a stuk, what her answer to a question started, and the papers that a kantoor hands to every client. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A question of the client at a stuk. It changes with its stuk: asking and answering give that a new versie.
    create table vraag (
      kantoor_id uuid not null,
      id uuid not null default gen_random_uuid() unique,
      dossier_id uuid not null,
      stuk_id uuid not null,
      tekst text not null check (tekst <> ''),
      gesteld_door text not null,
      gesteld_op timestamptz not null,
      antwoord text not null default '',
      beantwoord_door text not null default '',
      beantwoord_op timestamptz,
      primary key (kantoor_id, id),
      foreign key (kantoor_id, dossier_id) references dossier (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, stuk_id) references stuk (kantoor_id, id) on delete cascade,
      check ((beantwoord_op is null) = (antwoord = ''))
    );
    create index vraag_stuk on vraag (kantoor_id, stuk_id, gesteld_op);
    create index vraag_dossier on vraag (kantoor_id, dossier_id);
    create index vraag_open on vraag (kantoor_id, gesteld_op) where beantwoord_op is null;

    -- What a Ja asked, so that it can be taken back as long as nobody went on with it.
    alter table actiepunt
      add column antwoord_start_id uuid,
      add column antwoord_stuk_ids uuid[] not null default '{}',
      add foreign key (kantoor_id, antwoord_start_id) references scenario_start (kantoor_id, id);
    create index actiepunt_antwoord_start on actiepunt (kantoor_id, antwoord_start_id);

    -- Kept in the database as pictures are: few and small, and a mail must be able to carry them.
    create table belangrijk_document (
      kantoor_id uuid not null references kantoor,
      id uuid not null default gen_random_uuid() unique,
      naam text not null check (naam <> ''),
      omschrijving text not null default '',
      bestandsnaam text not null,
      mime text not null,
      grootte integer not null check (grootte between 1 and 10000000),
      bytes bytea not null check (length(bytes) = grootte),
      actief boolean not null default true,
      volgorde integer not null,
      gewijzigd_op timestamptz not null,
      primary key (kantoor_id, id)
    );

    alter table vraag enable row level security;
    create policy per_kantoor on vraag using (kantoor_id = kantoor_van_verbinding()) with check (kantoor_id = kantoor_van_verbinding());
    alter table belangrijk_document enable row level security;
    create policy per_kantoor on belangrijk_document using (kantoor_id = kantoor_van_verbinding()) with check (kantoor_id = kantoor_van_verbinding());
  `.execute(db);
}

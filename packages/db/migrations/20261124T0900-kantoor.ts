import { type Kysely, sql } from "kysely";

// Frozen in time: a migration imports nothing of today's code. Forward only.

/** The kantoor, its people and its catalogue: what an admin edits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table kantoor (
      id uuid primary key default gen_random_uuid(),
      naam text not null check (naam <> ''),
      kleur text not null default '#3f3480' check (kleur ~ '^#[0-9a-f]{6}$'),
      aanspreekvorm text not null default 'formal' check (aanspreekvorm in ('formal', 'informal')),
      adres text not null default '',
      telefoon text not null default '',
      email text not null default '',
      digest_minuten integer not null default 15 check (digest_minuten between 0 and 1440),
      ockto boolean not null default false,
      vrijblijvend boolean not null default false,
      aangemaakt_op timestamptz not null default now()
    );

    -- The last dossiernummer of a year; its row lock makes numbers follow each other.
    create table dossiernummer (
      kantoor_id uuid not null references kantoor,
      jaar integer not null,
      laatste integer not null,
      primary key (kantoor_id, jaar)
    );

    create table locatie (
      kantoor_id uuid not null references kantoor,
      id uuid not null default gen_random_uuid() unique,
      naam text not null check (naam <> ''),
      adres text not null,
      volgorde integer not null default 0,
      actief boolean not null default true,
      primary key (kantoor_id, id)
    );

    create table gebruiker (
      kantoor_id uuid not null references kantoor,
      id uuid not null default gen_random_uuid() unique,
      rollen text[] not null check (cardinality(rollen) > 0 and rollen <@ array['admin', 'adviseur', 'binnendienst']),
      voornaam text not null,
      tussenvoegsel text not null default '',
      achternaam text not null,
      email text not null check (email = lower(email)),
      telefoon text not null default '',
      functie text not null default '',
      beperkte_inzage boolean not null default false,
      standaard_locatie_id uuid,
      actief boolean not null default true,
      primary key (kantoor_id, id),
      foreign key (kantoor_id, standaard_locatie_id) references locatie (kantoor_id, id)
    );
    create unique index gebruiker_email on gebruiker (email);

    create table leadbron (
      kantoor_id uuid not null references kantoor,
      id uuid not null default gen_random_uuid() unique,
      naam text not null check (naam <> ''),
      volgorde integer not null default 0,
      actief boolean not null default true,
      primary key (kantoor_id, id)
    );

    create table inkomenstype (
      kantoor_id uuid not null references kantoor,
      id uuid not null default gen_random_uuid() unique,
      code text not null,
      naam text not null check (naam <> ''),
      volgorde integer not null default 0,
      actief boolean not null default true,
      primary key (kantoor_id, id),
      unique (kantoor_id, code)
    );

    create table klantprofiel (
      kantoor_id uuid not null references kantoor,
      id uuid not null default gen_random_uuid() unique,
      code text not null,
      naam text not null check (naam <> ''),
      volgorde integer not null default 0,
      actief boolean not null default true,
      primary key (kantoor_id, id),
      unique (kantoor_id, code)
    );

    create table soort_document (
      kantoor_id uuid not null references kantoor,
      id uuid not null default gen_random_uuid() unique,
      nummer integer not null,
      naam text not null check (naam <> ''),
      bron text not null check (bron in ('klant', 'kantoor', 'derde')),
      per text not null check (per in ('aanvrager', 'dossier')),
      onderwerp text not null check (onderwerp in ('none', 'home', 'employer', 'business')),
      jaarlijks boolean not null default false,
      -- From this month on a closed year's paper can be there: jaarrekening and belasting in May, jaaropgaven in February.
      jaar_vanaf_maand integer not null default 5 check (jaar_vanaf_maand between 1 and 12),
      maandelijks boolean not null default false,
      kwartaal boolean not null default false,
      geldig_maanden integer check (geldig_maanden > 0),
      eigen_vervaldatum boolean not null default false,
      toont_bsn boolean not null default false,
      hdn_code text,
      klant_naam text not null,
      wat_is_het text not null,
      waarom text not null,
      waar_vind_ik text[] not null default '{}',
      waar_vind_ik_label text,
      waar_vind_ik_url text check (waar_vind_ik_url ~ '^https://'),
      goede_kopie text[] not null default '{}',
      afkeurredenen text[] not null default '{}',
      actief boolean not null default true,
      primary key (kantoor_id, id),
      unique (kantoor_id, nummer)
    );

    create table soort_document_synoniem (
      kantoor_id uuid not null,
      soort_document_id uuid not null,
      naam text not null check (naam <> ''),
      primary key (kantoor_id, soort_document_id, naam),
      foreign key (kantoor_id, soort_document_id) references soort_document (kantoor_id, id) on delete cascade
    );

    create table afspraaktype (
      kantoor_id uuid not null references kantoor,
      id uuid not null default gen_random_uuid() unique,
      code text not null,
      naam text not null check (naam <> ''),
      duur_minuten integer not null check (duur_minuten between 5 and 600),
      titel text not null,
      klant_titel text not null,
      klant_titel_informal text not null,
      volgorde integer not null default 0,
      actief boolean not null default true,
      primary key (kantoor_id, id),
      unique (kantoor_id, code)
    );

    create table scenario (
      kantoor_id uuid not null references kantoor,
      id uuid not null default gen_random_uuid() unique,
      code text not null,
      naam text not null check (naam <> ''),
      fase text not null check (fase in ('orientation', 'application', 'transfer', 'management')),
      volgorde integer not null default 0,
      actief boolean not null default true,
      primary key (kantoor_id, id),
      unique (kantoor_id, code)
    );

    create table scenario_regel (
      kantoor_id uuid not null,
      id uuid not null default gen_random_uuid() unique,
      scenario_id uuid not null,
      volgorde integer not null,
      soort text not null check (soort in ('document', 'question', 'ockto')),
      soort_document_id uuid,
      per text not null check (per in ('aanvrager', 'dossier')),
      onderwerp text not null default 'none' check (onderwerp in ('none', 'currentHome', 'homeToBuy', 'home', 'employer', 'business')),
      jaren integer check (jaren between 1 and 10),
      vraag_formal text,
      vraag_informal text,
      ja_start_scenario_id uuid,
      primary key (kantoor_id, id),
      foreign key (kantoor_id, scenario_id) references scenario (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, soort_document_id) references soort_document (kantoor_id, id),
      foreign key (kantoor_id, ja_start_scenario_id) references scenario (kantoor_id, id),
      check ((soort = 'document') = (soort_document_id is not null)),
      check ((soort = 'question') = (vraag_formal is not null and vraag_informal is not null))
    );
    create index scenario_regel_scenario on scenario_regel (kantoor_id, scenario_id, volgorde);

    -- afspraaktype × inkomenstype × klantprofiel × condition → scenario; null means any.
    create table scenario_trigger (
      kantoor_id uuid not null references kantoor,
      id uuid not null default gen_random_uuid() unique,
      afspraaktype_id uuid,
      inkomenstype_id uuid,
      klantprofiel_id uuid,
      voorwaarde text not null default 'none' check (voorwaarde in ('none', 'secondAanvrager', 'aowWithinTenYears', 'ocktoTicked', 'answerYes')),
      scenario_id uuid not null,
      primary key (kantoor_id, id),
      foreign key (kantoor_id, afspraaktype_id) references afspraaktype (kantoor_id, id),
      foreign key (kantoor_id, inkomenstype_id) references inkomenstype (kantoor_id, id),
      foreign key (kantoor_id, klantprofiel_id) references klantprofiel (kantoor_id, id),
      foreign key (kantoor_id, scenario_id) references scenario (kantoor_id, id),
      unique nulls not distinct (kantoor_id, afspraaktype_id, inkomenstype_id, klantprofiel_id, voorwaarde, scenario_id)
    );

    create table email_sjabloon (
      kantoor_id uuid not null references kantoor,
      id uuid not null default gen_random_uuid() unique,
      soort text not null check (soort in ('afspraakBevestiging', 'inloglink', 'digest', 'uitnodiging')),
      afspraaktype_id uuid,
      toon text not null check (toon in ('formal', 'informal')),
      onderwerp text not null check (onderwerp <> ''),
      tekst text not null check (tekst <> ''),
      tekst_meervoud text not null check (tekst_meervoud <> ''),
      primary key (kantoor_id, id),
      foreign key (kantoor_id, afspraaktype_id) references afspraaktype (kantoor_id, id),
      unique nulls not distinct (kantoor_id, soort, afspraaktype_id, toon)
    );
  `.execute(db);
}

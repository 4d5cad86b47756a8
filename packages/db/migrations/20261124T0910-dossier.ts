import { type Kysely, sql } from "kysely";

/** The dossier and everything it owns. Each owned row carries the dossier's versie of its last change. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table dossier (
      kantoor_id uuid not null references kantoor,
      id uuid not null default gen_random_uuid() unique,
      nummer text not null check (nummer ~ '^[0-9]{4}-[0-9]{4,}$'),
      versie integer not null default 0,
      aanspreekvorm text not null check (aanspreekvorm in ('formal', 'informal')),
      fase text not null default 'orientation' check (fase in ('orientation', 'application', 'transfer', 'management')),
      leadbron_id uuid,
      adviseur_id uuid not null,
      behandelaar_id uuid,
      ontbindende_voorwaarde date,
      bankgarantie date,
      renteaanbod_tot date,
      bindend_aanbod_tot date,
      passeerdatum date,
      gesloten_op timestamptz,
      gesloten_reden text,
      -- Counters, kept by recordEvent: the lists across dossiers read these instead of counting stukken.
      gevraagd integer not null default 0,
      aangeleverd integer not null default 0,
      akkoord integer not null default 0,
      te_beoordelen integer not null default 0,
      aangemaakt_op timestamptz not null default now(),
      laatste_activiteit_op timestamptz not null default now(),
      primary key (kantoor_id, id),
      unique (kantoor_id, nummer),
      foreign key (kantoor_id, leadbron_id) references leadbron (kantoor_id, id),
      foreign key (kantoor_id, adviseur_id) references gebruiker (kantoor_id, id),
      foreign key (kantoor_id, behandelaar_id) references gebruiker (kantoor_id, id)
    );
    create index dossier_recent on dossier (kantoor_id, laatste_activiteit_op desc, id desc);
    create index dossier_work on dossier (kantoor_id, adviseur_id) where te_beoordelen > 0;
    create index dossier_work_behandelaar on dossier (kantoor_id, behandelaar_id) where te_beoordelen > 0;

    create table aanvrager (
      kantoor_id uuid not null,
      id uuid not null default gen_random_uuid() unique,
      dossier_id uuid not null,
      versie integer not null default 0,
      positie integer not null check (positie in (1, 2)),
      aanhef text not null check (aanhef in ('mevrouw', 'heer', 'geen')),
      voorletters text not null,
      voornaam text not null,
      tussenvoegsel text not null default '',
      achternaam text not null check (achternaam <> ''),
      zoeknaam text not null,
      geboortedatum date,
      email text check (email = lower(email)),
      telefoon text not null default '',
      straat text not null default '',
      postcode text not null default '',
      plaats text not null default '',
      klantprofiel_id uuid not null,
      onderneming_sinds integer check (onderneming_sinds between 1900 and 2100),
      -- After a scheiding the adviser switches off that the other aanvrager may serve or see this one.
      partner_mag_zien boolean not null default true,
      primary key (kantoor_id, id),
      unique (dossier_id, positie),
      foreign key (kantoor_id, dossier_id) references dossier (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, klantprofiel_id) references klantprofiel (kantoor_id, id)
    );
    create index aanvrager_dossier on aanvrager (kantoor_id, dossier_id);
    create index aanvrager_email on aanvrager (email);
    create index aanvrager_klantprofiel on aanvrager (kantoor_id, klantprofiel_id);

    create table aanvrager_inkomenstype (
      kantoor_id uuid not null,
      aanvrager_id uuid not null,
      inkomenstype_id uuid not null,
      volgorde integer not null default 0,
      primary key (kantoor_id, aanvrager_id, inkomenstype_id),
      foreign key (kantoor_id, aanvrager_id) references aanvrager (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, inkomenstype_id) references inkomenstype (kantoor_id, id)
    );

    -- Named employers and businesses of an aanvrager: each asks for its own papers.
    create table inkomstenbron (
      kantoor_id uuid not null,
      id uuid not null default gen_random_uuid() unique,
      aanvrager_id uuid not null,
      soort text not null check (soort in ('employer', 'business')),
      naam text not null check (naam <> ''),
      volgorde integer not null default 0,
      primary key (kantoor_id, id),
      foreign key (kantoor_id, aanvrager_id) references aanvrager (kantoor_id, id) on delete cascade
    );
    create index inkomstenbron_aanvrager on inkomstenbron (kantoor_id, aanvrager_id);

    create table afspraak (
      kantoor_id uuid not null,
      id uuid not null default gen_random_uuid() unique,
      dossier_id uuid not null,
      versie integer not null,
      afspraaktype_id uuid not null,
      titel text not null check (titel <> ''),
      titel_aangepast boolean not null default false,
      locatie_soort text not null check (locatie_soort in ('office', 'home', 'phone', 'video', 'other')),
      locatie_id uuid,
      locatie text not null,
      opmerkingen text not null default '',
      interne_notitie text not null default '',
      begint_op timestamptz not null,
      duur_minuten integer not null check (duur_minuten between 5 and 600),
      adviseur_id uuid not null,
      status text not null default 'planned' check (status in ('planned', 'cancelled')),
      reden_voor_klant text not null default '',
      ics_volgnummer integer not null default 0,
      aangemaakt_op timestamptz not null default now(),
      primary key (kantoor_id, id),
      foreign key (kantoor_id, dossier_id) references dossier (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, afspraaktype_id) references afspraaktype (kantoor_id, id),
      foreign key (kantoor_id, locatie_id) references locatie (kantoor_id, id),
      foreign key (kantoor_id, adviseur_id) references gebruiker (kantoor_id, id)
    );
    create index afspraak_dossier on afspraak (kantoor_id, dossier_id, begint_op);
    create index afspraak_agenda on afspraak (kantoor_id, adviseur_id, begint_op) where status = 'planned';

    create table scenario_start (
      kantoor_id uuid not null,
      id uuid not null default gen_random_uuid() unique,
      dossier_id uuid not null,
      versie integer not null,
      afspraak_id uuid,
      scenario_id uuid not null,
      bron text not null check (bron in ('trigger', 'manual', 'answer')),
      reden text not null,
      aanvrager_ids uuid[] not null,
      gestart_op timestamptz not null,
      gestart_door text not null,
      primary key (kantoor_id, id),
      foreign key (kantoor_id, dossier_id) references dossier (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, afspraak_id) references afspraak (kantoor_id, id),
      foreign key (kantoor_id, scenario_id) references scenario (kantoor_id, id)
    );
    create index scenario_start_dossier on scenario_start (kantoor_id, dossier_id);

    create table stuk (
      kantoor_id uuid not null,
      id uuid not null default gen_random_uuid() unique,
      dossier_id uuid not null,
      versie integer not null,
      soort_document_id uuid not null,
      aanvrager_id uuid,
      onderwerp_soort text not null default 'none' check (onderwerp_soort in ('none', 'currentHome', 'homeToBuy', 'home', 'employer', 'business')),
      onderwerp text not null default '',
      jaar integer,
      -- What is said behind the name and does not tell two stukken apart: "t/m Q3 2026", "van oktober 2026 of later".
      periode text not null default '',
      omschrijving text not null default '',
      status text not null check (status in ('offered', 'requested', 'received', 'provisionallyApproved', 'approved', 'rejected', 'declaredNotApplicable', 'cancelled')),
      vorige_status text check (vorige_status in ('offered', 'requested', 'received', 'provisionallyApproved', 'approved', 'rejected', 'declaredNotApplicable', 'cancelled')),
      klant_mag_uploaden boolean not null default true,
      klant_mag_inzien boolean not null default false,
      uiterlijk date,
      waarom text not null default '',
      scenario_start_id uuid,
      afkeurreden text not null default '',
      reden_klant text not null default '',
      opmerking_voor_klant text not null default '',
      interne_notitie text not null default '',
      datum_stuk date,
      geldig_tot date,
      aangeleverd_op timestamptz,
      beoordeeld_op timestamptz,
      beoordeeld_door uuid,
      geopend_op timestamptz,
      volgorde integer not null default 0,
      aangemaakt_op timestamptz not null default now(),
      primary key (kantoor_id, id),
      foreign key (kantoor_id, dossier_id) references dossier (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, soort_document_id) references soort_document (kantoor_id, id),
      foreign key (kantoor_id, aanvrager_id) references aanvrager (kantoor_id, id),
      foreign key (kantoor_id, scenario_start_id) references scenario_start (kantoor_id, id),
      foreign key (kantoor_id, beoordeeld_door) references gebruiker (kantoor_id, id),
      -- Asked once for the same soort, person, onderwerp and year; what was cancelled is asked again on the same row.
      constraint stuk_asked_once unique nulls not distinct (dossier_id, soort_document_id, aanvrager_id, onderwerp_soort, onderwerp, jaar, omschrijving)
    );
    create index stuk_dossier on stuk (kantoor_id, dossier_id, versie);
    create index stuk_aanvrager on stuk (kantoor_id, aanvrager_id);

    -- A stuk belongs to the dossier and is asked at one or more afspraken.
    create table stuk_afspraak (
      kantoor_id uuid not null,
      stuk_id uuid not null,
      afspraak_id uuid not null,
      aangevraagd_op timestamptz not null,
      primary key (kantoor_id, stuk_id, afspraak_id),
      foreign key (kantoor_id, stuk_id) references stuk (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, afspraak_id) references afspraak (kantoor_id, id) on delete cascade
    );
    create index stuk_afspraak_afspraak on stuk_afspraak (kantoor_id, afspraak_id);

    create table aanlevering (
      kantoor_id uuid not null,
      id uuid not null default gen_random_uuid() unique,
      dossier_id uuid not null,
      stuk_id uuid not null,
      status text not null default 'open' check (status in ('open', 'received', 'dropped')),
      door text not null check (door in ('klant', 'kantoor')),
      aanvrager_id uuid,
      gebruiker_id uuid,
      begonnen_op timestamptz not null default now(),
      ontvangen_op timestamptz,
      primary key (kantoor_id, id),
      foreign key (kantoor_id, dossier_id) references dossier (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, stuk_id) references stuk (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, aanvrager_id) references aanvrager (kantoor_id, id),
      foreign key (kantoor_id, gebruiker_id) references gebruiker (kantoor_id, id),
      check ((door = 'klant') = (gebruiker_id is null))
    );
    create index aanlevering_stuk on aanlevering (kantoor_id, stuk_id, begonnen_op);

    create table bestand (
      kantoor_id uuid not null,
      id uuid not null default gen_random_uuid() unique,
      dossier_id uuid not null,
      stuk_id uuid not null,
      aanlevering_id uuid not null,
      volgorde integer not null,
      draaiing integer not null default 0 check (draaiing in (0, 90, 180, 270)),
      naam text not null,
      grootte bigint not null check (grootte between 0 and 67108864),
      mime text not null,
      status text not null default 'reserved' check (status in ('reserved', 'uploaded', 'accepted', 'refused', 'dropped')),
      weigering text check (weigering in ('wrongType', 'tooLarge', 'empty', 'encrypted', 'infected', 'unreadable')),
      file_key text unique,
      file_hash text,
      virusscan text not null default 'not_scanned' check (virusscan in ('not_scanned', 'clean', 'infected')),
      aangemaakt_op timestamptz not null default now(),
      geopend_op timestamptz,
      primary key (kantoor_id, id),
      foreign key (kantoor_id, dossier_id) references dossier (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, stuk_id) references stuk (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, aanlevering_id) references aanlevering (kantoor_id, id) on delete cascade,
      check ((status = 'refused') = (weigering is not null))
    );
    create index bestand_stuk on bestand (kantoor_id, stuk_id);
    create index bestand_aanlevering on bestand (kantoor_id, aanlevering_id);
    create index bestand_unfinished on bestand (aangemaakt_op) where status in ('reserved', 'uploaded');

    -- What is asked of the client and is no document; a document is asked by its stuk.
    create table actiepunt (
      kantoor_id uuid not null,
      id uuid not null default gen_random_uuid() unique,
      dossier_id uuid not null,
      versie integer not null,
      afspraak_id uuid,
      aanvrager_id uuid,
      soort text not null check (soort in ('question', 'ockto', 'text')),
      scenario_regel_id uuid,
      scenario_start_id uuid,
      tekst_formal text not null,
      tekst_informal text not null,
      status text not null default 'open' check (status in ('open', 'done', 'cancelled')),
      antwoord boolean,
      afgerond_op timestamptz,
      aangemaakt_op timestamptz not null default now(),
      primary key (kantoor_id, id),
      foreign key (kantoor_id, dossier_id) references dossier (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, afspraak_id) references afspraak (kantoor_id, id),
      foreign key (kantoor_id, aanvrager_id) references aanvrager (kantoor_id, id),
      foreign key (kantoor_id, scenario_regel_id) references scenario_regel (kantoor_id, id),
      foreign key (kantoor_id, scenario_start_id) references scenario_start (kantoor_id, id)
    );
    create index actiepunt_dossier on actiepunt (kantoor_id, dossier_id, versie);
    create unique index actiepunt_asked_once on actiepunt (dossier_id, aanvrager_id, scenario_regel_id) nulls not distinct where scenario_regel_id is not null;

    create table email (
      kantoor_id uuid not null references kantoor,
      id uuid not null default gen_random_uuid() unique,
      dossier_id uuid,
      versie integer not null default 0,
      afspraak_id uuid,
      soort text not null check (soort in ('afspraakBevestiging', 'inloglink', 'digest', 'uitnodiging')),
      sleutel text not null,
      aan text not null,
      aan_naam text not null,
      aanvrager_ids uuid[] not null default '{}',
      status text not null default 'queued' check (status in ('queued', 'claimed', 'sent', 'delivered', 'opened', 'bounced', 'failed')),
      reden text not null default '',
      onderwerp text not null default '',
      html text not null default '',
      tekst text not null default '',
      bijlagen text[] not null default '{}',
      postmark_id text,
      geclaimd_op timestamptz,
      verzonden_op timestamptz,
      -- What a digest tells: the versies after this one, up to and with the other.
      van_versie integer,
      tot_versie integer,
      aangemaakt_op timestamptz not null default now(),
      primary key (kantoor_id, id),
      -- One mail per occasion and address, however often the job runs.
      unique (kantoor_id, sleutel),
      foreign key (kantoor_id, dossier_id) references dossier (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, afspraak_id) references afspraak (kantoor_id, id)
    );
    create index email_dossier on email (kantoor_id, dossier_id, aangemaakt_op desc);
    create index email_afspraak on email (kantoor_id, afspraak_id, aangemaakt_op desc);

    -- Every change of a dossier, in order (one transaction takes one versie and may tell several things): the Logboek, the source of live updates and of catching up.
    create table dossier_event (
      kantoor_id uuid not null,
      dossier_id uuid not null,
      versie integer not null,
      volgnummer integer not null,
      kind text not null,
      actor_soort text not null check (actor_soort in ('gebruiker', 'klant', 'system')),
      actor_id uuid,
      actor_naam text not null,
      afspraak_id uuid,
      stuk_id uuid,
      aanvrager_id uuid,
      payload jsonb not null,
      at timestamptz not null,
      primary key (kantoor_id, dossier_id, versie, volgnummer),
      foreign key (kantoor_id, dossier_id) references dossier (kantoor_id, id) on delete cascade
    );

    -- A double click or a retry gets the first answer.
    create table request_result (
      kantoor_id uuid not null references kantoor,
      actor text not null,
      request_id uuid not null,
      procedure text not null,
      input_hash text not null,
      result jsonb,
      aangemaakt_op timestamptz not null default now(),
      primary key (kantoor_id, actor, request_id)
    );
    create index request_result_age on request_result (aangemaakt_op);
  `.execute(db);
}

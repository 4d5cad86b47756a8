import { type Kysely, sql } from "kysely";

/** What the client may ask of an afspraak, and the mails about one that changed: texts of before this version are added to every kantoor. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One request at a time; the Logboek keeps the earlier ones.
    alter table afspraak
      add column verzoek_soort text check (verzoek_soort in ('move', 'cancel')),
      add column verzoek_status text check (verzoek_status in ('open', 'granted', 'declined')),
      add column verzoek_reden text not null default '',
      add column verzoek_momenten text not null default '',
      add column verzoek_antwoord text not null default '',
      add column verzoek_door text not null default '',
      add column verzoek_email text not null default '',
      add column verzoek_op timestamptz,
      add constraint afspraak_verzoek_whole check ((verzoek_soort is null) = (verzoek_status is null) and (verzoek_soort is null) = (verzoek_op is null));
    create index afspraak_verzoek_open on afspraak (kantoor_id, verzoek_op) where verzoek_status = 'open';

    -- Agendas were given the versie until now, and ignore a lower number.
    update afspraak set ics_volgnummer = greatest(ics_volgnummer, versie);

    alter table email drop constraint email_soort_check;
    alter table email add constraint email_soort_check check (soort in ('afspraakBevestiging', 'afspraakVerzet', 'afspraakGewijzigd', 'afspraakAfgezegd', 'verzoekAfgewezen', 'inloglink', 'digest', 'uitnodiging', 'wachtwoordHerstel'));
    alter table email_sjabloon drop constraint email_sjabloon_soort_check;
    alter table email_sjabloon add constraint email_sjabloon_soort_check check (soort in ('afspraakBevestiging', 'afspraakVerzet', 'afspraakGewijzigd', 'afspraakAfgezegd', 'verzoekAfgewezen', 'inloglink', 'digest', 'uitnodiging', 'wachtwoordHerstel'));

    insert into email_sjabloon (kantoor_id, soort, toon, onderwerp, tekst, tekst_meervoud)
    select k.id, t.soort, t.toon, t.onderwerp, t.tekst, t.tekst_meervoud from kantoor k cross join (values
      ('afspraakVerzet', 'formal', 'Afspraak verzet naar {datumKort}',
        'Uw afspraak is verzet naar {datum}, {plaats}. De eerdere afspraak vervalt.',
        'Uw afspraak is verzet naar {datum}, {plaats}. De eerdere afspraak vervalt.'),
      ('afspraakVerzet', 'informal', 'Afspraak verzet naar {datumKort}',
        'Je afspraak is verzet naar {datum}, {plaats}. De eerdere vervalt.',
        'Jullie afspraak is verzet naar {datum}, {plaats}. De eerdere vervalt.'),
      ('afspraakGewijzigd', 'formal', 'Gewijzigd: afspraak op {datumKort}',
        'Aan uw afspraak op {datum} is iets gewijzigd: {gewijzigd}. Hieronder leest u hoe de afspraak nu is.',
        'Aan uw afspraak op {datum} is iets gewijzigd: {gewijzigd}. Hieronder leest u hoe de afspraak nu is.'),
      ('afspraakGewijzigd', 'informal', 'Gewijzigd: afspraak op {datumKort}',
        'Aan je afspraak op {datum} is iets gewijzigd: {gewijzigd}. Hieronder lees je hoe de afspraak nu is.',
        'Aan jullie afspraak op {datum} is iets gewijzigd: {gewijzigd}. Hieronder lezen jullie hoe de afspraak nu is.'),
      ('afspraakAfgezegd', 'formal', 'Afspraak van {datumKort} gaat niet door',
        'Uw afspraak van {datum} gaat niet door. {reden}',
        'Uw afspraak van {datum} gaat niet door. {reden}'),
      ('afspraakAfgezegd', 'informal', 'Afspraak van {datumKort} gaat niet door',
        'Je afspraak van {datum} gaat niet door. {reden}',
        'Jullie afspraak van {datum} gaat niet door. {reden}'),
      ('verzoekAfgewezen', 'formal', 'Afspraak van {datumKort} gaat door zoals gepland',
        'U hebt gevraagd om de afspraak van {datum} {vraag}. Dat lukt niet. {antwoord}' || E'\n\nDe afspraak gaat door zoals gepland.',
        'U hebt gevraagd om de afspraak van {datum} {vraag}. Dat lukt niet. {antwoord}' || E'\n\nDe afspraak gaat door zoals gepland.'),
      ('verzoekAfgewezen', 'informal', 'Afspraak van {datumKort} gaat door zoals gepland',
        'Je hebt gevraagd om de afspraak van {datum} {vraag}. Dat lukt niet. {antwoord}' || E'\n\nDe afspraak gaat door zoals gepland.',
        'Jullie hebben gevraagd om de afspraak van {datum} {vraag}. Dat lukt niet. {antwoord}' || E'\n\nDe afspraak gaat door zoals gepland.')
    ) as t (soort, toon, onderwerp, tekst, tekst_meervoud)
    on conflict do nothing;
  `.execute(db);
}

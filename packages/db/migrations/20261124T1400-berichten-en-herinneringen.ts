import { type Kysely, sql } from "kysely";

/** Mails that an adviser writes herself, and what goes by itself: reminders with a stop, and one mail when everything is in. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table email drop constraint email_soort_check;
    alter table email add constraint email_soort_check check (soort in ('afspraakBevestiging', 'afspraakVerzet', 'afspraakGewijzigd', 'afspraakAfgezegd', 'verzoekAfgewezen', 'inloglink', 'digest', 'uitnodiging', 'wachtwoordHerstel', 'bericht', 'rappel', 'allesOntvangen'));
    alter table email_sjabloon drop constraint email_sjabloon_soort_check;
    alter table email_sjabloon add constraint email_sjabloon_soort_check check (soort in ('afspraakBevestiging', 'afspraakVerzet', 'afspraakGewijzigd', 'afspraakAfgezegd', 'verzoekAfgewezen', 'inloglink', 'digest', 'uitnodiging', 'wachtwoordHerstel', 'bericht', 'rappel', 'allesOntvangen'));
    alter table email
      -- What the adviser wrote; subject and text of the other kinds come from the kantoor's sjablonen when they leave.
      add column eigen_onderwerp text not null default '',
      add column eigen_tekst text not null default '',
      add column document_ids uuid[] not null default '{}';
    create index email_rappel on email (kantoor_id, dossier_id, aan, aangemaakt_op) where soort = 'rappel';

    -- Texts that an adviser begins her own mail with.
    create table bericht_sjabloon (
      kantoor_id uuid not null references kantoor,
      id uuid not null default gen_random_uuid() unique,
      naam text not null check (naam <> ''),
      -- Where it is offered: at the dossier, or at an afspraak.
      bij text not null check (bij in ('dossier', 'afspraak')),
      toon text not null check (toon in ('formal', 'informal')),
      onderwerp text not null check (onderwerp <> ''),
      tekst text not null check (tekst <> ''),
      tekst_meervoud text not null check (tekst_meervoud <> ''),
      volgorde integer not null,
      actief boolean not null default true,
      primary key (kantoor_id, id),
      unique (kantoor_id, bij, toon, naam)
    );
    alter table bericht_sjabloon enable row level security;
    create policy per_kantoor on bericht_sjabloon using (kantoor_id = kantoor_van_verbinding()) with check (kantoor_id = kantoor_van_verbinding());

    alter table kantoor
      -- After how many werkdagen without a reaction a reminder goes, counted from the day since which the client is waited for; none: off.
      add column rappel_werkdagen integer[] not null default '{3,6,10}' check (cardinality(rappel_werkdagen) <= 3 and 0 < all (rappel_werkdagen)),
      add column geen_reactie_werkdagen integer not null default 12 check (geen_reactie_werkdagen between 1 and 60),
      add column alles_ontvangen_mail boolean not null default true;

    -- From this day on a job looks whether the client is to be reminded; every change of the dossier makes it look again.
    alter table dossier add column herinner_op date;
    create index dossier_herinneren on dossier (herinner_op) where herinner_op is not null and gesloten_op is null;

    create function list_dossiers_to_remind(today date) returns table (kantoor_id uuid, dossier_id uuid)
      language sql stable security definer set search_path = public, pg_temp
      as $$ select d.kantoor_id, d.id from dossier d where d.herinner_op <= today and d.gesloten_op is null $$;
    revoke all on function list_dossiers_to_remind from public;
    grant execute on function list_dossiers_to_remind to dossierklaar_app;
  `.execute(db);
  await addTexts(db);
}

/** The starting texts, for every kantoor that is there already; a new one gets them with its catalogue. */
async function addTexts(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into email_sjabloon (kantoor_id, soort, toon, onderwerp, tekst, tekst_meervoud)
    select k.id, t.soort, t.toon, t.onderwerp, t.tekst, t.tekst_meervoud from kantoor k cross join (values
      ('rappel', 'formal', 'Wij missen nog {aantal}',
        E'Wij missen nog: {openStukken}.\n\nWij ontvangen ze graag, zodat wij op tijd verder kunnen voor {afspraak}.\n\nBel of mail ons gerust als u er niet uitkomt: {hulp}.',
        E'Wij missen nog: {openStukken}.\n\nWij ontvangen ze graag, zodat wij op tijd verder kunnen voor {afspraak}.\n\nBel of mail ons gerust als u er niet uitkomt: {hulp}.'),
      ('rappel', 'informal', 'We missen nog {aantal}',
        E'We missen nog: {openStukken}.\n\nWe krijgen ze graag, zodat we op tijd verder kunnen voor {afspraak}.\n\nBel of mail gerust als het niet lukt: {hulp}.',
        E'We missen nog: {openStukken}.\n\nWe krijgen ze graag van jullie, zodat we op tijd verder kunnen voor {afspraak}.\n\nBel of mail gerust als het niet lukt: {hulp}.'),
      ('allesOntvangen', 'formal', 'Wij hebben alle documenten ontvangen',
        'Wij hebben alle gevraagde documenten ontvangen. Wij bekijken ze en laten het u weten als er nog iets nodig is.',
        'Wij hebben alle gevraagde documenten ontvangen. Wij bekijken ze en laten het u weten als er nog iets nodig is.'),
      ('allesOntvangen', 'informal', 'We hebben alles binnen',
        'We hebben alles binnen. We kijken het na en laten het je weten als er nog iets nodig is.',
        'We hebben alles binnen. We kijken het na en laten het jullie weten als er nog iets nodig is.')
    ) as t (soort, toon, onderwerp, tekst, tekst_meervoud)
    on conflict do nothing;

    insert into bericht_sjabloon (kantoor_id, naam, bij, toon, volgorde, onderwerp, tekst, tekst_meervoud)
    select k.id, t.naam, t.bij, t.toon, t.volgorde, t.onderwerp, t.tekst, t.tekst_meervoud from kantoor k cross join (values
      ('Documenten opvragen', 'dossier', 'formal', 0, 'Documenten voor uw hypotheekaanvraag',
        E'Voor uw aanvraag missen wij nog: {openStukken}.\n\nU zet ze met de knop hieronder in het klantportaal.',
        E'Voor uw aanvraag missen wij nog: {openStukken}.\n\nU zet ze met de knop hieronder in het klantportaal.'),
      ('Documenten opvragen', 'dossier', 'informal', 0, 'Documenten voor de hypotheekaanvraag',
        E'Voor je aanvraag missen we nog: {openStukken}.\n\nJe zet ze met de knop hieronder in het klantportaal.',
        E'Voor jullie aanvraag missen we nog: {openStukken}.\n\nJullie zetten ze met de knop hieronder in het klantportaal.'),
      ('Stand van zaken', 'dossier', 'formal', 1, 'Stand van zaken van uw hypotheekaanvraag',
        E'Graag laat ik u weten hoe het ervoor staat: {stand in te vullen}.\n\nHebt u een vraag? U bereikt mij op {telefoonAdviseur}.',
        E'Graag laat ik u weten hoe het ervoor staat: {stand in te vullen}.\n\nHebt u een vraag? U bereikt mij op {telefoonAdviseur}.'),
      ('Stand van zaken', 'dossier', 'informal', 1, 'Stand van zaken van de hypotheekaanvraag',
        E'Ik laat je graag weten hoe het ervoor staat: {stand in te vullen}.\n\nHeb je een vraag? Je bereikt me op {telefoonAdviseur}.',
        E'Ik laat jullie graag weten hoe het ervoor staat: {stand in te vullen}.\n\nHebben jullie een vraag? Jullie bereiken me op {telefoonAdviseur}.'),
      ('Voorbereiding', 'afspraak', 'formal', 0, 'Voorbereiding op {afspraak}',
        E'Wij zien u op {datum}. Deze documenten ontvangen wij graag nog vooraf: {openStukken}.',
        E'Wij zien u op {datum}. Deze documenten ontvangen wij graag nog vooraf: {openStukken}.'),
      ('Voorbereiding', 'afspraak', 'informal', 0, 'Voorbereiding op {afspraak}',
        E'Tot {datum}! Dit missen we nog: {openStukken}.',
        E'Tot {datum}! Dit missen we nog: {openStukken}.'),
      ('Na het gesprek', 'afspraak', 'formal', 1, 'Ons gesprek: {afspraak}',
        E'Dank voor het gesprek. Wij hebben het volgende afgesproken: {afspraken in te vullen}.',
        E'Dank voor het gesprek. Wij hebben het volgende afgesproken: {afspraken in te vullen}.'),
      ('Na het gesprek', 'afspraak', 'informal', 1, 'Ons gesprek: {afspraak}',
        E'Bedankt voor het gesprek. We hebben dit afgesproken: {afspraken in te vullen}.',
        E'Bedankt voor het gesprek. We hebben dit afgesproken: {afspraken in te vullen}.')
    ) as t (naam, bij, toon, volgorde, onderwerp, tekst, tekst_meervoud);
  `.execute(db);
}

import { type Kysely, sql } from "kysely";

/**
 * What waits for the kantoor, across dossiers: what recordEvent counts so that no list looks at every stuk, the indexes of what is dated,
 * and the signaleringen, by which somebody (or a job) says that a dossier asks attention on a day.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table dossier
      -- Counters, kept by recordEvent as the others are. What was Afgekeurd before this delivery counts apart from what is new.
      add column gemeld integer not null default 0,
      add column oudste_ontvangen_op timestamptz,
      add column oudste_opnieuw_op timestamptz;

    update dossier d set gemeld = c.gemeld, oudste_ontvangen_op = c.ontvangen, oudste_opnieuw_op = c.opnieuw
    from (select kantoor_id, dossier_id, count(*) filter (where status = 'declaredNotApplicable') as gemeld,
        min(coalesce(aangeleverd_op, aangemaakt_op)) filter (where status = 'received' and vorige_status is distinct from 'rejected') as ontvangen,
        min(coalesce(aangeleverd_op, aangemaakt_op)) filter (where status = 'received' and vorige_status = 'rejected') as opnieuw
      from stuk group by 1, 2) c
    where d.kantoor_id = c.kantoor_id and d.id = c.dossier_id;

    create index dossier_ontvangen on dossier (kantoor_id, oudste_ontvangen_op) where oudste_ontvangen_op is not null;
    create index dossier_opnieuw on dossier (kantoor_id, oudste_opnieuw_op) where oudste_opnieuw_op is not null;
    create index dossier_gemeld on dossier (kantoor_id) where gemeld > 0;
    create index dossier_ontbindende_voorwaarde on dossier (kantoor_id, ontbindende_voorwaarde) where ontbindende_voorwaarde is not null;
    create index dossier_bankgarantie on dossier (kantoor_id, bankgarantie) where bankgarantie is not null;
    create index dossier_renteaanbod on dossier (kantoor_id, renteaanbod_tot) where renteaanbod_tot is not null;
    create index dossier_bindend_aanbod on dossier (kantoor_id, bindend_aanbod_tot) where bindend_aanbod_tot is not null;
    create index dossier_passeerdatum on dossier (kantoor_id, passeerdatum) where passeerdatum is not null;
    create index stuk_geldig_tot on stuk (kantoor_id, geldig_tot)
      where geldig_tot is not null and status in ('provisionallyApproved', 'approved');
    create index email_niet_bezorgd on email (kantoor_id, dossier_id) where status in ('bounced', 'failed');

    create table signalering (
      kantoor_id uuid not null,
      id uuid not null default gen_random_uuid() unique,
      dossier_id uuid not null,
      versie integer not null,
      afspraak_id uuid,
      -- own: somebody wants to come back to it; the others are a job's: nothing heard of the client, everything is in.
      soort text not null check (soort in ('own', 'noReaction', 'complete')),
      tekst text not null default '',
      op date not null,
      -- Since when it is so, for what a job found.
      sinds timestamptz not null default now(),
      status text not null default 'open' check (status in ('open', 'done')),
      door uuid,
      aangemaakt_op timestamptz not null default now(),
      afgerond_op timestamptz,
      primary key (kantoor_id, id),
      foreign key (kantoor_id, dossier_id) references dossier (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, afspraak_id) references afspraak (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, door) references gebruiker (kantoor_id, id)
    );
    create index signalering_open on signalering (kantoor_id, op) where status = 'open';
    create index signalering_dossier on signalering (kantoor_id, dossier_id, versie);
    create index signalering_afspraak on signalering (kantoor_id, afspraak_id);
    -- A job finds the same thing once.
    create unique index signalering_found_once on signalering (dossier_id, soort) where status = 'open' and soort <> 'own';

    alter table signalering enable row level security;
    create policy per_kantoor on signalering using (kantoor_id = kantoor_van_verbinding()) with check (kantoor_id = kantoor_van_verbinding());
  `.execute(db);
}

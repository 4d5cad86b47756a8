import { type Kysely, sql } from "kysely";

/**
 * Running a kantoor: who works there, how they come in and what they look like, and how the kantoor itself looks.
 * The links with which a gebruiker chooses a password are looked up across kantoren, by functions of the owner: who opens one is nobody yet.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await columnsAndPictures(db);
  await gebruikerGrant(db);
  await grantFunctions(db);
  await wachtwoordHerstelMail(db);
}

async function columnsAndPictures(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table gebruiker
      add column handtekening text not null default '',
      add column uitgenodigd_door uuid,
      add column uitgenodigd_op timestamptz,
      add foreign key (kantoor_id, uitgenodigd_door) references gebruiker (kantoor_id, id);

    alter table kantoor
      -- In mails that no adviseur signs; empty: the name of the kantoor.
      add column afzender_naam text not null default '',
      -- The Wwft asks five years after the end of the relation.
      add column bewaartermijn_maanden integer not null default 60 check (bewaartermijn_maanden between 12 and 240);

    -- Small pictures, made by ourselves from what was sent. In tables of their own, so that a list of people does not read them.
    create table gebruiker_foto (
      kantoor_id uuid not null,
      gebruiker_id uuid not null,
      bytes bytea not null check (length(bytes) between 1 and 100000),
      -- Of the bytes; part of the picture's address, so that a browser may keep it for ever.
      hash text not null,
      primary key (kantoor_id, gebruiker_id),
      foreign key (kantoor_id, gebruiker_id) references gebruiker (kantoor_id, id) on delete cascade
    );
    create table kantoor_logo (
      kantoor_id uuid primary key references kantoor,
      bytes bytea not null check (length(bytes) between 1 and 300000),
      hash text not null
    );
    alter table gebruiker_foto enable row level security;
    create policy per_kantoor on gebruiker_foto using (kantoor_id = kantoor_van_verbinding()) with check (kantoor_id = kantoor_van_verbinding());
    alter table kantoor_logo enable row level security;
    create policy per_kantoor on kantoor_logo using (kantoor_id = kantoor_van_verbinding()) with check (kantoor_id = kantoor_van_verbinding());
  `.execute(db);
}

async function gebruikerGrant(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The link with which a gebruiker chooses a password, once. The secret is kept as its hash only.
    create table gebruiker_grant (
      kantoor_id uuid not null,
      id uuid not null default gen_random_uuid() unique,
      gebruiker_id uuid not null,
      soort text not null check (soort in ('invitation', 'passwordReset')),
      email text not null check (email = lower(email)),
      -- sha-256 of a token of 256 bits
      token_hash bytea not null unique check (length(token_hash) = 32),
      expires_at timestamptz not null,
      used_at timestamptz,
      aangemaakt_op timestamptz not null default now(),
      primary key (kantoor_id, id),
      foreign key (kantoor_id, gebruiker_id) references gebruiker (kantoor_id, id) on delete cascade
    );
    create index gebruiker_grant_gebruiker on gebruiker_grant (kantoor_id, gebruiker_id);
    create index gebruiker_grant_age on gebruiker_grant (expires_at);
    alter table gebruiker_grant enable row level security;
    create policy per_kantoor on gebruiker_grant using (kantoor_id = kantoor_van_verbinding()) with check (kantoor_id = kantoor_van_verbinding());
  `.execute(db);
}

async function grantFunctions(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Looks and spends nothing. A link that was sent to an address of before, or to who no longer works here, has expired.
    create function find_gebruiker_grant(p_token_hash bytea)
      returns table (kantoor_naam text, soort text, email text, naam text, spent boolean, expired boolean)
      language sql stable security definer set search_path = public, pg_temp
      as $$
        select k.naam, g.soort, g.email,
          concat_ws(' ', nullif(b.voornaam, ''), nullif(b.tussenvoegsel, ''), b.achternaam),
          g.used_at is not null,
          g.expires_at <= now() or not b.actief or b.email <> g.email
        from gebruiker_grant g
        join gebruiker b on b.kantoor_id = g.kantoor_id and b.id = g.gebruiker_id
        join kantoor k on k.id = g.kantoor_id
        where g.token_hash = p_token_hash
      $$;

    -- Spends the link, for one caller out of any number at once, and takes the others of the same gebruiker away.
    create function consume_gebruiker_grant(p_token_hash bytea)
      returns table (gebruiker_id uuid, email text, naam text)
      language plpgsql volatile security definer set search_path = public, pg_temp
      as $$
        #variable_conflict use_column
        declare
          spent gebruiker_grant;
        begin
          update gebruiker_grant g set used_at = now()
            from gebruiker b
            where g.token_hash = p_token_hash and g.used_at is null and g.expires_at > now()
              and b.kantoor_id = g.kantoor_id and b.id = g.gebruiker_id and b.actief and b.email = g.email
            returning g.* into spent;
          if spent.id is null then
            return;
          end if;
          update gebruiker_grant g set expires_at = now()
            where g.kantoor_id = spent.kantoor_id and g.gebruiker_id = spent.gebruiker_id and g.used_at is null and g.expires_at > now();
          return query
            select b.id, b.email, concat_ws(' ', nullif(b.voornaam, ''), nullif(b.tussenvoegsel, ''), b.achternaam)
            from gebruiker b where b.kantoor_id = spent.kantoor_id and b.id = spent.gebruiker_id;
        end
      $$;

    -- Who may be mailed a link for a new password.
    create function find_gebruiker_for_reset(p_email text)
      returns table (kantoor_id uuid, id uuid, naam text)
      language sql stable security definer set search_path = public, pg_temp
      as $$
        select b.kantoor_id, b.id, concat_ws(' ', nullif(b.voornaam, ''), nullif(b.tussenvoegsel, ''), b.achternaam)
        from gebruiker b where b.email = lower(p_email) and b.actief
      $$;

    create function delete_old_gebruiker_grants() returns integer
      language sql volatile security definer set search_path = public, pg_temp
      as $$
        with gone as (delete from gebruiker_grant where expires_at < now() - interval '90 days' returning 1) select count(*)::integer from gone
      $$;

    revoke all on function find_gebruiker_grant, consume_gebruiker_grant, find_gebruiker_for_reset, delete_old_gebruiker_grants from public;
    grant execute on function find_gebruiker_grant, consume_gebruiker_grant, find_gebruiker_for_reset, delete_old_gebruiker_grants to dossierklaar_app;
  `.execute(db);
}

/** One more kind of mail, whatever kinds there are by now, and its text for every kantoor of before this version. */
async function wachtwoordHerstelMail(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    declare
      tabel text;
      regel text;
    begin
      foreach tabel in array array['email', 'email_sjabloon'] loop
        select pg_get_constraintdef(c.oid) into strict regel from pg_constraint c where c.conname = tabel || '_soort_check' and c.conrelid = tabel::regclass;
        execute format('alter table %I drop constraint %I', tabel, tabel || '_soort_check');
        execute format('alter table %I add constraint %I %s', tabel, tabel || '_soort_check', replace(regel, ']))', ', ''wachtwoordHerstel''::text]))'));
      end loop;
    end $$;

    insert into email_sjabloon (kantoor_id, soort, toon, onderwerp, tekst, tekst_meervoud)
    select k.id, 'wachtwoordHerstel', t.toon, 'Nieuw wachtwoord voor Dossierklaar', t.tekst, t.tekst from kantoor k cross join (values
      ('formal', 'U hebt gevraagd om een nieuw wachtwoord voor Dossierklaar van {kantoor}. Kies het met de knop hieronder.'),
      ('informal', 'Je hebt gevraagd om een nieuw wachtwoord voor Dossierklaar van {kantoor}. Kies het met de knop hieronder.')
    ) as t (toon, tekst)
    on conflict do nothing;
  `.execute(db);
}

import { type Kysely, sql } from "kysely";

/**
 * Signing in: better-auth's tables for both apps, the grants that open the portal, and the few questions that sign-in asks
 * across kantoren, each as a function of the owner, because at that moment nobody knows the kantoor yet.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await betterAuthTables(db);
  await portalGrant(db);
  await signInFunctions(db);
  await grantFunctions(db);
  await accessAnnouncements(db);
}

// What getMigrations of better-auth 1.7.25 would make, with our column names; a database test holds it against the options.
async function betterAuthTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One account for one gebruiker, under the same id.
    create table adviseur_auth_user (
      id uuid primary key default gen_random_uuid() references gebruiker (id) on delete cascade,
      name text not null,
      email text not null unique,
      email_verified boolean not null,
      image text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      two_factor_enabled boolean
    );

    create table adviseur_auth_session (
      id uuid primary key default gen_random_uuid(),
      expires_at timestamptz not null,
      token text not null unique,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null,
      ip_address text,
      user_agent text,
      user_id uuid not null references adviseur_auth_user on delete cascade
    );
    create index adviseur_auth_session_user_id_idx on adviseur_auth_session (user_id);

    create table adviseur_auth_account (
      id uuid primary key default gen_random_uuid(),
      account_id text not null,
      provider_id text not null,
      user_id uuid not null references adviseur_auth_user on delete cascade,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      password text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null
    );
    create index adviseur_auth_account_user_id_idx on adviseur_auth_account (user_id);

    create table adviseur_auth_verification (
      id uuid primary key default gen_random_uuid(),
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index adviseur_auth_verification_identifier_idx on adviseur_auth_verification (identifier);

    create table adviseur_auth_two_factor (
      id uuid primary key default gen_random_uuid(),
      secret text not null,
      backup_codes text not null,
      user_id uuid not null references adviseur_auth_user on delete cascade,
      verified boolean,
      failed_verification_count integer,
      locked_until timestamptz,
      -- Ours: the newest time step whose code was used. A code works once; better-auth itself takes it again within its window.
      last_used_step bigint
    );
    create index adviseur_auth_two_factor_secret_idx on adviseur_auth_two_factor (secret);
    create index adviseur_auth_two_factor_user_id_idx on adviseur_auth_two_factor (user_id);

    create table adviseur_auth_rate_limit (
      id uuid primary key default gen_random_uuid(),
      key text not null unique,
      count integer not null,
      last_request bigint not null
    );

    -- One account for one e-mail address, whatever dossiers it stands in.
    create table portal_auth_user (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      email text not null unique,
      email_verified boolean not null,
      image text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );

    create table portal_auth_session (
      id uuid primary key default gen_random_uuid(),
      expires_at timestamptz not null,
      token text not null unique,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null,
      ip_address text,
      user_agent text,
      user_id uuid not null references portal_auth_user on delete cascade,
      -- The one dossier that this session opens.
      kantoor_id uuid not null,
      dossier_id uuid not null,
      -- The gebruiker who looks through the client's eyes.
      impersonated_by uuid references gebruiker (id) on delete cascade,
      foreign key (kantoor_id, dossier_id) references dossier (kantoor_id, id) on delete cascade
    );
    create index portal_auth_session_user_id_idx on portal_auth_session (user_id);
    create index portal_auth_session_dossier on portal_auth_session (kantoor_id, dossier_id);
    create index portal_auth_session_impersonated_by on portal_auth_session (impersonated_by) where impersonated_by is not null;

    create table portal_auth_account (
      id uuid primary key default gen_random_uuid(),
      account_id text not null,
      provider_id text not null,
      user_id uuid not null references portal_auth_user on delete cascade,
      access_token text,
      refresh_token text,
      id_token text,
      access_token_expires_at timestamptz,
      refresh_token_expires_at timestamptz,
      scope text,
      password text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null
    );
    create index portal_auth_account_user_id_idx on portal_auth_account (user_id);

    create table portal_auth_verification (
      id uuid primary key default gen_random_uuid(),
      identifier text not null,
      value text not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index portal_auth_verification_identifier_idx on portal_auth_verification (identifier);

    -- How often a link or code was asked or tried, per address and per client; last_request is where the window began.
    create table portal_auth_rate_limit (
      id uuid primary key default gen_random_uuid(),
      key text not null unique,
      count integer not null,
      last_request bigint not null
    );
  `.execute(db);
}

async function portalGrant(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- What opens the portal once: the link in a mail, the code beside it, the hand-over from the adviser's screen. Secrets are kept as hashes only.
    create table portal_grant (
      kantoor_id uuid not null,
      id uuid not null default gen_random_uuid() unique,
      dossier_id uuid not null,
      soort text not null check (soort in ('mailLink', 'loginLink', 'handOver')),
      email text not null check (email = lower(email)),
      aanvrager_ids uuid[] not null default '{}',
      -- sha-256 of a token of 256 bits
      token_hash bytea not null unique check (length(token_hash) = 32),
      -- sha-256 of address and six digits; a newer request takes it away
      code_hash bytea check (length(code_hash) = 32),
      pogingen integer not null default 0,
      expires_at timestamptz not null,
      used_at timestamptz,
      gebruiker_id uuid,
      aangemaakt_op timestamptz not null default now(),
      primary key (kantoor_id, id),
      foreign key (kantoor_id, dossier_id) references dossier (kantoor_id, id) on delete cascade,
      foreign key (kantoor_id, gebruiker_id) references gebruiker (kantoor_id, id),
      check ((soort = 'handOver') = (gebruiker_id is not null)),
      check (code_hash is null or soort = 'loginLink')
    );
    create index portal_grant_dossier on portal_grant (kantoor_id, dossier_id);
    create index portal_grant_code on portal_grant (email) where code_hash is not null and used_at is null;
    create index portal_grant_age on portal_grant (expires_at);
  `.execute(db);
}

async function signInFunctions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function find_gebruiker_for_sign_in(p_id uuid)
      returns table (kantoor_id uuid, id uuid, rollen text[], naam text, email text, beperkte_inzage boolean, actief boolean)
      language sql stable security definer set search_path = public, pg_temp
      as $$
        select g.kantoor_id, g.id, g.rollen, concat_ws(' ', nullif(g.voornaam, ''), nullif(g.tussenvoegsel, ''), g.achternaam), g.email, g.beperkte_inzage, g.actief
        from gebruiker g where g.id = p_id
      $$;

    -- Every dossier that names this address, one row per aanvrager who has it.
    create function list_dossiers_for_sign_in(p_email text)
      returns table (
        kantoor_id uuid, kantoor_naam text, dossier_id uuid, nummer text, aanspreekvorm text, gesloten boolean,
        aanvrager_id uuid, positie integer, aanhef text, voorletters text, voornaam text, tussenvoegsel text, achternaam text
      )
      language sql stable security definer set search_path = public, pg_temp
      as $$
        select k.id, k.naam, d.id, d.nummer, d.aanspreekvorm, d.gesloten_op is not null,
          a.id, a.positie, a.aanhef, a.voorletters, a.voornaam, a.tussenvoegsel, a.achternaam
        from aanvrager a
        join dossier d on d.kantoor_id = a.kantoor_id and d.id = a.dossier_id
        join kantoor k on k.id = a.kantoor_id
        where a.email = lower(p_email)
        order by d.gesloten_op is not null, d.laatste_activiteit_op desc, d.id, a.positie
      $$;

    revoke all on function find_gebruiker_for_sign_in, list_dossiers_for_sign_in from public;
    grant execute on function find_gebruiker_for_sign_in, list_dossiers_for_sign_in to dossierklaar_app;
  `.execute(db);
}

async function grantFunctions(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Whether the grant still means somebody: its address stands at the dossier, and who hands over may still work here.
    create function portal_grant_stands(g portal_grant) returns boolean
      language sql stable security definer set search_path = public, pg_temp
      as $$
        select exists (select from aanvrager a where a.kantoor_id = g.kantoor_id and a.dossier_id = g.dossier_id and a.email = g.email)
          and (g.gebruiker_id is null or exists (select from gebruiker b where b.kantoor_id = g.kantoor_id and b.id = g.gebruiker_id and b.actief))
      $$;

    -- Looks and spends nothing.
    create function find_portal_grant(p_token_hash bytea)
      returns table (
        kantoor_id uuid, kantoor_naam text, dossier_id uuid, soort text, email text, aanspreekvorm text,
        namen text[], spent boolean, expired boolean, other_emails text[]
      )
      language sql stable security definer set search_path = public, pg_temp
      as $$
        select g.kantoor_id, k.naam, g.dossier_id, g.soort, g.email, d.aanspreekvorm,
          array(
            select concat_ws(' ', coalesce(nullif(a.voornaam, ''), nullif(a.voorletters, '')), nullif(a.tussenvoegsel, ''), a.achternaam)
            from aanvrager a where a.kantoor_id = g.kantoor_id and a.dossier_id = g.dossier_id and a.email = g.email order by a.positie),
          g.used_at is not null,
          g.expires_at <= now() or not portal_grant_stands(g),
          array(
            select distinct a.email from aanvrager a
            where a.kantoor_id = g.kantoor_id and a.dossier_id = g.dossier_id and a.email <> g.email)
        from portal_grant g
        join dossier d on d.kantoor_id = g.kantoor_id and d.id = g.dossier_id
        join kantoor k on k.id = g.kantoor_id
        where g.token_hash = p_token_hash
      $$;

    -- Spends the grant, for one caller out of any number at once.
    create function consume_portal_grant(p_token_hash bytea)
      returns table (kantoor_id uuid, dossier_id uuid, soort text, email text, gebruiker_id uuid)
      language sql volatile security definer set search_path = public, pg_temp
      as $$
        update portal_grant g set used_at = now()
        where g.token_hash = p_token_hash and g.used_at is null and g.expires_at > now() and portal_grant_stands(g)
        returning g.kantoor_id, g.dossier_id, g.soort, g.email, g.gebruiker_id
      $$;

    -- One guess. It costs every open code of the address one of its five tries, right or wrong, before anything is compared;
    -- the locks, taken in one order, count guesses made at the same moment one after the other.
    create function consume_portal_code(p_email text, p_code_hash bytea)
      returns table (kantoor_id uuid, dossier_id uuid, soort text, email text, gebruiker_id uuid)
      language plpgsql volatile security definer set search_path = public, pg_temp
      as $$
        #variable_conflict use_column
        begin
          perform from portal_grant g
            where g.email = lower(p_email) and g.code_hash is not null and g.used_at is null
            order by g.id for update;
          return query
            with tried as (
              update portal_grant g
              set pogingen = g.pogingen + 1, used_at = case when g.code_hash = p_code_hash and portal_grant_stands(g) then now() end
              where g.email = lower(p_email) and g.code_hash is not null and g.used_at is null and g.expires_at > now() and g.pogingen < 5
              returning g.*
            )
            select t.kantoor_id, t.dossier_id, t.soort, t.email, t.gebruiker_id from tried t where t.used_at is not null limit 1;
        end
      $$;

    -- A newer request leaves earlier links as they are and takes their codes away: guesses are never spread over many codes.
    create function withdraw_portal_codes(p_email text) returns void
      language sql volatile security definer set search_path = public, pg_temp
      as $$ update portal_grant set code_hash = null where email = lower(p_email) and code_hash is not null and used_at is null $$;

    -- A spent or late link still tells what it was for ninety days.
    create function delete_old_portal_grants() returns integer
      language sql volatile security definer set search_path = public, pg_temp
      as $$
        with gone as (delete from portal_grant where expires_at < now() - interval '90 days' returning 1) select count(*)::integer from gone
      $$;

    revoke all on function portal_grant_stands, find_portal_grant, consume_portal_grant, consume_portal_code, withdraw_portal_codes, delete_old_portal_grants from public;
    grant execute on function find_portal_grant, consume_portal_grant, consume_portal_code, withdraw_portal_codes, delete_old_portal_grants to dossierklaar_app;
  `.execute(db);
}

// An open socket was let in once. Whatever changes who may look says so from here, so that no command can forget it; ids only.
async function accessAnnouncements(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function announce_dossier_access() returns trigger language plpgsql set search_path = public, pg_temp
      as $$
        begin
          perform pg_notify('session_revoked', json_build_object('d', to_jsonb(coalesce(new, old)) ->> tg_argv[0])::text);
          return null;
        end
      $$;
    create trigger aanvrager_access after update of email, partner_mag_zien on aanvrager for each row
      when (old.email is distinct from new.email or old.partner_mag_zien <> new.partner_mag_zien) execute function announce_dossier_access('dossier_id');
    create trigger aanvrager_came_or_went after insert or delete on aanvrager for each row execute function announce_dossier_access('dossier_id');
    create trigger dossier_access after update of adviseur_id, behandelaar_id on dossier for each row
      when (old.adviseur_id <> new.adviseur_id or old.behandelaar_id is distinct from new.behandelaar_id) execute function announce_dossier_access('id');

    create function announce_gebruiker_access() returns trigger language plpgsql set search_path = public, pg_temp
      as $$
        begin
          perform pg_notify('session_revoked', json_build_object('g', old.id)::text);
          return null;
        end
      $$;
    create trigger gebruiker_access after update of actief, rollen, beperkte_inzage on gebruiker for each row
      when (old.actief <> new.actief or old.rollen <> new.rollen or old.beperkte_inzage <> new.beperkte_inzage) execute function announce_gebruiker_access();

    -- However a session ends (signing out, a deactivated gebruiker, a deleted dossier), its sockets hear it.
    create function announce_session_end() returns trigger language plpgsql set search_path = public, pg_temp
      as $$
        begin
          perform pg_notify('session_revoked', json_build_object('s', old.id)::text);
          return null;
        end
      $$;
    create trigger adviseur_auth_session_end after delete on adviseur_auth_session for each row execute function announce_session_end();
    create trigger portal_auth_session_end after delete on portal_auth_session for each row execute function announce_session_end();
  `.execute(db);
}

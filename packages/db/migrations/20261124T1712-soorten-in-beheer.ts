import { type Kysely, sql } from "kysely";

/** What is told of a soort, and so stays as it was for what was asked already. */
const told = [
  "naam",
  "klant_naam",
  "wat_is_het",
  "wat_is_het_informal",
  "waarom",
  "waarom_informal",
  "waar_vind_ik",
  "waar_vind_ik_informal",
  "waar_vind_ik_label",
  "waar_vind_ik_url",
  "goede_kopie",
  "afkeurredenen",
  "geldig_maanden",
  "te_tekenen",
  "voorbeeld",
] as const;
const columns = (of: string) => sql.raw(told.map((name) => `${of}${name}`).join(", "));

/**
 * A soort document becomes the admin's to change. What was asked keeps the words it was asked with: every change of what is told is a next
 * uitgave, and a stuk holds the number of the one that it was asked with. The database keeps the uitgaven itself, so that nothing that
 * writes a soort or a stuk can forget them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A picture of a good copy, under the hash of its bytes: an old uitgave goes on showing it, so it is never deleted.
    create table soort_document_voorbeeld (
      kantoor_id uuid not null references kantoor,
      hash text not null,
      bytes bytea not null check (length(bytes) between 1 and 600000),
      primary key (kantoor_id, hash)
    );
    alter table soort_document_voorbeeld enable row level security;
    create policy per_kantoor on soort_document_voorbeeld using (kantoor_id = kantoor_van_verbinding()) with check (kantoor_id = kantoor_van_verbinding());

    alter table soort_document
      -- Counts every change, so that two admins at once do not overwrite each other.
      add column versie integer not null default 1,
      add column gewijzigd_door text not null default '',
      add column uitgave integer not null default 1,
      -- For who is addressed with je; empty where the one text serves both tones.
      add column wat_is_het_informal text not null default '',
      add column waarom_informal text not null default '',
      add column waar_vind_ik_informal text[] not null default '{}',
      -- Reasons that are not offered any more, kept to be switched on again.
      add column afkeurredenen_uit text[] not null default '{}',
      add column voorbeeld text,
      add foreign key (kantoor_id, voorbeeld) references soort_document_voorbeeld (kantoor_id, hash);

    create table soort_document_uitgave (
      kantoor_id uuid not null,
      soort_document_id uuid not null,
      uitgave integer not null,
      naam text not null,
      klant_naam text not null,
      wat_is_het text not null,
      wat_is_het_informal text not null,
      waarom text not null,
      waarom_informal text not null,
      waar_vind_ik text[] not null,
      waar_vind_ik_informal text[] not null,
      waar_vind_ik_label text,
      waar_vind_ik_url text,
      goede_kopie text[] not null,
      afkeurredenen text[] not null,
      geldig_maanden integer,
      te_tekenen boolean not null,
      voorbeeld text,
      primary key (kantoor_id, soort_document_id, uitgave),
      foreign key (kantoor_id, soort_document_id) references soort_document (kantoor_id, id),
      foreign key (kantoor_id, voorbeeld) references soort_document_voorbeeld (kantoor_id, hash)
    );
    alter table soort_document_uitgave enable row level security;
    create policy per_kantoor on soort_document_uitgave using (kantoor_id = kantoor_van_verbinding()) with check (kantoor_id = kantoor_van_verbinding());
    insert into soort_document_uitgave (kantoor_id, soort_document_id, uitgave, ${columns("")})
      select kantoor_id, id, uitgave, ${columns("")} from soort_document;

    create function count_soort_uitgave() returns trigger language plpgsql as $$
      begin
        if (${columns("old.")}) is distinct from (${columns("new.")}) then new.uitgave := old.uitgave + 1; end if;
        return new;
      end $$;
    create function keep_soort_uitgave() returns trigger language plpgsql as $$
      begin
        insert into soort_document_uitgave (kantoor_id, soort_document_id, uitgave, ${columns("")})
          values (new.kantoor_id, new.id, new.uitgave, ${columns("new.")});
        return null;
      end $$;
    create trigger soort_document_next before update on soort_document for each row execute function count_soort_uitgave();
    create trigger soort_document_kept_new after insert on soort_document for each row execute function keep_soort_uitgave();
    create trigger soort_document_kept after update on soort_document for each row when (old.uitgave is distinct from new.uitgave)
      execute function keep_soort_uitgave();

    alter table stuk add column soort_uitgave integer;
    update stuk set soort_uitgave = 1;
    alter table stuk
      alter column soort_uitgave set not null,
      add foreign key (kantoor_id, soort_document_id, soort_uitgave) references soort_document_uitgave (kantoor_id, soort_document_id, uitgave);
    -- A soort that is not there is refused by its own key.
    create function take_soort_uitgave() returns trigger language plpgsql as $$
      begin
        new.soort_uitgave := coalesce((select uitgave from soort_document where kantoor_id = new.kantoor_id and id = new.soort_document_id), 1);
        return new;
      end $$;
    create trigger stuk_soort_uitgave before insert on stuk for each row when (new.soort_uitgave is null) execute function take_soort_uitgave();
  `.execute(db);
}

import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { testDatabase } from "./testing/test-db.ts";

const { owner } = await testDatabase();

/** Tables that carry a kantoor_id and yet no wall, with the reason. */
const withoutWall: Record<string, string> = {
  portal_auth_session: "better-auth reads a session before anybody knows the kantoor",
};

/** Foreign keys between tables of a kantoor that do not carry the kantoor, with the reason. */
const mayCross: Record<string, string> = {
  "portal_auth_session (impersonated_by) → gebruiker":
    "written by the hand-over only, from a portal_grant whose own key carries the kantoor",
};

const switchedOff = "never deleted: it is switched off with `actief`, and keeps its name in old dossiers";
/** Parents whose children need no index of their own, with the reason: nobody looks for the children by it. */
const noIndexFor: Record<string, string> = {
  gebruiker: switchedOff,
  leadbron: switchedOff,
  inkomenstype: switchedOff,
  klantprofiel: switchedOff,
  afspraaktype: switchedOff,
  locatie: switchedOff,
  soort_document: switchedOff,
  soort_document_uitgave: "never deleted: what was asked keeps the words that it was asked with",
  soort_document_voorbeeld: "never deleted: an old uitgave goes on showing it",
  scenario: switchedOff,
  scenario_regel: "an asked question keeps its line from being deleted, so nothing ever is",
};
/** Of those, the children that are looked for by their parent while somebody waits. */
const readByParent = [
  "aanvrager (kantoor_id, dossier_id) → dossier",
  "afspraak (kantoor_id, dossier_id) → dossier",
  "stuk (kantoor_id, dossier_id) → dossier",
  "actiepunt (kantoor_id, dossier_id) → dossier",
  "email (kantoor_id, dossier_id) → dossier",
  "email (kantoor_id, afspraak_id) → afspraak",
  "dossier_event (kantoor_id, dossier_id) → dossier",
  "scenario_start (kantoor_id, dossier_id) → dossier",
  "scenario_planning (kantoor_id, dossier_id) → dossier",
  "stuk_afspraak (kantoor_id, stuk_id) → stuk",
  "stuk_afspraak (kantoor_id, afspraak_id) → afspraak",
  "aanlevering (kantoor_id, stuk_id) → stuk",
  "bestand (kantoor_id, stuk_id) → stuk",
  "bestand (kantoor_id, aanlevering_id) → aanlevering",
  "inkomstenbron (kantoor_id, aanvrager_id) → aanvrager",
  "portal_auth_session (kantoor_id, dossier_id) → dossier",
  "portal_auth_session (impersonated_by) → gebruiker",
  "adviseur_auth_session (user_id) → adviseur_auth_user",
];

const tables = (
  await sql<{ name: string; walled: boolean; policies: string[] }>`
    select c.relname::text as name, c.relrowsecurity as walled,
      coalesce((select array_agg(p.polname || ': ' || pg_get_expr(p.polqual, c.oid) || ' / ' || pg_get_expr(p.polwithcheck, c.oid) || ' / ' || p.polcmd::text)
        from pg_policy p where p.polrelid = c.oid), '{}') as policies
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and (c.relname = 'kantoor' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'kantoor_id' and not a.attisdropped))
    order by 1`.execute(owner)
).rows;

type ForeignKey = { name: string; columns: string[]; parent: string; both: boolean; indexed: boolean };
const foreignKeys = (
  await sql<ForeignKey>`
    select f.conrelid::regclass::text || ' (' || (select string_agg(a.attname, ', ' order by k.at) from unnest(f.conkey) with ordinality k (num, at)
        join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.num) || ') → ' || f.confrelid::regclass::text as name,
      array(select a.attname::text from unnest(f.conkey) k join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k) as columns,
      f.confrelid::regclass::text as parent,
      (select count(*) from pg_attribute a where a.attrelid in (f.conrelid, f.confrelid) and a.attname = 'kantoor_id') = case when f.conrelid = f.confrelid then 1 else 2 end as both,
      exists (select from pg_index i where i.indrelid = f.conrelid
        and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = '(' || (select a.attname from pg_attribute a where a.attrelid = f.conrelid and a.attnum = f.conkey[1]) || ' IS NOT NULL)')
        and (i.indkey::int2[])[0 : cardinality(f.conkey) - 1] @> f.conkey) as indexed
    from pg_constraint f
    where f.contype = 'f' and f.connamespace = 'public'::regnamespace
    order by 1`.execute(owner)
).rows;

describe("the third wall", () => {
  it("stands around many tables", () => expect(tables.length).toBeGreaterThan(25));

  it.each(tables.filter((t) => !(t.name in withoutWall)))("$name", ({ name, walled, policies }) => {
    const own = `(${name === "kantoor" ? "id" : "kantoor_id"} = kantoor_van_verbinding())`;
    expect({ walled, policies }).toEqual({ walled: true, policies: [`per_kantoor: ${own} / ${own} / *`] });
  });

  it("has no exception that is none", () => {
    for (const name of Object.keys(withoutWall)) expect(tables.find((t) => t.name === name)).toMatchObject({ walled: false, policies: [] });
  });
});

describe("foreign keys", () => {
  const inside = foreignKeys.filter((f) => f.both);
  it("are many", () => expect(inside.length).toBeGreaterThan(40));

  it("carry the kantoor, so that none can cross it", () =>
    expect(inside.filter((f) => !f.columns.includes("kantoor_id")).map((f) => f.name)).toEqual(Object.keys(mayCross)));

  it("have an index that finds the rows of a parent, or a reason to do without", () =>
    expect(foreignKeys.filter((f) => !f.indexed && !(f.parent in noIndexFor)).map((f) => f.name)).toEqual([]));

  it.each(readByParent)("%s has one", (name) => expect(foreignKeys.find((f) => f.name === name)).toMatchObject({ indexed: true }));
});

describe("functions that act as the owner", () => {
  it("are the app's to call, never everybody's, and look for names where nobody else can put them", async () => {
    const { rows } = await sql<{ name: string; everybody: boolean; path: string | null }>`
      select p.proname::text as name, exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0) as everybody,
        (select s from unnest(p.proconfig) s where s like 'search_path=%') as path
      from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef order by 1`.execute(owner);
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) expect(row).toMatchObject({ everybody: false, path: expect.stringMatching(/, pg_temp$/) });
  });
});

import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { newKantoor, type TestKantoor } from "../testing/factories.ts";
import { testDatabase } from "../testing/test-db.ts";
import { type DossierListFilter, listDossiers } from "./dossier.ts";

const { databases, owner } = await testDatabase();
let kantoor: TestKantoor;
const db = () => databases.forKantoor(kantoor.id);
const many = 30_000;

/** Very many dossiers of one kantoor, and a few by name that are found among them. */
beforeAll(async () => {
  kantoor = await newKantoor(owner, "Groot Advies");
  const profiel = kantoor.klantprofiel.get("02") ?? "";
  // The words are written by triggers; for as many as these one statement does it.
  await sql`alter table aanvrager disable trigger user`.execute(owner);
  await sql`alter table dossier disable trigger user`.execute(owner);
  await sql`
    insert into dossier (kantoor_id, nummer, aanspreekvorm, adviseur_id, laatste_activiteit_op)
    select ${kantoor.id}, '2020-9' || lpad(i::text, 5, '0'), 'formal', ${kantoor.gebruikers.adviseur}, now() - make_interval(mins => i)
    from generate_series(1, ${many}::int) i`.execute(owner);
  await sql`
    insert into aanvrager (kantoor_id, dossier_id, positie, aanhef, voorletters, voornaam, achternaam, zoeknaam, email, klantprofiel_id)
    select d.kantoor_id, d.id, 1, 'geen', 'A.', 'Anna', 'Naam' || d.nummer, 'a. anna naam' || d.nummer, 'anna' || d.nummer || '@voorbeeld.example', ${profiel}
    from dossier d where d.kantoor_id = ${kantoor.id}`.execute(owner);
  await sql`alter table aanvrager enable trigger user`.execute(owner);
  await sql`alter table dossier enable trigger user`.execute(owner);
  await sql`
    insert into dossier_zoekwoord (kantoor_id, woord, dossier_id)
    select d.kantoor_id, w, d.id from dossier d cross join lateral dossier_words(d.kantoor_id, d.id) w where d.kantoor_id = ${kantoor.id}`.execute(
    owner,
  );
  for (const [nummer, zoeknaam, email] of [
    ["2026-0417", "j.p. jorrit van dam", "jp.dam@voorbeeld.example"],
    ["2026-0418", "z. zoe de la fontaine-smit", "zoe@elders.example"],
  ] as const) {
    const row = await owner
      .insertInto("dossier")
      .values({
        kantoor_id: kantoor.id,
        nummer,
        aanspreekvorm: "formal",
        adviseur_id: kantoor.gebruikers.adviseur,
        laatste_activiteit_op: new Date(0),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await owner
      .insertInto("aanvrager")
      .values({
        ...{ kantoor_id: kantoor.id, dossier_id: row.id, positie: 1, aanhef: "geen", voorletters: "", voornaam: "x", achternaam: "y" },
        ...{ zoeknaam, email, klantprofiel_id: profiel },
      })
      .execute();
  }
  await sql`analyze dossier, aanvrager, dossier_zoekwoord`.execute(owner);
}, 120_000);

const found = async (search: string) => (await listDossiers(db(), kantoor.id, filterOf({ search }))).map((row) => row.nummer);
const filterOf = (more: Partial<DossierListFilter>): DossierListFilter => ({
  search: "",
  ofGebruiker: null,
  cursor: null,
  limit: 51,
  ...more,
});

describe("among very many dossiers", () => {
  it.each([
    ["dam", "2026-0417"],
    ["van dam", "2026-0417"],
    ["jor dam", "2026-0417"],
    ["dam, jorrit", "2026-0417"],
    ["jp.dam@voor", "2026-0417"],
    ["417", "2026-0417"],
    ["2026-0417", "2026-0417"],
    ["fontaine", "2026-0418"],
    ["fontaine-smit", "2026-0418"],
    ["smit", "2026-0418"],
    ["elders.example", "2026-0418"],
  ])("%s finds %s", async (search, wanted) => expect(await found(search)).toEqual([wanted]));

  it.each(["dam%", "d_m", "onbekend", "dam onbekend", "\\"])("%j finds nothing", async (search) => expect(await found(search)).toEqual([]));

  it("finds who is called otherwise now, and no more by the old name", async () => {
    const { id } = await owner.selectFrom("aanvrager").select("id").where("zoeknaam", "=", "j.p. jorrit van dam").executeTakeFirstOrThrow();
    await owner.updateTable("aanvrager").set({ zoeknaam: "j.p. jorrit terlouw" }).where("id", "=", id).execute();
    expect([await found("terlouw"), await found("jorrit van")]).toEqual([["2026-0417"], []]);
    await owner.updateTable("aanvrager").set({ zoeknaam: "j.p. jorrit van dam" }).where("id", "=", id).execute();
  });

  // A sequential scan reads every dossier of every kantoor: then the list is as slow as the largest of them.
  it.each(["", "dam", "anna", "a", "onbekend", "2020-9", "anna naam2020-901"])("reads no table whole for %j", async (search) => {
    const plan = await explain(search);
    expect(plan.filter((line) => /Seq Scan on (dossier|aanvrager|dossier_zoekwoord)/.test(line))).toEqual([]);
  });
});

/** The plan of the list's own statement, as the apps' role sees it. */
async function explain(search: string): Promise<string[]> {
  let lines: string[] = [];
  const caught: { sql: string; parameters: readonly unknown[] }[] = [];
  const spy = db().withPlugin({
    transformQuery: ({ node }) => {
      caught.push(db().getExecutor().compileQuery(node, { queryId: "plan" }));
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  await listDossiers(spy, kantoor.id, filterOf({ search }));
  const [query] = caught;
  if (!query) throw new Error("the list asked nothing");
  const rows = await db().executeQuery<{ "QUERY PLAN": string }>({
    ...query,
    sql: `explain ${query.sql}`,
    query: undefined,
    queryId: undefined,
  } as never); // a compiled query, with one word in front
  lines = rows.rows.map((row) => row["QUERY PLAN"]);
  return lines;
}

import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { newKantoor } from "../testing/factories.ts";
import { testDatabase } from "../testing/test-db.ts";
import type { Database } from "../types.ts";
import { readWerkvoorraad } from "./werkvoorraad.ts";

const { owner, ownerUrl } = await testDatabase();
const queries: { sql: string; parameters: readonly unknown[] }[] = [];
const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
const watched = new Kysely<Database>({ dialect: new PostgresDialect({ pool }), log: ({ query }) => void queries.push(query) });
afterAll(() => watched.destroy());

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
};
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

it("looks only at what waits: no table that grows with the work is read through, in a kantoor of 3,000 dossiers and 30,000 stukken", async () => {
  const kantoor = await newKantoor(owner);
  const { adviseur } = kantoor.gebruikers;
  await sql`
    with d as (
      insert into dossier (kantoor_id, nummer, versie, aanspreekvorm, adviseur_id, gevraagd, aangeleverd, akkoord, te_beoordelen, oudste_ontvangen_op, passeerdatum)
      select ${kantoor.id}::uuid, '2026-' || lpad(n::text, 5, '0'), 1, 'formal', ${adviseur}::uuid, 10, 5, 5, (n % 100 = 0)::int,
        case when n % 100 = 0 then now() - n * interval '1 minute' end, case when n % 50 = 0 then date '2026-11-24' + n / 50 end
      from generate_series(1, 3000) n returning id, nummer),
    a as (
      insert into aanvrager (kantoor_id, dossier_id, versie, positie, aanhef, voorletters, voornaam, achternaam, zoeknaam, klantprofiel_id)
      select ${kantoor.id}::uuid, id, 1, 1, 'geen', 'A.', 'Anna', 'Test', 'anna test', ${kantoor.klantprofiel.get("01")}::uuid from d),
    e as (
      insert into email (kantoor_id, dossier_id, versie, soort, sleutel, aan, aan_naam, status)
      select ${kantoor.id}::uuid, id, 1, 'afspraakBevestiging', nummer || s, 'a@voorbeeld.example', 'Anna', case when nummer like '%777' then 'bounced' else 'sent' end
      from d, generate_series(1, 1) s)
    insert into stuk (kantoor_id, dossier_id, versie, soort_document_id, jaar, status, aangeleverd_op, geldig_tot)
    select ${kantoor.id}::uuid, id, 1, ${kantoor.soort.get(3)}::uuid, 2000 + s,
      case when s > 1 then 'approved' when nummer like '%00' then 'received' else 'requested' end, now(), case when s = 3 then date '2027-06-01' end
    from d, generate_series(1, 10) s`.execute(owner);
  await sql`analyze`.execute(owner);
  const filter = {
    gebruikerId: adviseur,
    onlyOwn: false,
    scope: "all" as const,
    today: "2026-11-24",
    datesUntil: "2026-12-08",
    papersUntil: "2026-12-15",
    countedUntil: "2027-01-23",
    papersFrom: "2026-10-25",
    limit: 200,
  };
  const { counts } = await readWerkvoorraad(watched, kantoor.id, filter);
  expect(Object.fromEntries(counts.map(({ groep, alle }) => [groep, alle]))).toEqual({ toJudge: 30, dateNear: 14, undelivered: 3 });
  const [query] = queries;
  const { rows } = await pool.query(`explain (analyze, format json) ${query?.sql}`, [...(query?.parameters ?? [])]);
  const nodes = nodesOf(rows[0]["QUERY PLAN"][0].Plan as Plan); // the shape of PostgreSQL's own explanation
  const large = ["dossier", "stuk", "email", "aanvrager", "dossier_event", "signalering", "afspraak"];
  const readThrough = nodes.filter((node) => node["Node Type"] === "Seq Scan" && large.includes(node["Relation Name"] ?? ""));
  const looked = readThrough.map((node) => [node["Relation Name"], node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)]);
  expect(looked.filter(([, count]) => count !== 0)).toEqual([]);
  const most = Math.max(...nodes.map((node) => (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"]));
  expect(most, "the most rows that one step of it looks at").toBeLessThan(1_000);
}, 90_000);

import type pg from "pg";
import type { Product } from "../harness/product.ts";

/** A table of which every row is read. */
export type Scan = { table: string; rows: number };

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** A table with fewer rows is read through faster than by an index, and rightly. */
const fewRows = 5_000;

/**
 * What the statements of one call of the product read through, by PostgreSQL's own plan of each: as the app's role and with the kantoor,
 * since row-level security decides too which index serves.
 */
export async function watchStatements(product: Product, kantoorId: string, call: () => Promise<unknown>): Promise<Scan[]> {
  const { pool } = product.databases;
  const asked: { text: string; values: unknown[] }[] = [];
  const unwatch: (() => void)[] = [];
  const watch = (client: pg.PoolClient) => {
    const before = client.query;
    const query = before.bind(client) as (...args: unknown[]) => unknown; // of its overloads the one with text and values is looked at
    unwatch.push(() => Object.assign(client, { query: before }));
    Object.assign(client, {
      query: (text: unknown, values: unknown, ...more: unknown[]) => {
        if (typeof text === "string" && Array.isArray(values)) asked.push({ text, values });
        return query(text, values, ...more);
      },
    });
  };
  pool.on("acquire", watch);
  try {
    await call();
  } finally {
    pool.off("acquire", watch);
    for (const end of unwatch.reverse()) end();
  }
  const client = await pool.connect();
  try {
    await client.query("select set_config('app.kantoor', $1, false)", [kantoorId]);
    const tables = new Map<string, number>();
    for (const { text, values } of asked) {
      if (!/^\s*(\/\*.*?\*\/\s*)?(select|with)\b/i.test(text)) continue;
      const { rows } = await client.query(`explain (format json) ${text}`, values);
      const [{ Plan: plan }] = rows[0]["QUERY PLAN"] as [{ Plan: Plan }]; // the shape of PostgreSQL's own explanation
      for (const node of nodesOf(plan)) {
        const table = node["Relation Name"];
        if (node["Node Type"] !== "Seq Scan" || !table) continue;
        const { rows: counted } = await client.query("select reltuples::int as rows from pg_class where oid = $1::regclass", [table]);
        tables.set(table, Number(counted[0]?.rows ?? 0));
      }
    }
    return [...tables].filter(([, rows]) => rows >= fewRows).map(([table, rows]) => ({ table, rows }));
  } finally {
    // It carries a kantoor that its pool does not know of.
    client.release(true);
  }
}

import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Database, Db } from "./types.ts";

export type { Database, Db, Row, Tx } from "./types.ts";
export { sql };

// A calendar day has no zone: as a Date it would shift by a day in Amsterdam's summer.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);
// Sizes of files fit a double by far.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export type DbOptions = {
  /** Connects as dossierklaar_app in apps and tasks; as the owner only for migrations, seeds and the job runner. */
  url: string;
  max: number;
  /** Of the connections behind `plannedFor`; default 1. */
  plannedMax?: number;
  applicationName: string;
  /** Called when an idle connection breaks; without a listener that would end the process. */
  onError(error: Error): void;
};

export type Databases = {
  pool: pg.Pool;
  /** A Db whose connections carry this kantoor: row-level security shows nothing else. Cheap to call. */
  forKantoor(kantoorId: string): Db;
  /**
   * The same over connections of their own, which plan a prepared statement once without looking at its values: for reads over many
   * tables, of which the plan takes longer than the reading. Elsewhere PostgreSQL plans the first five calls on each connection anew, and
   * may go on so for ever. What such a read finds must not depend on how common a value is.
   */
  plannedFor(kantoorId: string): Db;
  /** For the tables and functions that stand above kantoren (sign-in, health). Row-level security shows no kantoor's rows. */
  withoutKantoor: Db;
  close(): Promise<void>;
};

const nobody = "";

// A connection carries plans, which cost more than it does: ten quiet seconds, as pg has it, are not to throw them away.
const idleConnectionMs = 10 * 60_000;

// A statement that begins with `/* prepared: a-name */` is parsed and planned once for each connection instead of at every call. For the
// hottest statements only, and only where the columns of the answer are written out or JSON: a migration under an open connection makes
// PostgreSQL refuse a prepared statement whose columns changed with the tables.
const preparedName = /^\/\* prepared: ([a-z-]+) \*\//;

function keepPrepared(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown; // of its overloads the one with a text is looked at
  const queryPrepared = (text: unknown, values?: unknown, ...more: unknown[]): unknown => {
    const name = typeof text === "string" && preparedName.exec(text)?.[1];
    return name ? query({ name, text, values }, ...more) : query(text, values, ...more);
  };
  Object.assign(client, { query: queryPrepared });
}

type PoolOptions = Pick<DbOptions, "url" | "max" | "applicationName" | "onError"> & { plansOnce: boolean };

function createPool({ url, max, applicationName, onError, plansOnce }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: applicationName,
    keepAlive: true,
    idleTimeoutMillis: idleConnectionMs,
    // Awaited before anybody gets the connection; the types do not say so.
    onConnect: async (client) => {
      if (plansOnce) await client.query("set plan_cache_mode = force_generic_plan");
    },
  });
  pool.on("error", onError);
  pool.on("connect", (client) => {
    client.on("error", onError);
    keepPrepared(client);
  });
  return pool;
}

/** The pools of a process; the caller closes them. */
export function createDb(options: DbOptions): Databases {
  const pool = createPool({ ...options, plansOnce: false });
  const plannedPool = createPool({
    ...options,
    max: options.plannedMax ?? 1,
    applicationName: `${options.applicationName}-planned`,
    plansOnce: true,
  });

  const carried = new WeakMap<pg.PoolClient, string>();
  const connectAs = (from: pg.Pool, kantoorId: string) => async (): Promise<pg.PoolClient> => {
    const client = await from.connect();
    if ((carried.get(client) ?? nobody) !== kantoorId) {
      carried.delete(client);
      try {
        await client.query({ name: "carry-kantoor", text: "select set_config('app.kantoor', $1, false)", values: [kantoorId] });
      } catch (error) {
        client.release(true); // a connection of unknown kantoor serves nobody
        throw error;
      }
      carried.set(client, kantoorId);
    }
    return client;
  };
  const dbAs = (from: pg.Pool, kantoorId: string): Db =>
    new Kysely<Database>({
      // The dialect only ever calls connect and end of a pool.
      dialect: new PostgresDialect({
        pool: { connect: connectAs(from, kantoorId), end: async () => {}, options: from.options } as unknown as pg.Pool,
      }),
    });

  const dbsOf = (from: pg.Pool): ((kantoorId: string) => Db) => {
    const known = new Map<string, Db>();
    return (kantoorId) => {
      let db = known.get(kantoorId);
      if (!db) {
        // A thousand kantoren in one process is the design's limit; what is forgotten is made again.
        if (known.size > 1000) known.clear();
        db = dbAs(from, kantoorId);
        known.set(kantoorId, db);
      }
      return db;
    };
  };
  return {
    pool,
    withoutKantoor: dbAs(pool, nobody),
    forKantoor: dbsOf(pool),
    plannedFor: dbsOf(plannedPool),
    close: async () => void (await Promise.all([pool.end(), plannedPool.end()])),
  };
}

/**
 * Refuses a role that would walk through the third wall: an owner, a superuser or BYPASSRLS sees every kantoor silently.
 * Throws with a sentence that says what to do.
 */
export async function requireWalledRole(db: Db): Promise<void> {
  const { rows } = await sql<{ name: string; bypasses: boolean; owns: boolean }>`
    select current_user::text as name, (rolsuper or rolbypassrls) as bypasses,
      exists (select from pg_class where relname = 'dossier' and pg_has_role(current_user, relowner, 'member')) as owns
    from pg_roles where rolname = current_user`.execute(db);
  const role = rows[0];
  if (!role || role.bypasses || role.owns)
    throw new Error(`APP_DATABASE_URL signs in as ${role?.name}, which passes row-level security; use the role dossierklaar_app.`);
}

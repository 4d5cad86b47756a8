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
  applicationName: string;
  /** Called when an idle connection breaks; without a listener that would end the process. */
  onError(error: Error): void;
  /**
   * For a pool whose few statements are all prepared: a connection plans each once, without looking at its values. Else PostgreSQL plans
   * the first five calls on every connection anew, which for a statement over many tables takes longer than to run it.
   */
  plansOnce?: boolean;
};

export type Databases = {
  pool: pg.Pool;
  /** A Db whose connections carry this kantoor: row-level security shows nothing else. Cheap to call. */
  forKantoor(kantoorId: string): Db;
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

/** One pool for a process; the caller closes it. */
export function createDb(options: DbOptions): Databases {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: options.applicationName,
    keepAlive: true,
    idleTimeoutMillis: idleConnectionMs,
    // Awaited before anybody gets the connection; the types do not say so.
    onConnect: async (client) => {
      if (options.plansOnce) await client.query("set plan_cache_mode = force_generic_plan");
    },
  });
  pool.on("error", options.onError);
  pool.on("connect", (client) => {
    client.on("error", options.onError);
    keepPrepared(client);
  });

  const carried = new WeakMap<pg.PoolClient, string>();
  const connectAs = (kantoorId: string) => async (): Promise<pg.PoolClient> => {
    const client = await pool.connect();
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
  const dbAs = (kantoorId: string): Db =>
    new Kysely<Database>({
      // The dialect only ever calls connect and end of a pool.
      dialect: new PostgresDialect({
        pool: { connect: connectAs(kantoorId), end: async () => {}, options: pool.options } as unknown as pg.Pool,
      }),
    });

  const known = new Map<string, Db>();
  return {
    pool,
    withoutKantoor: dbAs(nobody),
    forKantoor(kantoorId) {
      let db = known.get(kantoorId);
      if (!db) {
        // A thousand kantoren in one process is the design's limit; what is forgotten is made again.
        if (known.size > 1000) known.clear();
        db = dbAs(kantoorId);
        known.set(kantoorId, db);
      }
      return db;
    },
    close: () => pool.end(),
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

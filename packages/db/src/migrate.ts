import fs from "node:fs/promises";
import path from "node:path";
import { runMigrations as runWorkerMigrations } from "graphile-worker";
import { Kysely, PostgresDialect, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import pg from "pg";

const folder = path.join(import.meta.dirname, "../migrations");
const oldestServer = 15;
export const appRole = "dossierklaar_app";

/** A reason to stop that the person who starts the product can do something about. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

export type MigrateOptions = {
  /** The owner of the schema. */
  ownerUrl: string;
  /** The password that the role of the apps gets when this run may create or change it; null leaves the role as it is. */
  appPassword: string | null;
};

/**
 * Brings the schema up to date: graphile-worker's tables, then ours. Forward only; two processes at once wait for each other.
 * Answers the names of the migrations that ran. Throws MigrationError with a sentence for a server that is too old or lacks the role, and for a
 * database that holds something else.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: options.ownerUrl, max: 3 });
  // A broken connection also fails the query that runs on it; that is where it is told.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await requireServer(db);
    return await db.connection().execute(async (connection) => {
      // Kysely locks its own table, but only once that exists; two first starts at once need a lock before it.
      await sql`select pg_advisory_lock(hashtext('dossierklaar.migrate'))`.execute(connection);
      try {
        await requireOwnDatabase(connection);
        await requireAppRole(connection, options.appPassword);
        await runWorkerMigrations({ pgPool: pool });
        const { error, results } = await new Migrator({ db, provider: { getMigrations: listMigrations } }).migrateToLatest();
        if (error) throw error;
        return (results ?? []).filter((r) => r.status === "Success").map((r) => r.migrationName);
      } finally {
        await sql`select pg_advisory_unlock(hashtext('dossierklaar.migrate'))`.execute(connection);
      }
    });
  } finally {
    await db.destroy();
  }
}

/** Every migration, by name, oldest first. */
export async function listMigrations(): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {};
  for (const file of (await fs.readdir(folder)).filter((name) => name.endsWith(".ts")).sort()) {
    migrations[file.replace(/\.ts$/, "")] = (await import(path.join(folder, file))) as Migration; // the file's shape is tested by running it
  }
  return migrations;
}

async function requireServer(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version_num') as version`.execute(db);
  const major = Math.floor(Number(rows[0]?.version) / 10_000);
  if (major < oldestServer) throw new MigrationError(`PostgreSQL ${major} is too old: Dossierklaar needs ${oldestServer} or newer.`);
}

/** Never between somebody else's tables: one with a name of ours would stop half way, and one without would be served beside ours. */
async function requireOwnDatabase(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ foreign: string }>`
    select tablename as foreign from pg_tables where schemaname = 'public' and to_regclass('public.kysely_migration') is null
    order by tablename limit 1`.execute(db);
  const table = rows[0]?.foreign;
  if (table)
    throw new MigrationError(
      `The database of DATABASE_URL holds tables of something else, such as "${table}"; give Dossierklaar an empty one.`,
    );
}

async function requireAppRole(db: Kysely<unknown>, password: string | null): Promise<void> {
  const { rows } = await sql<{ exists: boolean; may: boolean }>`
    select exists (select from pg_roles where rolname = ${appRole}) as exists,
      (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may`.execute(db);
  const { exists, may } = rows[0] ?? { exists: false, may: false };
  if (!exists && !may)
    throw new MigrationError(
      `The role ${appRole} is missing and DATABASE_URL may not create it. Ask for: create role ${appRole} login password '…'; (see docs/operation.md)`,
    );
  if (!may || password === null) return;
  // An identifier and a literal cannot be parameters of CREATE ROLE.
  if (!exists) await sql`create role ${sql.id(appRole)} login password ${sql.lit(password)}`.execute(db);
  else await changePassword(db, password);
}

/** A role that somebody else made and this owner does not administer keeps the password it was given. */
async function changePassword(db: Kysely<unknown>, password: string): Promise<void> {
  try {
    await sql`alter role ${sql.id(appRole)} login password ${sql.lit(password)}`.execute(db);
  } catch (error) {
    const insufficientPrivilege = "42501";
    if (!(error instanceof Error && "code" in error && error.code === insufficientPrivilege)) throw error;
  }
}

import { createDb, requireWalledRole } from "@dossierklaar/db";
import { appRole, migrate } from "@dossierklaar/db/migrate";
import pg from "pg";
import { LaunchError } from "./launch-error.ts";

export type DatabaseUrls = {
  /** Owner of the schema. */
  ownerUrl: string;
  /** The walled role that the apps sign in with. */
  appUrl: string;
};

/** pg takes what a connection string leaves out from PGPORT and the like; a user's own psql settings must not steer ours. */
export function withoutLibpqVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^PG[A-Z]+$/.test(name)));
}

/** host:port/database, without the password, for sentences. */
function addressOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  // A connection that breaks also fails its query, which is where it is told; without a listener it would end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the database unless it is there. `adminUrl` is of a superuser of the embedded server. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

/** Throws the database away and makes an empty one. */
export async function recreateDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(adminUrl, (client) => client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`));
  await ensureDatabase(adminUrl, name);
}

/**
 * Checks that a database can be reached.
 * @throws LaunchError naming the variable that it came from
 */
export async function requireReachable(url: string, variable: string): Promise<void> {
  try {
    await withClient(url, (client) => client.query("select 1"));
  } catch (error) {
    // Of a name with several addresses pg throws an AggregateError without a message of its own.
    const cause = error instanceof AggregateError ? error.errors[0] : error;
    throw new LaunchError(`${variable} (${addressOf(url)}) cannot be reached: ${cause instanceof Error ? cause.message : cause}`);
  }
}

/**
 * Checks that the apps' address leads to the database that was just migrated, as a role that sees one kantoor at a time.
 * @throws LaunchError naming APP_DATABASE_URL
 */
export async function requireAppDatabase(appUrl: string): Promise<void> {
  await requireReachable(appUrl, "APP_DATABASE_URL");
  const isOurs = await withClient(appUrl, async (client) => {
    const { rows } = await client.query<{ ours: boolean }>("select to_regclass('public.kysely_migration') is not null as ours");
    return rows[0]?.ours;
  });
  if (!isOurs)
    throw new LaunchError(`APP_DATABASE_URL (${addressOf(appUrl)}) is not the database of DATABASE_URL; give both the same one.`);
  const databases = createDb({ url: appUrl, max: 1, applicationName: "dossierklaar-start", onError: () => {} });
  try {
    await requireWalledRole(databases.withoutKantoor);
  } catch (error) {
    throw new LaunchError(error instanceof Error ? error.message : String(error));
  } finally {
    await databases.close();
  }
}

/** The address for the walled role on the owner's database. */
export function toAppUrl(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = appRole;
  url.password = password;
  return url.href;
}

/** The password that migrating may give the walled role; null when APP_DATABASE_URL signs in with a role of its own. */
function passwordFor(appUrl: string): string | null {
  const { username, password } = new URL(appUrl);
  return decodeURIComponent(username) === appRole ? decodeURIComponent(password) : null;
}

/** Brings the schema up to date. @returns how many migrations ran */
export async function migrateDatabase({ ownerUrl, appUrl }: DatabaseUrls): Promise<number> {
  const names = await migrate({ ownerUrl, appPassword: passwordFor(appUrl) });
  return names.length;
}

/** Whether nobody has put a kantoor into this database; only then may demo data go in. */
export async function isEmpty(ownerUrl: string): Promise<boolean> {
  return withClient(ownerUrl, async (client) => (await client.query("select from kantoor limit 1")).rowCount === 0);
}

/** Whether the demo logins work here, so that they may be printed. */
export async function hasDemoLogins(ownerUrl: string): Promise<boolean> {
  return withClient(
    ownerUrl,
    async (client) => (await client.query("select from gebruiker where email = 'sanne@devries.example'")).rowCount === 1,
  );
}

/** Fills an empty database with the demo kantoren; their papers go to the running UploadThing stand-in. */
export async function seedDemoData(urls: DatabaseUrls, environment: Record<string, string>): Promise<void> {
  // Loaded only now: the catalogue is large, and a second start does not need it.
  const { seedDemo } = await import("../demo/seed-demo.ts");
  await seedDemo({ ...urls, environment });
}

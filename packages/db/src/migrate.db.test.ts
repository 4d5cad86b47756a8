import { randomBytes } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { startEmbeddedPostgres } from "@dossierklaar/local/embedded-postgres";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDb, requireWalledRole } from "./client.ts";
import { appRole, listMigrations, MigrationError, migrate } from "./migrate.ts";

// A server of its own: roles belong to a server, and the one of the other tests has them already.
const dataDir = path.resolve(import.meta.dirname, `../../../.data/pg-migrate-${randomBytes(4).toString("hex")}`);
let server: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
beforeAll(async () => {
  server = await startEmbeddedPostgres({ dataDir, flags: ["-c", "fsync=off"], stopWithParent: true });
});
afterAll(async () => {
  await server.stop();
  await fs.rm(server.dataDir, { recursive: true, force: true });
  await fs.rm(`${server.dataDir}.log`, { force: true });
});

async function run<Row extends pg.QueryResultRow>(database: string, statement: string, user = "postgres"): Promise<Row[]> {
  const client = new pg.Client({ connectionString: server.url(database, user) });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

const roleExists = async (): Promise<boolean> => (await run("postgres", `select from pg_roles where rolname = '${appRole}'`)).length === 1;
const names = Object.keys(await listMigrations());

it("leaves a database alone that holds something else, and says so in one sentence", async () => {
  await run("postgres", "create database taken");
  await run("taken", "create table dossier (id int)");
  const failed = await migrate({ ownerUrl: server.url("taken"), appPassword: "test" }).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(MigrationError);
  expect(String(failed)).toContain('such as "dossier"');
  expect(await run("taken", "select from pg_namespace where nspname = 'graphile_worker'")).toEqual([]);
});

describe("a DATABASE_URL that may not create roles", () => {
  const ownerUrl = () => server.url("bare", "bare");
  beforeAll(async () => {
    await run("postgres", "create role bare login");
    await run("postgres", "create database bare owner bare");
  });

  it("is told in one sentence which role to ask for, and leaves the database as it was", async () => {
    const failed = await migrate({ ownerUrl: ownerUrl(), appPassword: "test" }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(MigrationError);
    expect(String(failed)).toContain(`create role ${appRole} login`);
    expect(await run("bare", "select from pg_namespace where nspname = 'graphile_worker'")).toEqual([]);
    expect(await roleExists()).toBe(false);
  });

  it("migrates once somebody made the role, without touching it", async () => {
    await run("postgres", `create role ${appRole} login password 'made by hand'`);
    expect(await migrate({ ownerUrl: ownerUrl(), appPassword: "another" })).toEqual(names);
    const app = createDb({ url: server.url("bare", appRole), max: 1, applicationName: "test", onError: () => {} });
    try {
      await requireWalledRole(app.withoutKantoor);
      await run("bare", "insert into kantoor (naam) values ('De Vries')", "bare");
      expect(await app.withoutKantoor.selectFrom("kantoor").select("id").execute()).toEqual([]);
      await sql`select enqueue_job('dispatch', '{}'::json, null, null)`.execute(app.withoutKantoor);
    } finally {
      await app.close();
    }
    await run("postgres", "drop database bare");
    await run("postgres", `drop role ${appRole}`);
  });
});

describe("migrating", () => {
  it("works when two processes begin at once on an empty database", async () => {
    await run("postgres", "create database twice");
    const both = await Promise.all([1, 2].map(() => migrate({ ownerUrl: server.url("twice"), appPassword: "test" })));
    expect(both.map((ran) => ran.length).sort()).toEqual([0, names.length]);
    expect(both.flat()).toEqual(names);
    expect(await roleExists()).toBe(true);
  });

  it("does nothing the next time", async () => expect(await migrate({ ownerUrl: server.url("twice"), appPassword: null })).toEqual([]));

  it("leaves no lock behind", async () =>
    expect(
      await run(
        "twice",
        "select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = 'twice')",
      ),
    ).toEqual([]));

  it("gives the role the password it is told, and leaves it when told none", async () => {
    const password = async () =>
      (await run<{ rolpassword: string }>("postgres", `select rolpassword from pg_authid where rolname = '${appRole}'`))[0]?.rolpassword;
    const before = await password();
    await migrate({ ownerUrl: server.url("twice"), appPassword: null });
    expect(await password()).toBe(before);
    await migrate({ ownerUrl: server.url("twice"), appPassword: "it's new" });
    expect(await password()).not.toBe(before);
  });

  it("has files whose names stand in the order in which they ran", async () => {
    const ran = await run<{ name: string }>("twice", "select name from kysely_migration order by timestamp, name");
    expect(ran.map((row) => row.name)).toEqual(names);
  });
});

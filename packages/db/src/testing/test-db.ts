import { randomBytes } from "node:crypto";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { createDb, type Databases } from "../client.ts";
import type { Database, Db } from "../types.ts";

declare module "vitest" {
  interface ProvidedContext {
    adminUrl: string;
  }
}

export type TestDatabase = {
  /** As the apps see it: the walled role. */
  databases: Databases;
  /** As the owner sees it: every kantoor, for arranging and for looking past the walls. */
  owner: Db;
  ownerUrl: string;
  appUrl: string;
};

/** A database of one's own for a test file, cloned from the migrated template and dropped when the file is done. */
export async function testDatabase(): Promise<TestDatabase> {
  const adminUrl = inject("adminUrl");
  const name = `t_${randomBytes(6).toString("hex")}`;
  const admin = async (statement: string) => {
    const client = new pg.Client({ connectionString: adminUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await admin(`create database ${name} template template_dossierklaar strategy wal_log`);
  const url = (user?: string, password = "test") => {
    const made = new URL(adminUrl);
    made.pathname = `/${name}`;
    if (user) {
      made.username = user;
      made.password = password;
    }
    return made.href;
  };
  const ignore = () => {};
  const databases = createDb({ url: url("dossierklaar_app"), max: 10, applicationName: "test", onError: ignore });
  const ownerPool = new pg.Pool({ connectionString: url(), max: 3 });
  ownerPool.on("error", ignore);
  const owner = new Kysely<Database>({ dialect: new PostgresDialect({ pool: ownerPool }) });
  afterAll(async () => {
    await databases.close();
    await owner.destroy();
    await admin(`drop database ${name} with (force)`);
  });
  return { databases, owner, ownerUrl: url(), appUrl: url("dossierklaar_app") };
}

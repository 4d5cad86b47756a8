import path from "node:path";
import { startEmbeddedPostgres } from "@dossierklaar/local/embedded-postgres";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../migrate.ts";

/** One server for all database tests, with one migrated template that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startEmbeddedPostgres({
    dataDir: path.resolve(import.meta.dirname, "../../../../.data/pg-test"),
    // Nothing here outlives the run, so nothing has to reach the disk.
    flags: ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off", "-c", "max_connections=300"],
  });
  const admin = new pg.Client({ connectionString: server.url() });
  await admin.connect();
  const { rows } = await admin.query<{ datname: string }>(
    "select datname from pg_database where datname like 't\\_%' or datname = 'template_dossierklaar'",
  );
  for (const { datname } of rows) await admin.query(`drop database "${datname}" with (force)`);
  await admin.query("create database template_dossierklaar");
  await migrate({ ownerUrl: server.url("template_dossierklaar"), appPassword: "test" });
  await admin.end();
  project.provide("adminUrl", server.url());
  return () => server.stop();
}

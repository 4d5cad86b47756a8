import fs from "node:fs";
import path from "node:path";
import { startEmbeddedPostgres } from "@dossierklaar/local/embedded-postgres";
import { effectiveDataDir } from "@dossierklaar/local/postgres/data-folder";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../migrate.ts";

/** One server for all database tests, with one migrated template that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = path.resolve(import.meta.dirname, "../../../../.data/test");
  fs.mkdirSync(folder, { recursive: true });
  // A server for this run alone: two runs at once must not drop each other's databases.
  const home = fs.mkdtempSync(path.join(folder, "vitest-"));
  fs.chmodSync(home, 0o755);
  const dataDir = path.join(home, "postgres");
  const server = await startEmbeddedPostgres({
    dataDir,
    // Nothing here outlives the run, so nothing has to reach the disk.
    flags: ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off", "-c", "max_connections=300"],
  });
  const admin = new pg.Client({ connectionString: server.url() });
  await admin.connect();
  await admin.query("create database template_dossierklaar");
  await migrate({ ownerUrl: server.url("template_dossierklaar"), appPassword: "test" });
  await admin.end();
  project.provide("adminUrl", server.url());
  return async () => {
    await server.stop();
    for (const folder of [effectiveDataDir(dataDir), home]) fs.rmSync(folder, { recursive: true, force: true });
  };
}

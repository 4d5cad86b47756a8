// Types from the schema: migrates an empty database and writes packages/db/src/schema.generated.ts; with --verify it only compares.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { migrate } from "@dossierklaar/db/migrate";
import { startEmbeddedPostgres } from "@dossierklaar/local/embedded-postgres";
import pg from "pg";

const root = path.resolve(import.meta.dirname, "..");
const server = await startEmbeddedPostgres({ dataDir: path.join(root, ".data/pg-codegen"), flags: ["-c", "fsync=off"] });
const name = `codegen_${randomBytes(4).toString("hex")}`;
const admin = new pg.Client({ connectionString: server.url() });
await admin.connect();
await admin.query(`create database ${name}`);
try {
  await migrate({ ownerUrl: server.url(name), appPassword: "codegen" });
  const { status } = spawnSync(
    "kysely-codegen",
    [
      "--dialect=postgres",
      `--url=${server.url(name)}`,
      "--out-file=packages/db/src/schema.generated.ts",
      "--default-schema=public",
      "--include-pattern=public.*",
      "--exclude-pattern=kysely_*",
      "--date-parser=string",
      "--numeric-parser=number",
      "--type-only-imports",
      ...process.argv.slice(2),
    ],
    { cwd: root, stdio: "inherit" },
  );
  process.exitCode = status ?? 1;
} finally {
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
  await server.stop();
}

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { newKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { openStoryDossier, planStoryAfspraak, testDeps } from "@dossierklaar/domain/testing/dossier";
import { type LocalServices, startLocalServices } from "@dossierklaar/local/server";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";

const { databases, owner, ownerUrl, appUrl } = await testDatabase();
let services: LocalServices;
let dataDir: string;
let worker: ChildProcess | undefined;
let output = "";

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "worker-main-"));
  services = await startLocalServices({ port: 0, dataDir, localServices: true, log: () => {} });
});
afterEach(async () => {
  if (!worker || worker.exitCode !== null || worker.signalCode !== null) return;
  const gone = once(worker, "exit");
  worker.kill("SIGKILL");
  await gone;
});
afterAll(async () => {
  await services.close();
  rmSync(dataDir, { recursive: true });
});

async function startWorker(change: Record<string, string> = {}): Promise<ChildProcess> {
  output = "";
  const started = fork(path.join(import.meta.dirname, "main.ts"), {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      PATH: process.env.PATH,
      LOCAL_SERVICES: "on",
      ...services.environment,
      DATABASE_URL: ownerUrl,
      APP_DATABASE_URL: appUrl,
      ADVISOR_URL: "http://localhost:3000",
      PORTAL_URL: "http://localhost:3001",
      MAIL_FROM: "post@devries.example",
      AGENDA_SECRET: "een geheim waarmee tokens dicht gaan",
      ...change,
    },
  });
  worker = started;
  for (const stream of [started.stdout, started.stderr]) stream?.on("data", (chunk) => (output += String(chunk)));
  return started;
}

async function until(what: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (await what()) return;
    await sleep(100);
  }
  throw new Error(`it did not happen; the worker said: ${output}`);
}

const exitOf = async (process: ChildProcess): Promise<number | null> => {
  if (process.exitCode === null) await once(process, "exit");
  return process.exitCode;
};

it("sends what is planned while it runs, and stops well when it is told to", async () => {
  const process = await startWorker();
  await until(() => output.includes('"working"'));
  const kantoor = await newKantoor(owner);
  const deps = testDeps(databases, new Date().toISOString());
  const { dossierId } = await openStoryDossier(deps, kantoor);
  await planStoryAfspraak(deps, kantoor, dossierId, { datum: "2031-03-04" });
  const statuses = async () =>
    (await owner.selectFrom("email").select("status").where("dossier_id", "=", dossierId).execute()).map((email) => email.status);
  await until(async () => (await statuses()).every((status) => status === "sent"));
  expect(await statuses()).toEqual(["sent", "sent"]);
  process.kill("SIGTERM");
  expect(await exitOf(process)).toBe(0);
  const { rows } = await sql`select id from graphile_worker._private_jobs where locked_at is not null`.execute(owner);
  expect(rows).toEqual([]);
});

it("ends when its launcher is gone", async () => {
  const process = await startWorker();
  await until(() => output.includes('"working"'));
  process.disconnect();
  expect(await exitOf(process)).toBe(0);
});

it.each([
  [{ APP_DATABASE_URL: "" }, /^The worker cannot start: APP_DATABASE_URL/],
  [{ APP_DATABASE_URL: ownerUrl }, /passes row-level security/],
])("does not start with %o", async (change, sentence) => {
  const process = await startWorker(change);
  expect(await exitOf(process)).toBe(1);
  expect(output).toMatch(sentence);
});

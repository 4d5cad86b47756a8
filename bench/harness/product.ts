import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createDb, type Databases, sql } from "@dossierklaar/db";
import type { DomainDeps } from "@dossierklaar/domain/deps";
import { effectiveDataDir } from "@dossierklaar/local/postgres/data-folder";
import { chooseFreePorts } from "../../scripts/launch/ports.ts";
import { loadSecrets, type Secrets } from "../../scripts/launch/secrets.ts";
import { type Stack, startStack } from "../../scripts/launch/stack.ts";
import { formatSeconds } from "../../scripts/launch/steps.ts";
import { withMemoryReport } from "./memory.ts";

/** The whole product on ports and in a folder of its own, empty, with a PostgreSQL that waits for its disk. */
export type Product = {
  stack: Stack;
  secrets: Secrets;
  /** As the apps sign in: inside the walls. */
  databases: Databases;
  /** Past the walls, for arranging. */
  owner: Databases;
  deps: DomainDeps;
  memoryFolder: string;
  stop(): Promise<void>;
};

const root = path.resolve(import.meta.dirname, "../..");

export async function startProduct(options: { build: boolean; signal: AbortSignal }): Promise<Product> {
  const folder = path.join(root, ".data/bench");
  fs.mkdirSync(folder, { recursive: true });
  const dataDir = fs.mkdtempSync(path.join(folder, "stack-"));
  // The database's own account must be able to walk to its folder.
  fs.chmodSync(dataDir, 0o755);
  const memoryFolder = path.join(dataDir, "memory");
  fs.mkdirSync(memoryFolder);
  Object.assign(process.env, withMemoryReport(memoryFolder, process.env));
  const removeAll = () => {
    for (const each of [effectiveDataDir(path.join(dataDir, "postgres")), dataDir]) fs.rmSync(each, { recursive: true, force: true });
  };
  let stack: Stack;
  try {
    stack = await startStack({
      dataDir,
      ports: await chooseFreePorts(),
      mode: "production",
      build: options.build,
      demoData: false,
      signal: options.signal,
      step: async (title, work) => {
        const begin = performance.now();
        const outcome = await work();
        console.log(`  ${title}: ${formatSeconds(performance.now() - begin)}`);
        return outcome;
      },
      onFailure: (sentence) => console.error(sentence),
    });
  } catch (error) {
    removeAll();
    throw error;
  }
  const onError = (error: Error) => console.error(`bench: ${error.message}`);
  const databases = createDb({ url: stack.appUrl, max: 10, applicationName: "bench", onError });
  const owner = createDb({ url: stack.ownerUrl, max: 2, applicationName: "bench-owner", onError });
  return {
    stack,
    secrets: loadSecrets(dataDir),
    databases,
    owner,
    deps: { databases, clock: { now: () => new Date() } },
    memoryFolder,
    async stop() {
      await Promise.all([databases.close(), owner.close()]);
      await stack.stop();
      removeAll();
    },
  };
}

/** Waits until the worker has done what arranging gave it, so that it does not run beside the first measurement. */
export async function settle(product: Product): Promise<void> {
  const deadline = Date.now() + 180_000;
  for (;;) {
    const { rows } = await sql<{
      count: number;
    }>`select count(*) from graphile_worker.jobs where run_at <= now() and attempts < max_attempts`.execute(product.owner.withoutKantoor);
    if (rows[0]?.count === 0) break;
    if (Date.now() > deadline)
      throw new Error(`The worker still has ${rows[0]?.count} jobs; its log is ${product.stack.logFile("worker")}.`);
    await sleep(300);
  }
  await sql`vacuum analyze`.execute(product.owner.withoutKantoor);
  await sql`checkpoint`.execute(product.owner.withoutKantoor);
}

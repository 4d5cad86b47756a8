import { requireWalledRole } from "@dossierklaar/db";
import { runMain, stopInOrder } from "@dossierklaar/host/process";
import { Logger, type Runner, run } from "graphile-worker";
import type { Logger as Pino } from "pino";
import { concurrency, createDeps, createLog } from "./deps.ts";
import { readEnv } from "./env.ts";
import { createTaskList, crontab } from "./task-list.ts";

/** Jobs that run may finish within this; what is left is given back, to run again elsewhere or later. */
const finishWithinMs = 4_000;

/** The runner's lines in our log. Its details hold payloads, so only what names the job is taken over. */
const runnerLog = (log: Pino): Logger =>
  new Logger(({ taskIdentifier, jobId }) => (level, message) => {
    // A line per job at info: of use while looking for something only.
    const at = level === "warning" ? "warn" : level === "info" ? "debug" : level;
    log[at]({ task: taskIdentifier, jobId }, message);
  });

async function stopRunner(runner: Runner, log: Pino): Promise<void> {
  const finished = runner.stop().then(
    () => true,
    (error: unknown) => {
      log.error({ err: error }, "the runner did not stop well");
      return true;
    },
  );
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), finishWithinMs).unref());
  if (!(await Promise.race([finished, late]))) await runner.kill("jobs did not finish in time");
}

runMain(async () => {
  const env = readEnv(process.env);
  const log = createLog(env);
  const { deps, connections } = createDeps(env, log);
  await requireWalledRole(deps.databases.withoutKantoor);
  const runner = await run({
    pgPool: connections.ownerPool,
    taskList: createTaskList(deps),
    crontab,
    concurrency,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger: runnerLog(log),
  });

  const stop = stopInOrder(log, async () => {
    await stopRunner(runner, log);
    await connections.close();
  });
  runner.promise.then(
    () => stop("the runner ended"),
    (error: unknown) => {
      log.fatal({ err: error }, "the runner broke");
      return stop("the runner broke", 1);
    },
  );
  log.info({ concurrency }, "working");
  // It has no port that a launcher could ask.
  process.send?.("ready");
});

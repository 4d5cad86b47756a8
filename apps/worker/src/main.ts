import { requireWalledRole } from "@dossierklaar/db";
import { Logger, type Runner, run } from "graphile-worker";
import type { Logger as Pino } from "pino";
import { concurrency, createDeps, createLog } from "./deps.ts";
import { EnvError, readEnv } from "./env.ts";
import { createTaskList, crontab } from "./task-list.ts";

/** Jobs that run may finish within this; what is left is given back, to run again elsewhere or later. */
const finishWithinMs = 4_000;
const stopWithinMs = 5_000;

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

async function main(): Promise<void> {
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

  let stopping: Promise<void> | undefined;
  const stop = (why: string, exitCode = 0): Promise<void> => {
    stopping ??= (async () => {
      log.info({ why }, "stopping");
      setTimeout(() => process.exit(exitCode), stopWithinMs).unref();
      await stopRunner(runner, log);
      await connections.close();
      process.exit(exitCode);
    })();
    return stopping;
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
  // The launcher is gone, however that came.
  process.on("disconnect", () => void stop("the launcher ended"));
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
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof EnvError ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});

import type { Logger } from "pino";
import { EnvError } from "./env.ts";

const stopWithinMs = 5_000;

/** Runs the entry file of a process. One that cannot start says why, without a stack where the sentence is enough, and ends with 1. */
export function runMain(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const why = error instanceof EnvError ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${why}\n`);
    process.exit(1);
  });
}

export type Stop = (why: string, exitCode?: number) => Promise<void>;

/**
 * Ends the process in order, once: when it is told to, when its launcher is gone, and whenever the answer is called.
 * @param close ends what is open. What it leaves hanging does not hold the port and the database longer than five seconds
 */
export function stopInOrder(log: Logger, close: () => Promise<void>): Stop {
  let stopping: Promise<void> | undefined;
  const stop: Stop = (why, exitCode = 0) => {
    stopping ??= (async () => {
      log.info({ why }, "stopping");
      setTimeout(() => process.exit(exitCode), stopWithinMs).unref();
      await close();
      process.exit(exitCode);
    })();
    return stopping;
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
  // The launcher is gone, however that came.
  process.on("disconnect", () => void stop("the launcher ended"));
  return stop;
}

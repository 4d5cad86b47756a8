import { setTimeout as sleep } from "node:timers/promises";
import { LaunchError } from "./launch-error.ts";
import type { ManagedProcess } from "./processes.ts";

// A cold development start makes Vite optimise every dependency first.
const deadlineMs = 90_000;

/**
 * Waits until GET {origin}/healthz answers 200.
 * @param stillRuns says whether the process behind it lives; waiting for a dead one is pointless
 * @throws LaunchError with the app's own reason when it does not get healthy in time
 */
export async function waitUntilHealthy(name: string, origin: string, stillRuns: () => boolean, signal?: AbortSignal): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  let reason = "it does not answer";
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    if (!stillRuns()) throw new LaunchError(`The ${name} stopped while starting.`);
    try {
      const answer = await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(5_000) });
      const text = await answer.text();
      if (answer.status === 200) return;
      reason = `${answer.status} ${text.slice(0, 300)}`;
    } catch {
      // Not listening yet.
    }
    await sleep(100);
  }
  throw new LaunchError(`The ${name} is not healthy after ${deadlineMs / 1000} seconds: ${reason}`);
}

/**
 * Waits until a process without a port says that it is ready.
 * @throws LaunchError when it ends before that or takes too long; the reason of the signal when that comes first
 */
export async function waitUntilReady(name: string, started: ManagedProcess, signal?: AbortSignal): Promise<void> {
  const late = AbortSignal.timeout(deadlineMs);
  const given = signal ? AbortSignal.any([signal, late]) : late;
  given.throwIfAborted();
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  const onAbort = () =>
    reject(late.aborted ? new LaunchError(`The ${name} is not ready after ${deadlineMs / 1000} seconds.`) : given.reason);
  given.addEventListener("abort", onAbort, { once: true });
  const ready = started.firstMessage().catch(() => {
    throw new LaunchError(`The ${name} stopped while starting.`);
  });
  try {
    await Promise.race([ready, stopped]);
  } finally {
    given.removeEventListener("abort", onAbort);
  }
}

import { setTimeout as sleep } from "node:timers/promises";
import { LaunchError } from "./launch-error.ts";

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

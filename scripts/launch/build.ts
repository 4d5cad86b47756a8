import { spawn } from "node:child_process";
import path from "node:path";
import { LaunchError } from "./launch-error.ts";

/**
 * Builds what browsers get; turbo skips what did not change.
 * @throws LaunchError when it fails; what is wrong stands above it on the console
 */
export async function buildApps(root: string, signal?: AbortSignal): Promise<void> {
  const turbo = path.join(root, "node_modules/.bin/turbo");
  // NODE_ENV is part of turbo's key, so start and test must build with the same or they never share a build.
  const env = { ...process.env, NODE_ENV: "production", TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
  const child = spawn(turbo, ["run", "build", "--output-logs=errors-only"], {
    cwd: root,
    env,
    stdio: ["ignore", "inherit", "inherit"],
    detached: true,
  });
  // Turbo has children of its own; its group takes all of them along.
  const abort = () => process.kill(-Number(child.pid), "SIGTERM");
  signal?.addEventListener("abort", abort);
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  signal?.removeEventListener("abort", abort);
  signal?.throwIfAborted();
  if (code !== 0) throw new LaunchError("Building the apps failed; the lines above say where.");
}

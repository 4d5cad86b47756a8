import fs from "node:fs";
import path from "node:path";
import { chooseFreePorts } from "../scripts/launch/ports.ts";
import { type Stack, startStack } from "../scripts/launch/stack.ts";

/** A stack of a test's own, for what it kills would be missed by the tests that share one. The apps have been built. */
export async function ownStack(): Promise<{ stack: Stack; remove(): Promise<void> }> {
  const folder = path.resolve(import.meta.dirname, "../.data/test");
  fs.mkdirSync(folder, { recursive: true });
  const dataDir = fs.mkdtempSync(path.join(folder, "stack-own-"));
  // The database's own account must be able to walk to its folder.
  fs.chmodSync(dataDir, 0o755);
  const stack = await startStack({
    dataDir,
    ports: await chooseFreePorts(),
    mode: "production",
    build: false,
    postgresFlags: ["-c", "fsync=off"],
  });
  return {
    stack,
    async remove() {
      await stack.stop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

import fs from "node:fs";
import path from "node:path";
import { effectiveDataDir } from "@dossierklaar/local/postgres/data-folder";
import { chromiumEnvironment } from "../chromium.ts";
import { isClaimed } from "../launch/data-folder.ts";
import { chooseFreePorts } from "../launch/ports.ts";
import { type Stack, startStack } from "../launch/stack.ts";
import { formatSeconds } from "../launch/steps.ts";
import type { Runner } from "./runner.ts";
import { tallyOfPlaywright } from "./tally.ts";

/** Removes all that a stack kept, also where its database had to live elsewhere. */
function removeStack(dataDir: string): void {
  const database = effectiveDataDir(path.join(dataDir, "postgres"));
  for (const folder of [database, dataDir]) fs.rmSync(folder, { recursive: true, force: true });
}

/** Stacks of runs that were killed before they could clean up. */
function removeAbandoned(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    const dataDir = path.join(folder, name);
    if (name.startsWith("stack-") && !isClaimed(dataDir)) removeStack(dataDir);
  }
}

/** What e2e/ finds in its environment. The database is there to look into and to make states that no screen makes. */
function environmentFor(stack: Stack, root: string): Record<string, string> {
  return {
    ...chromiumEnvironment(root),
    ADVISOR_URL: stack.advisorUrl,
    PORTAL_URL: stack.portalUrl,
    LOCAL_URL: stack.localUrl,
    E2E_DATABASE_URL: stack.ownerUrl,
    E2E_APP_DATABASE_URL: stack.appUrl,
    E2E_POSTMARK_SERVER_TOKEN: stack.localEnvironment.POSTMARK_SERVER_TOKEN ?? "",
  };
}

/**
 * Playwright against a fresh stack with demo data, on ports and in a folder of its own. The apps must have been built.
 * The logs of a stack whose tests failed are kept in .data/test/logs.
 */
export async function runBrowserTests(runner: Runner, root: string, signal: AbortSignal): Promise<void> {
  const folder = path.join(root, ".data/test");
  fs.mkdirSync(folder, { recursive: true });
  removeAbandoned(folder);
  const dataDir = fs.mkdtempSync(path.join(folder, "stack-"));
  // The database's own account must be able to walk to its folder.
  fs.chmodSync(dataDir, 0o755);
  const report = path.join(folder, "playwright.json");
  let stack: Stack | undefined;
  let isOk = await runner.step("Starting a stack for the browser tests", async () => {
    stack = await startStack({
      dataDir,
      ports: await chooseFreePorts(),
      mode: "production",
      build: false,
      signal,
      step: async (title, work) => {
        const begin = performance.now();
        const outcome = await work();
        console.log(`  ${title}: ${formatSeconds(performance.now() - begin)}`);
        return outcome;
      },
      onFailure: (sentence) => console.log(sentence),
    });
    return true;
  });
  if (stack) {
    const environment = environmentFor(stack, root);
    isOk = await runner.tests("Browser tests (playwright)", async () => {
      fs.rmSync(report, { force: true });
      const passed = await runner.command("playwright", ["test"], { ...environment, PLAYWRIGHT_JSON: report });
      return { isOk: passed, tally: tallyOfPlaywright(report, passed) };
    });
  }
  await stack?.stop();
  const kept = path.join(folder, "logs");
  fs.rmSync(kept, { recursive: true, force: true });
  if (!isOk && fs.existsSync(path.join(dataDir, "logs"))) {
    fs.cpSync(path.join(dataDir, "logs"), kept, { recursive: true });
    console.log(`The logs of the stack are in ${kept}.`);
  }
  removeStack(dataDir);
}

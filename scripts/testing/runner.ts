import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { inheritedEnvironment } from "../launch/environment.ts";
import { toSentence } from "../launch/launch-error.ts";
import { formatSeconds } from "../launch/steps.ts";
import { sum, type Tally, tallyOfStep, tallyOfVitest } from "./tally.ts";

/** Runs the steps of `npm test` and `npm run check`, one after another, and counts. */
export type Runner = {
  /** Runs a program with this console; false when it fails. */
  command(program: string, args: string[], env?: Record<string, string>): Promise<boolean>;
  /** A step that counts as one. An error thrown in it is told and is its failure. */
  step(title: string, work: () => Promise<boolean>): Promise<boolean>;
  /** A step that counts its tests. */
  tests(title: string, work: () => Promise<{ isOk: boolean; tally: Tally }>): Promise<boolean>;
  total(): Tally;
};

/** @param signal ends the program that runs, and every step after it fails at once */
export function createRunner(root: string, signal: AbortSignal): Runner {
  const tallies: Tally[] = [];
  const base = { ...inheritedEnvironment(process.env), TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };

  async function timed(title: string, work: () => Promise<{ isOk: boolean; tally: Tally }>): Promise<boolean> {
    console.log(`\n• ${title}`);
    const begin = performance.now();
    let outcome: { isOk: boolean; tally: Tally };
    try {
      signal.throwIfAborted();
      outcome = await work();
    } catch (error) {
      console.log(toSentence(error));
      outcome = { isOk: false, tally: tallyOfStep(false) };
    }
    tallies.push(outcome.tally);
    console.log(`${outcome.isOk ? "✓" : "✗"} ${title}: ${outcome.isOk ? "ok" : "FAILED"} in ${formatSeconds(performance.now() - begin)}`);
    return outcome.isOk;
  }

  return {
    async command(program, args, env = {}) {
      const child = spawn(program, args, { cwd: root, env: { ...base, ...env }, stdio: ["ignore", "inherit", "inherit"] });
      const abort = () => child.kill("SIGTERM");
      signal.addEventListener("abort", abort);
      const code = await new Promise((resolve, reject) => {
        child.once("error", reject);
        child.once("exit", resolve);
      });
      signal.removeEventListener("abort", abort);
      return code === 0;
    },
    step: (title, work) =>
      timed(title, async () => {
        const isOk = await work();
        return { isOk, tally: tallyOfStep(isOk) };
      }),
    tests: timed,
    total: () => sum(tallies),
  };
}

/** Types and lint of everything, and the schema's types against a freshly migrated database. */
export async function runStaticChecks(runner: Runner): Promise<void> {
  await runner.step("Lint and format (biome)", () => runner.command("biome", ["ci", "--diagnostic-level=error", "."]));
  await runner.step("Types of the packages and apps (turbo)", () =>
    runner.command("turbo", ["run", "typecheck", "--output-logs=errors-only"]),
  );
  await runner.step("Types of the scripts and browser tests (tsc)", () => runner.command("tsc", ["-p", "scripts"]));
  await runner.step("Schema types against the migrations (kysely-codegen)", () =>
    runner.command(process.execPath, ["scripts/codegen.ts", "--verify"]),
  );
}

/** Vitest with both a report for people and one to count from. */
export async function runVitest(runner: Runner, root: string, projects: string[] = []): Promise<void> {
  const report = path.join(root, ".data/test/vitest.json");
  fs.mkdirSync(path.dirname(report), { recursive: true });
  await runner.tests("Unit, database and component tests (vitest)", async () => {
    fs.rmSync(report, { force: true });
    const chosen = projects.flatMap((project) => ["--project", project]);
    const isOk = await runner.command(
      "vitest",
      ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...chosen],
      { NODE_ENV: "test" },
    );
    return { isOk, tally: tallyOfVitest(report, isOk) };
  });
}

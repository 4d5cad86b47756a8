import fs from "node:fs";

export type Tally = { passed: number; failed: number };

/** A step that is no set of tests counts as one. */
export function tallyOfStep(isOk: boolean): Tally {
  return isOk ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A runner that failed without a failed test (a file that does not load, a crash) still failed. */
function withCrash(tally: Tally, isOk: boolean): Tally {
  return !isOk && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function numberAt(report: unknown, ...path: string[]): number {
  let value: unknown = report;
  for (const name of path) value = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return typeof value === "number" ? value : 0;
}

function listAt(report: unknown, name: string): unknown[] {
  const value: unknown = typeof report === "object" && report !== null ? Reflect.get(report, name) : undefined;
  return Array.isArray(value) ? value : [];
}

/** Counts Vitest's JSON report. Each file that failed to load counts as one failure: its tests were never seen. */
export function tallyOfVitest(file: string, isOk: boolean): Tally {
  const report = readReport(file);
  const unloaded = listAt(report, "testResults").filter(
    (result) => numberAt(result, "assertionResults", "length") === 0 && isFailed(result),
  ).length;
  return withCrash({ passed: numberAt(report, "numPassedTests"), failed: numberAt(report, "numFailedTests") + unloaded }, isOk);
}

function isFailed(result: unknown): boolean {
  return typeof result === "object" && result !== null && Reflect.get(result, "status") === "failed";
}

/** Counts Playwright's JSON report; its errors are failures outside any test. */
export function tallyOfPlaywright(file: string, isOk: boolean): Tally {
  const report = readReport(file);
  const failed = numberAt(report, "stats", "unexpected") + numberAt(report, "stats", "flaky") + listAt(report, "errors").length;
  return withCrash({ passed: numberAt(report, "stats", "expected"), failed }, isOk);
}

export function sum(tallies: Tally[]): Tally {
  return tallies.reduce((total, tally) => ({ passed: total.passed + tally.passed, failed: total.failed + tally.failed }), {
    passed: 0,
    failed: 0,
  });
}

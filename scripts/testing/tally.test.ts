import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sum, tallyOfPlaywright, tallyOfStep, tallyOfVitest } from "./tally.ts";

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "tally-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function report(content: object): string {
  const file = path.join(folder, "report.json");
  fs.writeFileSync(file, JSON.stringify(content));
  return file;
}

it("counts tests, and a file that did not load as one failure", () => {
  const loaded = { status: "passed", assertionResults: [{}] };
  const unloaded = { status: "failed", assertionResults: [] };
  expect(tallyOfVitest(report({ numPassedTests: 7, numFailedTests: 2, testResults: [loaded] }), false)).toEqual({ passed: 7, failed: 2 });
  expect(tallyOfVitest(report({ numPassedTests: 7, numFailedTests: 0, testResults: [loaded, unloaded] }), false)).toEqual({
    passed: 7,
    failed: 1,
  });
  expect(tallyOfPlaywright(report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 }, errors: [{}] }), false)).toEqual({
    passed: 5,
    failed: 3,
  });
});

it("never calls a runner good that failed", () => {
  expect(tallyOfVitest(report({ numPassedTests: 7, numFailedTests: 0, testResults: [] }), false)).toEqual({ passed: 7, failed: 1 });
  expect(tallyOfVitest(path.join(folder, "absent.json"), false)).toEqual({ passed: 0, failed: 1 });
  expect(tallyOfPlaywright(path.join(folder, "absent.json"), false)).toEqual({ passed: 0, failed: 1 });
});

it("adds up", () => {
  expect(sum([tallyOfStep(true), tallyOfStep(false), { passed: 3, failed: 0 }])).toEqual({ passed: 4, failed: 1 });
});

import { describe, expect, it } from "vitest";
import { nearnessOf, nearnessText, werkdagenUntil } from "./rules.ts";

// Tuesday 24 November 2026; Christmas falls on a Friday and a Saturday.
const today = "2026-11-24";

describe("werkdagen until a date", () => {
  it.each([
    ["2026-11-24", 0],
    ["2026-11-25", 1],
    // A weekend counts for nothing.
    ["2026-11-28", 3],
    ["2026-11-30", 4],
    ["2026-12-28", 23],
    ["2026-11-23", -1],
    // Over a weekend only one werkdag has gone by, and on a Sunday it has passed all the same.
    ["2026-11-22", -1],
    ["2026-11-20", -2],
  ])("%s is %i", (day, wanted) => expect(werkdagenUntil(day, today)).toBe(wanted));

  it("says of a day of another century only that it is far", () => {
    expect(werkdagenUntil("2199-01-01", today)).toBeGreaterThan(300);
    expect(werkdagenUntil("1900-01-01", today)).toBeLessThan(-300);
  });
});

describe("how near", () => {
  it.each([
    ["2026-11-24", "near", "vandaag"],
    ["2026-11-25", "near", "over 1 werkdag"],
    ["2026-12-08", "near", "over 10 werkdagen"],
    ["2026-12-09", "far", undefined],
    ["2026-11-23", "passed", "verlopen"],
    ["2026-11-22", "passed", "verlopen"],
  ] as const)("%s: %s", (day, nearness, text) => {
    expect(nearnessOf(day, today)).toBe(nearness);
    expect(nearnessText(day, today)).toBe(text);
  });
});

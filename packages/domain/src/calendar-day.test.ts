// Sources: the published dates of Easter; rijksoverheid.nl on feestdagen (Koningsdag moves to Saturday when the 27th is a Sunday).
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, addWerkdagen, dutchHolidays, easter, isWerkdag, weekday } from "./calendar-day.ts";

describe("Easter", () => {
  it.each([
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
    [2026, "2026-04-05"],
    [2027, "2027-03-28"],
    [2028, "2028-04-16"],
    [2029, "2029-04-01"],
    [2030, "2030-04-21"],
    // the latest it can be, and an early one
    [2038, "2038-04-25"],
    [2035, "2035-03-25"],
  ] as const)("%i → %s", (year, wanted) => expect(easter(year)).toBe(wanted));
});

describe("holidays", () => {
  it("has every closed day of 2026", () =>
    expect(dutchHolidays(2026)).toEqual([
      "2026-01-01",
      "2026-04-06",
      "2026-04-27",
      "2026-05-14",
      "2026-05-25",
      "2026-12-25",
      "2026-12-26",
    ]));

  it("keeps Koningsdag on Saturday 26 April in 2025, when the 27th is a Sunday", () => {
    expect(dutchHolidays(2025)).toContain("2025-04-26");
    expect(dutchHolidays(2025)).not.toContain("2025-04-27");
    expect(isWerkdag("2025-04-28")).toBe(true);
  });

  it.each([
    ["2025-05-05", false],
    ["2026-05-05", true],
    ["2030-05-06", true],
    ["2025-04-18", true], // Goede Vrijdag is no public holiday
    ["2025-04-21", false],
    ["2025-05-29", false],
    ["2025-06-09", false],
    ["2026-12-24", true],
    ["2026-12-31", true],
    ["2027-01-01", false],
    ["2026-11-28", false],
    ["2026-11-29", false],
  ] as const)("%s is a werkdag: %s", (day, wanted) => expect(isWerkdag(day)).toBe(wanted));

  it("counts 5 May every lustrum only", () =>
    expect([2024, 2025, 2026, 2030].map((y) => dutchHolidays(y).includes(`${y}-05-05`))).toEqual([false, true, false, true]));
});

describe("weekdays", () => {
  it.each([
    ["2026-11-23", 1],
    ["2026-11-24", 2],
    ["2026-11-28", 6],
    ["2026-11-29", 7],
  ] as const)("%s → %i", (day, wanted) => expect(weekday(day)).toBe(wanted));
});

describe("werkdagen", () => {
  it.each([
    ["2026-12-24", 1, "2026-12-28"],
    ["2026-12-24", 2, "2026-12-29"],
    ["2026-12-28", -1, "2026-12-24"],
    ["2026-12-31", 1, "2027-01-04"],
    ["2026-11-27", 1, "2026-11-30"],
    ["2026-11-30", -2, "2026-11-26"],
    ["2025-04-25", 1, "2025-04-28"],
    ["2025-05-02", 1, "2025-05-06"],
    ["2026-05-13", 1, "2026-05-15"],
    ["2026-11-28", 0, "2026-11-28"],
  ] as const)("%s %i → %s", (day, count, wanted) => expect(addWerkdagen(day, count)).toBe(wanted));

  const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays("2000-01-01", n));
  const counts = fc.integer({ min: 1, max: 40 });

  it("lands on a werkdag, with exactly so many werkdagen on the way", () =>
    fc.assert(
      fc.property(days, counts, (day, count) => {
        const there = addWerkdagen(day, count);
        let seen = 0;
        for (let at = addDays(day, 1); at <= there; at = addDays(at, 1)) if (isWerkdag(at)) seen += 1;
        return isWerkdag(there) && seen === count;
      }),
      { numRuns: 200 },
    ));

  it("leads back to where it began, from a werkdag", () =>
    fc.assert(
      fc.property(days, counts, (day, count) => {
        fc.pre(isWerkdag(day));
        return addWerkdagen(addWerkdagen(day, count), -count) === day;
      }),
      { numRuns: 200 },
    ));

  it("takes two steps as one", () =>
    fc.assert(
      fc.property(days, counts, counts, (day, a, b) => addWerkdagen(addWerkdagen(day, a), b) === addWerkdagen(day, a + b)),
      { numRuns: 200 },
    ));
});

describe("months", () => {
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2026-11-30", 3, "2027-02-28"],
    ["2026-12-31", 2, "2027-02-28"],
    ["2026-08-31", 6, "2027-02-28"],
    ["2026-10-15", 3, "2027-01-15"],
    ["2026-01-01", -1, "2025-12-01"],
    ["2026-03-31", -1, "2026-02-28"],
    ["1960-02-29", 804, "2027-02-28"],
    ["2026-11-24", 120, "2036-11-24"],
  ] as const)("%s + %i → %s", (day, months, wanted) => expect(addMonths(day, months)).toBe(wanted));
});

describe("days", () => {
  it.each([
    ["2026-12-31", 1, "2027-01-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-03-28", 2, "2026-03-30"],
    ["2026-10-24", 2, "2026-10-26"],
    ["2026-01-01", -1, "2025-12-31"],
  ] as const)("%s + %i → %s", (day, count, wanted) => expect(addDays(day, count)).toBe(wanted));
});

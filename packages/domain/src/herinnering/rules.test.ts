// Source: the reminders of a kantoor (three at most, counted in Dutch werkdagen, anew when the client acts).
import { describe, expect, it } from "vitest";
import { isSilent, mayRemindNow, nextRappel, type RappelFacts } from "./rules.ts";

// Tuesday 24 November 2026.
const facts = (change: Partial<RappelFacts> = {}): RappelFacts => ({
  isClosed: false,
  isUndeliverable: false,
  open: 3,
  since: "2026-11-24",
  sent: [],
  schedule: [3, 6, 10],
  ...change,
});

describe("the next reminder", () => {
  it.each([
    [{}, { state: "planned", day: "2026-11-27", number: 1, isLast: false }],
    [{ sent: ["2026-11-27"] }, { state: "planned", day: "2026-12-02", number: 2, isLast: false }],
    [{ sent: ["2026-11-27", "2026-12-02"] }, { state: "planned", day: "2026-12-08", number: 3, isLast: true }],
    [{ sent: ["2026-11-27", "2026-12-02", "2026-12-08"] }, { state: "ended", count: 3 }],
    // The client acted: counted anew.
    [
      { since: "2026-12-03", sent: [] },
      { state: "planned", day: "2026-12-08", number: 1, isLast: false },
    ],
    // Christmas and New Year are no werkdagen.
    [{ since: "2026-12-24" }, { state: "planned", day: "2026-12-30", number: 1, isLast: false }],
    [
      { since: "2026-12-24", sent: ["2026-12-30"] },
      { state: "planned", day: "2027-01-05", number: 2, isLast: false },
    ],
    // One that left late, because the worker stood still, does not bring two on one day.
    [{ sent: ["2026-12-07"] }, { state: "planned", day: "2026-12-08", number: 2, isLast: false }],
    [{ sent: ["2026-12-04"] }, { state: "planned", day: "2026-12-07", number: 2, isLast: false }],
    [{ schedule: [5] }, { state: "planned", day: "2026-12-01", number: 1, isLast: true }],
    [
      { schedule: [1, 2, 3, 4, 5], sent: ["2026-11-25", "2026-11-26", "2026-11-27"] },
      { state: "ended", count: 3 },
    ],
    [{ isUndeliverable: true }, { state: "undeliverable" }],
    [
      { isUndeliverable: true, open: 0 },
      { state: "none", reason: "nothingOpen" },
    ],
    [{ schedule: [] }, { state: "none", reason: "off" }],
    [{ open: 0 }, { state: "none", reason: "nothingOpen" }],
    [{ isClosed: true }, { state: "none", reason: "closed" }],
  ] as const)("%j → %j", (change, wanted) => expect(nextRappel(facts(change))).toEqual(wanted));
});

describe("when it may leave", () => {
  it.each([
    ["2026-11-24", 9, true],
    ["2026-11-24", 17, true],
    ["2026-11-24", 8, false],
    ["2026-11-24", 18, false],
    ["2026-11-24", 3, false],
    ["2026-11-28", 10, false],
    ["2026-12-25", 10, false],
    ["2027-04-27", 10, false],
  ] as const)("%s at %i: %s", (day, hour, wanted) => expect(mayRemindNow(day, hour)).toBe(wanted));
});

describe("silence", () => {
  const three = ["2026-11-27", "2026-12-02", "2026-12-08"];
  it.each([
    [{}, "2026-12-09", false],
    [{}, "2026-12-10", true],
    [{ sent: three }, "2026-12-08", false],
    [{ sent: three }, "2026-12-09", true],
    [{ sent: three, open: 0 }, "2026-12-09", false],
    [{ sent: three, isClosed: true }, "2026-12-09", false],
    [{ schedule: [] }, "2026-12-10", true],
  ] as const)("%j on %s: %s", (change, today, wanted) => expect(isSilent(facts(change), today, 12)).toBe(wanted));
});

// Source of the nights: Directive 2000/84/EC, the last Sundays of March and October at 01:00 UTC.
import { execFileSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DomainError } from "../errors.ts";
import { boundsOfDay, instantOf } from "./dates.ts";

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
  return "nothing thrown";
};

const instants = [
  ["2026-11-24", "14:30", undefined, "2026-11-24T13:30:00.000Z"],
  ["2026-07-01", "14:30", undefined, "2026-07-01T12:30:00.000Z"],
  ["2026-01-01", "00:00", undefined, "2025-12-31T23:00:00.000Z"],
  // the last minute before the clock goes forward, and the first after it
  ["2026-03-29", "01:59", undefined, "2026-03-29T00:59:00.000Z"],
  ["2026-03-29", "03:00", undefined, "2026-03-29T01:00:00.000Z"],
  // the doubled hour and its edges
  ["2026-10-25", "01:59", undefined, "2026-10-24T23:59:00.000Z"],
  ["2026-10-25", "02:00", "first", "2026-10-25T00:00:00.000Z"],
  ["2026-10-25", "02:00", "second", "2026-10-25T01:00:00.000Z"],
  ["2026-10-25", "02:59", "first", "2026-10-25T00:59:00.000Z"],
  ["2026-10-25", "02:59", "second", "2026-10-25T01:59:00.000Z"],
  ["2026-10-25", "03:00", undefined, "2026-10-25T02:00:00.000Z"],
  // who says which where there is one only is not in the way
  ["2026-11-24", "14:30", "second", "2026-11-24T13:30:00.000Z"],
] as const;

const bounds = [
  ["2026-11-24", "2026-11-23T23:00:00.000Z", "2026-11-24T23:00:00.000Z", 24],
  ["2026-03-29", "2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z", 23],
  ["2026-10-25", "2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z", 25],
  ["2026-12-31", "2026-12-30T23:00:00.000Z", "2026-12-31T23:00:00.000Z", 24],
] as const;

describe("the instant of a wall time in Amsterdam", () => {
  it.each(instants)("%s %s %s → %s", (day, time, which, wanted) => expect(instantOf(day, time, which).toISOString()).toBe(wanted));

  it.each([
    ["2026-03-29", "02:00", "NONEXISTENT_TIME"],
    ["2026-03-29", "02:30", "NONEXISTENT_TIME"],
    ["2026-03-29", "02:59", "NONEXISTENT_TIME"],
    ["2027-03-28", "02:30", "NONEXISTENT_TIME"],
    ["2026-10-25", "02:00", "AMBIGUOUS_TIME"],
    ["2026-10-25", "02:59", "AMBIGUOUS_TIME"],
    ["2027-10-31", "02:30", "AMBIGUOUS_TIME"],
    ["2026-02-30", "14:30", "INVALID_INPUT"],
    ["2026-11-24", "24:30", "INVALID_INPUT"],
  ] as const)("asks about %s %s: %s", (day, time, code) => expect(codeOf(() => instantOf(day, time))).toBe(code));

  it("does not exist in the gap, whichever is asked for", () =>
    expect(codeOf(() => instantOf("2026-03-29", "02:30", "first"))).toBe("NONEXISTENT_TIME"));
});

describe("the bounds of a day in Amsterdam", () => {
  it.each(bounds)("%s", (day, from, to, hours) => {
    const found = boundsOfDay(day);
    expect([found.from.toISOString(), found.to.toISOString()]).toEqual([from, to]);
    expect((found.to.getTime() - found.from.getTime()) / 3_600_000).toBe(hours);
  });
});

describe("a server in another zone", () => {
  // A process takes its zone at its start, so this one cannot change it: a child tells what it makes of the same tables.
  it.each(["America/New_York", "Pacific/Auckland"])("%s reads the same", (TZ) => {
    const program = `
      import { instantOf, boundsOfDay } from ${JSON.stringify(path.join(import.meta.dirname, "dates.ts"))};
      const instants = ${JSON.stringify(instants)}.map(([day, time, which]) => instantOf(day, time, which ?? undefined).toISOString());
      const bounds = ${JSON.stringify(bounds)}.map(([day]) => boundsOfDay(day).from.toISOString());
      console.log(JSON.stringify({ hour: new Date(0).getHours(), instants, bounds }));`;
    const told = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
      env: { ...process.env, TZ },
      encoding: "utf8",
    });
    const { hour, ...found } = JSON.parse(told);
    expect(hour).not.toBe(1);
    expect(found).toEqual({ instants: instants.map((row) => row[3]), bounds: bounds.map((row) => row[1]) });
  });
});

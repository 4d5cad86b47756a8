import { describe, expect, it } from "vitest";
import { parseDay, parseTime, shiftDay, shiftTime, writeDay } from "./day-text.ts";

describe("parseDay", () => {
  it.each([
    ["24-11-2026", "2026-11-24"],
    ["di 24-11-2026", "2026-11-24"],
    ["24/11/26", "2026-11-24"],
    ["24 11", "2026-11-24"],
    ["24112026", "2026-11-24"],
    ["2026-11-24", "2026-11-24"],
    ["3-4-71", "1971-04-03"],
    ["29-2-2028", "2028-02-29"],
  ])("reads %s", (typed, day) => expect(parseDay(typed, "2026-11-19")).toBe(day));

  it.each(["", "31-02-2026", "29-2-2027", "24-13-2026", "morgen", "24-11-202"])("refuses %j", (typed) =>
    expect(parseDay(typed, "2026-11-19")).toBeUndefined(),
  );

  it("writes what it reads", () => {
    expect(writeDay("2026-11-24")).toBe("di 24-11-2026");
    expect(parseDay(writeDay("2027-03-28"), "2026-11-19")).toBe("2027-03-28");
    expect(writeDay("")).toBe("");
  });

  it("steps over the end of a month and the night the clock changes", () => {
    expect(shiftDay("2026-10-24", 1)).toBe("2026-10-25");
    expect(shiftDay("2026-10-25", 1)).toBe("2026-10-26");
    expect(shiftDay("2026-03-01", -1)).toBe("2026-02-28");
  });
});

describe("parseTime", () => {
  it.each([
    ["14:30", "14:30"],
    ["14.30", "14:30"],
    ["1430", "14:30"],
    ["930", "09:30"],
    ["9", "09:00"],
    ["14u30", "14:30"],
    ["14:30:00", "14:30"],
    ["14:30 uur", "14:30"],
  ])("reads %s", (typed, time) => expect(parseTime(typed)).toBe(time));

  it.each(["", "24:00", "12:60", "half drie"])("refuses %j", (typed) => expect(parseTime(typed)).toBeUndefined());

  it("stays within the day", () => {
    expect(shiftTime("00:03", -5)).toBe("00:00");
    expect(shiftTime("23:58", 5)).toBe("23:59");
    expect(shiftTime("09:58", 5)).toBe("10:03");
  });
});

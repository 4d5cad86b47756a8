import { describe, expect, it } from "vitest";
import { endOf, findClash, findFreeTime, toDayBlock } from "./day";

const block = (start: string, end: string) => ({ id: `${start}-${end}`, title: "Kennismaking Mulder", start, end });
const day = [block("09:00", "10:30"), block("15:15", "15:45")];

describe("findClash", () => {
  it("names what overlaps; touching is not overlapping", () => {
    expect(findClash(day, "14:30", 60)?.start).toBe("15:15");
    expect(findClash(day, "14:30", 45)).toBeUndefined();
    expect(findClash(day, "10:30", 60)).toBeUndefined();
    expect(findClash(day, "15:30", 5)?.start).toBe("15:15");
  });
});

describe("findFreeTime", () => {
  it("offers the nearest quarter that fits", () => {
    expect(findFreeTime(day, "14:30", 60)).toBe("14:15");
    expect(findFreeTime(day, "09:10", 60)).toBe("08:00");
  });
  it("offers nothing in a full day, and nothing outside working hours", () => {
    expect(findFreeTime([block("08:00", "18:00")], "12:00", 30)).toBeUndefined();
    expect(findFreeTime([], "20:00", 60)).toBe("17:00");
  });
});

it("writes an agenda in Amsterdam's wall time, in summer and in winter, and never past the day", () => {
  const at = (iso: string, duurMinuten = 60) =>
    toDayBlock({ afspraakId: "a", titel: "x", begintOp: new Date(iso), duurMinuten, locatie: "" });
  expect(at("2026-11-24T13:30:00Z")).toMatchObject({ start: "14:30", end: "15:30" });
  expect(at("2026-07-24T12:30:00Z")).toMatchObject({ start: "14:30", end: "15:30" });
  expect(at("2026-11-24T22:30:00Z", 120)).toMatchObject({ start: "23:30", end: "23:59" });
  expect(endOf("14:30", 90)).toBe("16:00");
});

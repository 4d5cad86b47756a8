import { describe, expect, it } from "vitest";
import { laterMoment } from "./dates.ts";

const now = new Date("2026-11-24T09:00:00Z"); // ten o'clock in Amsterdam

describe("when a scenario starts", () => {
  it.each([
    ["at once, when nothing is told", {}, null],
    ["at once, when it is told for today", { uitvoerdatum: "2026-11-24" }, null],
    ["later today at its time", { uitvoerdatum: "2026-11-24", tijd: "10:01" }, "2026-11-24T09:01:00Z"],
    ["on a later day in the morning", { uitvoerdatum: "2026-12-01" }, "2026-12-01T07:00:00Z"],
    ["on a later day at its time", { uitvoerdatum: "2026-12-01", tijd: "16:30" }, "2026-12-01T15:30:00Z"],
    ["by the summer's clock in summer", { uitvoerdatum: "2027-07-01" }, "2027-07-01T06:00:00Z"],
  ] as const)("%s", (_, when, moment) => expect(laterMoment(when, now)).toEqual(moment && new Date(moment)));

  it.each([
    ["yesterday", { uitvoerdatum: "2026-11-23" }, "INVALID_INPUT", "uitvoerdatum"],
    ["a minute ago", { uitvoerdatum: "2026-11-24", tijd: "09:59" }, "INVALID_INPUT", "tijd"],
    ["now", { uitvoerdatum: "2026-11-24", tijd: "10:00" }, "INVALID_INPUT", "tijd"],
    ["an hour that does not exist", { uitvoerdatum: "2027-03-28", tijd: "02:30" }, "NONEXISTENT_TIME", "tijd"],
    ["an hour that exists twice", { uitvoerdatum: "2027-10-31", tijd: "02:30" }, "AMBIGUOUS_TIME", "tijd"],
  ] as const)("not %s", (_, when, code, field) =>
    expect(() => laterMoment(when, now)).toThrow(expect.objectContaining({ code, details: { field } })),
  );
});

import { describe, expect, it } from "vitest";
import { deletionDay, isToAnnounce } from "./rules.ts";

describe("the end of a closed dossier", () => {
  it.each([
    ["2026-12-22", true, "four weeks before its last day"],
    ["2026-12-23", false, "a day sooner"],
    ["2026-11-24", true, "on its last day"],
    ["2026-01-01", true, "long past it, as after a standstill"],
  ])("of which the last day is %s is announced: %s (%s)", (bewarenTot, isAnnounced) =>
    expect(isToAnnounce(bewarenTot, "2026-11-24")).toBe(isAnnounced),
  );

  it.each([
    ["2026-12-22", "2026-12-23", "the day after its last"],
    ["2026-12-21", "2026-12-22", "with the whole notice"],
    ["2026-01-01", "2026-12-22", "never without it"],
    ["2027-02-28", "2027-03-01", "over the end of a month"],
  ])("of which the last day is %s is on %s, %s", (bewarenTot, day) => expect(deletionDay(bewarenTot, "2026-11-24")).toBe(day));
});

import { describe, expect, it } from "vitest";
import { hoursOf, placeBlocks } from "./day-layout.ts";

const own = { id: "own", title: "Deze afspraak", start: "14:30", end: "15:30", isOwn: true };

describe("placeBlocks", () => {
  it("puts what overlaps side by side and says which one clashes", () => {
    const placed = placeBlocks([own, { id: "m", title: "Mulder", start: "15:15", end: "15:45" }]);
    expect(placed.map((block) => [block.id, block.column, block.columns, block.isClash])).toEqual([
      ["own", 0, 2, false],
      ["m", 1, 2, true],
    ]);
  });

  it("does not call touching a clash", () => {
    const placed = placeBlocks([
      own,
      { id: "a", title: "A", start: "13:30", end: "14:30" },
      { id: "b", title: "B", start: "15:30", end: "16:00" },
    ]);
    expect(placed.every((block) => !block.isClash && block.columns === 1)).toBe(true);
  });

  it("does not mark two others that overlap each other", () => {
    const placed = placeBlocks([
      own,
      { id: "a", title: "A", start: "09:00", end: "10:00" },
      { id: "b", title: "B", start: "09:30", end: "10:00" },
    ]);
    expect(placed.filter((block) => block.isClash)).toEqual([]);
    expect(placed.find((block) => block.id === "b")?.column).toBe(1);
  });
});

it("shows 8 to 18, and more only when something lies outside", () => {
  expect(hoursOf([own])).toEqual({ first: 8, last: 18 });
  expect(hoursOf([{ id: "e", title: "E", start: "19:30", end: "20:15" }])).toEqual({ first: 8, last: 21 });
  expect(hoursOf([{ id: "v", title: "V", start: "07:45", end: "08:15" }])).toEqual({ first: 7, last: 18 });
});

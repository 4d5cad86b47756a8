// Source of the years, quarters and months: "Which years" in the domain page, with PTX's list for an inkomensverklaring behind it.
// Source of the AOW age: SVB; 67 until 2028, then 67 years and 3 months.
import { describe, expect, it } from "vitest";
import { aowDay, aowWithinTenYears, closedYears, lastQuarter, monthText, quarterText } from "./periods.ts";

const may = 5;
const february = 2;

describe("which closed years are asked", () => {
  it.each([
    // jaarrekening, aangifte, aanslag: from 1 May on the last three closed years, before it the three before the last one
    ["2026-01-01", 3, may, null, [2022, 2023, 2024]],
    ["2026-04-30", 3, may, null, [2022, 2023, 2024]],
    ["2026-05-01", 3, may, null, [2023, 2024, 2025]],
    ["2026-11-24", 3, may, null, [2023, 2024, 2025]],
    ["2026-12-31", 3, may, null, [2023, 2024, 2025]],
    ["2027-01-01", 3, may, null, [2023, 2024, 2025]],
    // jaaropgaven: from 1 February on
    ["2027-01-31", 3, february, null, [2023, 2024, 2025]],
    ["2027-02-01", 3, february, null, [2024, 2025, 2026]],
    ["2027-02-01", 3, may, null, [2023, 2024, 2025]],
    // a yearly soort without × is one line, the last closed year
    ["2026-11-24", 1, may, null, [2025]],
    ["2026-04-30", 1, may, null, [2024]],
    // never a year before `Onderneming sinds`
    ["2026-11-24", 3, may, 2019, [2023, 2024, 2025]],
    ["2026-11-24", 3, may, 2024, [2024, 2025]],
    ["2026-11-24", 3, may, 2025, [2025]],
    ["2026-11-24", 3, may, 2026, []],
  ] as const)("%s × %i from month %i since %s → %j", (reference, count, fromMonth, since, wanted) =>
    expect(closedYears(reference, count, fromMonth, since)).toEqual(wanted),
  );
});

describe("the last closed quarter that should be in", () => {
  it.each([
    ["2026-01-01", 3, 2025],
    ["2026-01-31", 3, 2025],
    ["2026-02-01", 4, 2025],
    ["2026-04-30", 4, 2025],
    ["2026-05-01", 1, 2026],
    ["2026-07-31", 1, 2026],
    ["2026-08-01", 2, 2026],
    ["2026-10-31", 2, 2026],
    ["2026-11-01", 3, 2026],
    ["2026-12-31", 3, 2026],
  ] as const)("%s → Q%i %i", (reference, quarter, year) => {
    expect(lastQuarter(reference)).toEqual({ quarter, year });
    expect(quarterText(reference)).toBe(`t/m Q${quarter} ${year}`);
  });
});

describe("monthly papers are named after the month before today's", () => {
  it.each([
    ["2026-11-24", "van oktober 2026 of later"],
    ["2026-12-31", "van november 2026 of later"],
    ["2027-01-01", "van december 2026 of later"],
    ["2027-01-31", "van december 2026 of later"],
    ["2026-03-31", "van februari 2026 of later"],
    ["2028-03-01", "van februari 2028 of later"],
  ] as const)("%s → %s", (today, wanted) => expect(monthText(today)).toBe(wanted));
});

describe("the day on which AOW begins", () => {
  it.each([
    ["1958-06-15", "2025-06-15"],
    ["1960-12-31", "2027-12-31"],
    ["1961-01-01", "2028-04-01"],
    ["1961-11-30", "2029-02-28"],
    ["1988-03-14", "2055-06-14"],
  ] as const)("born %s → %s", (born, wanted) => expect(aowDay(born)).toBe(wanted));

  it.each([
    [null, "2026-11-24", false],
    ["1969-08-24", "2026-11-24", true],
    ["1969-08-25", "2026-11-24", false],
    ["1959-01-01", "2026-11-24", true],
    // two born a day apart at the edge of 2028 reach AOW three months apart
    ["1960-12-31", "2017-12-31", true],
    ["1961-01-01", "2018-03-31", false],
    ["1961-01-01", "2018-04-01", true],
  ] as const)("born %s, looked at on %s: within ten years is %s", (born, reference, wanted) =>
    expect(aowWithinTenYears(born, reference)).toBe(wanted),
  );
});

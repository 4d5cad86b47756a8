// Which years, quarters and months a paper is asked for. Pure and browser-safe.
// Source: the trade's practice at inkomensverklaringen; jaarrekening, aangifte and aanslag are there from May, a jaaropgave from February.
import { addMonths } from "../calendar-day.ts";
import type { Day } from "../format.ts";

const yearOf = (day: Day): number => Number(day.slice(0, 4));
const monthOf = (day: Day): number => Number(day.slice(5, 7));

/**
 * The last `count` closed years whose papers can be there on the reference day, oldest first.
 * `fromMonth` is the month from which last year's paper is there; no year before `since`.
 */
export function closedYears(reference: Day, count: number, fromMonth: number, since: number | null): number[] {
  const last = yearOf(reference) - (monthOf(reference) >= fromMonth ? 1 : 2);
  return Array.from({ length: count }, (_, i) => last - count + 1 + i).filter((year) => since === null || year >= since);
}

/** The last closed quarter that should be in: from 1 February Q4, from 1 May Q1, from 1 August Q2, from 1 November Q3. */
export function lastQuarter(reference: Day): { quarter: number; year: number } {
  const month = monthOf(reference);
  const year = yearOf(reference);
  if (month === 1) return { quarter: 3, year: year - 1 };
  if (month < 5) return { quarter: 4, year: year - 1 };
  if (month < 8) return { quarter: 1, year };
  return month < 11 ? { quarter: 2, year } : { quarter: 3, year };
}

const months = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

/** How a paper up to a quarter is named: `t/m Q3 2026`. */
export function quarterText(reference: Day): string {
  const { quarter, year } = lastQuarter(reference);
  return `t/m Q${quarter} ${year}`;
}

/** How monthly papers are named: `van oktober 2026 of later`, the month before today's. */
export function monthText(today: Day): string {
  const before = addMonths(`${today.slice(0, 7)}-01`, -1);
  return `van ${months[monthOf(before) - 1]} ${yearOf(before)} of later`;
}

/** The day on which AOW begins: at 67, from 2028 on at 67 years and 3 months. */
export function aowDay(geboortedatum: Day): Day {
  const at67 = addMonths(geboortedatum, 67 * 12);
  return at67 < "2028-01-01" ? at67 : addMonths(geboortedatum, 67 * 12 + 3);
}

/** Whether AOW begins within ten years of the reference day, or has begun. */
export const aowWithinTenYears = (geboortedatum: Day | null, reference: Day): boolean =>
  geboortedatum !== null && aowDay(geboortedatum) <= addMonths(reference, 120);

// Sums with calendar days, without a clock and without a zone. Browser-safe.
import type { Day } from "./format.ts";

const parts = (day: Day): readonly [year: number, month: number, date: number] => {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return [year, month, date];
};

/** The day so many months later; a day that the month lacks becomes its last one (31 jan + 1 = 28 feb). */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = parts(day);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

/** The day so many days later. */
export function addDays(day: Day, days: number): Day {
  const [year, month, date] = parts(day);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** How many days from the one to the other. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);

/** 1 for Monday to 7 for Sunday. */
export const weekday = (day: Day): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

/** Easter Sunday (Gauss, in the form of Meeus, Astronomical Algorithms, chapter 8). */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const date = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** The days on which Dutch offices are closed: the public holidays, Koningsdag on Saturday when the 27th is a Sunday, 5 May every lustrum. */
export function dutchHolidays(year: number): readonly Day[] {
  const paasdag = easter(year);
  const koningsdag = weekday(`${year}-04-27`) === 7 ? `${year}-04-26` : `${year}-04-27`;
  return [
    `${year}-01-01`,
    addDays(paasdag, 1),
    koningsdag,
    ...(year % 5 === 0 ? [`${year}-05-05`] : []),
    addDays(paasdag, 39),
    addDays(paasdag, 50),
    `${year}-12-25`,
    `${year}-12-26`,
  ];
}

/** A Monday to Friday that is no public holiday. */
export const isWerkdag = (day: Day): boolean => weekday(day) < 6 && !dutchHolidays(Number(day.slice(0, 4))).includes(day);

/** So many werkdagen later, or earlier when negative. */
export function addWerkdagen(day: Day, count: number): Day {
  const step = Math.sign(count);
  let left = Math.abs(count);
  let at = day;
  while (left > 0) {
    at = addDays(at, step);
    if (isWerkdag(at)) left -= 1;
  }
  return at;
}

// The dates that count in a dossier, and how near they are. Pure and browser-safe.
import { addDays, isWerkdag } from "../calendar-day.ts";
import type { Day } from "../format.ts";

/** In the order in which a purchase meets them. */
export const datumNamen = ["ontbindendeVoorwaarde", "bankgarantie", "renteaanbodTot", "bindendAanbodTot", "passeerdatum"] as const;
export type DatumNaam = (typeof datumNamen)[number];

export type DossierDates = Readonly<Record<DatumNaam, Day | null>>;

/** From so many werkdagen before it a date is near: what is still missing then has to be hurried, or the date moved. */
export const nearWerkdagen = 10;

/** How many werkdagen from today up to and with the day; 0 for today, negative once it has passed. */
export function werkdagenUntil(day: Day, today: Day): number {
  const step = day < today ? -1 : 1;
  let count = 0;
  for (let at = today; at !== day; ) {
    // Of a date far away only that it is far matters, and a day of another century must not hang the page.
    if (Math.abs(count) > 400) break;
    at = addDays(at, step);
    if (isWerkdag(at)) count += step;
  }
  return day < today ? Math.min(count, -1) : count;
}

export type DateNearness = "passed" | "near" | "far";

/** How near a date is, as the header warns. In a dossier that is closed nothing is near. */
export function nearnessOf(day: Day, today: Day): DateNearness {
  const left = werkdagenUntil(day, today);
  if (left < 0) return "passed";
  return left <= nearWerkdagen ? "near" : "far";
}

/** What is said beside a near date: `vandaag`, `over 1 werkdag`, `verlopen`. Undefined for one that is far. */
export function nearnessText(day: Day, today: Day): string | undefined {
  const nearness = nearnessOf(day, today);
  if (nearness === "far") return undefined;
  if (nearness === "passed") return "verlopen";
  const left = werkdagenUntil(day, today);
  if (day === today) return "vandaag";
  return left === 1 ? "over 1 werkdag" : `over ${left} werkdagen`;
}

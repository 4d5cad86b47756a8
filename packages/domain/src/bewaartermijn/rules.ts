// Until when a closed dossier is kept. Pure and browser-safe. Source: Wwft (five years after the end of the relation, then delete) and the
// kantoor's own term, fixed when the dossier was closed.
import { addDays } from "../calendar-day.ts";
import type { Day } from "../format.ts";

/** So long beforehand its end is announced: time for an admin to say that it must stay, for a claim or a dispute. */
export const noticeDays = 28;

/** Whether the end of a closed dossier is to be announced today. */
export const isToAnnounce = (bewarenTot: Day, today: Day): boolean => bewarenTot <= addDays(today, noticeDays);

/** The day on which it is deleted: after the last day of its term, and never without the whole notice. */
export function deletionDay(bewarenTot: Day, today: Day): Day {
  const days = [addDays(bewarenTot, 1), addDays(today, noticeDays)];
  return days.toSorted().at(-1) ?? bewarenTot;
}

/** The longest that an admin can keep it from today: what has no end needs another reason than this screen. */
export const mostKeptYears = 10;

// When scenario's start that were told to start later. Server only.
import { instantOf } from "../afspraak/dates.ts";
import { DomainError } from "../errors.ts";
import { type Day, dayOf } from "../format.ts";

/** Without a time of its own a start comes in the morning, so that a mail about it does not come at night. */
export const startTime = "08:00";

/**
 * The instant at which to start, or null for now. Today without a time is now. Throws INVALID_INPUT (field) for what has passed,
 * NONEXISTENT_TIME and AMBIGUOUS_TIME in the nights that the clock changes.
 */
export function laterMoment(when: { uitvoerdatum?: Day | undefined; tijd?: string | undefined }, now: Date): Date | null {
  const today = dayOf(now);
  const day = when.uitvoerdatum ?? today;
  if (day < today) throw new DomainError("INVALID_INPUT", { field: "uitvoerdatum" });
  if (day === today && when.tijd === undefined) return null;
  let moment: Date;
  try {
    moment = instantOf(day, when.tijd ?? startTime);
  } catch (error) {
    throw error instanceof DomainError ? new DomainError(error.code, { field: "tijd" }) : error;
  }
  if (moment <= now) throw new DomainError("INVALID_INPUT", { field: "tijd" });
  return moment;
}

// Wall time to instant and back. Server only: luxon knows the changeover nights.
import { DateTime } from "luxon";
import { DomainError } from "../errors.ts";
import { type Day, zone } from "../format.ts";

/**
 * The instant of a wall time in Amsterdam. `time` is `HH:mm`.
 * Throws DomainError NONEXISTENT_TIME in the spring gap and AMBIGUOUS_TIME in the doubled autumn hour unless `which` says which of
 * the two is meant: luxon alone would guess by today's offset, so that the same form meant another instant in July than in November.
 */
export function instantOf(day: Day, time: string, which?: "first" | "second"): Date {
  const wall = DateTime.fromISO(`${day}T${time}`, { zone });
  if (!wall.isValid) throw new DomainError("INVALID_INPUT", { field: "tijdstip" });
  if (wall.toFormat("HH:mm") !== time) throw new DomainError("NONEXISTENT_TIME", { field: "tijdstip" });
  const possible = wall.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis());
  const [first, second] = possible;
  if (!second || !first) return wall.toJSDate();
  if (!which) throw new DomainError("AMBIGUOUS_TIME", { field: "tijdstip" });
  return (which === "first" ? first : second).toJSDate();
}

/** The first instant of a day in Amsterdam and that of the next: days of 23 and 25 hours exist. */
export function boundsOfDay(day: Day): { from: Date; to: Date } {
  const start = DateTime.fromISO(day, { zone });
  return { from: start.toJSDate(), to: start.plus({ days: 1 }).toJSDate() };
}

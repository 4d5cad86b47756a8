import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { cleanLocation, cleanName, cleanText, cleanTitle } from "./ics-text.ts";

export type FeedAfspraak = {
  /** Stays the same for the life of the afspraak: the agenda finds the earlier copy by it. */
  uid: string;
  /** Higher with every change. */
  sequence: number;
  title: string;
  location: string;
  description: string;
  begint: Date;
  duurMinuten: number;
  isCancelled: boolean;
};

export type Feed = {
  naam: string;
  afspraken: readonly FeedAfspraak[];
  now: Date;
};

/** How often an agenda program is asked to look again; each decides for itself (Google: some hours). */
const lookAgainSeconds = 15 * 60;

/**
 * Somebody's afspraken as one iCalendar file, for agenda programs that follow an address. Start and end are instants in UTC, because a
 * wall time with TZID cannot say which of the two 02:30s is meant in the night that the clock goes back. What was called off stays in it
 * as cancelled: a program that only adds what it reads would else keep it. Throws RangeError for a length that is not positive.
 */
export function toFeed({ naam, afspraken, now }: Feed): string {
  const calendar = new ICalCalendar({
    prodId: "//Dossierklaar//Dossierklaar//NL",
    method: ICalCalendarMethod.PUBLISH,
    name: cleanName(naam),
    ttl: lookAgainSeconds,
  });
  for (const afspraak of afspraken) {
    const { begint, duurMinuten } = afspraak;
    if (!(duurMinuten > 0)) throw new RangeError(`no length: ${duurMinuten}`);
    calendar.createEvent({
      id: cleanName(afspraak.uid),
      sequence: afspraak.sequence,
      stamp: now,
      start: begint,
      end: new Date(begint.getTime() + duurMinuten * 60_000),
      summary: cleanTitle(afspraak.title),
      location: cleanLocation(afspraak.location),
      description: cleanText(afspraak.description),
      status: afspraak.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

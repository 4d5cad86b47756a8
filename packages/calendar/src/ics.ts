import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { cleanLocation, cleanName, cleanText, cleanTitle } from "./ics-text.ts";

export type IcsPerson = { naam: string; email: string };

export type IcsAfspraak = {
  /** Stays the same for the life of the afspraak: the agenda finds the earlier copy by it. */
  uid: string;
  /** Higher with every change; an agenda ignores a copy with a lower one. */
  sequence: number;
  method: "PUBLISH" | "CANCEL";
  title: string;
  location: string;
  description: string;
  begint: Date;
  duurMinuten: number;
  /** Must be the sender of the mail that carries the file, else Outlook distrusts it. */
  organizer: IcsPerson;
  /** Written into a cancellation only. */
  attendees?: readonly IcsPerson[];
  /** Only http and https are taken over. */
  url?: string;
  now: Date;
};

const plainAddress = /^[^\s<>()[\],;:\\"@]+@[^\s<>()[\],;:\\"@]+$/;

function webAddress(url: string): string | undefined {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed && ["https:", "http:"].includes(parsed.protocol) ? parsed.href : undefined;
}

function checkedPerson({ naam, email }: IcsPerson): { name: string; email: string } {
  if (!plainAddress.test(email)) throw new RangeError(`not a bare e-mail address: ${JSON.stringify(email)}`);
  return { name: cleanName(naam) || email, email };
}

/**
 * One afspraak as an iCalendar file. Start and end are instants in UTC, because a wall time with TZID cannot say which
 * of the two 02:30s is meant in the night that the clock goes back. Throws RangeError for an address that is not bare,
 * a date that is none, a length that is not positive.
 */
export function toIcs(afspraak: IcsAfspraak): string {
  const { begint, duurMinuten, method, now } = afspraak;
  if (!(duurMinuten > 0)) throw new RangeError(`no length: ${duurMinuten}`);
  for (const date of [begint, now]) if (Number.isNaN(date.getTime())) throw new RangeError("not a date");
  const cancelled = method === "CANCEL";
  const calendar = new ICalCalendar({
    prodId: "//Dossierklaar//Dossierklaar//NL",
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  const event = calendar.createEvent({
    id: cleanName(afspraak.uid),
    sequence: afspraak.sequence,
    stamp: now,
    start: begint,
    end: new Date(begint.getTime() + duurMinuten * 60_000),
    summary: cleanTitle(afspraak.title),
    location: cleanLocation(afspraak.location),
    description: cleanText(afspraak.description),
    organizer: checkedPerson(afspraak.organizer),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    url: webAddress(afspraak.url ?? "") ?? null,
  });
  // RFC 5546 3.2.1: a published event names no attendees; with them Outlook shows it as an invitation that cannot be answered.
  if (cancelled) for (const attendee of afspraak.attendees ?? []) event.createAttendee(checkedPerson(attendee));
  return calendar.toString();
}

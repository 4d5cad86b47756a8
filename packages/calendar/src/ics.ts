import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from "ical-generator";

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

/** Without quotes and control characters: a CN that cannot be parsed makes Radicale refuse the whole calendar. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out.
const cleanName = (naam: string): string => naam.replace(/[\s\u0000-\u001f\u007f-\u009f"]+/g, " ").trim();

/** Line ends as the escaping knows them, other control characters gone: RFC 5545 allows none of them in a text. */
const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out.
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]+/g, " ")
    .trim();

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
    summary: cleanText(afspraak.title).replace(/\s+/g, " "),
    location: cleanText(afspraak.location).replace(/\s*\n\s*/g, ", "),
    description: cleanText(afspraak.description),
    organizer: checkedPerson(afspraak.organizer),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    url: webAddress(afspraak.url ?? "") ?? null,
  });
  // RFC 5546 3.2.1: a published event names no attendees; with them Outlook shows it as an invitation that cannot be answered.
  if (cancelled) for (const attendee of afspraak.attendees ?? []) event.createAttendee(checkedPerson(attendee));
  return calendar.toString();
}

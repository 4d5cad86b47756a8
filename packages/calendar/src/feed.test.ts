import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type FeedAfspraak, toFeed } from "./feed.ts";

const base: FeedAfspraak = {
  uid: "0197.adviseur@dossierklaar",
  sequence: 3,
  title: "Oriënterend gesprek Quist, Van Dam",
  location: "Maliebaan 41\n3581 CD Utrecht",
  description: "Parkeren kan achter; let op: smal,\nen er is koffie.",
  begint: new Date("2026-11-24T13:30:00Z"),
  duurMinuten: 60,
  isCancelled: false,
};
const now = new Date("2026-11-17T09:00:00Z");
const feedOf = (...afspraken: FeedAfspraak[]) => toFeed({ naam: "Dossierklaar, Sanne de Visser", afspraken, now });

/** As another program reads it. */
const read = (ics: string) => {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  const components = calendar.getAllSubcomponents("vevent");
  return { calendar, components, events: components.map((component) => new ICAL.Event(component)) };
};

describe("a feed", () => {
  it("is a calendar with a name that asks to be read again, also when nothing stands in it", () => {
    const { calendar, events } = read(feedOf());
    expect(events).toEqual([]);
    expect(calendar.getFirstPropertyValue("x-wr-calname")).toBe("Dossierklaar, Sanne de Visser");
    expect(String(calendar.getFirstPropertyValue("refresh-interval"))).toBe("PT15M");
  });

  it("gives back what was put in", () => {
    const { events, components } = read(feedOf(base, { ...base, uid: "0198.adviseur@dossierklaar", title: "Tweede" }));
    expect(events.map((event) => event.uid)).toEqual(["0197.adviseur@dossierklaar", "0198.adviseur@dossierklaar"]);
    expect(events[0]).toMatchObject({
      summary: base.title,
      location: "Maliebaan 41, 3581 CD Utrecht",
      description: base.description,
      sequence: 3,
    });
    expect(components[0]?.getFirstPropertyValue("status")).toBe("CONFIRMED");
  });

  it("keeps what was called off, as cancelled", () => {
    expect(read(feedOf({ ...base, isCancelled: true })).components[0]?.getFirstPropertyValue("status")).toBe("CANCELLED");
  });

  it.each([
    ["begins in the first 02:30 of the doubled hour", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"],
    ["begins in the second 02:30", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z"],
    ["spans the hour that does not exist", "2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"],
  ])("is right in the night that the clock changes: %s", (_, begint, ends) => {
    const ics = feedOf({ ...base, begint: new Date(begint) });
    const event = read(ics).events[0];
    expect(event?.startDate.toJSDate().toISOString()).toBe(new Date(begint).toISOString());
    expect(event?.endDate.toJSDate().toISOString()).toBe(new Date(ends).toISOString());
    expect(ics).not.toContain("TZID");
  });

  it("refuses an afspraak without length", () => {
    expect(() => feedOf({ ...base, duurMinuten: 0 })).toThrow(RangeError);
  });
});

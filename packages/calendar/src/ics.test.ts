import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type IcsAfspraak, toIcs } from "./ics.ts";

const base: IcsAfspraak = {
  uid: "afspraak-0197@dossierklaar",
  sequence: 0,
  method: "PUBLISH",
  title: "Oriënterend gesprek bij De Vries Hypotheken",
  location: "Maliebaan 41, 3581 CD Utrecht",
  description: "Parkeren kan achter het kantoor.\nInrit Nachtegaalstraat.",
  begint: new Date("2026-11-24T13:30:00Z"),
  duurMinuten: 60,
  organizer: { naam: "De Vries Hypotheken", email: "post@devries.example" },
  now: new Date("2026-11-17T09:00:00Z"),
};

const reparse = (ics: string) => {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  const component = calendar.getFirstSubcomponent("vevent");
  if (!component) throw new Error("no event in it");
  return { calendar, component, event: new ICAL.Event(component) };
};
const lines = (ics: string) => ics.split("\r\n");

describe("what an agenda reads", () => {
  it("gets back what was put in", () => {
    const { calendar, component, event } = reparse(toIcs({ ...base, url: "https://portaal.voorbeeld.example/afspraken?id=1&b=2" }));
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(event.uid).toBe(base.uid);
    expect(event.summary).toBe(base.title);
    expect(event.location).toBe(base.location);
    expect(event.description).toBe(base.description);
    expect(event.organizer).toBe("mailto:post@devries.example");
    expect(component.getFirstPropertyValue("url")).toBe("https://portaal.voorbeeld.example/afspraken?id=1&b=2");
    expect(component.getFirstPropertyValue("status")).toBe("CONFIRMED");
  });

  it("stamps with Z and names no floating or zoned time", () => {
    const ics = toIcs(base);
    expect(lines(ics)).toContain("DTSTAMP:20261117T090000Z");
    expect(lines(ics)).toContain("DTSTART:20261124T133000Z");
    expect(ics).not.toContain("TZID");
  });
});

describe("the two nights on which the clock changes", () => {
  it.each([
    ["begins in the first 02:30 of the doubled hour", "2026-10-25T00:30:00Z", 60, "2026-10-25T01:30:00Z"],
    ["begins in the second 02:30", "2026-10-25T01:30:00Z", 60, "2026-10-25T02:30:00Z"],
    ["spans the hour that does not exist", "2026-03-29T00:30:00Z", 60, "2026-03-29T01:30:00Z"],
  ])("%s", (_, begint, duurMinuten, ends) => {
    const { event } = reparse(toIcs({ ...base, begint: new Date(begint), duurMinuten }));
    expect(event.startDate.toJSDate().toISOString()).toBe(new Date(begint).toISOString());
    expect(event.endDate.toJSDate().toISOString()).toBe(new Date(ends).toISOString());
  });
});

describe("a change and a cancellation", () => {
  it("keeps the uid and raises the sequence", () => {
    const { event } = reparse(toIcs({ ...base, sequence: 3 }));
    expect([event.uid, event.sequence]).toEqual([base.uid, 3]);
  });

  it("cancels by METHOD and STATUS both, and names whom it concerns", () => {
    const attendees = [{ naam: "Eline Quist", email: "eline@voorbeeld.example" }];
    const { calendar, component, event } = reparse(toIcs({ ...base, method: "CANCEL", sequence: 4, attendees }));
    expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(event.attendees).toHaveLength(1);
    expect(reparse(toIcs({ ...base, attendees })).event.attendees).toHaveLength(0);
  });
});

describe("what people type", () => {
  const nasty = 'Koffie; thee, "melk" \\n\r\nEND:VEVENT\r\nBEGIN:VALARM\u0000\u2028x';

  it("cannot break out of a text, a name or an address", () => {
    const ics = toIcs({
      ...base,
      title: nasty,
      location: nasty,
      description: nasty,
      uid: "a\r\nX-EVIL:1",
      organizer: { naam: 'De "Vries"\r\nX-EVIL:1; ATTENDEE=x', email: "post@devries.example" },
      url: 'javascript:alert("x")',
    });
    expect(lines(ics).filter((line) => /^(X-EVIL|END:VEVENT|BEGIN:VALARM|URL)/.test(line))).toEqual(["END:VEVENT"]);
    const { component, event } = reparse(ics);
    expect(event.summary).toBe('Koffie; thee, "melk" \\n END:VEVENT BEGIN:VALARM x');
    expect(component.getFirstProperty("organizer")?.getParameter("cn")).toBe("De Vries X-EVIL:1; ATTENDEE=x");
  });

  it.each(["a@b.nl\r\nX:1", "a@b.nl,c@d.nl", "Piet <piet@b.nl>", "geen adres", ""])("refuses the address %j", (email) => {
    expect(() => toIcs({ ...base, organizer: { naam: "x", email } })).toThrow(RangeError);
  });

  it.each([0, -15, Number.NaN])("refuses a length of %s", (duurMinuten) => {
    expect(() => toIcs({ ...base, duurMinuten })).toThrow(RangeError);
  });

  it("is folded at 75 octets and comes back whole, whatever it is", () => {
    const text = fc.fullUnicodeString({ maxLength: 300 });
    fc.assert(
      fc.property(text, text, (title, description) => {
        const ics = toIcs({ ...base, title, description });
        for (const line of lines(ics)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const { event } = reparse(ics);
        const printable = (value: string | null) => (value ?? "").replace(/[\s\p{Cc}\u2028\u2029]+/gu, "");
        expect(printable(event.summary)).toBe(printable(title));
        expect(printable(event.description)).toBe(printable(description));
      }),
      { numRuns: 200 },
    );
  });
});

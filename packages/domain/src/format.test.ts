import { describe, expect, it } from "vitest";
import * as f from "./format.ts";
import { kantoorTones } from "./kantoor-tones.ts";

const now = new Date("2026-11-24T09:42:30Z");
const eline = { aanhef: "mevrouw", voorletters: "E.M.", voornaam: "Eline", tussenvoegsel: "", achternaam: "Quist" } as const;
const jorrit = { aanhef: "heer", voorletters: "J.", voornaam: "Jorrit", tussenvoegsel: "van", achternaam: "Dam" } as const;

describe("dates are written in Amsterdam's time, summer and winter", () => {
  it.each([
    [f.formatDateTime(new Date("2026-11-24T13:30:00Z")), "di 24 november 2026 14:30"],
    [f.formatDateTime(new Date("2026-07-01T12:30:00Z")), "wo 1 juli 2026 14:30"],
    [f.formatDateLong(new Date("2026-11-24T13:30:00Z")), "dinsdag 24 november 2026 om 14.30 uur"],
    [f.formatDateTimeShort(new Date("2026-11-24T13:30:00Z"), now), "di 24 november 14:30"],
    [f.formatTimeSpan(new Date("2026-11-24T13:30:00Z"), 60), "14:30 tot 15:30"],
    [f.formatMoment(new Date("2026-11-24T09:42:00Z"), now), "zojuist"],
    [f.formatMoment(new Date(now.getTime() + 29_000), now), "zojuist"],
    [f.formatMoment(new Date("2026-11-24T09:38:00Z"), now), "vandaag 10:38"],
    [f.formatMoment(new Date("2026-11-17T19:14:00Z"), now), "17 nov 20:14"],
    [f.formatMoment(new Date("2025-11-17T19:14:00Z"), now), "17 nov 2025 20:14"],
    [f.formatDay("2027-02-09"), "9 feb 2027"],
    [f.formatDayShort("2026-02-09", "2026-11-24"), "9 feb"],
    [f.formatDayShort("2025-02-09", "2026-11-24"), "9 feb 2025"],
    [f.formatDayLong("2026-11-20", "2026-11-24"), "vr 20 november"],
    [f.formatValidity("2027-02-09"), "tot 9 feb 2027"],
    [f.dayOf(new Date("2026-11-24T23:30:00Z")), "2026-11-25"],
  ])("%s", (written, wanted) => expect(written).toBe(wanted));
});

describe("names", () => {
  it.each([
    [f.fullName(jorrit), "Jorrit van Dam"],
    [f.surname(jorrit), "Van Dam"],
    [f.formalName(jorrit), "de heer Van Dam"],
    [f.namesOf([eline, jorrit]), "Eline Quist en Jorrit van Dam"],
    [f.salutation([eline], "formal"), "Geachte mevrouw Quist"],
    [f.salutation([jorrit, eline], "formal"), "Geachte heer Van Dam en mevrouw Quist"],
    [f.salutation([{ ...eline, aanhef: "geen" }], "formal"), "Geachte E.M. Quist"],
    [f.salutation([{ ...jorrit, aanhef: "geen", voorletters: "" }], "formal"), "Geachte Jorrit van Dam"],
    [f.salutation([{ ...jorrit, aanhef: "geen", voorletters: "", voornaam: "" }], "formal"), "Geachte Van Dam"],
    [f.formalName({ ...jorrit, aanhef: "geen", voorletters: "" }), "Jorrit van Dam"],
    [f.salutation([eline, jorrit], "informal"), "Hoi Eline en Jorrit"],
    [f.initialsOf("Sanne Visser"), "SV"],
    [f.fold("Ëlle de Vrìes "), "elle de vries"],
    [f.normalPostcode("3581cd") ?? "", "3581 CD"],
    [f.formatBytes(2_400_000), "2,4 MB"],
  ])("%s", (written, wanted) => expect(written).toBe(wanted));
  it("knows no postcode with a leading zero", () => expect(f.normalPostcode("0581 CD")).toBeUndefined());
});

describe("the kantoor's colour", () => {
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string) => {
    const [light = 1, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  };
  it.each(["#3f3480", "#ffff00", "#00ff00", "#ff0000", "#777777", "#000000", "#ffffff", "#00ffff"])("%s stays readable", (hex) => {
    const { light, dark } = kantoorTones(hex);
    expect(contrast(light.kantoor, "#ffffff")).toBeGreaterThan(4.5);
    expect(contrast(light.kantoorFill, "#ffffff")).toBeGreaterThan(7);
    expect(contrast(dark.kantoor, dark.kantoorSoft)).toBeGreaterThan(4.5);
  });
  it("refuses what is no colour", () => expect(() => kantoorTones("paars")).toThrow(RangeError));
});

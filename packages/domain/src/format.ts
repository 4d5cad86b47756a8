// How dates, names and numbers are written, everywhere. Browser-safe: Intl only, always Europe/Amsterdam.
// In Dutch, unless what a client may read in English is given her taal.

import type { Taal } from "@dossierklaar/db/columns";

export type { Taal } from "@dossierklaar/db/columns";

export const zone = "Europe/Amsterdam";

/** A calendar day as the database and the browser carry it: `YYYY-MM-DD`. */
export type Day = string;

type Parts = Record<"weekday" | "day" | "month" | "year" | "hour" | "minute", string>;

// Of the English ones the one that writes the day before the month and has 24 hours.
const locales: Record<Taal, string> = { nl: "nl-NL", en: "en-GB" };

const formats = new Map<string, Intl.DateTimeFormat>();
function partsOf(date: Date, month: "long" | "short" | "2-digit", weekday: "long" | "short", taal: Taal = "nl"): Parts {
  const key = `${month}.${weekday}.${taal}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locales[taal], {
      timeZone: zone,
      weekday,
      day: month === "2-digit" ? "2-digit" : "numeric",
      month,
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    formats.set(key, format);
  }
  const found: Parts = { weekday: "", day: "", month: "", year: "", hour: "", minute: "" };
  for (const { type, value } of format.formatToParts(date)) if (type in found) found[type as keyof Parts] = value.replace(/\.$/, "");
  return found;
}

/** Noon UTC of a calendar day: the same day in every zone of the kingdom. */
const atNoon = (day: Day): Date => new Date(`${day}T12:00:00Z`);

/** `di 24 november 2026 14:30` (Intl's own form puts "om" in between, which is not the house style). */
export function formatDateTime(date: Date, taal: Taal = "nl"): string {
  const p = partsOf(date, "long", "short", taal);
  return `${p.weekday} ${p.day} ${p.month} ${p.year} ${p.hour}:${p.minute}`;
}

/** For mails: `dinsdag 24 november 2026 om 14.30 uur`, `Tuesday 24 November 2026 at 14:30`. */
export function formatDateLong(date: Date, taal: Taal = "nl"): string {
  const p = partsOf(date, "long", "long", taal);
  if (taal === "en") return `${p.weekday} ${p.day} ${p.month} ${p.year} at ${p.hour}:${p.minute}`;
  return `${p.weekday} ${p.day} ${p.month} ${p.year} om ${p.hour}.${p.minute} uur`;
}

/** For the boom and heads: `di 24 november 14:30`; another year than now's is shown. */
export function formatDateTimeShort(date: Date, now: Date, taal: Taal = "nl"): string {
  const p = partsOf(date, "long", "short", taal);
  const year = p.year === partsOf(now, "long", "short").year ? "" : ` ${p.year}`;
  return `${p.weekday} ${p.day} ${p.month}${year} ${p.hour}:${p.minute}`;
}

/** `14:30`. */
export function formatTime(date: Date): string {
  const p = partsOf(date, "long", "short");
  return `${p.hour}:${p.minute}`;
}

/** `14:30 tot 15:30`; minutes is the length. */
export const formatTimeSpan = (start: Date, minutes: number): string =>
  `${formatTime(start)} tot ${formatTime(new Date(start.getTime() + minutes * 60_000))}`;

/** The calendar day of an instant in Amsterdam. */
export function dayOf(date: Date): Day {
  const p = partsOf(date, "2-digit", "short");
  return `${p.year}-${p.month}-${p.day}`;
}

/**
 * When something happened, in a row: `zojuist`, `vandaag 10:38`, `17 nov 20:14`, with the year when it is another. What comes in live is
 * younger than the screen's `now`, which ticks twice a minute, and by a clock that need not be the screen's.
 */
export function formatMoment(date: Date, now: Date, taal: Taal = "nl"): string {
  const age = now.getTime() - date.getTime();
  if (Math.abs(age) < 60_000) return taal === "en" ? "just now" : "zojuist";
  if (dayOf(date) === dayOf(now)) return `${taal === "en" ? "today" : "vandaag"} ${formatTime(date)}`;
  const p = partsOf(date, "short", "short", taal);
  const year = dayOf(date).slice(0, 4) === dayOf(now).slice(0, 4) ? "" : ` ${p.year}`;
  return `${p.day} ${p.month}${year} ${p.hour}:${p.minute}`;
}

/** `9 feb 2027`. */
export function formatDay(day: Day): string {
  const p = partsOf(atNoon(day), "short", "short");
  return `${p.day} ${p.month} ${p.year}`;
}

/** `9 feb`, with the year when it is another than today's: where there is little room. */
export const formatDayShort = (day: Day, today: Day): string =>
  day.slice(0, 4) === today.slice(0, 4) ? formatDay(day).replace(/ \d{4}$/, "") : formatDay(day);

/** `vr 20 november`, with the year when it is another than today's. */
export function formatDayLong(day: Day, today: Day, taal: Taal = "nl"): string {
  const p = partsOf(atNoon(day), "long", "short", taal);
  return `${p.weekday} ${p.day} ${p.month}${day.slice(0, 4) === today.slice(0, 4) ? "" : ` ${p.year}`}`;
}

/** For mails: `vrijdag 20 november 2026`. */
export function formatDayFull(day: Day, taal: Taal = "nl"): string {
  const p = partsOf(atNoon(day), "long", "long", taal);
  return `${p.weekday} ${p.day} ${p.month} ${p.year}`;
}

/** How validity stands in a row: `tot 9 feb 2027`. */
export const formatValidity = (day: Day): string => `tot ${formatDay(day)}`;

/** `2,4 MB`, `380 kB`: decimal units, as phones show them. */
export function formatBytes(bytes: number, taal: Taal = "nl"): string {
  if (bytes < 1_000_000) return `${Math.max(bytes === 0 ? 0 : 1, Math.round(bytes / 1000))} kB`;
  return `${new Intl.NumberFormat(locales[taal], { maximumFractionDigits: 1 }).format(bytes / 1_000_000)} MB`;
}

/** `1 stuk`, `2 stukken`: never `stuk(ken)`. */
export const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** `a`, `a en b`, `a, b en c`. */
export function enumerate(words: readonly string[], taal: Taal = "nl"): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} ${taal === "en" ? "and" : "en"} ${words.at(-1)}`;
}

/** What a name is made of; an empty string is an absent part. */
export type PersonName = {
  aanhef: "mevrouw" | "heer" | "geen";
  voorletters: string;
  voornaam: string;
  tussenvoegsel: string;
  achternaam: string;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `Jorrit van Dam`; without a first name the initials. */
export const fullName = (p: Omit<PersonName, "aanhef">): string =>
  [p.voornaam || p.voorletters, p.tussenvoegsel, p.achternaam].filter(Boolean).join(" ");

/** The surname standing alone: `Van Dam`. */
export const surname = (p: Pick<PersonName, "tussenvoegsel" | "achternaam">): string =>
  capital([p.tussenvoegsel, p.achternaam].filter(Boolean).join(" "));

/** Without an aanhef: `J. van Dam`, `Jorrit van Dam` when no initials are known, `Van Dam` when nothing is. */
function nameWithoutAanhef(p: PersonName): string {
  const first = p.voorletters || p.voornaam;
  return first ? [first, p.tussenvoegsel, p.achternaam].filter(Boolean).join(" ") : surname(p);
}

/** `de heer Van Dam`, `mevrouw De Vries`, else initials or first name, and surname. */
export function formalName(p: PersonName): string {
  if (p.aanhef === "heer") return `de heer ${surname(p)}`;
  if (p.aanhef === "mevrouw") return `mevrouw ${surname(p)}`;
  return nameWithoutAanhef(p);
}

/** Who is called by a short name on a screen: the first name, else initials and surname. */
export const shortName = (p: Omit<PersonName, "aanhef">): string => p.voornaam || fullName(p);

/** `Eline Quist en Jorrit van Dam`. */
export const namesOf = (people: readonly Omit<PersonName, "aanhef">[]): string => enumerate(people.map(fullName));

/**
 * The opening of a mail, without a comma. Formal: by aanhef, two people in one line, unknown by initials.
 * Informal: first names. One or two people.
 */
export function salutation(people: readonly PersonName[], toon: "formal" | "informal"): string {
  if (toon === "informal") return `Hoi ${enumerate(people.map(shortName))}`;
  const one = (p: PersonName): string => {
    if (p.aanhef === "geen") return nameWithoutAanhef(p);
    return `${p.aanhef} ${surname(p)}`;
  };
  return `Geachte ${enumerate(people.map(one))}`;
}

/** `SV`: at most two initials for a picture that is not there. */
export const initialsOf = (name: string): string =>
  capital(name.trim().charAt(0)) + (name.trim().includes(" ") ? capital(name.trim().split(/\s+/).at(-1)?.charAt(0) ?? "") : "");

/** Lower case without accents: what search compares. */
export const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .trim();

/** `1234ab` and `1234 AB` → `1234 AB`; undefined when it is no Dutch postcode. */
export function normalPostcode(text: string): string | undefined {
  const found = /^\s*([1-9]\d{3})\s*([A-Za-z]{2})\s*$/.exec(text);
  return found?.[1] && found[2] ? `${found[1]} ${found[2].toUpperCase()}` : undefined;
}

/** `sanne@devries.example` → `s…@d…`: enough to be recognised by its owner, too little for anyone else. */
export function maskEmail(email: string): string {
  const [name = "", host = ""] = email.split("@");
  return `${name.charAt(0)}…@${host.charAt(0)}…`;
}

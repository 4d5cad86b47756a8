// What people type for a day or a time, and how a field writes it back. Pure; a day is `YYYY-MM-DD`, a time `HH:mm`.

const weekdays = ["zo", "ma", "di", "wo", "do", "vr", "za"] as const;
const pad = (value: number) => String(value).padStart(2, "0");

function dayFrom(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year); // Date.UTC reads 0 to 99 as 19xx
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? `${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}` : undefined;
}

/**
 * `24-11-2026`, `24/11/26`, `24 11`, `di 24-11-2026`, `24112026` or `2026-11-24` as a day; undefined when it is none.
 * Without a year it is the year of `today`; two figures up to twenty years ahead are this century, else the last.
 */
export function parseDay(text: string, today: string): string | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^(zo|ma|di|wo|do|vr|za)\.?\s+/, "");
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const packed = /^(\d{2})(\d{2})(\d{4})$/.exec(plain);
  const dutch = packed ?? /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?$/.exec(plain);
  if (!dutch) return undefined;
  const thisYear = Number(today.slice(0, 4));
  let year = dutch[3] === undefined ? thisYear : Number(dutch[3]);
  if (dutch[3]?.length === 2) {
    year += Math.floor(thisYear / 100) * 100;
    if (year > thisYear + 20) year -= 100;
  }
  return dayFrom(year, Number(dutch[2]), Number(dutch[1]));
}

/** `di 24-11-2026`; an empty string stays empty. */
export function writeDay(day: string): string {
  const [year, month, date] = day.split("-");
  if (!year || !month || !date) return "";
  return `${weekdays[new Date(`${day}T12:00:00Z`).getUTCDay()]} ${date}-${month}-${year}`;
}

/** The day so many days later (or earlier, when negative). */
export function shiftDay(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** `14:30`, `14.30`, `1430`, `14u30`, `9:5`, `14` or `14:30:00` as a time; undefined when it is none. */
export function parseTime(text: string): string | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/\s*uur$/, "");
  const found = /^(\d{1,2})(?:\s*[:.,u h]\s*(\d{1,2})(?::\d{2})?)?$/.exec(plain) ?? /^(\d{1,2})(\d{2})$/.exec(plain);
  if (!found) return undefined;
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? 0);
  return hour < 24 && minute < 60 ? `${pad(hour)}:${pad(minute)}` : undefined;
}

/** The time so many minutes later, kept within the day. */
export function shiftTime(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const at = Math.min(Math.max(hour * 60 + minute + minutes, 0), 23 * 60 + 59);
  return `${pad(Math.floor(at / 60))}:${pad(at % 60)}`;
}

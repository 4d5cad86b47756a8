/** Text for HTML; every value on a page of the postbus comes from a mail and goes through here. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}

const parts = new Intl.DateTimeFormat("nl-NL", {
  timeZone: "Europe/Amsterdam",
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const longMonth = new Intl.DateTimeFormat("nl-NL", { timeZone: "Europe/Amsterdam", month: "long" });

function partsOf(instant: Date): Record<string, string> {
  // Intl puts "om" before the time in Dutch, which the house does not write; so the parts are joined here.
  return Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value.replace(/\.$/, "")]));
}

/** "vandaag 10:38", "17 nov 20:14", in another year "17 nov 2025 20:14". */
export function formatRowTime(iso: string, now: Date): string {
  const [then, today] = [partsOf(new Date(iso)), partsOf(now)];
  const time = `${then.hour}:${then.minute}`;
  const sameYear = then.year === today.year;
  if (sameYear && then.month === today.month && then.day === today.day) return `vandaag ${time}`;
  return `${then.day} ${then.month}${sameYear ? "" : ` ${then.year}`} ${time}`;
}

/** "di 24 november 2026 14:30". */
export function formatLongTime(iso: string): string {
  const then = partsOf(new Date(iso));
  return `${then.weekday} ${then.day} ${longMonth.format(new Date(iso))} ${then.year} ${then.hour}:${then.minute}`;
}

/** "12 kB", "2,4 MB". */
export function formatSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toLocaleString("nl-NL", { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;
}

// What must be in order before a mail of an adviser's own may leave, and what becomes of a mail that left. Pure and browser-safe.
import type { EmailStatus } from "@dossierklaar/db/columns";

export type Bericht = { aan: readonly string[]; onderwerp: string; tekst: string };

/** Where a control point belongs, and the sentence that says what to do. */
export type ControlPoint = { field: "aan" | "onderwerp" | "tekst"; zin: string };

const unfilled = /\{[^{}\n]*\}/g;

/** What still stands between braces, each once. */
export const unfilledIn = (text: string): string[] => [...new Set(text.match(unfilled) ?? [])];

/** Fills what is known; what is not, or is empty, stays between its braces and so keeps the mail here. Values are never read for placeholders. */
export const fillBericht = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(unfilled, (match) => values[match.slice(1, -1)] || match);

/** Nine digits (or eight) that pass the test of eleven (Wet algemene bepalingen burgerservicenummer, art. 1; RvIG): 9·a + 8·b … + 2·h − i is a multiple of 11. */
export function hasBsn(text: string): boolean {
  const numbers = text.match(/(?<![\d.,])\d{3,4}[ .-]?\d{2,3}[ .-]?\d{3}(?![\d,]|\.\d)/g) ?? [];
  return numbers.some((found) => {
    const digits = found.replace(/\D/g, "").padStart(9, "0");
    if (digits.length !== 9 || /^0+$/.test(digits)) return false;
    const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (index === 8 ? -1 : 9 - index), 0);
    return sum % 11 === 0;
  });
}

/** A bank account stands in a mail as readable as on a postcard. */
export const hasIban = (text: string): boolean => /\bNL\d{2} ?[A-Z]{4} ?(\d{4} ?){2}\d{2}\b/i.test(text);

/** Postmark takes mails of 10 MB, and bytes grow by a third on their way (Postmark, "Attachments"). */
const mostAttachmentBytes = 7_000_000;

/** Whether these papers are together more than a mail can carry. */
export const areTooLarge = (papers: readonly { grootte: number }[]): boolean =>
  papers.reduce((sum, { grootte }) => sum + grootte, 0) > mostAttachmentBytes;

/** Everything that must be cleared before sending; empty: it may leave. */
export function controlPoints({ aan, onderwerp, tekst }: Bericht): ControlPoint[] {
  const points: ControlPoint[] = [];
  if (aan.length === 0) points.push({ field: "aan", zin: "Kies aan wie de e-mail gaat." });
  if (onderwerp.trim() === "") points.push({ field: "onderwerp", zin: "Vul een onderwerp in." });
  if (tekst.trim() === "") points.push({ field: "tekst", zin: "Schrijf een tekst." });
  for (const [field, text] of [
    ["onderwerp", onderwerp],
    ["tekst", tekst],
  ] as const) {
    for (const name of unfilledIn(text)) points.push({ field, zin: `Vul ${name} in of haal het weg.` });
    if (hasBsn(text)) points.push({ field, zin: "Er staat een burgerservicenummer in. Haal het weg en vraag het via het klantportaal." });
    if (hasIban(text)) points.push({ field, zin: "Er staat een rekeningnummer in. Haal het weg en zet het in het klantportaal." });
  }
  return points;
}

/** What the mail service tells of a mail that left. `reden` is a sentence for the adviser. */
export type MailNews = { kind: "delivered" } | { kind: "opened" } | { kind: "complained" } | { kind: "bounced"; reden: string };

const complaint = "De ontvanger heeft deze mail als ongewenst gemeld. Bel de klant: dit adres krijgt geen mail meer van ons.";
/** How far a mail came. What is told late does not bring it back. */
const reached = { queued: 0, claimed: 0, failed: 0, sent: 1, delivered: 2, opened: 3, bounced: 4 } as const satisfies Record<
  EmailStatus,
  number
>;

export type MailState = { status: EmailStatus; reden: string };

/**
 * What a mail becomes by such news, whatever came before and in whatever order; undefined: nothing new. A mail that came back stays so,
 * also when somebody's mail programme asks for its pictures; one that was opened did arrive, also when a second server says no.
 */
export function afterMailNews({ status, reden }: MailState, news: MailNews): MailState | undefined {
  const forward = (to: "delivered" | "opened"): EmailStatus => (reached[status] < reached[to] ? to : status);
  switch (news.kind) {
    case "delivered":
    case "opened":
      return forward(news.kind) === status ? undefined : { status: news.kind, reden: reden === complaint ? reden : "" };
    case "complained":
      return status === "bounced" || reden === complaint ? undefined : { status: forward("delivered"), reden: complaint };
    case "bounced":
      return reached[status] >= reached.opened ? undefined : { status: "bounced", reden: news.reden };
  }
}

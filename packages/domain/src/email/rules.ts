// What must be in order before a mail of an adviser's own may leave. Pure and browser-safe.

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

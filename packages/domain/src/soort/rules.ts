// What an admin may make of a kind of document. Pure and browser-safe.

/** Of which period the paper is: none, a month, the last closed quarter, or closed years. */
export const perioden = ["none", "month", "quarter", "year"] as const;
export type Periode = (typeof perioden)[number];

type PeriodeColumns = { maandelijks: boolean; kwartaal: boolean; jaarlijks: boolean };

/** A quarter goes before a year: one line up to the last closed quarter. */
export function periodeOf(soort: PeriodeColumns): Periode {
  if (soort.kwartaal) return "quarter";
  if (soort.jaarlijks) return "year";
  return soort.maandelijks ? "month" : "none";
}

export const periodeColumns = (periode: Periode): PeriodeColumns => ({
  maandelijks: periode === "month",
  kwartaal: periode === "quarter",
  jaarlijks: periode === "year",
});

const folded = (text: string): string => text.trim().toLocaleLowerCase("nl");

/** Whether another one has this name already; what is switched off counts, because dossiers still show it. */
export const isNaamTaken = (soorten: readonly { id: string; naam: string }[], naam: string, exceptId: string | null): boolean =>
  soorten.some((soort) => soort.id !== exceptId && folded(soort.naam) === folded(naam));

/** What was typed with commas or line ends between, each word once. */
export const splitWords = (text: string): string[] => uniqueTexts(text.split(/[,;\n]/));

/** One step or point a line; empty lines fall out. */
export const splitLines = (text: string): string[] => text.split("\n").flatMap((line) => line.trim() || []);

/** Without what is empty or there already, whatever its capitals. */
export function uniqueTexts(texts: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const text of texts) if (text.trim() !== "" && !seen.has(folded(text))) seen.set(folded(text), text.trim());
  return [...seen.values()];
}

/** The place of the first text that stands above it already; -1 when each is there once. */
export const indexOfDouble = (texts: readonly string[]): number =>
  texts.findIndex((text, index) => texts.slice(0, index).some((before) => folded(before) === folded(text)));

/** Where the picture of a good copy is served: its hash is the address, so that a browser may keep it. */
export const voorbeeldPath = (hash: string | null): string | null => (hash === null ? null : `/voorbeeld/${hash}`);

// Which pages lie at a stuk, and in which order. Pure and browser-safe.
import type { BestandPagina } from "@dossierklaar/db/columns";

/** A file at a stuk, in the order in which they were delivered. */
export type PlannedFile = {
  id: string;
  /** The file whose pages these are, for pages that lie at another stuk than their file. */
  bronId: string | null;
  draaiing: number;
  paginas: readonly BestandPagina[] | null;
};

/** A page by the file that it is of; `pagina` null: all of them, as they are. */
export type Sheet = { bronId: string; pagina: number | null; draaiing: number };
export type Pagina = { bronId: string; pagina: number; draaiing: number };

/**
 * The sheets of a stuk in their order. What was never touched comes as it was delivered; what was added after the kantoor put pages in
 * order comes after these.
 */
export function sheetsOf(files: readonly PlannedFile[]): Sheet[] {
  let last = 0;
  const placed = files.flatMap(({ id, bronId, draaiing, paginas }): (Sheet & { place: number })[] => {
    if (paginas === null) return [{ bronId: bronId ?? id, pagina: null, draaiing, place: last }];
    const sheets = paginas.map((one) => ({
      bronId: bronId ?? id,
      pagina: one.pagina,
      draaiing: one.draaiing,
      place: one.volgorde,
    }));
    last = Math.max(last, ...sheets.map(({ place }) => place));
    return sheets;
  });
  // Sorting keeps what has one place in the order of the files.
  return placed.toSorted((a, b) => a.place - b.place).map(({ place: _, ...sheet }) => sheet);
}

/** The pages one by one; undefined as long as it is not known how many a file has. */
export function pagesOf(files: readonly (PlannedFile & { aantalPaginas: number | null })[]): Pagina[] | undefined {
  const counts = new Map(files.map((file) => [file.bronId ?? file.id, file.aantalPaginas]));
  const pages: Pagina[] = [];
  for (const { bronId, pagina, draaiing } of sheetsOf(files)) {
    if (pagina !== null) {
      pages.push({ bronId, pagina, draaiing });
      continue;
    }
    const count = counts.get(bronId);
    if (!count) return undefined;
    for (let nth = 1; nth <= count; nth += 1) pages.push({ bronId, pagina: nth, draaiing });
  }
  return pages;
}

const keyOf = ({ bronId, pagina }: Pagina): string => `${bronId}:${pagina}`;

/** Whether both hold the very same pages, each once, in whatever order and turn: what is arranged loses nothing and doubles nothing. */
export function hasSamePages(before: readonly Pagina[], after: readonly Pagina[]): boolean {
  const known = new Set(before.map(keyOf));
  return (
    after.length === known.size &&
    before.length === known.size &&
    new Set(after.map(keyOf)).size === known.size &&
    after.every((page) => known.has(keyOf(page)))
  );
}

// How papers are called in a zip. Pure and browser-safe.

export type ZipPaper = {
  /** As the checklist calls it: `Jaarrekening 2025`. */
  stuk: string;
  /** Whose it is; empty for the dossier. */
  voorWie: string;
  mime: string;
};

const extensions: Readonly<Record<string, string>> = {
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "image/webp": ".webp",
  "image/heic": ".heic",
  "image/heif": ".heif",
  "application/pdf": ".pdf",
};

/** What Windows, macOS and a zip all take as the name of a file; a name may not end in a dot or a space. */
function fileName(words: string): string {
  const safe = words
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those must not get into a name
    .replace(/[\u0000-\u001f\u007f]/g, "")
    .replace(/[/\\:|]/g, "-")
    .replace(/[<>"*?]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  // Most file systems take 255 bytes; an accent is two of them.
  return safe.slice(0, 120).replace(/[. ]+$/, "") || "Stuk";
}

/**
 * A name for every paper, in their order, each once: `Jaarrekening 2025, Jorrit van Dam.pdf`, and `…, 1 van 2.jpg` where a stuk has several.
 * Names differ by more than capitals, for a folder on Windows does not tell those apart.
 */
export function zipNames(papers: readonly ZipPaper[]): string[] {
  const bases = papers.map(({ stuk, voorWie }) => fileName([stuk, voorWie].filter(Boolean).join(", ")));
  const key = (name: string) => name.toLowerCase();
  const total = Map.groupBy(bases, key);
  const seen = new Map<string, number>();
  return papers.map(({ mime }, at) => {
    const base = bases[at] ?? "";
    const count = total.get(key(base))?.length ?? 1;
    const nth = (seen.get(key(base)) ?? 0) + 1;
    seen.set(key(base), nth);
    return `${base}${count > 1 ? `, ${nth} van ${count}` : ""}${extensions[mime] ?? ""}`;
  });
}

/** The zip itself: `2026-0001 Eline Quist en Jorrit van Dam.zip`. */
export const zipName = (nummer: string, namen: string): string => `${fileName(`${nummer} ${namen}`)}.zip`;

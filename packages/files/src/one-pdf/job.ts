// What the process that makes a pdf is told, and what it answers. Both sides load this.

export type PdfJobSource = { path: string; mime: string };

export type PdfJob = {
  /** Where the pdf is to be written. */
  output: string;
  /** Where the answer is to be written: decoders print what they please. */
  answer: string;
  sources: PdfJobSource[];
  /** In the order of the pdf. `pagina` counts from 1 in its source; null is all of them. `draaiing`: degrees to the right, on top of its own. */
  pages: { source: number; pagina: number | null; draaiing: number }[];
};

/** `unreadable`: this source has no pages that can be read. `tooLarge`: it would take more than one file may cost. */
export type PdfAnswer =
  | { ok: true; paginas: number; perSource: number[] }
  | { ok: false; reason: "unreadable" | "tooLarge"; source: number | null };

/** Resident memory past which the process gives up: pictures and streams live outside the heap, which has its own limit. */
export const mostResidentBytes = 1_200 * 1024 * 1024;
/** Heap of the process, in MB. */
export const mostHeapMb = 768;
export const mostSeconds = 120;
/** Longer papers exist (a yearly report); nobody reads a thousand pages from a phone's photos. */
export const mostPages = 1_000;

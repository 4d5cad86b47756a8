import { t } from "./taal.tsx";

/** How far the file of a page is on its way. `share` runs from 0 to 1. */
export type PageUpload =
  | { phase: "waiting" }
  | { phase: "sending"; share: number }
  | { phase: "done" }
  | { phase: "failed"; sentence: string };

/** One page of an aanlevering that is being made ready. A `paper` (pdf, docx) has no picture and cannot be turned here. */
export type Page = {
  id: string;
  name: string;
  kind: "image" | "paper";
  previewUrl?: string | undefined;
  /** Quarter turns to the right. */
  turns?: 0 | 1 | 2 | 3;
  upload?: PageUpload;
};

/** `1 pagina`, `2 pagina's`. */
export const pagesInWords = (count: number): string => (count === 1 ? t("1 pagina") : t("{n} pagina's", { n: count }));

export type PageStep = "draaien" | "eerder" | "later" | "weghalen";

/**
 * What the toolbar may do with the chosen page. Nothing without a choice; the first cannot go earlier nor the last later;
 * only a picture that is whole can be turned, because a turn must be seen to be judged.
 */
export function allowedSteps(pages: readonly Page[], chosenId: string | undefined): Record<PageStep, boolean> {
  const at = pages.findIndex((page) => page.id === chosenId);
  const page = pages[at];
  if (!page) return { draaien: false, eerder: false, later: false, weghalen: false };
  return {
    draaien: page.kind === "image" && page.upload?.phase !== "failed",
    eerder: at > 0,
    later: at < pages.length - 1,
    weghalen: true,
  };
}

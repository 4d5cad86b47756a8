import { type Pagina, pagesOf } from "@dossierklaar/domain/dossiercontrole/plan";
import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { deliveredOf } from "../dossier-selectors";
import type { Arranged } from "./use-stuk-commands";

/** A page in the dialog: `at` is its place in the pdf that is shown, `turn` the quarter turns since. */
export type PageCard = { at: number; page: Pagina; turn: number };

/** The pages of a stuk; those of an only file by the number that its reader counted, when the kantoor's screen does not know it yet. */
export function pagesOfStuk(stuk: AdviseurStukView, counted?: number): Pagina[] | undefined {
  const files = deliveredOf(stuk);
  return pagesOf(files.map((file) => (files.length === 1 && counted ? { ...file, aantalPaginas: file.aantalPaginas ?? counted } : file)));
}

const quarters = [0, 90, 180, 270] as const;
/** Degrees as one of the four that a page can lie in. */
const degreesOf = (degrees: number): (typeof quarters)[number] => quarters[(((degrees / 90) % 4) + 4) % 4] ?? 0;

/** How pages are told to lie at a stuk. */
export const arrangedAs = (stuk: AdviseurStukView, pages: readonly Pagina[]): Arranged => ({
  stukId: stuk.id,
  seenInhoud: stuk.inhoudVersie,
  paginas: pages.map((page) => ({ ...page, draaiing: degreesOf(page.draaiing) })),
});

export const turned = ({ page, turn }: PageCard): Pagina => ({ ...page, draaiing: page.draaiing + turn * 90 });

/** The same cards with one of them a place earlier (-1) or later (1). */
export function shifted(cards: readonly PageCard[], index: number, by: -1 | 1): PageCard[] {
  const [card, other] = [cards[index], cards[index + by]];
  if (!card || !other) return [...cards];
  return cards.with(index, other).with(index + by, card);
}

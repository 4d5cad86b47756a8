// Class lists that several components share; whole names, because Tailwind reads the source.

/** The edge of a card, without its ground. In the dark a shadow says nothing; the ring is enough. */
export const cardEdge =
  "rounded-xl ring-1 ring-line shadow-[0_6px_16px_-8px_color-mix(in_oklab,var(--color-ink)_16%,transparent)] dark:shadow-none";

export const card = `${cardEdge} bg-surface`;

/** Side gutters stay in pixels: at 200 % text the room must go to the words. */
export const gutter = "px-[16px]";

export const pageTitle = "text-3xl font-[650] tracking-[-.02em] text-balance break-words hyphens-auto";
export const sectionTitle = "text-2xl font-[650] tracking-[-.014em] break-words hyphens-auto";
export const rowTitle = "text-lg/6 font-semibold tracking-[-.006em] break-words hyphens-auto";
export const small = "text-md text-ink-2";

/** A row that is one big link: its ring is drawn inside, or the card's corner would clip it. */
export const insideFocus = "focus-visible:-outline-offset-2";

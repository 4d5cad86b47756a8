// Class lists that several components share; whole names, because Tailwind reads the source.

/** A card. The shadow is named by its variable: a `shadow-*` utility would freeze the light value into dark mode. */
export const card = "rounded-xl bg-surface ring-1 ring-line shadow-[var(--shadow-1)]";

/** Side gutters stay in pixels: at 200 % text the room must go to the words. */
export const gutter = "px-[16px]";

export const pageTitle = "text-3xl font-[650] tracking-[-.02em] text-balance break-words";
export const sectionTitle = "text-2xl font-[650] tracking-[-.014em] break-words";
export const rowTitle = "text-lg/6 font-semibold tracking-[-.006em] break-words";
export const small = "text-md text-ink-2";

/** A row that is one big link: its ring is drawn inside, or the card's corner would clip it. */
export const insideFocus = "focus-visible:-outline-offset-2";

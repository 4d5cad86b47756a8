import type { Taal } from "@dossierklaar/domain/format";
import type english from "./english.json";

export type { Taal } from "@dossierklaar/domain/format";

/** A sentence as the source writes it: in Dutch. Each has its English in `english.json`; the type says so. */
export type Zin = keyof typeof english;

/** What a page speaks. `words`: the sentences of that language by their Dutch; empty for Dutch itself, which is in the source. */
export type Spoken = { taal: Taal; words: Readonly<Record<string, string>> };

const dutch: Spoken = { taal: "nl", words: {} };
let source: () => Spoken | undefined = () => undefined;

/**
 * Says where the language comes from: in the browser one for as long as the page lives (another language is another page), on the server that of
 * the request that is being answered. No context of React: sentences are made outside components too, and a hook in each would cost every client.
 */
export function speakBy(next: () => Spoken | undefined): void {
  source = next;
}

const spoken = (): Spoken => source() ?? dutch;

/** The language of this page, for dates and numbers. */
export const taal = (): Taal => spoken().taal;

export type Values = Readonly<Record<string, string | number>>;

const filled = (sentence: string, values: Values): string =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => `${values[name] ?? place}`);

/** A sentence in the language of this page, with its `{places}` filled. */
export const t = (zin: Zin, values: Values = {}): string => filled(spoken().words[zin] ?? zin, values);

/** A Dutch sentence that came from elsewhere (a label, the server), in the language of this page where that is known. */
export const translated = (dutchText: string): string => spoken().words[dutchText] ?? dutchText;

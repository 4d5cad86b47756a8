import { enumerate } from "@dossierklaar/domain/format";
import { type ListBlock, type ListGroup, onOneLine } from "./blocks.ts";
import type { Digest, DocumentGroep, Persoon, Toon, Voor } from "./messages.ts";
import type { FrameWords } from "./words.ts";

/** A mail names at most this many documents; the portal shows the rest. */
const most = 8;

/** What a list says inside a sentence, and what it is on its own. */
export type MailList = { inline: string; block: Omit<ListBlock, "kind" | "lead"> };

/** How a person is named in a mail of this tone: `Eline`, `mevrouw Quist`. */
export const nameIn = (toon: Toon, persoon: Persoon, words: FrameWords): string => onOneLine(words.vast.naam(persoon, toon));

/** `Overzicht` → `overzicht` after a colon; `UWV-verzekeringsbericht` and `IB60` stay. */
const withoutCapital = (text: string): string => (/^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

/** The first `most` documents over all groups, in order, and how many were left out. */
function cut(groepen: readonly DocumentGroep[]): { kept: DocumentGroep[]; left: number } {
  let room = most;
  let left = 0;
  const kept: DocumentGroep[] = [];
  for (const groep of groepen) {
    const documenten = groep.documenten.slice(0, room).map((naam) => onOneLine(naam));
    room -= documenten.length;
    left += groep.documenten.length - documenten.length;
    if (documenten.length > 0) kept.push({ ...groep, documenten });
  }
  return { kept, left };
}

/** Documents per person; undefined when there are none. */
export function documentList(
  groepen: readonly DocumentGroep[],
  lezers: readonly Persoon[],
  toon: Toon,
  words: FrameWords,
): MailList | undefined {
  const { kept, left } = cut(groepen);
  if (kept.length === 0) return undefined;
  const others = kept.some(({ voor }) => voor.wie === "ander");
  const headingOf = ({ voor }: DocumentGroep): string | null => {
    if (voor.wie === "ander") return words.vast.voor(nameIn(toon, voor.persoon, words));
    if (voor.wie === "samen") return voor.met ? words.vast.samenMet(nameIn(toon, voor.met, words)) : words.vast.samen;
    const lezer = lezers[voor.lezer];
    if (lezers.length === 2 && lezer) return words.vast.voor(nameIn(toon, lezer, words));
    return others ? words.voorZelf : null;
  };
  const groups: ListGroup[] = [];
  const after: string[] = [];
  for (const groep of kept) {
    const heading = headingOf(groep);
    const [only, second] = groep.documenten;
    // One shared document reads as a sentence under the own list; more of them need a list of their own.
    if (groep.voor.wie === "samen" && only && !second && kept.length > 1)
      after.push(words.vast.enSamen(withoutCapital(heading ?? ""), withoutCapital(only)));
    else groups.push({ heading, items: groep.documenten.map((text) => ({ text })) });
  }
  if (left > 0) after.push(words.vast.rest(left));
  const names = kept.flatMap(({ documenten }) => documenten.map(withoutCapital));
  return { inline: enumerate(left > 0 ? [...names, words.vast.restInZin(left)] : names, words.vast.taal), block: { groups, after } };
}

/** Rejected documents, each with its reason, and with a name where more than one person is meant. */
export function rejectedList(
  afgekeurd: Digest["afgekeurd"],
  lezers: readonly Persoon[],
  toon: Toon,
  words: FrameWords,
): MailList | undefined {
  if (afgekeurd.length === 0) return undefined;
  const ownerOf = (voor: Voor): Persoon | undefined => {
    if (voor.wie === "ander") return voor.persoon;
    return voor.wie === "lezer" && lezers.length === 2 ? lezers[voor.lezer] : undefined;
  };
  const items = afgekeurd.map(({ naam, voor, reden }) => {
    const owner = ownerOf(voor);
    return { text: owner ? `${naam} (${nameIn(toon, owner, words)})` : naam, ...(reden.trim() ? { detail: reden.trim() } : {}) };
  });
  return {
    inline: enumerate(
      afgekeurd.map(({ naam }) => withoutCapital(naam)),
      words.vast.taal,
    ),
    block: { groups: [{ heading: null, items }], after: [] },
  };
}

/** Answers of the adviser, in her own words. */
export function answerList(antwoorden: Digest["antwoorden"], words: FrameWords): MailList | undefined {
  if (antwoorden.length === 0) return undefined;
  const items = antwoorden.map(({ over, antwoord }) => (over ? { text: over, detail: antwoord.trim() } : { text: antwoord.trim() }));
  return {
    inline: enumerate(
      antwoorden.map(({ antwoord }) => antwoord.trim()),
      words.vast.taal,
    ),
    block: { groups: [{ heading: null, items }], after: [] },
  };
}

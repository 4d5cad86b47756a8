import { type Block, type Inline, type ParagraphBlock, plainText } from "./blocks.ts";
import type { MailList } from "./lists.ts";
import type { MailSoort } from "./messages.ts";

/** What a placeholder stands for; an empty string and undefined both mean that there is nothing to say. */
export type PlaceholderValue = string | readonly Inline[] | MailList | undefined;
export type PlaceholderValues = Readonly<Record<string, PlaceholderValue>>;

const inEveryMail = ["kantoor", "telefoonKantoor", "naam"] as const;
const fromAdviseur = ["adviseur", "telefoonAdviseur"] as const;
const ofAfspraak = [...inEveryMail, ...fromAdviseur, "datum", "datumKort", "dag", "tijd", "plaats", "nummer", "notaris"] as const;

/** Which placeholders the text of each mail may hold. */
export const placeholdersOf = {
  afspraakBevestiging: [...ofAfspraak, "openStukken", "documentenHieronder", "datum-2 werkdagen", "documenten", "partner"],
  afspraakVerzet: [...ofAfspraak, "gewijzigd"],
  afspraakGewijzigd: [...ofAfspraak, "gewijzigd"],
  afspraakAfgezegd: [...ofAfspraak, "reden"],
  verzoekAfgewezen: [...ofAfspraak, "vraag", "antwoord"],
  inloglink: [...inEveryMail, "tijd", "code"],
  digest: [...inEveryMail, ...fromAdviseur, "nieuw", "afgekeurd", "antwoorden"],
  bericht: [],
  rappel: [...inEveryMail, ...fromAdviseur, "aantal", "openStukken", "afspraak", "hulp"],
  allesOntvangen: [...inEveryMail, ...fromAdviseur],
  uitnodiging: [...inEveryMail, "tijd", "gebruiker"],
  wachtwoordHerstel: ["kantoor", "telefoonKantoor", "naam", "tijd"],
} as const satisfies Record<MailSoort, readonly string[]>;

const placeholder = /\{([^{}\n]*)\}/g;

/** The placeholders in `texts` that a mail of this soort does not know, each once, as they are written between the braces. */
export function unknownPlaceholders(soort: MailSoort, texts: readonly string[]): string[] {
  const known: readonly string[] = placeholdersOf[soort];
  const found = texts.flatMap((text) => [...text.matchAll(placeholder)].map(([, name = ""]) => name));
  return [...new Set(found)].filter((name) => !known.includes(name));
}

/** What goes instead of the whole sentence when its placeholder is empty: `De akte passeert op … bij {notaris}, {plaats}.` */
const optionalClauses: readonly (readonly [name: string, clause: RegExp])[] = [
  ["notaris", / bij \{notaris\},?/g],
  ["plaats", /,? \{plaats\},?/g],
  ["nummer", / op \{nummer\}/g],
];

const isList = (value: PlaceholderValue): value is MailList => typeof value === "object" && "block" in value;
const isEmpty = (value: PlaceholderValue): boolean =>
  value === undefined || (typeof value !== "object" ? value.trim() === "" : !isList(value) && value.length === 0);

const withoutEmptyClauses = (sentence: string, values: PlaceholderValues): string =>
  optionalClauses.reduce((text, [name, clause]) => (isEmpty(values[name]) ? text.replace(clause, "") : text), sentence);

/** The sentence with its placeholders filled; undefined when one of them is empty, because half a sentence is worse than none. */
function fillSentence(sentence: string, values: PlaceholderValues): Inline[] | undefined {
  const inlines: Inline[] = [];
  let at = 0;
  for (const match of sentence.matchAll(placeholder)) {
    const value = values[match[1] ?? ""];
    if (value === undefined || isEmpty(value)) return undefined;
    inlines.push({ text: sentence.slice(at, match.index) });
    if (typeof value === "string") inlines.push({ text: value });
    else if (isList(value)) inlines.push({ text: value.inline });
    else inlines.push(...value);
    at = match.index + match[0].length;
  }
  inlines.push({ text: sentence.slice(at) });
  return inlines.filter(({ text }) => text !== "");
}

/** Sentences end at a full stop, question or exclamation mark before a capital or a placeholder, but not after `o.a.` or `bijv.` */
const sentenceEnd = /(?<=[.!?])(?<!\b(?:\p{L}|bijv|evt|incl|excl|[Dd]hr|[Mm]evr|[Mm]r|[Dd]r|nr|[Tt]el|ca)\.)\s+(?=[\p{Lu}{"'(])/u;
const sentencesOf = (line: string): string[] => line.split(sentenceEnd).filter((sentence) => sentence !== "");

/** `Dit missen we nog: {openStukken}.` or a bare `{antwoorden}`: the list stands under the sentence instead of in it. */
const listSentence = /^(?:(.*:)\s*)?\{([^{}\n]+)\}\.?$/;

/**
 * The text of a row with its placeholders filled, as blocks. A blank line starts a paragraph, a single one a line. A sentence
 * whose placeholder is empty or unknown goes, but for {notaris}, {plaats} and {nummer} only their clause; a paragraph without sentences goes.
 * Values are never read for placeholders themselves.
 */
export function fillText(tekst: string, values: PlaceholderValues): Block[] {
  const blocks: Block[] = [];
  for (const paragraph of tekst.replace(/\r\n?/g, "\n").split(/\n\s*\n/)) {
    let lines: Inline[][] = [];
    const close = (): void => {
      const block = paragraphOf(lines);
      if (block) blocks.push(block);
      lines = [];
    };
    for (const line of paragraph.split("\n")) {
      let current: Inline[] = [];
      lines.push(current);
      for (const sentence of sentencesOf(line.trim())) {
        const [, lead, name] = listSentence.exec(sentence) ?? [];
        const value = name === undefined ? undefined : values[name];
        if (isList(value)) {
          close();
          blocks.push({ kind: "list", lead: lead ? { as: "sentence", text: lead } : null, ...value.block });
          current = [];
          lines.push(current);
          continue;
        }
        const filled = fillSentence(withoutEmptyClauses(sentence, values), values);
        if (filled) current.push(...(current.length > 0 ? [{ text: " " }] : []), ...filled);
      }
    }
    close();
  }
  return blocks;
}

function paragraphOf(lines: readonly Inline[][]): ParagraphBlock | undefined {
  const inlines = lines.filter((line) => line.length > 0).flatMap((line, at) => (at === 0 ? line : [{ text: "\n" }, ...line]));
  return inlines.length > 0 ? { kind: "paragraph", inlines } : undefined;
}

/**
 * The subject of a row with its placeholders filled, on one line: no line end, control or direction character of a name can
 * reach a header. An empty placeholder leaves nothing behind.
 */
export function fillSubject(onderwerp: string, values: PlaceholderValues): string {
  const filled = withoutEmptyClauses(onderwerp, values).replace(placeholder, (_, name: string) => {
    const value = values[name];
    if (value === undefined || typeof value === "string") return value ?? "";
    return isList(value) ? value.inline : plainText(value);
  });
  return [...filled.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim()].slice(0, 250).join("");
}

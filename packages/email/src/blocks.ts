// What a mail is made of before it becomes html or text: both are written from the same blocks, so neither can lack what the other says.

import type { Taal } from "@dossierklaar/domain/format";

/** A run of text; `\n` in it is a line end. */
export type Inline = { text: string; href?: string; strong?: true };

export type ListItem = { text: string; detail?: string };
export type ListGroup = { heading: string | null; items: readonly ListItem[] };

export type ListBlock = {
  kind: "list";
  /** What stands above the list: a heading of the frame or the sentence of the row that names it. */
  lead: { as: "heading" | "sentence"; text: string } | null;
  groups: readonly ListGroup[];
  /** One line under the list: what it left out, or what is shared. */
  after: readonly string[];
};

export type ParagraphBlock = { kind: "paragraph"; inlines: readonly Inline[] };
export type Block = ParagraphBlock | ListBlock;

export type Fact = { label: string; value: readonly Inline[]; strong?: true };

export type MailDocument = {
  taal: Taal;
  subject: string;
  preheader: string;
  kantoor: { naam: string; kleur: string; logoUrl?: string };
  heading: string;
  /** With its comma. */
  aanhef: string;
  intro: readonly Block[];
  facts: readonly Fact[];
  lists: readonly Block[];
  button: { label: string; href: string; note: string } | null;
  closing: readonly (readonly Inline[])[];
  signature: { groet: string; naam: string; regels: readonly string[]; fotoUrl?: string };
  /** Who sends this, from where, and why it is sent. */
  footer: string;
};

export const plainText = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join("");

/** One line: what was typed over several lines may stand inside a sentence. */
export const onOneLine = (text: string, between = " "): string =>
  text
    .trim()
    .replace(/\s*[\r\n]+\s*/g, between)
    .replace(/\s+/g, " ");

// What the parts of every mail have in common.
import { type Block, type MailDocument, onOneLine } from "./blocks.ts";
import type { MailAdviseur, MailMessage } from "./messages.ts";

/** What the frame of one mail is filled with, beside the kantoor's own text. */
export type Parts = Omit<MailDocument, "taal" | "subject" | "kantoor" | "intro" | "lists" | "aanhef" | "footer"> & {
  aanhef: string;
  footer: string;
  /** Stands where the row names no list itself. */
  ownList: Block | undefined;
};

/** What was typed over several lines, each on its own; undefined when nothing was. */
function linesOf(text: string): string[] | undefined {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => onOneLine(line))
    .filter(Boolean);
  return lines.length > 0 ? lines : undefined;
}

/** What is the same in every signature. */
export const signatureOf = (groet: string, adviseur: MailAdviseur): MailDocument["signature"] => ({
  groet,
  naam: onOneLine(adviseur.naam),
  regels: linesOf(adviseur.handtekening ?? "") ?? [
    [adviseur.functie, adviseur.telefoon]
      .map((part) => onOneLine(part))
      .filter(Boolean)
      .join(", "),
  ],
  ...(adviseur.fotoUrl ? { fotoUrl: adviseur.fotoUrl } : {}),
});

/** Who sends it and from where, on the line under the mail. */
export const sender = ({ kantoor }: MailMessage): string =>
  `${[kantoor.naam, kantoor.adres]
    .map((part) => onOneLine(part, ", "))
    .filter(Boolean)
    .join(", ")}.`;

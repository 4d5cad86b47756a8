import type { Block, Fact, Inline, ListBlock, MailDocument } from "../blocks.ts";

/** Line ends of one kind; other control characters have no place in a plain text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out.
const clean = (text: string): string => text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "");

/** A link is written out, unless its words are its address already. */
const inline = ({ text, href }: Inline): string => (href && href !== text ? `${text} (${href})` : text);
const inlines = (all: readonly Inline[]): string => clean(all.map(inline).join(""));

const indented = (text: string, by: string): string => clean(text).replace(/\n/g, `\n${by}`);

const facts = (rows: readonly Fact[]): string =>
  rows.map(({ label, value }) => `${`${label}:`.padEnd(13)}${indented(inlines(value), " ".repeat(13))}`).join("\n");

function list({ lead, groups, after }: ListBlock): string {
  const parts = groups.map(({ heading, items }) =>
    [heading, ...items.map(({ text, detail }) => `- ${indented(text, "  ")}${detail ? `\n  ${indented(detail, "  ")}` : ""}`)]
      .filter((part) => part !== null)
      .join("\n"),
  );
  const head = lead ? clean(lead.text) : "";
  // The lead stands right above the first list, as a heading of it.
  const [first = "", ...rest] = parts;
  return [[head, first].filter(Boolean).join("\n"), ...rest, ...after.map(clean)].filter(Boolean).join("\n\n");
}

const block = (one: Block): string => (one.kind === "list" ? list(one) : inlines(one.inlines));

/** The text part: all that the html says, in the same order. */
export function layoutText(mail: MailDocument): string {
  const { button, signature } = mail;
  return `${[
    clean(mail.heading),
    clean(mail.aanhef),
    ...mail.intro.map(block),
    facts(mail.facts),
    ...mail.lists.map(block),
    button ? `[${button.label}]\n${button.href}` : "",
    button ? clean(button.note) : "",
    ...mail.closing.map(inlines),
    [signature.groet, signature.naam, ...signature.regels].filter(Boolean).map(clean).join("\n"),
    `-- \n${clean(mail.footer)}`,
  ]
    .filter(Boolean)
    .join("\n\n")}\n`;
}

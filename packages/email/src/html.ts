const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as html shows it, in an element and in a quoted attribute. Control characters other than line ends and tabs go. */
export const escapeHtml = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out.
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "").replace(/[&<>"']/g, (c) => entities[c] ?? c);

/** Html that has been built by `html`; nothing else counts as safe. */
export class SafeHtml {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

type Piece = string | number | SafeHtml | readonly SafeHtml[] | null;

function written(piece: Piece): string {
  if (piece === null) return "";
  if (piece instanceof SafeHtml) return piece.value;
  if (typeof piece === "object") return piece.map((part) => part.value).join("");
  return escapeHtml(String(piece));
}

/** Template tag: every value is escaped unless it is html that this tag built itself. */
export function html(literals: TemplateStringsArray, ...pieces: readonly Piece[]): SafeHtml {
  return new SafeHtml(literals.reduce((sum, literal, at) => sum + literal + written(pieces[at] ?? null), ""));
}

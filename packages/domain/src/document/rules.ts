// Which papers a kantoor may hand to its clients. Pure and browser-safe.

/** What a mail can carry beside its text. */
export const mostDocumentBytes = 10_000_000;

const office = "application/vnd.openxmlformats-officedocument";
const kinds = [
  { ending: ".pdf", mime: "application/pdf", begin: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { ending: ".docx", mime: `${office}.wordprocessingml.document`, begin: [0x50, 0x4b, 0x03, 0x04] },
  { ending: ".xlsx", mime: `${office}.spreadsheetml.sheet`, begin: [0x50, 0x4b, 0x03, 0x04] },
] as const;

/** For a file input. */
export const documentEndings: string = kinds.map((kind) => kind.ending).join(",");

/** The type of a paper by its name, when its first bytes bear the name out; undefined for what a client's phone could not open. */
export function findDocumentMime(bestandsnaam: string, bytes: Uint8Array): string | undefined {
  const kind = kinds.find(({ ending }) => bestandsnaam.toLowerCase().endsWith(ending));
  return kind?.begin.every((byte, index) => bytes[index] === byte) ? kind.mime : undefined;
}

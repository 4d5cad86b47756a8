const HEADER_END = Buffer.from("\r\n\r\n");
const HEADER_LIMIT = 16 * 1024;
const NOTHING = Buffer.alloc(0);

export class MalformedPartError extends Error {}

export type PartReader = {
  /** The bytes of the file that this piece of the body settles, often a view on it: use them before the next call. Throws MalformedPartError. */
  read(chunk: Buffer): Buffer;
  /** Whether the end of the part has been seen. */
  isComplete(): boolean;
};

/** The boundary of a multipart body; undefined for any other body, which then is the file itself. */
export function findMultipartBoundary(contentType: string | undefined): string | undefined {
  const found = /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]{1,200})"|([^\s";]{1,200}))/i.exec(contentType ?? "");
  return found?.[1] ?? found?.[2];
}

/**
 * Takes the one part named "file" out of a multipart body as it streams by, without ever holding more than a piece of it.
 * What might be the beginning of the delimiter at the end of a piece is held back until the next one decides.
 */
export function createPartReader(boundary: string): PartReader {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  let state: "header" | "content" | "complete" = "header";
  let held = NOTHING;

  const readHeader = (bytes: Buffer): Buffer | undefined => {
    const end = bytes.indexOf(HEADER_END);
    if (end > HEADER_LIMIT || (end < 0 && bytes.length > HEADER_LIMIT)) throw new MalformedPartError("The header of the part is too long");
    if (end < 0) return undefined;
    const header = bytes.toString("latin1", 0, end);
    if (!header.startsWith(`--${boundary}\r\n`) || !/[;\s]name="?file"?\s*(?:;|\r|$)/i.test(header)) {
      throw new MalformedPartError('Expected one part named "file"');
    }
    return bytes.subarray(end + HEADER_END.length);
  };

  return {
    isComplete: () => state === "complete",

    read(chunk) {
      // The client sends one part; what follows its delimiter is the end of the form.
      if (state === "complete") return NOTHING;
      let bytes = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
      if (state === "header") {
        const content = readHeader(bytes);
        if (content === undefined) {
          held = Buffer.from(bytes);
          return NOTHING;
        }
        state = "content";
        bytes = content;
      }
      const end = bytes.indexOf(delimiter);
      if (end >= 0) {
        state = "complete";
        held = NOTHING;
        return bytes.subarray(0, end);
      }
      const settled = bytes.length - countHeldBack(bytes, delimiter);
      held = Buffer.from(bytes.subarray(settled));
      return bytes.subarray(0, settled);
    },
  };
}

/** How many of the last bytes could be the beginning of the delimiter. */
function countHeldBack(bytes: Buffer, delimiter: Buffer): number {
  const from = Math.max(0, bytes.length - delimiter.length + 1);
  for (let at = bytes.indexOf(delimiter.subarray(0, 1), from); at >= 0; at = bytes.indexOf(delimiter.subarray(0, 1), at + 1)) {
    if (delimiter.subarray(0, bytes.length - at).equals(bytes.subarray(at))) return bytes.length - at;
  }
  return 0;
}

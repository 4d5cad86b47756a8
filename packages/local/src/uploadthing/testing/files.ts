import { createHash } from "node:crypto";

/** Bytes that look random and are the same in each run. */
export function makeBytes(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let state = 2463534242;
  for (let at = 0; at < length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = state;
  }
  return bytes;
}

export function makeFile(name: string, length: number, type = "application/octet-stream"): File {
  return new File([makeBytes(length)], name, { type, lastModified: 1 });
}

export function md5(bytes: Uint8Array): string {
  return createHash("md5").update(bytes).digest("hex");
}

/** The body that the SDK's client sends for the bytes from `start` on. */
export function formWith(bytes: Uint8Array<ArrayBuffer>, start = 0): FormData {
  const form = new FormData();
  form.append("file", new File([bytes], "blob").slice(start));
  return form;
}

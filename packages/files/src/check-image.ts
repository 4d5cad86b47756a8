import type { FileHandle } from "node:fs/promises";
import sharp from "sharp";
import type { Weigering } from "./weigering.ts";

// Several pictures are looked at in one process: a thread for each is enough, and none is looked at twice.
sharp.concurrency(1);
sharp.cache(false);

/** A picture of more points than this costs gigabytes to open: ten thousand by ten thousand. */
const mostPixels = 1e8;

/** What is wrong with a picture; undefined when it opens. */
export async function findImageFault(
  file: string,
  handle: FileHandle,
  { size, mime }: { size: number; mime: string },
): Promise<Weigering | undefined> {
  // The sharp of npm has no HEVC decoder: of a heic only the container can be looked at.
  if (mime === "image/heic" || mime === "image/heif") return (await isWholeHeif(handle, size)) ? undefined : "unreadable";
  return findDecodeFault(file);
}

/**
 * Reads the picture to its last line, small, so that one cut off half-way is found. Only truncation counts: phones write harmless warnings.
 */
async function findDecodeFault(file: string): Promise<Weigering | undefined> {
  try {
    const picture = sharp(file, { limitInputPixels: false, failOn: "truncated", sequentialRead: true });
    const { width, height } = await picture.metadata();
    if (width * height === 0) return "unreadable";
    // Its head alone is read up to here: before the points are.
    if (width * height > mostPixels) return "tooManyPixels";
    await picture.resize(64, 64, { fit: "inside" }).raw().toBuffer();
    return undefined;
  } catch {
    return "unreadable";
  }
}

/** Boxes of ISO/IEC 14496-12, end to end and none longer than the file, with the two that a picture cannot do without. */
async function isWholeHeif(handle: FileHandle, size: number): Promise<boolean> {
  const found = new Set<string>();
  const head = Buffer.alloc(16);
  let at = 0;
  while (at + 8 <= size) {
    const { bytesRead } = await handle.read(head, 0, 16, at);
    let length = head.readUInt32BE(0);
    found.add(head.toString("latin1", 4, 8));
    // 0: to the end of the file; 1: the length stands behind the name, in 64 bits.
    if (length === 0) length = size - at;
    else if (length === 1 && bytesRead === 16) length = Number(head.readBigUInt64BE(8));
    if (length < 8 || at + length > size) return false;
    at += length;
  }
  return at === size && found.has("ftyp") && found.has("meta");
}

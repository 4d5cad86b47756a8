// Small pictures that the product shows of people and kantoren: made anew from what was sent, so that nothing else of it is kept.
import { fileTypeFromBuffer } from "file-type";
import sharp, { type Sharp } from "sharp";

// By its bytes, not by its name. No svg: it is a program as much as a picture; no heic: the sharp of npm cannot open it.
const readable = ["image/jpeg", "image/png", "image/webp"];
const mostPixels = 1e8;

async function open(bytes: Uint8Array): Promise<Sharp | undefined> {
  const kind = await fileTypeFromBuffer(bytes);
  return kind && readable.includes(kind.mime) ? sharp(bytes, { limitInputPixels: mostPixels, failOn: "truncated" }) : undefined;
}

/** The picture, or undefined when it does not open to its last line. */
async function orUndefined(making: Promise<Buffer> | undefined): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const made = await making;
    return made && Uint8Array.from(made);
  } catch {
    return undefined;
  }
}

/**
 * A portrait: webp, 256 by 256, turned as it was held, cut around what draws the eye. Camera, place and time are left behind.
 * Undefined for what is no jpg, png or webp that opens.
 */
export async function makePortrait(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const picture = await open(bytes);
  return orUndefined(picture?.rotate().resize(256, 256, { fit: "cover", position: "attention" }).webp({ quality: 82 }).toBuffer());
}

/**
 * A logo: png, at most 480 by 144 (twice the size at which a mail shows it); a small one stays small.
 * Undefined for what is no jpg, png or webp that opens.
 */
export async function makeLogo(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const picture = await open(bytes);
  return orUndefined(
    picture?.rotate().resize(480, 144, { fit: "inside", withoutEnlargement: true }).png({ compressionLevel: 9, palette: true }).toBuffer(),
  );
}

/**
 * A picture of a good copy: webp, at most 1000 by 1400, so that the lines of a page can be told apart on a phone.
 * Undefined for what is no jpg, png or webp that opens.
 */
export async function makeVoorbeeld(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const picture = await open(bytes);
  return orUndefined(picture?.rotate().resize(1000, 1400, { fit: "inside", withoutEnlargement: true }).webp({ quality: 72 }).toBuffer());
}

/** A drawing of ours as a square png. Never for what somebody sent: an svg can carry more than a drawing. */
export const drawPng = (svg: string, size: number): Promise<Buffer> => sharp(Buffer.from(svg)).resize(size, size).png().toBuffer();

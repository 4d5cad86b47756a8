import { readFile } from "node:fs/promises";
import type { PDFDocument, PDFPage } from "@cantoo/pdf-lib";
import decodeHeic from "heic-decode";
import sharp, { type Sharp } from "sharp";

sharp.concurrency(1);
sharp.cache(false);

/** A4 in points. */
const short = 595.28;
const long = 841.89;
/** 300 points an inch over the length of A4: what an office scanner gives. A phone's camera gives three times that. */
const mostPoints = 3508;
/** As check-image.ts: a picture of more points than this costs gigabytes to open. */
const mostPixels = 1e8;

/**
 * Adds a picture as a page: upright by its own EXIF, as large as an A4 takes it, the short side across as the picture has it. What is
 * see-through becomes white, as paper is. EXIF does not come along: it may say where a client lives.
 * Throws for what does not open.
 */
export async function addPicturePage(document: PDFDocument, file: string, mime: string): Promise<PDFPage> {
  const { data, info } = await (await open(file, mime))
    .resize(mostPoints, mostPoints, { fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .jpeg({ quality: 85, chromaSubsampling: "4:4:4" })
    .toBuffer({ resolveWithObject: true });
  const picture = await document.embedJpg(data);
  const [width, height] = info.width > info.height ? [long, short] : [short, long];
  const scale = Math.min(width / info.width, height / info.height);
  const drawn = { width: info.width * scale, height: info.height * scale };
  const page = document.addPage([width, height]);
  page.drawImage(picture, { ...drawn, x: (width - drawn.width) / 2, y: (height - drawn.height) / 2 });
  return page;
}

async function open(file: string, mime: string): Promise<Sharp> {
  // Only truncation counts: phones write harmless warnings.
  if (mime !== "image/heic" && mime !== "image/heif")
    return sharp(file, { limitInputPixels: mostPixels, failOn: "truncated", sequentialRead: true }).autoOrient();
  // The sharp of npm has no HEVC decoder. This one turns the picture upright itself.
  const { width, height, data } = await decodeHeic({ buffer: await readFile(file) });
  if (width * height > mostPixels) throw new RangeError("more points than can be opened");
  return sharp(new Uint8Array(data), { raw: { width, height, channels: 4 } });
}

import { createWriteStream } from "node:fs";
import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { uploadLimits, uploadTypes } from "@dossierklaar/domain/dossiercontrole/rules";
import { fileTypeFromFile } from "file-type";
import { findImageFault } from "./check-image.ts";
import { findPdfFault } from "./check-pdf.ts";
import type { Weigering } from "./weigering.ts";

export type CheckedContent = { ok: true; mime: string } | { ok: false; weigering: Weigering };

const refuse = (weigering: Weigering): CheckedContent => ({ ok: false, weigering });

class TooLargeError extends Error {
  override name = "TooLargeError";
}

/**
 * Looks at what a file is by its bytes; neither its name nor the type that a browser claimed is believed. The name only decides between
 * two sentences: a damaged jpg is told to be damaged, anything else to be of a wrong kind.
 * A file that is a valid paper but carries something harmful is not seen here: that is for the virus scan.
 * The bytes pass through a file in the temporary folder, so that memory stays flat; it is gone when this returns or throws.
 * Throws when the bytes stop coming: nothing was decided.
 */
export async function checkContent(bytes: Uint8Array | AsyncIterable<Uint8Array>, { naam }: { naam: string }): Promise<CheckedContent> {
  const folder = await mkdtemp(path.join(tmpdir(), "bestand-"));
  const file = path.join(folder, "inhoud");
  try {
    await pipeline(
      bytes instanceof Uint8Array ? Readable.from([bytes]) : Readable.from(bytes),
      limitBytes(uploadLimits.bytes),
      createWriteStream(file, { mode: 0o600 }),
    );
    return await checkFile(file, naam);
  } catch (error) {
    if (error instanceof TooLargeError) return refuse("tooLarge");
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function limitBytes(most: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      seen += chunk.length;
      if (seen > most) done(new TooLargeError());
      else done(null, chunk);
    },
  });
}

async function checkFile(file: string, naam: string): Promise<CheckedContent> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size === 0) return refuse("empty");
    const mime = await sniff(file, handle);
    if (mime === undefined) return refuse(await unknownKind(handle, naam));
    if (!uploadTypes.some((type) => type === mime)) return refuse("wrongType");
    const fault = mime === "application/pdf" ? await findPdfFault(handle, size) : await findImageFault(file, handle, { size, mime });
    return fault ? refuse(fault) : { ok: true, mime };
  } finally {
    await handle.close();
  }
}

/** Readers look for the header of a pdf in its first 1024 bytes (ISO 32000-1, annex H, note 13): some senders put a line before it. */
async function sniff(file: string, handle: FileHandle): Promise<string | undefined> {
  const known = await fileTypeFromFile(file);
  // Variants that differ in how pictures follow each other, not in how one is read.
  if (known?.mime === "image/heic-sequence") return "image/heic";
  if (known?.mime === "image/heif-sequence") return "image/heif";
  if (known) return known.mime;
  return (await readStart(handle)).includes("%PDF-") ? "application/pdf" : undefined;
}

/** What to say of bytes that are nothing known: text under a picture's name (an svg, a web page) is a wrong kind, noise is damage. */
async function unknownKind(handle: FileHandle, naam: string): Promise<Weigering> {
  const start = await readStart(handle);
  const isText = !/[^\t\n\r -~\u0080-\u00ff]/.test(start);
  return !isText && /\.(jpe?g|png|webp|hei[cf]|pdf)$/i.test(naam) ? "unreadable" : "wrongType";
}

async function readStart(handle: FileHandle): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(1024), 0, 1024, 0);
  return buffer.toString("latin1", 0, bytesRead);
}

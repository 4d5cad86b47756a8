import type { FileHandle } from "node:fs/promises";
import { EncryptedPDFError, PDFDocument } from "@cantoo/pdf-lib";
import type { Weigering } from "./weigering.ts";

/** How far from the end readers look for where the table of objects is. */
const tailBytes = 2048;
/** A trailer fits in this by far. */
const trailerBytes = 8192;
const pieceBytes = 1024 * 1024;

/**
 * What is wrong with a pdf; undefined when a reader opens it without asking for anything. Only its ends are read, unless they are
 * unusual or it is encrypted. An owner's password, which forbids printing or copying, is no obstacle: such a pdf opens.
 */
export async function findPdfFault(handle: FileHandle, size: number): Promise<Weigering | undefined> {
  const tail = await readAt(handle, Math.max(0, size - tailBytes), tailBytes);
  const place = /startxref\s+(\d+)\s+%%EOF/.exec(tail)?.[1];
  if (place === undefined) return "unreadable";
  const trailer = (await readTrailer(handle, size, Number(place))) ?? (await searchTrailer(handle, size));
  if (trailer === undefined) return "unreadable";
  return trailer.encrypted ? findLock(handle, size) : undefined;
}

type Trailer = { encrypted: boolean };

/** The trailer behind the table at this place, or the one that a stream of objects carries itself. */
async function readTrailer(handle: FileHandle, size: number, place: number): Promise<Trailer | undefined> {
  if (place >= size) return undefined;
  const start = await readAt(handle, place, trailerBytes);
  if (/^\s*\d+\s+\d+\s+obj\b/.test(start)) {
    const dictionary = start.slice(0, Math.max(0, start.indexOf("stream")));
    return /\/Type\s*\/XRef\b/.test(dictionary) ? { encrypted: /\/Encrypt\b/.test(dictionary) } : undefined;
  }
  if (!/^\s*xref\b/.test(start)) return undefined;
  // The table may be long: its trailer is the first behind it.
  for (let at = place; at < size; at += pieceBytes - trailerBytes) {
    const piece = await readAt(handle, at, pieceBytes);
    const found = piece.indexOf("trailer");
    if (found < 0 || (found > pieceBytes - trailerBytes && at + pieceBytes < size)) continue;
    const dictionary = piece.slice(found).split("startxref", 1)[0] ?? "";
    return /\/Root\b/.test(dictionary) ? { encrypted: /\/Encrypt\b/.test(dictionary) } : undefined;
  }
  return undefined;
}

/** Readers rebuild a table whose place is wrong, as bytes put before the header make it, from what they find: so does this. */
async function searchTrailer(handle: FileHandle, size: number): Promise<Trailer | undefined> {
  let rooted = false;
  let encrypted = false;
  const overlap = 16;
  for (let at = 0; at < size; at += pieceBytes - overlap) {
    const piece = await readAt(handle, at, pieceBytes);
    rooted ||= /\/Root\b/.test(piece);
    encrypted ||= /\/Encrypt\b/.test(piece);
  }
  return rooted ? { encrypted } : undefined;
}

/** Tries to open it as a reader does: with the empty password. Encrypted pdfs only, because the whole file has to be in memory. */
async function findLock(handle: FileHandle, size: number): Promise<Weigering | undefined> {
  const bytes = Buffer.alloc(size);
  await handle.read(bytes, 0, size, 0);
  try {
    await PDFDocument.load(bytes, { password: "", updateMetadata: false });
    return undefined;
  } catch (error) {
    // The library has no class for a wrong password or for a certificate that is wanted instead, only these texts.
    const wanted =
      error instanceof EncryptedPDFError || (error instanceof Error && /password|encryption|crypt filter/i.test(error.message));
    return wanted ? "encrypted" : "unreadable";
  }
}

async function readAt(handle: FileHandle, place: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, place);
  return buffer.toString("latin1", 0, bytesRead);
}

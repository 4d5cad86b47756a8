import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { degrees, PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { makeOnePdf, type OnePdfInput } from "./one-pdf.ts";

type Colour = { r: number; g: number; b: number; alpha?: number };
const red = { r: 200, g: 0, b: 0 };
const picture = (width: number, height: number, background: Colour = red) =>
  sharp({ create: { width, height, channels: background.alpha === undefined ? 3 : 4, background } });

async function pdf(...pages: { size: [number, number]; turned?: number }[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const { size, turned = 0 } of pages) document.addPage(size).setRotation(degrees(turned));
  return document.save();
}

const source = (mime: string, bytes: Uint8Array): OnePdfInput["sources"][number] => ({ mime, read: async () => bytes });
const whole = (...turns: number[]): OnePdfInput["pages"] => turns.map((draaiing, index) => ({ source: index, pagina: null, draaiing }));

async function sheets(input: OnePdfInput) {
  const made = await makeOnePdf(input);
  if (!made.ok) throw new Error(made.reason);
  const document = await PDFDocument.load(made.bytes);
  return document.getPages().map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight()), page.getRotation().angle]);
}

// A temporary folder of this test's own, in which nothing may stay of what passed through.
const folder = mkdtempSync(path.join(tmpdir(), "een-pdf-"));
const before = process.env.TMPDIR;
process.env.TMPDIR = folder;
afterEach(() => expect(readdirSync(folder)).toEqual([]));
afterAll(() => {
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(folder, { recursive: true });
});

describe("one pdf", { timeout: 60_000 }, () => {
  it("has every page of every file, in the order and turn that were chosen", async () => {
    const sources = [
      source("image/jpeg", await picture(300, 200).jpeg().toBuffer()),
      source("application/pdf", await pdf({ size: [100, 200] }, { size: [300, 400], turned: 90 })),
      source("image/png", await picture(200, 300).png().toBuffer()),
    ];
    expect(await sheets({ sources, pages: whole(0, 0, 90) })).toEqual([
      [842, 595, 0],
      [100, 200, 0],
      [300, 400, 90],
      [595, 842, 90],
    ]);
  });

  it("has the pages that were chosen only, each turned by itself", async () => {
    const sources = [source("application/pdf", await pdf({ size: [100, 100] }, { size: [200, 200], turned: 270 }, { size: [300, 300] }))];
    const pages = [
      { source: 0, pagina: 3, draaiing: 180 },
      { source: 0, pagina: 2, draaiing: 180 },
    ];
    expect(await sheets({ sources, pages })).toEqual([
      [300, 300, 180],
      [200, 200, 90],
    ]);
  });

  it("shows a photo upright by its EXIF", async () => {
    const sideways = await picture(300, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await sheets({ sources: [source("image/jpeg", sideways)], pages: whole(0) })).toEqual([[595, 842, 0]]);
  });

  it("has white where a picture is see-through, and forgets where a photo was taken", async () => {
    const clear = await picture(50, 50, { r: 0, g: 0, b: 0, alpha: 0 }).png().toBuffer();
    const photo = await picture(50, 50)
      .withExif({ IFD3: { GPSLatitude: "52/1 5/1 0/1" } })
      .jpeg()
      .toBuffer();
    expect(photo.includes("Exif")).toBe(true);
    const made = await makeOnePdf({ sources: [source("image/png", clear), source("image/jpeg", photo)], pages: whole(0, 0) });
    if (!made.ok) throw new Error(made.reason);
    const bytes = Buffer.from(made.bytes);
    expect(bytes.includes("Exif")).toBe(false);
    const at = bytes.indexOf(Buffer.from([0xff, 0xd8, 0xff]));
    const { data } = await sharp(bytes.subarray(at), { failOn: "none" }).raw().toBuffer({ resolveWithObject: true });
    expect([data[0], data[1], data[2]]).toEqual([255, 255, 255]);
  });

  it("opens without a password when an owner's only forbade to print", async () => {
    const document = await PDFDocument.create();
    document.addPage([120, 120]);
    document.encrypt({ ownerPassword: "eigenaar", permissions: { printing: false } });
    expect(await sheets({ sources: [source("application/pdf", await document.save())], pages: whole(0) })).toEqual([[120, 120, 0]]);
  });

  it("is not made of what cannot be read, and says which that is", async () => {
    const jpeg = await picture(300, 200).jpeg().toBuffer();
    const cut = (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2);
    const of = (...sources: OnePdfInput["sources"]) =>
      makeOnePdf({
        sources,
        pages: sources.map((_, at) => whole(0).map((p) => ({ ...p, source: at }))[0] ?? { source: at, pagina: null, draaiing: 0 }),
      });
    expect(await of(source("image/jpeg", jpeg), source("image/jpeg", cut(jpeg)))).toEqual({ ok: false, reason: "unreadable", source: 1 });
    expect(await of(source("application/pdf", Buffer.from("%PDF-1.7\nhallo")))).toEqual({ ok: false, reason: "unreadable", source: 0 });
    expect(await of(source("image/heic", jpeg))).toEqual({ ok: false, reason: "unreadable", source: 0 });
  });

  it("decides nothing when the bytes stop coming", async () => {
    const read = async () => {
      throw new Error("the line is gone");
    };
    await expect(makeOnePdf({ sources: [{ mime: "image/png", read }], pages: whole(0) })).rejects.toThrow("the line is gone");
  });
});

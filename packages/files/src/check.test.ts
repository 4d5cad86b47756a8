import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { crc32, deflateSync } from "node:zlib";
import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { afterEach, describe, expect, it } from "vitest";
import { checkContent } from "./check.ts";

const picture = () => sharp(randomBytes(300 * 200 * 3), { raw: { width: 300, height: 200, channels: 3 } });
const text = (content: string): Buffer => Buffer.from(content, "latin1");

async function pdf(change?: (document: PDFDocument) => void, options = {}): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([200, 200]);
  change?.(document);
  return Buffer.from(await document.save(options));
}

const box = (name: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length, 0);
  head.write(name, 4, "latin1");
  return Buffer.concat([head, content]);
};
/** Small as a file, large when opened: one bit a point, written by hand because making it by pixels takes seconds. */
function whitePng(width: number, height: number): Buffer {
  const part = (name: string, content: Buffer): Buffer => {
    const named = Buffer.concat([text(name), content]);
    const numbers = [content.length, crc32(named)].map((number) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(number);
      return bytes;
    });
    return Buffer.concat([numbers[0] ?? Buffer.alloc(0), named, numbers[1] ?? Buffer.alloc(0)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  return Buffer.concat([text("\x89PNG\r\n\x1a\n"), part("IHDR", header), part("IDAT", rows), part("IEND", Buffer.alloc(0))]);
}

const heic = (brand = "heic"): Buffer =>
  Buffer.concat([box("ftyp", text(`${brand}\0\0\0\0mif1${brand}`)), box("meta", Buffer.alloc(40)), box("mdat", randomBytes(500))]);

const refused = (weigering: string) => ({ ok: false, weigering });

// What is checked passes through the temporary folder: nothing of it may stay.
afterEach(() => expect(readdirSync(tmpdir()).filter((name) => name.startsWith("bestand-"))).toEqual([]));

describe("a picture", () => {
  it.each(["jpeg", "png", "webp"] as const)("is accepted as what it is: %s", async (format) => {
    const bytes = await picture().toFormat(format).toBuffer();
    expect(await checkContent(bytes, { naam: "foto.pdf" })).toEqual({ ok: true, mime: `image/${format}` });
  });

  it.each(["jpeg", "png", "webp"] as const)("is refused when it was cut off: %s", async (format) => {
    const bytes = await picture().toFormat(format).toBuffer();
    expect(await checkContent(bytes.subarray(0, bytes.length / 2), { naam: `foto.${format}` })).toEqual(refused("unreadable"));
  });

  it("may be a heic, by its container", async () => {
    expect(await checkContent(heic(), { naam: "IMG_1.HEIC" })).toEqual({ ok: true, mime: "image/heic" });
    expect(await checkContent(heic("mif1"), { naam: "IMG_1.HEIC" })).toEqual({ ok: true, mime: "image/heif" });
    expect(await checkContent(heic().subarray(0, 400), { naam: "IMG_1.HEIC" })).toEqual(refused("unreadable"));
    expect(await checkContent(box("ftyp", text("heic\0\0\0\0mif1heic")), { naam: "x.heic" })).toEqual(refused("unreadable"));
  });

  it("is refused with more points than can be opened safely", async () => {
    expect(await checkContent(whitePng(1000, 1000), { naam: "foto.png" })).toEqual({ ok: true, mime: "image/png" });
    expect(await checkContent(whitePng(10_001, 10_000), { naam: "foto.png" })).toEqual(refused("tooManyPixels"));
  });

  it("is refused as another kind under its name", async () => {
    const svg = text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    expect(await checkContent(svg, { naam: "foto.jpg" })).toEqual(refused("wrongType"));
    expect(await checkContent(text("<!doctype html><script>"), { naam: "foto.jpg" })).toEqual(refused("wrongType"));
    expect(await checkContent(await picture().gif().toBuffer(), { naam: "foto.jpg" })).toEqual(refused("wrongType"));
    expect(await checkContent(text("MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff"), { naam: "loonstrook.pdf" })).toEqual(refused("wrongType"));
  });
});

describe("a pdf", () => {
  it("is accepted, with a table or with a stream of objects", async () => {
    expect(await checkContent(await pdf(undefined, { useObjectStreams: false }), { naam: "a.pdf" })).toEqual({
      ok: true,
      mime: "application/pdf",
    });
    expect(await checkContent(await pdf(undefined, { useObjectStreams: true }), { naam: "a.jpg" })).toEqual({
      ok: true,
      mime: "application/pdf",
    });
  });

  it("is accepted with a line before its header, which moves its table", async () => {
    const bytes = Buffer.concat([text("From: scanner\r\n"), await pdf(undefined, { useObjectStreams: false })]);
    expect(await checkContent(bytes, { naam: "a.pdf" })).toEqual({ ok: true, mime: "application/pdf" });
  });

  it("is refused when it was cut off or is only a header", async () => {
    const bytes = await pdf();
    expect(await checkContent(bytes.subarray(0, bytes.length - 40), { naam: "a.pdf" })).toEqual(refused("unreadable"));
    expect(await checkContent(text("%PDF-1.7\nhallo"), { naam: "a.pdf" })).toEqual(refused("unreadable"));
    expect(await checkContent(text("%PDF-1.7\nhallo\nstartxref\n3\n%%EOF"), { naam: "a.pdf" })).toEqual(refused("unreadable"));
  });

  it.each(["RC4-40", "RC4-128", "AES-128", "AES-256"] as const)("is refused when it opens with a password only (%s)", async (algorithm) => {
    const locked = await pdf((document) =>
      document.encrypt({ userPassword: "geheim", ownerPassword: "eigenaar", algorithm, allowWeakCryptography: true }),
    );
    expect(await checkContent(locked, { naam: "a.pdf" })).toEqual(refused("encrypted"));
  });

  it("is accepted when the password only forbids to print", async () => {
    const owned = await pdf((document) => document.encrypt({ ownerPassword: "eigenaar", permissions: { printing: false } }));
    expect(owned.includes("/Encrypt")).toBe(true);
    expect(await checkContent(owned, { naam: "a.pdf" })).toEqual({ ok: true, mime: "application/pdf" });
  });
});

describe("bytes", () => {
  it("are refused when there are none or too many", async () => {
    expect(await checkContent(new Uint8Array(), { naam: "a.jpg" })).toEqual(refused("empty"));
    async function* endless() {
      for (;;) yield new Uint8Array(1024 * 1024);
    }
    expect(await checkContent(endless(), { naam: "a.jpg" })).toEqual(refused("tooLarge"));
  });

  it("are told to be damaged under the name of a picture, and of a wrong kind under another", async () => {
    const noise = Buffer.concat([Buffer.alloc(8, 0x01), randomBytes(100)]);
    expect(await checkContent(noise, { naam: "foto.jpg" })).toEqual(refused("unreadable"));
    expect(await checkContent(noise, { naam: "foto.docx" })).toEqual(refused("wrongType"));
  });

  it("that stop coming decide nothing", async () => {
    async function* broken() {
      yield new Uint8Array(10);
      throw new Error("the line is gone");
    }
    await expect(checkContent(broken(), { naam: "a.jpg" })).rejects.toThrow("the line is gone");
  });
});

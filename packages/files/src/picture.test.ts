import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { makeLogo, makePortrait, makeVoorbeeld } from "./picture.ts";

const make = (width: number, height: number, format: "jpeg" | "png" | "webp" | "gif") =>
  sharp({ create: { width, height, channels: 3, background: "#3f3480" } })
    .composite([{ input: { create: { width: Math.ceil(width / 4), height: Math.ceil(height / 4), channels: 3, background: "#ffffff" } } }])
    .toFormat(format)
    .toBuffer();
const factsOf = async (bytes: Uint8Array | undefined) => {
  const { format, width, height, exif } = await sharp(bytes ?? new Uint8Array()).metadata();
  return { format, width, height, exif };
};

describe("a portrait", () => {
  it.each(["jpeg", "png", "webp"] as const)("of a %s is a small webp", async (format) => {
    const portrait = await makePortrait(await make(900, 1200, format));
    expect(await factsOf(portrait)).toEqual({ format: "webp", width: 256, height: 256, exif: undefined });
    expect(portrait?.length).toBeLessThan(30_000);
  });

  it("is turned as the phone was held, and keeps nothing of where it was taken", async () => {
    // The right half of what is stored is white; held on its side, that is the lower half of what is seen.
    const stored = await sharp({ create: { width: 400, height: 400, channels: 3, background: "#000000" } })
      .composite([{ input: { create: { width: 200, height: 400, channels: 3, background: "#ffffff" } }, left: 200, top: 0 }])
      .jpeg()
      .withExif({ IFD0: { Copyright: "Sanne" }, IFD3: { GPSLatitude: "52/1 5/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const portrait = await makePortrait(stored);
    const { data, info } = await sharp(portrait ?? new Uint8Array())
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? 0;
    expect(at(128, 20)).toBeLessThan(40);
    expect(at(128, 236)).toBeGreaterThan(215);
    expect((await factsOf(portrait)).exif).toBeUndefined();
  });
});

describe("a logo", () => {
  it("is a png that fits; a small one stays small", async () => {
    expect(await factsOf(await makeLogo(await make(2000, 250, "jpeg")))).toMatchObject({ format: "png", width: 480, height: 60 });
    expect(await factsOf(await makeLogo(await make(200, 288, "webp")))).toMatchObject({ format: "png", width: 100, height: 144 });
    expect(await factsOf(await makeLogo(await make(60, 30, "png")))).toMatchObject({ format: "png", width: 60, height: 30 });
  });
});

describe("a picture of a good copy", () => {
  it("is a webp that fits a phone, small enough to keep; a small one stays small", async () => {
    // Noise weighs most: no paper has more in it.
    const noise = await sharp({
      create: { width: 2000, height: 2800, channels: 3, background: "#000", noise: { type: "gaussian", mean: 128, sigma: 60 } },
    })
      .jpeg()
      .toBuffer();
    const made = await makeVoorbeeld(noise);
    expect(await factsOf(made)).toEqual({ format: "webp", width: 1000, height: 1400, exif: undefined });
    expect(made?.length).toBeLessThan(600_000);
    expect(await factsOf(await makeVoorbeeld(await make(60, 30, "png")))).toMatchObject({ format: "webp", width: 60, height: 30 });
  });
});

describe("what is no picture of ours", () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>');
  it.each([
    ["an svg", async () => svg],
    ["a web page", async () => Buffer.from("<!doctype html><html></html>")],
    ["a gif", () => make(20, 20, "gif")],
    ["nothing", async () => Buffer.alloc(0)],
    ["a jpg that was cut off", async () => (await make(900, 900, "jpeg")).subarray(0, 3000)],
  ])("%s is refused", async (_, bytes) => {
    expect(await makePortrait(await bytes())).toBeUndefined();
    expect(await makeLogo(await bytes())).toBeUndefined();
    expect(await makeVoorbeeld(await bytes())).toBeUndefined();
  });
});

// The kantoor's one colour, worked out into tones that are readable whatever it is. Browser-safe and pure.

export type KantoorTones = {
  light: Record<ToneName, string>;
  dark: Record<ToneName, string>;
};
type ToneName = "kantoor" | "kantoorStrong" | "kantoorFill" | "kantoorSoft" | "kantoorLine";

/** Lightness and the most chroma of each tone; the hue is the kantoor's. Measured for WCAG AA over 120 hues. */
const recipe: Record<"light" | "dark", Record<ToneName, readonly [lightness: number, chroma: number]>> = {
  light: {
    kantoor: [0.43, 0.15],
    kantoorStrong: [0.35, 0.14],
    kantoorFill: [0.38, 0.14],
    kantoorSoft: [0.958, 0.022],
    kantoorLine: [0.82, 0.07],
  },
  dark: {
    kantoor: [0.82, 0.09],
    kantoorStrong: [0.88, 0.07],
    kantoorFill: [0.34, 0.11],
    kantoorSoft: [0.285, 0.055],
    kantoorLine: [0.42, 0.08],
  },
};

const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const toGamma = (c: number): number => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);

/** Chroma and hue (radians) of a `#rrggbb`, in OKLCH (Björn Ottosson's matrices). */
function chromaAndHue(hex: string): readonly [number, number] {
  const [r, g, b] = [1, 3, 5].map((at) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as [number, number, number]; // three slices give three numbers
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return [Math.hypot(a, bb), Math.atan2(bb, a)];
}

function linearRgb(lightness: number, chroma: number, hue: number): readonly [number, number, number] {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** The nearest colour a screen can show: chroma gives way, never lightness, because lightness carries the contrast. */
function toHex(lightness: number, chroma: number, hue: number): string {
  let most = chroma;
  const fits = (c: number) => linearRgb(lightness, c, hue).every((v) => v >= -0.0005 && v <= 1.0005);
  while (most > 0 && !fits(most)) most -= 0.002;
  return `#${linearRgb(lightness, Math.max(0, most), hue)
    .map((v) =>
      Math.round(toGamma(Math.min(1, Math.max(0, v))) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

/** The ten tones of a kantoor. `hex` must be `#rrggbb`; anything else throws a RangeError. */
export function kantoorTones(hex: string): KantoorTones {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError(`not a colour: ${hex}`);
  const [chroma, hue] = chromaAndHue(hex);
  const tones = (theme: "light" | "dark") =>
    Object.fromEntries(Object.entries(recipe[theme]).map(([name, [l, most]]) => [name, toHex(l, Math.min(chroma, most), hue)])) as Record<
      ToneName,
      string
    >; // the keys are those of the recipe
  return { light: tones("light"), dark: tones("dark") };
}

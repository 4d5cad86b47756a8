import { kantoorTones } from "@dossierklaar/domain/kantoor-tones";
import { drawPng } from "@dossierklaar/files/picture";
import type { RequestHandler } from "express";

const sizes = [180, 192, 512] as const;
const hexOf = (text: string | undefined): string | undefined => (/^[0-9a-f]{6}$/.test(text ?? "") ? `#${text}` : undefined);

/** Two sheets and a check, in white on the kantoor's colour. Drawn and not written: letters would want a font on the server. */
const drawing = (fill: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <rect width="512" height="512" fill="${fill}"/>
  <path d="M176 120h116l76 76v172a24 24 0 0 1-24 24H176a24 24 0 0 1-24-24V144a24 24 0 0 1 24-24Z" fill="#fff"/>
  <path d="M292 120v76h76" fill="none" stroke="${fill}" stroke-width="18" stroke-linejoin="round"/>
  <path d="m204 288 42 42 74-84" fill="none" stroke="${fill}" stroke-width="30" stroke-linecap="round" stroke-linejoin="round"/>
</svg>`;

/** `/icoon/{hex}-{size}.png`: the picture of the portal on a phone's home screen. Its address says all that is in it. */
export const iconRoute: RequestHandler = (req, res, next) => {
  const [, colour, asked] = /^\/([0-9a-f]{6})-(\d+)\.png$/.exec(req.path) ?? [];
  const hex = hexOf(colour);
  const size = sizes.find((one) => String(one) === asked);
  if (!hex || !size) return next();
  drawPng(drawing(kantoorTones(hex).light.kantoorFill), size)
    .then((png) => res.set("cache-control", "public, max-age=31536000, immutable").type("png").send(png))
    .catch(next);
};

/** What a phone needs to put the portal on its home screen, under the kantoor's name and in its colour. */
export function manifestOf(kantoor: { naam: string; kleur: string }): Record<string, unknown> {
  const colour = kantoor.kleur.replace("#", "").toLowerCase();
  const icons = [192, 512].flatMap((size) =>
    ["any", "maskable"].map((purpose) => ({ src: `/icoon/${colour}-${size}.png`, sizes: `${size}x${size}`, type: "image/png", purpose })),
  );
  return {
    id: "/",
    name: kantoor.naam,
    short_name: kantoor.naam.slice(0, 24),
    lang: "nl",
    start_url: "/",
    scope: "/",
    display: "standalone",
    theme_color: kantoorTones(kantoor.kleur).light.kantoorFill,
    background_color: "#f5f7f9",
    icons,
  };
}

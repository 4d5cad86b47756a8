import { createRequire } from "node:module";
import path from "node:path";
import express, { type Router } from "express";

const require = createRequire(import.meta.url);
/** What the viewer fetches only when a pdf needs it: fonts that a pdf may leave out, tables of Asian scripts, decoders of scans. */
const folders = ["standard_fonts", "cmaps", "wasm"];

/** Serves the data of pdf.js below its version, so that a newer library never reads what a browser kept of an older one. */
export function pdfjsFiles(): Router {
  const manifest = require.resolve("pdfjs-dist/package.json");
  const { version } = require(manifest) as { version: string }; // every package's manifest has one
  const router = express.Router();
  for (const folder of folders)
    router.use(`/${version}/${folder}`, express.static(path.join(path.dirname(manifest), folder), { immutable: true, maxAge: "1y" }));
  router.use((_req, res) => void res.status(404).end());
  return router;
}

import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, beforeEach, expect, it } from "vitest";
import { pdfjsFiles } from "./pdfjs-files.ts";

const { version } = createRequire(import.meta.url)("pdfjs-dist/package.json") as { version: string }; // every package's manifest has one
let server: Server;

beforeEach(async () => {
  server = createServer(express().use("/pdfjs", pdfjsFiles())).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => server.close());

const ask = (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/pdfjs/${path}`); // it listens on a port

it.each(["standard_fonts/FoxitSerif.pfb", "standard_fonts/LiberationSans-Regular.ttf", "cmaps/UniGB-UCS2-H.bcmap"])(
  "serves %s for as long as its version lasts",
  async (file) => {
    const answer = await ask(`${version}/${file}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toContain("immutable");
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  },
);

it("serves the decoders as scripts, which a worker runs only with that type", async () => {
  for (const file of ["jbig2_nowasm_fallback.js", "openjpeg_nowasm_fallback.js"])
    expect((await ask(`${version}/wasm/${file}`)).headers.get("content-type")).toContain("javascript");
});

it.each([`${version}/package.json`, `${version}/build/pdf.mjs`, "0.0.0/cmaps/UniGB-UCS2-H.bcmap"])(
  "serves nothing else: %s",
  async (path) => expect((await ask(path)).status).toBe(404),
);

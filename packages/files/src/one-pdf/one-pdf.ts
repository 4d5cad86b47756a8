import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PdfAnswer } from "./job.ts";
import { runPdfJob } from "./run.ts";

export type OnePdfInput = {
  /** What the pages are of. `read` is asked once, when its turn comes. */
  sources: { mime: string; read: () => Promise<AsyncIterable<Uint8Array> | Uint8Array> }[];
  /** In the order of the pdf: which page (from 1; null: all) of which source, turned so many degrees to the right on top of its own turn. */
  pages: { source: number; pagina: number | null; draaiing: number }[];
};

export type OnePdf =
  /** `perSource`: how many pages each source has itself. */
  { ok: true; bytes: Uint8Array<ArrayBuffer>; paginas: number; perSource: number[] } | Extract<PdfAnswer, { ok: false }>;

/**
 * One pdf of photos and pdfs, in the order and turn that were chosen. The originals are only read. Everything lies in a folder of its own in
 * the temporary one, which is gone when this returns or throws. Throws what `read` throws: nothing was decided.
 */
export async function makeOnePdf(input: OnePdfInput): Promise<OnePdf> {
  const folder = await mkdtemp(path.join(tmpdir(), "stuk-"));
  try {
    const sources: { path: string; mime: string }[] = [];
    for (const [index, { mime, read }] of input.sources.entries()) {
      const file = path.join(folder, `bron-${index}`);
      const bytes = await read();
      await pipeline(bytes instanceof Uint8Array ? Readable.from([bytes]) : Readable.from(bytes), createWriteStream(file, { mode: 0o600 }));
      sources.push({ path: file, mime });
    }
    const output = path.join(folder, "stuk.pdf");
    const answer = await runPdfJob({ output, sources, pages: input.pages }, folder);
    return answer.ok ? { ...answer, bytes: new Uint8Array(await readFile(output)) } : answer;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

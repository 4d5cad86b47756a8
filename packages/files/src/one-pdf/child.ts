// A process of its own: makes one pdf of files that strangers sent, and ends. Reads a job on stdin, writes its answer where the job says.
import { readFile, writeFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { degrees, PDFDocument, type PDFPage } from "@cantoo/pdf-lib";
import { mostPages, mostResidentBytes, type PdfAnswer, type PdfJob } from "./job.ts";
import { addPicturePage } from "./picture-page.ts";

class Refusal extends Error {
  readonly answer: PdfAnswer;
  constructor(reason: "unreadable" | "tooLarge", source: number | null) {
    super(reason);
    this.answer = { ok: false, reason, source };
  }
}

function requireRoom(source: number): void {
  if (process.memoryUsage.rss() > mostResidentBytes) throw new Refusal("tooLarge", source);
}

async function readPdf(file: string): Promise<PDFDocument> {
  // With the empty password: an owner's, which forbids printing or copying, is no obstacle to reading.
  const document = await PDFDocument.load(await readFile(file), { password: "", updateMetadata: false });
  if (document.getPageCount() === 0) throw new Error("a pdf without pages");
  return document;
}

async function makePdf(job: PdfJob): Promise<PdfAnswer> {
  const made = await PDFDocument.create();
  const read = new Map<number, PDFDocument>();
  const perSource: number[] = [];
  for (const [index, source] of job.sources.entries()) {
    requireRoom(index);
    if (source.mime !== "application/pdf") {
      perSource.push(1);
      continue;
    }
    const document = await readPdf(source.path).catch(() => {
      throw new Refusal("unreadable", index);
    });
    read.set(index, document);
    perSource.push(document.getPageCount());
  }
  for (const { source: index, pagina, draaiing } of job.pages) {
    requireRoom(index);
    for (const page of await addPages(made, job, read, index, pagina))
      page.setRotation(degrees((((page.getRotation().angle + draaiing) % 360) + 360) % 360));
    if (made.getPageCount() > mostPages) throw new Refusal("tooLarge", index);
  }
  await writeFile(job.output, await made.save());
  return { ok: true, paginas: made.getPageCount(), perSource };
}

async function addPages(
  made: PDFDocument,
  job: PdfJob,
  read: ReadonlyMap<number, PDFDocument>,
  index: number,
  pagina: number | null,
): Promise<PDFPage[]> {
  const source = job.sources[index];
  if (!source) throw new Refusal("unreadable", index);
  try {
    const document = read.get(index);
    if (!document) return [await addPicturePage(made, source.path, source.mime)];
    const wanted = pagina === null ? document.getPageIndices() : [pagina - 1];
    return (await made.copyPages(document, wanted)).map((page) => made.addPage(page));
  } catch {
    throw new Refusal("unreadable", index);
  }
}

async function main(): Promise<void> {
  const job = JSON.parse(await text(process.stdin)) as PdfJob; // written by run.ts, in the shape that both load
  const answer = await makePdf(job).catch((error: unknown): PdfAnswer => {
    if (error instanceof Refusal) return error.answer;
    throw error;
  });
  await writeFile(job.answer, JSON.stringify(answer));
}

await main();

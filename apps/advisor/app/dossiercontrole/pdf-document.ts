// The build for browsers of the last years: the other one calls what Safari and Chrome know only since this spring.
import { GlobalWorkerOptions, getDocument, type PDFDocumentLoadingTask, VerbosityLevel, version } from "pdfjs-dist/legacy/build/pdf.mjs";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

GlobalWorkerOptions.workerSrc = workerUrl;

const data = `/pdfjs/${version}`;

/** Reads a pdf. Whoever asked destroys the task: that ends its part of the worker. */
export async function openPdf(blob: Blob): Promise<PDFDocumentLoadingTask> {
  return getDocument({
    data: new Uint8Array(await blob.arrayBuffer()),
    standardFontDataUrl: `${data}/standard_fonts/`,
    cMapUrl: `${data}/cmaps/`,
    wasmUrl: `${data}/wasm/`,
    // The policy of this page allows no WebAssembly; the same decoders exist as plain scripts.
    useWasm: false,
    // A paper must look the same on every computer of the kantoor, whatever fonts it has.
    useSystemFonts: false,
    // What pdf.js mends in a careless pdf is no complaint of ours.
    verbosity: VerbosityLevel.ERRORS,
  });
}

/** Why a pdf could not be opened, for whoever wanted to read it. */
export function sentenceOfPdf(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException")
    return "Dit bestand is beveiligd met een wachtwoord. Download het, of vraag het opnieuw zonder wachtwoord.";
  return "Deze pdf kunnen we hier niet tonen. Download hem om hem te bekijken.";
}

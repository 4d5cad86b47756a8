import { SkeletonRows } from "@dossierklaar/ui/advisor/states";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { useEffect, useRef, useState } from "react";
import type { Turn } from "./file-turn";
import { openPdf, sentenceOfPdf } from "./pdf-document";
import { PdfPage } from "./pdf-page";

/** The pages of a pdf under each other. Loaded only when a pdf is opened: pdf.js weighs more than the rest of the app. */
export default function PdfPages(props: {
  blob: Blob;
  fileId: string;
  naam: string;
  zoom: number;
  turn: Turn;
  onPages: (total: number) => void;
  onFailure: (sentence: string) => void;
}) {
  const { onPages } = props;
  const pages = usePdfPages(props.blob, props.onFailure);
  const tell = useRef(onPages);
  useEffect(() => {
    tell.current = onPages;
  });
  useEffect(() => {
    if (pages) tell.current(pages.length);
  }, [pages]);
  if (!pages) return <SkeletonRows count={5} />;
  return pages.map((page) => (
    <PdfPage
      fileId={props.fileId}
      key={page.pageNumber}
      label={`Pagina ${page.pageNumber} van ${pages.length} van ${props.naam}`}
      page={page}
      turn={props.turn}
      zoom={props.zoom}
    />
  ));
}

/** The pages of a pdf, as long as the component stands; undefined until it was read. */
export function usePdfPages(blob: Blob, onFailure: (sentence: string) => void): readonly PDFPageProxy[] | undefined {
  const [pages, setPages] = useState<readonly PDFPageProxy[]>();
  const tell = useRef(onFailure);
  useEffect(() => {
    tell.current = onFailure;
  });
  useEffect(() => {
    let isGone = false;
    const opening = openPdf(blob);
    const read = async () => {
      const pdf = await (await opening).promise;
      const all = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
      if (!isGone) setPages(all);
    };
    read().catch((error: unknown) => {
      if (!isGone) tell.current(sentenceOfPdf(error));
    });
    return () => {
      isGone = true;
      // What was never opened has nothing to destroy, and said so above.
      opening.then((task) => task.destroy()).catch(() => {});
    };
  }, [blob]);
  return pages;
}

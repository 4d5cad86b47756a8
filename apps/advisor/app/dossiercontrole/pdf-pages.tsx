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
  const { blob, onPages, onFailure } = props;
  const [pages, setPages] = useState<readonly PDFPageProxy[]>();
  const tell = useRef({ onPages, onFailure });
  useEffect(() => {
    tell.current = { onPages, onFailure };
  });
  useEffect(() => {
    let isGone = false;
    const opening = openPdf(blob);
    const read = async () => {
      const pdf = await (await opening).promise;
      const all = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
      if (isGone) return;
      setPages(all);
      tell.current.onPages(all.length);
    };
    read().catch((error: unknown) => {
      if (!isGone) tell.current.onFailure(sentenceOfPdf(error));
    });
    return () => {
      isGone = true;
      // What was never opened has nothing to destroy, and said so above.
      opening.then((task) => task.destroy()).catch(() => {});
    };
  }, [blob]);
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

import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { useEffect, useRef } from "react";

/** Wide enough to tell a payslip from a passport. */
const width = 260;

/** One page, small. Its name stands beside it, so a screen reader passes over the picture. */
export function Thumbnail(props: { page: PDFPageProxy | undefined; turn: number }) {
  const { page } = props;
  const place = useRef<HTMLDivElement>(null);
  const rotation = page ? (page.rotate + props.turn * 90) % 360 : 0;
  useEffect(() => {
    const element = place.current;
    if (!page || !element) return;
    const canvas = document.createElement("canvas");
    canvas.className = "max-h-full max-w-full rounded-[2px] bg-paper shadow-paper";
    const asIs = page.getViewport({ scale: 1, rotation });
    const viewport = page.getViewport({ scale: width / Math.max(asIs.width, asIs.height), rotation });
    canvas.width = Math.ceil(viewport.width);
    canvas.height = Math.ceil(viewport.height);
    let isGone = false;
    const drawing = page.render({ canvas, viewport });
    drawing.promise.then(
      () => {
        if (!isGone) element.replaceChildren(canvas);
      },
      // Its number still says which page it is.
      () => {},
    );
    return () => {
      isGone = true;
      drawing.cancel();
    };
  }, [page, rotation]);
  return <div aria-hidden className="flex h-40 items-center justify-center" ref={place} />;
}

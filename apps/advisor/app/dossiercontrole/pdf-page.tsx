import { Paper } from "@dossierklaar/ui/advisor/viewer";
import { type PageViewport, type PDFPageProxy, TextLayer } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Turn } from "./file-turn";
import "./text-layer.css";
import { sheetMark } from "./use-reading-place";

/** Safari on phones draws nothing on a larger canvas. */
const maxPixels = 16_000_000;

type Drawing = { whole: Promise<HTMLElement[]>; cancel: () => void };

/** Draws a page aside, to be put in the place of what stood there when it is whole. The text lies over it, to copy a number from. */
function draw(page: PDFPageProxy, viewport: PageViewport): Drawing {
  const sharp = Math.min(window.devicePixelRatio || 1, Math.sqrt(maxPixels / (viewport.width * viewport.height)));
  const canvas = document.createElement("canvas");
  canvas.className = "absolute inset-0 size-full";
  canvas.width = Math.floor(viewport.width * sharp);
  canvas.height = Math.floor(viewport.height * sharp);
  const picture = page.render({
    canvas,
    viewport,
    transform: [canvas.width / viewport.width, 0, 0, canvas.height / viewport.height, 0, 0],
  });
  const container = document.createElement("div");
  container.className = "pdf-text";
  container.style.setProperty("--total-scale-factor", String(viewport.scale));
  const text = new TextLayer({ textContentSource: page.streamTextContent(), container, viewport });
  return {
    whole: Promise.all([picture.promise, text.render()]).then(() => [canvas, container]),
    cancel() {
      picture.cancel();
      text.cancel();
    },
  };
}

/** One page as wide as the pane at 100 %. Drawn only near what is seen: a hundred pages at once would fill a phone's memory. */
export function PdfPage(props: { page: PDFPageProxy; fileId: string; label: string; zoom: number; turn: Turn }) {
  const { page, turn } = props;
  const place = useRef<HTMLDivElement>(null);
  const isNear = useIsNear(place);
  const width = useWidth(place);
  const [hasFailed, setFailed] = useState(false);
  const rotation = (page.rotate + turn * 90) % 360;
  const asIs = page.getViewport({ scale: 1, rotation });

  useEffect(() => {
    const element = place.current;
    if (!element || !isNear || width === 0) return;
    setFailed(false);
    const scale = width / page.getViewport({ scale: 1, rotation }).width;
    let isGone = false;
    const drawing = draw(page, page.getViewport({ scale, rotation }));
    drawing.whole
      .then((layers) => {
        if (!isGone) element.replaceChildren(...layers);
      })
      .catch(() => {
        if (!isGone) setFailed(true);
      });
    return () => {
      isGone = true;
      drawing.cancel();
    };
  }, [page, rotation, width, isNear]);
  useEffect(() => {
    if (!isNear) place.current?.replaceChildren();
  }, [isNear]);

  return (
    <Paper zoom={props.zoom}>
      <section
        aria-label={props.label}
        className="relative"
        style={{ aspectRatio: `${asIs.width} / ${asIs.height}` }}
        {...sheetMark(props.fileId, page.pageNumber)}
      >
        <div className="absolute inset-0" ref={place} />
        {hasFailed ? (
          <p className="relative p-6 text-sm">Deze pagina kunnen we hier niet tonen. Download het bestand om hem te bekijken.</p>
        ) : null}
      </section>
    </Paper>
  );
}

/** Whether the element is in the pane, or within one more height of it. */
function useIsNear(element: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const root = element.current.closest("[aria-label=Papier]");
    const seen = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), { root, rootMargin: "100% 0px" });
    seen.observe(element.current);
    return () => seen.disconnect();
  }, [element]);
  return isNear;
}

/** The width in CSS pixels; of many changes in a row only the last, while what was drawn stretches. */
function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const sized = new ResizeObserver(([entry]) => {
      const now = entry?.contentRect.width ?? 0;
      clearTimeout(timer);
      timer = setTimeout(() => setWidth(now), 100);
    });
    sized.observe(element.current);
    setWidth(element.current.getBoundingClientRect().width);
    return () => {
      clearTimeout(timer);
      sized.disconnect();
    };
  }, [element]);
  return width;
}

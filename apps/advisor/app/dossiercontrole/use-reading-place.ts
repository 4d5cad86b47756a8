import { type RefObject, useEffect, useState } from "react";

/** Which page of which file is being read. Pages count from 1. */
export type ReadingPlace = { fileId: string; page: number };

/** What marks an element as a page of a file, for useReadingPlace. */
export const sheetMark = (fileId: string, page: number) => ({ "data-sheet": fileId, "data-page": page });

/** Follows the page at the upper third of the pane; at the very end the last. `frame` stands directly in the pane that scrolls. */
export function useReadingPlace(frame: RefObject<HTMLElement | null>): ReadingPlace | undefined {
  const [place, setPlace] = useState<ReadingPlace>();
  useEffect(() => {
    const content = frame.current;
    const pane = content?.parentElement;
    if (!content || !pane) return;
    const look = () => {
      const { top, bottom, height } = pane.getBoundingClientRect();
      const isAtEnd = pane.scrollTop > 0 && pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 2;
      const line = isAtEnd ? bottom : top + height / 3;
      const sheets = [...content.querySelectorAll<HTMLElement>("[data-sheet]")];
      const at = sheets.filter((sheet) => sheet.getBoundingClientRect().top <= line).at(-1) ?? sheets[0];
      const fileId = at?.dataset.sheet;
      const page = Number(at?.dataset.page);
      if (fileId) setPlace((before) => (before?.fileId === fileId && before.page === page ? before : { fileId, page }));
    };
    const sized = new ResizeObserver(look);
    sized.observe(content);
    pane.addEventListener("scroll", look, { passive: true });
    return () => {
      sized.disconnect();
      pane.removeEventListener("scroll", look);
    };
  }, [frame]);
  return place;
}

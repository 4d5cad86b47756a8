import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { Button } from "@dossierklaar/ui/advisor/button";
import { SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { ViewerTools } from "@dossierklaar/ui/advisor/viewer";
import { type ReactNode, useRef, useState } from "react";
import { FileSheets } from "./file-sheets";
import { turnOf } from "./file-turn";
import { isBeingMade, type ShownFile, shownFilesOf } from "./shown-files";
import { useFileBytes, useObjectUrl } from "./use-file-bytes";
import { useReadingPlace } from "./use-reading-place";

/**
 * The paper of a stuk: its one pdf, or its files under each other as they came. Turning and downloading are of what is being read.
 * `pages` is known when there is one pdf, or the only file is one that was opened; `pdf` then are its bytes.
 */
export function useFileView(
  dossierId: string,
  stuk: AdviseurStukView,
): { tools: ReactNode; paper: ReactNode; pages: number | undefined; pdf: Blob | undefined } {
  const [isAsCame, setAsCame] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const place = useReadingPlace(frame);
  const [zoom, setZoom] = useState(100);
  const [turned, setTurned] = useState<ReadonlyMap<string, number>>(new Map());
  const [totals, setTotals] = useState<ReadonlyMap<string, number>>(new Map());
  const ordered = shownFilesOf(stuk, isAsCame);
  const at = Math.max(
    0,
    ordered.findIndex((file) => file.id === place?.fileId),
  );
  const read = ordered[at];
  const bytes = useFileBytes(dossierId, read, false);
  const href = useObjectUrl(bytes.data);
  const total = read ? totals.get(read.id) : undefined;
  const turn = (file: ShownFile, by: number) => setTurned((before) => new Map(before).set(file.id, (before.get(file.id) ?? 0) + by));
  return {
    pages: ordered.length === 1 ? total : undefined,
    pdf: ordered.length === 1 && read?.mime === "application/pdf" ? bytes.data : undefined,
    tools: read ? (
      <>
        {ordered.length > 1 ? (
          // On a phone the tools need this room; the name over each file tells it too.
          <span className="mr-2 max-[26rem]:hidden">
            Bestand {at + 1} van {ordered.length}
          </span>
        ) : null}
        {stuk.pdf ? (
          <Button className="px-2 text-xs" onClick={() => setAsCame(!isAsCame)} variant="quiet">
            {isAsCame ? "Eén pdf" : "Originelen"}
          </Button>
        ) : null}
        <ViewerTools
          download={href ? { href, name: read.naam } : undefined}
          onRotate={() => turn(read, 90)}
          onZoom={setZoom}
          page={total ? { current: place?.fileId === read.id ? place.page : 1, total } : undefined}
          zoom={zoom}
        />
      </>
    ) : null,
    paper: isBeingMade(stuk) ? (
      <div role="status">
        <p className="pb-3 text-ink-2 text-sm">De pdf van dit stuk wordt gemaakt.</p>
        <SkeletonRows count={5} />
      </div>
    ) : (
      <div className="flex flex-col gap-6" ref={frame}>
        {ordered.map((file) => (
          <FileSheets
            dossierId={dossierId}
            file={file}
            hasName={ordered.length > 1}
            key={file.id}
            onPages={(count) => setTotals((before) => new Map(before).set(file.id, count))}
            turn={turnOf(file.draaiing + (turned.get(file.id) ?? 0))}
            zoom={zoom}
          />
        ))}
      </div>
    ),
  };
}

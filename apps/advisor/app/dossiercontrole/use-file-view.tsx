import type { BestandView } from "@dossierklaar/domain/dossiercontrole/view";
import { ViewerTools } from "@dossierklaar/ui/advisor/viewer";
import { type ReactNode, useRef, useState } from "react";
import { FileSheets } from "./file-sheets";
import { turnOf } from "./file-turn";
import { useFileBytes, useObjectUrl } from "./use-file-bytes";
import { useReadingPlace } from "./use-reading-place";

/** What was delivered last is what waits for a judgement, so it lies on top. */
function newestFirst(files: readonly BestandView[]): BestandView[] {
  const newest = files.at(-1)?.aanleveringId;
  return [...files.filter((file) => file.aanleveringId === newest), ...files.filter((file) => file.aanleveringId !== newest)];
}

/**
 * The files of a stuk under each other: what stands in the viewer, and the tools over it. Turning and downloading are of the file that is
 * being read. `pages` is known when the only file is a pdf that was opened.
 */
export function useFileView(
  dossierId: string,
  files: readonly BestandView[],
): { tools: ReactNode; paper: ReactNode; pages: number | undefined } {
  const frame = useRef<HTMLDivElement>(null);
  const place = useReadingPlace(frame);
  const [zoom, setZoom] = useState(100);
  const [turned, setTurned] = useState<ReadonlyMap<string, number>>(new Map());
  const [totals, setTotals] = useState<ReadonlyMap<string, number>>(new Map());
  const ordered = newestFirst(files);
  const at = Math.max(
    0,
    ordered.findIndex((file) => file.id === place?.fileId),
  );
  const read = ordered[at];
  const bytes = useFileBytes(dossierId, read, false);
  const href = useObjectUrl(bytes.data);
  const total = read ? totals.get(read.id) : undefined;
  const turn = (file: BestandView, by: number) => setTurned((before) => new Map(before).set(file.id, (before.get(file.id) ?? 0) + by));
  return {
    pages: files.length === 1 ? total : undefined,
    tools: read ? (
      <>
        {ordered.length > 1 ? (
          // On a phone the tools need this room; the name over each file tells it too.
          <span className="mr-2 max-[26rem]:hidden">
            Bestand {at + 1} van {ordered.length}
          </span>
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
    paper: (
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

import { formatBytes, formatDateTime } from "@dossierklaar/domain/format";
import { ButtonLink } from "@dossierklaar/ui/advisor/button";
import { ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { sentenceOf } from "../errors";
import type { Turn } from "./file-turn";
import { Picture } from "./picture";
import type { ShownFile } from "./shown-files";
import { isFileRefused, useFileBytes, useObjectUrl } from "./use-file-bytes";
import { sheetMark } from "./use-reading-place";

const PdfPages = lazy(() => import("./pdf-pages"));

/** One file in the viewer: its pages or its picture, or why it cannot be shown. Fetched when it comes near, for the Logboek notes who looked. */
export function FileSheets(props: {
  dossierId: string;
  file: ShownFile;
  /** Of several files each says which it is. */
  hasName: boolean;
  zoom: number;
  turn: Turn;
  onPages: (total: number) => void;
}) {
  const { file } = props;
  const frame = useRef<HTMLElement>(null);
  const [isNear, setNear] = useState(false);
  const bytes = useFileBytes(props.dossierId, file, isNear);
  const [unreadable, setUnreadable] = useState("");
  useEffect(() => {
    if (!frame.current) return;
    const seen = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) setNear(true);
    });
    seen.observe(frame.current);
    return () => seen.disconnect();
  }, []);
  const blob = bytes.data;
  return (
    <section aria-label={file.naam} ref={frame} {...sheetMark(file.id, 1)}>
      {props.hasName ? (
        <h3 className="mx-auto flex gap-x-3 pb-2 text-xs">
          <span className="min-w-0 truncate font-medium text-ink">{file.naam}</span>
          <span className="ml-auto flex-none font-normal text-ink-3 tabular-nums">
            {[formatBytes(file.grootte), file.aangeleverdOp ? formatDateTime(file.aangeleverdOp) : ""].filter(Boolean).join(" · ")}
          </span>
        </h3>
      ) : null}
      {bytes.isPending ? (
        // As tall as a paper, so that the next file is not near before this one is there.
        <div className="aspect-[210/297]">
          <SkeletonRows count={5} />
        </div>
      ) : null}
      {bytes.isError ? (
        <ErrorPane
          className="px-0"
          isPending={bytes.isFetching}
          message={isFileRefused(bytes.error) ? "Dit bestand kon niet worden opgehaald. Probeer het opnieuw." : sentenceOf(bytes.error)}
          onRetry={() => void bytes.refetch()}
        />
      ) : null}
      {blob && unreadable ? <Unreadable blob={blob} naam={file.naam} sentence={unreadable} /> : null}
      {blob && !unreadable ? <Shown {...props} blob={blob} onFailure={setUnreadable} /> : null}
    </section>
  );
}

function Shown(props: Parameters<typeof FileSheets>[0] & { blob: Blob; onFailure: (sentence: string) => void }) {
  const { blob, file, zoom, turn, onFailure } = props;
  const cannot = "Dit soort bestand kunnen we hier niet tonen. Download het om het te bekijken.";
  if (file.mime.startsWith("image/"))
    return (
      <Picture
        blob={blob}
        naam={file.naam}
        onFailure={() => onFailure("Deze foto kan de browser niet tonen. Download hem om hem te bekijken.")}
        turn={turn}
        zoom={zoom}
      />
    );
  if (file.mime !== "application/pdf") return <Unreadable blob={blob} naam={file.naam} sentence={cannot} />;
  return (
    <Suspense fallback={<SkeletonRows count={5} />}>
      <PdfPages blob={blob} fileId={file.id} naam={file.naam} onFailure={onFailure} onPages={props.onPages} turn={turn} zoom={zoom} />
    </Suspense>
  );
}

function Unreadable(props: { blob: Blob; naam: string; sentence: string }) {
  const href = useObjectUrl(props.blob);
  return (
    <div className="flex flex-col items-start gap-3 py-2 text-sm" role="alert">
      <p className="max-w-prose text-ink-2">{props.sentence}</p>
      {href ? (
        <ButtonLink download={props.naam} href={href}>
          Downloaden
        </ButtonLink>
      ) : null}
    </div>
  );
}

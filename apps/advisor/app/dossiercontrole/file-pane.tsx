import type { BestandView } from "@dossierklaar/domain/dossiercontrole/view";
import { formatBytes } from "@dossierklaar/domain/format";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { Paper, ViewerTools } from "@dossierklaar/ui/advisor/viewer";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { useState } from "react";
import { sentenceOf } from "../errors";
import { trpc } from "../trpc";

// A little less than an address works, so that one in use has not run out.
const addressMs = 4 * 60_000;

type Turn = 0 | 1 | 2 | 3;
const turnOf = (degrees: number): Turn => ((((degrees / 90) % 4) + 4) % 4) as Turn; // the remainder of four is one of four

/** The files of a stuk one by one, the newest delivery first to see. The address of each is asked when it is looked at. */
export function FilePane(props: { dossierId: string; files: readonly BestandView[] }) {
  const { dossierId, files } = props;
  const newest = files.at(-1)?.aanleveringId;
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      files.findIndex((file) => file.aanleveringId === newest),
    ),
  );
  const file = files[Math.min(at, files.length - 1)];
  if (!file) return null;
  const step = (by: number) => setAt(Math.min(Math.max(at + by, 0), files.length - 1));
  return (
    <>
      {files.length > 1 ? (
        <div className="mb-3 flex items-center gap-1 text-ink-2 text-xs tabular-nums">
          <IconButton
            disabledReason={at === 0 ? "Dit is het eerste bestand" : undefined}
            icon={ArrowLeft}
            label="Vorig bestand"
            onClick={() => step(-1)}
          />
          <output>
            Bestand {Math.min(at, files.length - 1) + 1} van {files.length}
          </output>
          <IconButton
            disabledReason={at >= files.length - 1 ? "Dit is het laatste bestand" : undefined}
            icon={ArrowRight}
            label="Volgend bestand"
            onClick={() => step(1)}
          />
        </div>
      ) : null}
      <OneFile dossierId={dossierId} file={file} key={file.id} />
    </>
  );
}

function OneFile(props: { dossierId: string; file: BestandView }) {
  const { dossierId, file } = props;
  const api = trpc.useUtils().client;
  const [zoom, setZoom] = useState(100);
  const [turn, setTurn] = useState<Turn>(turnOf(file.draaiing));
  // A read in which the Logboek notes who looked; kept while the address works, so that looking again is not a second look.
  const address = useQuery({
    queryKey: ["bestand", file.id],
    queryFn: () => api.dossiercontrole.openBestand.mutate({ dossierId, bestandId: file.id }),
    staleTime: addressMs,
    gcTime: addressMs,
  });
  const isImage = file.mime.startsWith("image/");
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-0.5 text-ink-2 text-xs tabular-nums">
        <span className="min-w-0 truncate">
          {file.naam} · {formatBytes(file.grootte)}
        </span>
        {isImage ? (
          <ViewerTools downloadHref={address.data?.url} onRotate={() => setTurn(turnOf((turn + 1) * 90))} onZoom={setZoom} zoom={zoom} />
        ) : null}
      </div>
      {address.isPending ? <SkeletonRows count={5} /> : null}
      {address.isError ? (
        <ErrorPane isPending={address.isFetching} message={sentenceOf(address.error)} onRetry={() => void address.refetch()} />
      ) : null}
      {address.data && isImage ? <Picture naam={file.naam} turn={turn} url={address.data.url} zoom={zoom} /> : null}
      {address.data && !isImage ? (
        <iframe className="h-[calc(100%-3rem)] min-h-96 w-full border border-line bg-paper" src={address.data.url} title={file.naam} />
      ) : null}
    </>
  );
}

function Picture(props: { url: string; naam: string; turn: Turn; zoom: number }) {
  const [isBroken, setBroken] = useState(false);
  if (isBroken)
    return <ErrorPane message="Deze foto kan de browser niet tonen. Download hem om hem te bekijken." onRetry={() => setBroken(false)} />;
  return (
    <Paper rotation={props.turn} zoom={props.zoom}>
      <img alt={props.naam} className="block w-full" onError={() => setBroken(true)} src={props.url} />
    </Paper>
  );
}

import type { BestandView } from "@dossierklaar/domain/dossiercontrole/view";
import { IconButton } from "@dossierklaar/ui/advisor/icon-button";
import { ErrorPane, SkeletonRows } from "@dossierklaar/ui/advisor/states";
import { Paper, ViewerTools } from "@dossierklaar/ui/advisor/viewer";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { type CSSProperties, type ReactNode, useState } from "react";
import { sentenceOf } from "../errors";
import { trpc } from "../trpc";

// A little less than an address works, so that one in use has not run out.
const addressMs = 4 * 60_000;

type Turn = 0 | 1 | 2 | 3;
const turnOf = (degrees: number): Turn => ((((degrees / 90) % 4) + 4) % 4) as Turn; // the remainder of four is one of four

/**
 * The files of a stuk one by one, beginning with the newest delivery: what stands in the viewer, and the tools over it. The address of each
 * file is asked when it is looked at, and is kept while it works: the Logboek notes every asking.
 */
export function useFileView(dossierId: string, files: readonly BestandView[]): { tools: ReactNode; paper: ReactNode } {
  const api = trpc.useUtils().client;
  const [chosen, setChosen] = useState<string | undefined>(() => {
    const newest = files.at(-1)?.aanleveringId;
    return files.find((file) => file.aanleveringId === newest)?.id;
  });
  const [zoom, setZoom] = useState(100);
  const [turned, setTurned] = useState(0);
  const at = Math.max(
    0,
    files.findIndex((file) => file.id === chosen),
  );
  const file = files[at];
  const address = useQuery({
    queryKey: ["bestand", file?.id],
    queryFn: () => api.dossiercontrole.openBestand.mutate({ dossierId, bestandId: file?.id ?? "" }),
    enabled: file !== undefined,
    staleTime: addressMs,
    gcTime: addressMs,
  });
  if (!file) return { tools: null, paper: null };
  const show = (index: number) => {
    setChosen(files[Math.min(Math.max(index, 0), files.length - 1)]?.id);
    setTurned(0);
    setZoom(100);
  };
  const isImage = file.mime.startsWith("image/");
  const url = address.data?.url;
  return {
    tools: (
      <>
        {files.length > 1 ? <FileSteps at={at} onShow={show} total={files.length} /> : null}
        <span className="min-w-0 truncate">{file.naam}</span>
        {isImage ? (
          <span className="ml-auto flex items-center gap-0.5">
            <ViewerTools downloadHref={url} onRotate={() => setTurned(turned + 90)} onZoom={setZoom} zoom={zoom} />
          </span>
        ) : null}
      </>
    ),
    paper: (
      <>
        {address.isPending ? <SkeletonRows count={5} /> : null}
        {address.isError ? (
          <ErrorPane isPending={address.isFetching} message={sentenceOf(address.error)} onRetry={() => void address.refetch()} />
        ) : null}
        {url && isImage ? <Picture key={url} naam={file.naam} turn={turnOf(file.draaiing + turned)} url={url} zoom={zoom} /> : null}
        {url && !isImage ? (
          <iframe className="h-full min-h-96 w-full border border-line bg-paper" key={url} src={url} title={file.naam} />
        ) : null}
      </>
    ),
  };
}

function FileSteps(props: { at: number; total: number; onShow: (at: number) => void }) {
  const { at, total, onShow } = props;
  return (
    <span className="mr-2 flex flex-none items-center gap-0.5">
      <IconButton
        disabledReason={at === 0 ? "Dit is het eerste bestand" : undefined}
        icon={ArrowLeft}
        label="Vorig bestand"
        onClick={() => onShow(at - 1)}
      />
      <output>
        Bestand {at + 1} van {total}
      </output>
      <IconButton
        disabledReason={at === total - 1 ? "Dit is het laatste bestand" : undefined}
        icon={ArrowRight}
        label="Volgend bestand"
        onClick={() => onShow(at + 1)}
      />
    </span>
  );
}

/** A picture as it is, turned the way up in which it was delivered or is looked at. A quarter turn takes the room of what is seen. */
function Picture(props: { url: string; naam: string; turn: Turn; zoom: number }) {
  const { turn } = props;
  const [isBroken, setBroken] = useState(false);
  const [ratio, setRatio] = useState(1);
  if (isBroken)
    return <ErrorPane message="Deze foto kan de browser niet tonen. Download hem om hem te bekijken." onRetry={() => setBroken(false)} />;
  const isOnItsSide = turn % 2 === 1;
  const onItsSide: CSSProperties = {
    position: "absolute",
    top: "50%",
    left: "50%",
    // Its own width is the height of the room; that is so many times the room's width.
    width: `${ratio * 100}%`,
    maxWidth: "none",
    transform: `translate(-50%, -50%) rotate(${turn * 90}deg)`,
  };
  return (
    <Paper zoom={props.zoom}>
      <div className="relative" style={isOnItsSide ? { aspectRatio: `1 / ${ratio}` } : undefined}>
        <img
          alt={props.naam}
          className="block w-full"
          onError={() => setBroken(true)}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setRatio(naturalHeight > 0 ? naturalWidth / naturalHeight : 1)}
          src={props.url}
          style={isOnItsSide ? onItsSide : turn === 2 ? { rotate: "180deg" } : undefined}
        />
      </div>
    </Paper>
  );
}

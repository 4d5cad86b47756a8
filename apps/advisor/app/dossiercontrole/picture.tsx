import { Paper } from "@dossierklaar/ui/advisor/viewer";
import { type CSSProperties, useState } from "react";
import type { Turn } from "./file-turn";
import { useObjectUrl } from "./use-file-bytes";

/** A picture as it is, the way up in which it was delivered or is looked at. A quarter turn takes the room of what is seen. */
export function Picture(props: { blob: Blob; naam: string; turn: Turn; zoom: number; onFailure: () => void }) {
  const { turn } = props;
  const url = useObjectUrl(props.blob);
  const [ratio, setRatio] = useState(1);
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
        {url ? (
          <img
            alt={props.naam}
            className="block w-full"
            onError={props.onFailure}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setRatio(naturalHeight > 0 ? naturalWidth / naturalHeight : 1)}
            src={url}
            style={isOnItsSide ? onItsSide : turn === 2 ? { rotate: "180deg" } : undefined}
          />
        ) : null}
      </div>
    </Paper>
  );
}

import type { Page, PageUpload } from "@dossierklaar/ui/portal/page-tiles";
import { translated } from "@dossierklaar/ui/portal/taal";
import { useEffect, useRef, useState } from "react";
import type { Aanlevering, UploadFile } from "./aanlevering.ts";

// What every browser draws. A heic is drawn by few: it stands as a paper, and the server makes a picture of it.
const drawable = ["image/jpeg", "image/png", "image/webp"];

function uploadOf(file: UploadFile, isSending: boolean, sentBytes: ReadonlyMap<string, number>): PageUpload | undefined {
  if (file.state === "failed") return { phase: "failed", sentence: translated(file.sentence ?? "") };
  if (!isSending) return undefined;
  if (file.state === "sent") return { phase: "done" };
  const sent = sentBytes.get(file.id) ?? 0;
  return sent > 0 ? { phase: "sending", share: sent / file.blob.size } : { phase: "waiting" };
}

const quarters = { 0: 0, 90: 1, 180: 2, 270: 3 } as const;

/** The pages of an aanlevering as the tiles show them. Their pictures are addresses into memory, given back when a page leaves. */
export function usePages(aanlevering: Aanlevering | undefined, sentBytes: ReadonlyMap<string, number>): Page[] {
  const urls = useRef(new Map<string, { blob: Blob; url: string }>());
  const [, redraw] = useState(0);
  const files = aanlevering?.files;
  useEffect(() => {
    const known = urls.current;
    for (const [id, { url, blob }] of known) {
      if (files?.some((file) => file.id === id && file.blob === blob)) continue;
      URL.revokeObjectURL(url);
      known.delete(id);
    }
    for (const file of files ?? [])
      if (drawable.includes(file.mime) && !known.has(file.id)) known.set(file.id, { blob: file.blob, url: URL.createObjectURL(file.blob) });
    redraw((count) => count + 1);
  }, [files]);
  useEffect(() => {
    const known = urls.current;
    return () => {
      for (const { url } of known.values()) URL.revokeObjectURL(url);
      known.clear();
    };
  }, []);
  return (files ?? []).map((file) => ({
    id: file.id,
    name: file.naam,
    kind: drawable.includes(file.mime) ? "image" : "paper",
    previewUrl: urls.current.get(file.id)?.url,
    turns: quarters[file.draaiing],
    upload: uploadOf(file, aanlevering?.phase === "sending", sentBytes),
  }));
}

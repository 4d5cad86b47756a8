import type { BestandView } from "@dossierklaar/domain/dossiercontrole/view";
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { trpc } from "../trpc";

// A little less than an address works, so that one in use has not run out.
const addressMs = 4 * 60_000;

/** The storage answered, and not with the file. */
class FileRefused extends Error {
  override name = "FileRefused";
  readonly status: number;
  constructor(status: number) {
    super(`the file host answered ${status}`);
    this.status = status;
  }
}

export const isFileRefused = (error: unknown): boolean => error instanceof FileRefused;

async function fetchBytes(url: string, mime: string): Promise<Blob> {
  const answer = await fetch(url, { credentials: "omit", referrerPolicy: "no-referrer" });
  if (!answer.ok) throw new FileRefused(answer.status);
  return new Blob([await answer.arrayBuffer()], { type: mime });
}

/** A file that was delivered, or the one pdf of a stuk, whose id then is of this very state of it. */
export type ReadableFile = Pick<BestandView, "id" | "mime"> & { pdfOf?: string };

/** An address by which a file can be read now. A read which the Logboek notes, so one that still works is used again. */
type AskAddress = (client: QueryClient) => Promise<string>;

/**
 * The bytes of a file, fetched once. They stay for minutes after the viewer closed: looking again is not a second look in the Logboek.
 * `isAsked` false fetches nothing, and gives what another fetched.
 */
export function useFileBytes(dossierId: string, file: ReadableFile | undefined, isAsked: boolean) {
  const client = useQueryClient();
  const api = trpc.useUtils().client;
  const bestandId = file?.id ?? "";
  const addressKey = ["bestand", bestandId, "address"];
  const askAddress: AskAddress = (queryClient) =>
    queryClient.fetchQuery({
      queryKey: addressKey,
      queryFn: async () =>
        file?.pdfOf
          ? (await api.dossiercontrole.openStukPdf.mutate({ dossierId, stukId: file.pdfOf })).url
          : (await api.dossiercontrole.openBestand.mutate({ dossierId, bestandId })).url,
      staleTime: addressMs,
      gcTime: addressMs,
    });
  return useQuery({
    queryKey: ["bestand", bestandId, "bytes"],
    queryFn: async () => {
      const mime = file?.mime ?? "";
      try {
        return await fetchBytes(await askAddress(client), mime);
      } catch (error) {
        if (!(error instanceof FileRefused && error.status === 403)) throw error;
        // The address ran out before it was used: this computer slept.
        client.removeQueries({ queryKey: addressKey });
        return fetchBytes(await askAddress(client), mime);
      }
    },
    enabled: isAsked && file !== undefined,
    // A delivered file never changes.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: addressMs,
  });
}

/** An address of this page for what was fetched, as long as the component stands. */
export function useObjectUrl(blob: Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => {
      setUrl(undefined);
      URL.revokeObjectURL(made);
    };
  }, [blob]);
  return url;
}

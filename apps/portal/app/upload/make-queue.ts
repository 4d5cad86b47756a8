// Loaded after the page stands: nothing of it is needed to read.
import type { KlantDossierView } from "@dossierklaar/domain/dossier/view";
import { type DossierCache, loadApi } from "../dossier-query.tsx";
import { errorText, findDomainError, isSignedOut, wasAnswered } from "../errors.ts";
import type { Live } from "../live-dossier.ts";
import { createUploadQueue, type UploadQueue } from "./queue.ts";
import type { QueueWorld } from "./queue-world.ts";
import { sendFile } from "./send-file.ts";
import { createAanleveringStore } from "./store.ts";

function waitOrOnline(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    window.addEventListener("online", end);
  });
}

/** One window at a time: two would send the same bytes. A browser without locks has few windows. */
const alone = (work: () => Promise<void>): Promise<void> =>
  navigator.locks ? navigator.locks.request("dossierklaar-aanleveren", work) : work();

function judge(error: unknown, toon: KlantDossierView["head"]["toon"]): ReturnType<QueueWorld["judge"]> {
  if (isSignedOut(error)) {
    // After signing in it goes on by itself.
    window.location.assign(`/inloggen?naar=${encodeURIComponent(window.location.pathname)}`);
    return { refused: false };
  }
  const bestand = findDomainError(error)?.details.bestand;
  if (wasAnswered(error)) return { refused: true, sentence: errorText(error, toon), ...(typeof bestand === "string" ? { bestand } : {}) };
  // What the upload route refuses comes as an UploadThingError, with a sentence of ours.
  const { code, message } = error instanceof Error ? (error as Error & { code?: unknown }) : { code: undefined, message: "" };
  const isRefusal = code === "BAD_REQUEST" || code === "FORBIDDEN" || code === "NOT_FOUND";
  return isRefusal && message ? { refused: true, sentence: message } : { refused: false };
}

/** The queue of this page, with the api, IndexedDB, UploadThing and the socket around it. */
export function makeQueue(options: {
  cache: DossierCache;
  latest: { readonly current: { dossier: KlantDossierView; live: Live } };
  onReceived: QueueWorld["onReceived"];
}): UploadQueue {
  const { cache, latest } = options;
  return createUploadQueue({
    store: createAanleveringStore(),
    async reserve(aanlevering, files) {
      const { bestandIds } = await (await loadApi()).reserveUpload.mutate({
        requestId: aanlevering.requestId,
        stukId: aanlevering.stukId,
        aanleveringId: aanlevering.id,
        bestanden: files.map((file) => ({ naam: file.naam, grootte: file.blob.size, mime: file.mime, draaiing: file.draaiing })),
      });
      return bestandIds;
    },
    async drop(bestandId) {
      await (await loadApi()).dropUpload.mutate({ bestandId });
    },
    send: sendFile,
    refetch: cache.fetchNow,
    judge: (error) => judge(error, latest.current.dossier.head.toon),
    tellProgress: (stukId, percent) => latest.current.live.tellProgress(stukId, percent),
    onReceived: options.onReceived,
    isOnline: () => navigator.onLine !== false,
    wait: waitOrOnline,
    alone,
  });
}

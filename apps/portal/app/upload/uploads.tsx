import type { KlantDossierView } from "@dossierklaar/domain/dossier/view";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { errorText, findDomainError, isSignedOut, wasAnswered } from "../errors.ts";
import type { Live } from "../live-dossier.ts";
import { trpc } from "../trpc.tsx";
import type { Aanlevering } from "./aanlevering.ts";
import { createUploadQueue, type QueueState, type UploadQueue } from "./queue.ts";
import { sendFile } from "./send-file.ts";
import { createAanleveringStore } from "./store.ts";

type Uploads = QueueState & {
  queue: UploadQueue;
  /** The stukken that were received in this visit, for the screen that says so. */
  received: ReadonlySet<string>;
  forgetReceived(stukId: string): void;
};

const UploadsContext = createContext<Uploads | undefined>(undefined);

/** Everything that is being delivered from this browser. */
export function useUploads(): Uploads {
  const uploads = useContext(UploadsContext);
  if (!uploads) throw new Error("useUploads needs an UploadsProvider");
  return uploads;
}

const emptyState: QueueState = { isLoaded: false, aanleveringen: [], sentBytes: new Map(), isWaiting: false };

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

type Refusal = ReturnType<Parameters<typeof createUploadQueue>[0]["judge"]>;

function judge(error: unknown, toon: KlantDossierView["head"]["toon"]): Refusal {
  const domain = findDomainError(error);
  if (domain) {
    const { bestand } = domain.details;
    return { refused: true, sentence: errorText(error, toon), ...(typeof bestand === "string" ? { bestand } : {}) };
  }
  if (wasAnswered(error)) return { refused: true, sentence: errorText(error, toon) };
  // What the upload route refuses comes as an UploadThingError, with a sentence of ours.
  const { code, message } = error instanceof Error ? (error as Error & { code?: unknown }) : { code: undefined, message: "" };
  const isRefusal = code === "BAD_REQUEST" || code === "FORBIDDEN" || code === "NOT_FOUND";
  return isRefusal && message ? { refused: true, sentence: message } : { refused: false };
}

/** Runs the queue of uploads for as long as a page of the portal is open, and takes up what an earlier visit left. */
export function UploadsProvider(props: { dossier: KlantDossierView; live: Live; isOff: boolean; children: ReactNode }) {
  const { dossier, live, isOff } = props;
  const utils = trpc.useUtils();
  const [received, setReceived] = useState<ReadonlySet<string>>(new Set());
  // What the queue asks for later is what is true then.
  const latest = useRef({ dossier, live });
  latest.current = { dossier, live };

  const [queue] = useState(() =>
    createUploadQueue({
      store: createAanleveringStore(),
      async reserve(aanlevering, files) {
        const { bestandIds } = await utils.client.reserveUpload.mutate({
          requestId: aanlevering.requestId,
          stukId: aanlevering.stukId,
          aanleveringId: aanlevering.id,
          bestanden: files.map((file) => ({ naam: file.naam, grootte: file.blob.size, mime: file.mime, draaiing: file.draaiing })),
        });
        return bestandIds;
      },
      async drop(bestandId) {
        await utils.client.dropUpload.mutate({ bestandId });
      },
      send: sendFile,
      async refetch() {
        // Past the cache: an answer that was asked for earlier would not know the newest files.
        const fresh = await utils.client.show.query();
        utils.show.setData(undefined, (shown) => (shown && shown.head.versie > fresh.head.versie ? shown : fresh));
        return fresh;
      },
      judge(error) {
        if (isSignedOut(error)) {
          window.location.assign(`/inloggen?naar=${encodeURIComponent(window.location.pathname)}`);
          return { refused: false }; // after signing in it goes on
        }
        return judge(error, latest.current.dossier.head.toon);
      },
      tellProgress: (stukId, percent) => latest.current.live.tellProgress(stukId, percent),
      onReceived: (aanlevering: Aanlevering) => setReceived((before) => new Set(before).add(aanlevering.stukId)),
      isOnline: () => navigator.onLine !== false,
      wait: waitOrOnline,
      alone,
    }),
  );

  const { dossierId } = dossier.head;
  useEffect(() => {
    if (!isOff) void queue.load(dossierId);
  }, [queue, dossierId, isOff]);
  useEffect(() => {
    if (!isOff) void queue.see(dossier);
  }, [queue, dossier, isOff]);

  const state = useSyncExternalStore(queue.subscribe, queue.snapshot, () => emptyState);
  const forgetReceived = (stukId: string) => setReceived((before) => new Set([...before].filter((id) => id !== stukId)));
  return <UploadsContext.Provider value={{ ...state, queue, received, forgetReceived }}>{props.children}</UploadsContext.Provider>;
}

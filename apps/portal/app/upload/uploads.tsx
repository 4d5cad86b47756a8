import type { KlantDossierView } from "@dossierklaar/domain/dossier/view";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useDossierCache } from "../dossier-query.tsx";
import type { Live } from "../live-dossier.ts";
import type { UploadQueue } from "./queue.ts";
import type { QueueState } from "./queue-world.ts";

type Uploads = QueueState & {
  /** The queue, whose code comes after the page. */
  loadQueue(): Promise<UploadQueue>;
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
const nothingToHear = () => () => {};

/** Runs the queue of uploads for as long as a page of the portal is open, and takes up what an earlier visit left. */
export function UploadsProvider(props: { dossier: KlantDossierView; live: Live; isOff: boolean; children: ReactNode }) {
  const { dossier, live, isOff } = props;
  const cache = useDossierCache();
  const [received, setReceived] = useState<ReadonlySet<string>>(new Set());
  const [queue, setQueue] = useState<UploadQueue>();
  // What the queue asks for later is what is true then.
  const latest = useRef({ dossier, live });
  latest.current = { dossier, live };
  const loading = useRef<Promise<UploadQueue>>(undefined);

  const loadQueue = useCallback(() => {
    loading.current ??= import("./make-queue.ts").then(async ({ makeQueue }) => {
      const onReceived = ({ stukId }: { stukId: string }) => setReceived((before) => new Set(before).add(stukId));
      const made = makeQueue({ cache, latest, onReceived });
      await made.load(latest.current.dossier.head.dossierId);
      setQueue(made);
      return made;
    });
    // A page that lost its connection before the code came asks again.
    loading.current.catch(() => {
      loading.current = undefined;
    });
    return loading.current;
  }, [cache]);

  useEffect(() => {
    if (isOff) return;
    loadQueue().catch(() => {}); // asked again with the first file
    return () => {
      // Leaving the signed-in pages: what is left is kept, and goes on at the next of them.
      loading.current?.then((made) => made.close()).catch(() => {});
      loading.current = undefined;
      setQueue(undefined);
    };
  }, [isOff, loadQueue]);
  useEffect(() => {
    void queue?.see(dossier);
  }, [queue, dossier]);

  const state = useSyncExternalStore(
    queue?.subscribe ?? nothingToHear,
    () => queue?.snapshot() ?? emptyState,
    () => emptyState,
  );
  const forgetReceived = (stukId: string) => setReceived((before) => new Set([...before].filter((id) => id !== stukId)));
  return <UploadsContext.Provider value={{ ...state, loadQueue, received, forgetReceived }}>{props.children}</UploadsContext.Provider>;
}

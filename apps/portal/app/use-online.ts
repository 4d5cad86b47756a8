import { useEffect, useState, useSyncExternalStore } from "react";
import type { Live } from "./live-dossier.ts";

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** Whether the phone says that it has a network; true on the server. */
export const useIsOnline = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => navigator.onLine !== false,
    () => true,
  );

// A hiccup of a second is nobody's business.
const patienceMs = 6_000;

/**
 * Since when this page may be out of date: the phone has no network, or the server is not heard for a while. Undefined while all is well.
 */
export function useOfflineSince(live: Live["state"]): Date | undefined {
  const isOnline = useIsOnline();
  const [since, setSince] = useState<Date>();
  const isFine = isOnline && live === "live";
  useEffect(() => {
    if (isFine) {
      setSince(undefined);
      return;
    }
    const lost = new Date();
    const timer = setTimeout(() => setSince((before) => before ?? lost), isOnline ? patienceMs : 0);
    return () => clearTimeout(timer);
  }, [isFine, isOnline]);
  return since;
}

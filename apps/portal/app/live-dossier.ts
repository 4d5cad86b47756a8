import type { KlantDossierRows } from "@dossierklaar/domain/dossier/view";
import type { LiveSocket, LiveState } from "@dossierklaar/realtime/client";
import { useEffect, useRef, useState } from "react";
import type { SuperJSONResult } from "superjson";
import { patchDossier } from "./dossier-patch.ts";
import { useDossierCache } from "./dossier-query.tsx";

export type Live = {
  state: LiveState | "starting";
  /** Tells the kantoor how far an upload is; lost when there is no connection, which is fine. */
  tellProgress(stukId: string, percent: number): void;
};

/** Keeps the one query of the dossier as new as the database. The socket's code comes after the page: it is not needed to read or to act. */
export function useLiveDossier(dossierId: string): Live {
  const cache = useDossierCache();
  const [state, setState] = useState<Live["state"]>("starting");
  const socket = useRef<LiveSocket<SuperJSONResult>>(undefined);

  useEffect(() => {
    let isOver = false;
    let stop = () => {};
    const leave = () => window.location.assign(`/inloggen?naar=${encodeURIComponent(window.location.pathname)}`);
    const begin = async () => {
      const [{ connectLive, watchDossier }, { default: superjson }] = await Promise.all([
        import("@dossierklaar/realtime/client"),
        import("superjson"),
      ]);
      if (isOver) return;
      const own = connectLive<SuperJSONResult>();
      socket.current = own;
      own.on("connect_error", (error) => {
        if (error.message === "unauthorized") leave();
      });
      const unwatch = watchDossier<SuperJSONResult>({
        socket: own,
        dossierId,
        shownVersie: () => cache.shown()?.head.versie ?? -1,
        apply(message) {
          // What server/live.ts sends a client.
          const rows = superjson.deserialize<KlantDossierRows>(message.rows);
          cache.patch((shown) => patchDossier(shown, rows, message.to));
        },
        refetch: cache.refetch,
        onState: setState,
        onRevoked: leave,
      });
      stop = () => {
        unwatch();
        own.disconnect();
        socket.current = undefined;
      };
    };
    begin().catch(() => setState("reconnecting")); // the page stays as it was fetched
    return () => {
      isOver = true;
      stop();
    };
  }, [dossierId, cache]);

  return {
    state,
    tellProgress(stukId, percent) {
      socket.current?.volatile.emit("signal", { dossierId, kind: "upload.progress", stukId, percent });
    },
  };
}

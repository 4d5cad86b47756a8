import type * as Client from "@dossierklaar/realtime/client";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import type { WireRows } from "./live-rows";
import { isStillSignedIn } from "./session-change";
import { leaveForSignIn } from "./sign-in-again";

/** The page's one socket, with what works on it. The code comes after the page stands: nobody waits for it. */
export type Live = { client: typeof Client; socket: Client.LiveSocket<WireRows> };

const LiveContext = createContext<Live | undefined>(undefined);

/** Undefined until the socket's code is there. */
export const useLive = (): Live | undefined => useContext(LiveContext);

export function LiveProvider(props: { children: ReactNode }) {
  const [live, setLive] = useState<Live>();
  useEffect(() => {
    let isGone = false;
    let opened: Live["socket"] | undefined;
    void import("@dossierklaar/realtime/client").then((client) => {
      if (isGone) return;
      const socket = client.connectLive<WireRows>();
      opened = socket;
      socket.on("connect_error", (error) => {
        if (error.message === "unauthorized") leaveForSignIn();
      });
      socket.on("access.revoked", async ({ dossierId }) => {
        if (dossierId !== null) return;
        // The session may have been replaced by another of the same browser.
        if (!(await isStillSignedIn())) leaveForSignIn();
        else if (!isGone) socket.disconnect().connect();
      });
      setLive({ client, socket });
    });
    return () => {
      isGone = true;
      opened?.disconnect();
    };
  }, []);
  return <LiveContext.Provider value={live}>{props.children}</LiveContext.Provider>;
}

/** Calls back when lists across dossiers may have changed; one at a time, and once more for what came meanwhile. */
export function useKantoorChanges(refetch: () => Promise<unknown>): void {
  const live = useLive();
  const latest = useRef(refetch);
  latest.current = refetch;
  useEffect(() => {
    if (!live) return;
    let isBusy = false;
    let isAskedAgain = false;
    const run = async () => {
      if (isBusy) {
        isAskedAgain = true;
        return;
      }
      isBusy = true;
      do {
        isAskedAgain = false;
        await latest.current().catch(() => {}); // the query itself shows that it failed
      } while (isAskedAgain);
      isBusy = false;
    };
    return live.client.watchKantoor(live.socket, () => void run());
  }, [live]);
}

/** Whether the socket stands; undefined until it stood once. For lists across dossiers; a dossier's own state says more. */
export function useConnected(): boolean | undefined {
  const live = useLive();
  const [isConnected, setConnected] = useState<boolean>();
  useEffect(() => {
    if (!live) return;
    const { socket } = live;
    const onConnect = () => setConnected(true);
    const onDisconnect = () => setConnected((before) => (before === undefined ? undefined : false));
    if (socket.connected) onConnect();
    socket.on("connect", onConnect);
    socket.on("disconnect", onDisconnect);
    return () => {
      socket.off("connect", onConnect);
      socket.off("disconnect", onDisconnect);
    };
  }, [live]);
  return isConnected;
}

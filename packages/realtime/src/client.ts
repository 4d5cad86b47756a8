// For the browser. Imports nothing internal but the contract, and no framework.
import { io, type ManagerOptions, type Socket, type SocketOptions } from "socket.io-client";
import { type ClientToServer, refusals, type ServerToClient } from "./contract.ts";

export { type LiveState, type WatchOptions, watchDossier } from "./watch-dossier.ts";

export type LiveSocket<Rows> = Socket<ServerToClient<Rows>, ClientToServer>;

/**
 * Opens the one socket of a page; it comes back by itself. `url` is that of the page itself unless said otherwise.
 * Not accepted because nobody is signed in: it stays closed, until the page connects it again.
 */
export function connectLive<Rows>(url?: string, more: Partial<ManagerOptions & SocketOptions> = {}): LiveSocket<Rows> {
  const options = { transports: ["websocket"], reconnectionDelay: 300, reconnectionDelayMax: 5_000, randomizationFactor: 0.5, ...more };
  const socket: LiveSocket<Rows> = url === undefined ? io(options) : io(url, options);
  // A refusal by the server is no lost connection to socket.io, so for this one it would not try again.
  socket.on("connect_error", (error) => {
    if (error.message === refusals.unavailable) setTimeout(() => socket.connect(), 1_000 + Math.random() * 4_000);
  });
  return socket;
}

/**
 * Calls back when lists across dossiers should refetch: at a hint, and whenever hints may have been missed.
 * @returns an end to it
 */
export function watchKantoor<Rows>(socket: LiveSocket<Rows>, refetch: () => void): () => void {
  let connectedBefore = socket.connected;
  const onConnect = () => {
    if (connectedBefore) refetch();
    connectedBefore = true;
  };
  const onResync = ({ spreadMs }: { spreadMs: number }) => setTimeout(refetch, Math.random() * spreadMs);
  socket.on("kantoor.changed", refetch);
  socket.on("resync", onResync);
  socket.on("connect", onConnect);
  return () => {
    socket.off("kantoor.changed", refetch);
    socket.off("resync", onResync);
    socket.off("connect", onConnect);
  };
}

// For the browser. Imports nothing of the server's side.
import type { Socket } from "socket.io-client";
import type { AccessRevoked, ClientToServer, DossierChanged, LiveSignal, Resync, ServerToClient } from "./contract.ts";
import { createToldChanges } from "./told-changes.ts";
import { createWatchRequest } from "./watch-request.ts";

/** live: what is shown is the newest. reconnecting: it may not be. offline: this device has no network. */
export type LiveState = "live" | "reconnecting" | "offline";

export type WatchOptions<Rows> = {
  socket: Socket<ServerToClient<Rows>, ClientToServer>;
  dossierId: string;
  /** The versie of what the screen shows now. */
  shownVersie(): number;
  /**
   * Patches what is shown and makes shownVersie answer message.to. Rows may repeat what is shown already, so they are put in by id.
   * Whoever hears several audiences gets one call for each, with the same versies.
   */
  apply(message: DossierChanged<Rows>): void;
  /** Fetches what is shown anew. Never called while an earlier call is under way. */
  refetch(): Promise<void>;
  onState?(state: LiveState): void;
  onSignal?(signal: LiveSignal): void;
  /** No access any more, to this dossier or (dossierId null) at all. */
  onRevoked?(what: AccessRevoked): void;
};

/**
 * Keeps one dossier on the screen up to date: applies the next versie without a request, and fetches after anything that may have been missed:
 * a gap, a new connection, a resync, coming back online or into view. Fetches are never cancelled and go on until what is shown is new enough.
 * @returns an end to it
 */
export function watchDossier<Rows>(options: WatchOptions<Rows>): () => void {
  const { socket, dossierId } = options;
  let stopped = false;
  let state: LiveState | undefined;
  const told = createToldChanges<Rows>({ ...options, onProgress: tellState });
  const request = createWatchRequest({
    socket,
    dossierId,
    onHeard: told.hear,
    onNotFound: () => options.onRevoked?.({ dossierId }),
  });

  function tellState(): void {
    const online = typeof navigator === "undefined" || navigator.onLine !== false;
    const next: LiveState = socket.connected && told.isCurrent() ? "live" : online ? "reconnecting" : "offline";
    if (next === state || stopped) return;
    state = next;
    options.onState?.(next);
  }

  const onChanged = (message: DossierChanged<Rows>) => {
    if (message.dossierId === dossierId) told.take(message);
  };
  const onSignal = (signal: LiveSignal) => {
    if (signal.dossierId === dossierId) options.onSignal?.(signal);
  };
  const onResync = ({ spreadMs }: Resync) => request.askIn(Math.random() * spreadMs, told.requireFetch);
  const onRevoked = (what: AccessRevoked) => {
    if (what.dossierId === null || what.dossierId === dossierId) options.onRevoked?.(what);
  };
  const onDisconnect = () => {
    told.goDeaf();
    tellState();
  };
  socket.on("dossier.changed", onChanged);
  socket.on("signal", onSignal);
  socket.on("resync", onResync);
  socket.on("access.revoked", onRevoked);
  socket.on("connect", request.ask);
  socket.on("disconnect", onDisconnect);
  const leavePage = listenToPage({
    // Not after socket.io's own back-off, which may be seconds long: the user looks now.
    onBack: () => (socket.connected ? request.ask() : void socket.disconnect().connect()),
    onOffline: tellState,
  });
  enterWatch(socket, dossierId);
  tellState();
  request.ask();

  return () => {
    stopped = true;
    request.stop();
    told.stop();
    socket.off("dossier.changed", onChanged);
    socket.off("signal", onSignal);
    socket.off("resync", onResync);
    socket.off("access.revoked", onRevoked);
    socket.off("connect", request.ask);
    socket.off("disconnect", onDisconnect);
    leavePage();
    if (leaveWatch(socket, dossierId) && socket.connected) socket.emit("unwatch", dossierId);
  };
}

/** Calls back when the network or the user comes back to this page, and when the network goes. @returns an end to it */
function listenToPage({ onBack, onOffline }: { onBack(): void; onOffline(): void }): () => void {
  const page = typeof window === "undefined" ? undefined : window;
  const onBackInView = () => {
    if (page?.document.visibilityState !== "hidden") onBack();
  };
  page?.addEventListener("online", onBackInView);
  page?.addEventListener("offline", onOffline);
  page?.document.addEventListener("visibilitychange", onBackInView);
  return () => {
    page?.removeEventListener("online", onBackInView);
    page?.removeEventListener("offline", onOffline);
    page?.document.removeEventListener("visibilitychange", onBackInView);
  };
}

// Two parts of a page may watch one dossier over one socket; the server knows one watch, which ends with the last of them.
const watches = new WeakMap<object, Map<string, number>>();

function enterWatch(socket: object, dossierId: string): void {
  const counts = watches.get(socket) ?? new Map<string, number>();
  watches.set(socket, counts);
  counts.set(dossierId, (counts.get(dossierId) ?? 0) + 1);
}

/** @returns whether it was the last */
function leaveWatch(socket: object, dossierId: string): boolean {
  const counts = watches.get(socket);
  const left = (counts?.get(dossierId) ?? 1) - 1;
  if (left > 0) counts?.set(dossierId, left);
  else counts?.delete(dossierId);
  return left === 0;
}

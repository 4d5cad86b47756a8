// For the browser. Imports nothing internal but types of the contract.
import type { Socket } from "socket.io-client";
import { createCatchUp } from "./catch-up.ts";
import type {
  AccessRevoked,
  Audience,
  ClientToServer,
  DossierChanged,
  LiveSignal,
  Resync,
  ServerToClient,
  WatchAnswer,
} from "./contract.ts";

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

const answerWithinMs = 5_000;
// A fetch that the page made by itself may land after a message and put older rows back.
const settleMs = 1_500;

/**
 * Keeps one dossier on the screen up to date: applies the next versie without a request, and fetches after anything that may have been missed:
 * a gap, a new connection, a resync, coming back online or into view. Fetches are never cancelled and go on until what is shown is new enough.
 * @returns an end to it
 */
export function watchDossier<Rows>(options: WatchOptions<Rows>): () => void {
  const { socket, dossierId } = options;
  /** What this socket hears; undefined until the server answered. */
  let audiences: readonly Audience[] | undefined;
  /** Messages that came before that answer. */
  let early: DossierChanged<Rows>[] = [];
  /** One change, told to several audiences one after the other: shown once all are in. */
  let parts = new Map<Audience, DossierChanged<Rows>>();
  let newest = 0;
  let stopped = false;
  let watching = 0;
  let unanswered = 0;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let state: LiveState | undefined;
  const catchUp = createCatchUp({ refetch: options.refetch, isBehind: () => options.shownVersie() < newest, onProgress: tellState });
  const timers = new Set<ReturnType<typeof setTimeout>>();

  function later(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!stopped) work();
    }, ms);
    timers.add(timer);
  }

  function tellState(): void {
    const online = typeof navigator === "undefined" || navigator.onLine !== false;
    const live = socket.connected && audiences !== undefined && catchUp.isCurrent();
    const next: LiveState = live ? "live" : online ? "reconnecting" : "offline";
    if (next === state || stopped) return;
    state = next;
    options.onState?.(next);
  }

  function take(message: DossierChanged<Rows>): void {
    if (!audiences) {
      early.push(message);
      return;
    }
    if (!audiences.includes(message.audience) || message.to <= options.shownVersie()) return;
    newest = Math.max(newest, message.to);
    const [part] = parts.values();
    if (part && (part.from !== message.from || part.to !== message.to)) parts = new Map();
    parts.set(message.audience, message);
    // What is under way may put older rows back over these; it goes on until it is new enough.
    if (catchUp.isRunning()) return;
    if (message.from > options.shownVersie()) catchUp.run();
    else if (parts.size === audiences.length) applyParts();
    settle();
  }

  function applyParts(): void {
    try {
      for (const part of parts.values()) options.apply(part);
    } catch {
      catchUp.require(); // what cannot be patched is fetched
    }
    parts = new Map();
    tellState();
  }

  function settle(): void {
    clearTimeout(settling);
    settling = setTimeout(() => catchUp.run(), settleMs);
  }

  async function watch(): Promise<void> {
    if (stopped || !socket.connected) return;
    watching += 1;
    const own = watching;
    const answer: WatchAnswer | undefined = await socket
      .timeout(answerWithinMs)
      .emitWithAck("watch", dossierId)
      .catch(() => undefined);
    if (stopped || own !== watching) return;
    if (!answer) return watchUnanswered();
    unanswered = 0;
    if ("error" in answer) {
      if (answer.error === "NOT_FOUND") options.onRevoked?.({ dossierId });
      else later(1_000 + Math.random() * 2_000, () => void watch());
      return;
    }
    audiences = answer.audiences.map((heard) => heard.audience);
    for (const heard of answer.audiences) newest = Math.max(newest, heard.versie);
    const waiting = early;
    early = [];
    for (const message of waiting) take(message);
    catchUp.run();
  }

  /** A phone that slept may hold a connection that is dead and does not know it. */
  function watchUnanswered(): void {
    if (!socket.connected) return;
    unanswered += 1;
    if (unanswered < 2) void watch();
    else socket.disconnect().connect();
  }

  const onChanged = (message: DossierChanged<Rows>) => {
    if (message.dossierId === dossierId) take(message);
  };
  const onSignal = (signal: LiveSignal) => {
    if (signal.dossierId === dossierId) options.onSignal?.(signal);
  };
  const onResync = ({ spreadMs }: Resync) =>
    later(Math.random() * spreadMs, () => {
      catchUp.require();
      void watch();
    });
  const onRevoked = (what: AccessRevoked) => {
    if (what.dossierId === null || what.dossierId === dossierId) options.onRevoked?.(what);
  };
  const onConnect = () => void watch();
  const onDisconnect = () => {
    audiences = undefined;
    early = [];
    tellState();
  };
  /** Not after socket.io's own back-off, which may be seconds long: the user looks now. */
  const onBack = () => {
    if (typeof document !== "undefined" && document.visibilityState === "hidden") return;
    if (socket.connected) void watch();
    else socket.disconnect().connect();
  };

  socket.on("dossier.changed", onChanged);
  socket.on("signal", onSignal);
  socket.on("resync", onResync);
  socket.on("access.revoked", onRevoked);
  socket.on("connect", onConnect);
  socket.on("disconnect", onDisconnect);
  const page = typeof window === "undefined" ? undefined : window;
  page?.addEventListener("online", onBack);
  page?.addEventListener("offline", tellState);
  page?.document.addEventListener("visibilitychange", onBack);
  enterWatch(socket, dossierId);
  tellState();
  void watch();

  return () => {
    stopped = true;
    catchUp.stop();
    clearTimeout(settling);
    for (const timer of timers) clearTimeout(timer);
    socket.off("dossier.changed", onChanged);
    socket.off("signal", onSignal);
    socket.off("resync", onResync);
    socket.off("access.revoked", onRevoked);
    socket.off("connect", onConnect);
    socket.off("disconnect", onDisconnect);
    page?.removeEventListener("online", onBack);
    page?.removeEventListener("offline", tellState);
    page?.document.removeEventListener("visibilitychange", onBack);
    if (leaveWatch(socket, dossierId) && socket.connected) socket.emit("unwatch", dossierId);
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

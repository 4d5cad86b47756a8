import type { Server as HttpServer, IncomingHttpHeaders, IncomingMessage } from "node:http";
import { type DefaultEventsMap, Server, type Socket } from "socket.io";
import { z } from "zod";
import {
  type Audience,
  adviseurAudience,
  type ClientToServer,
  type LiveSignal,
  refusals,
  type ServerToClient,
  type WatchAnswer,
} from "./contract.ts";
import type { Listener, RealtimeLog, RevokedNotice } from "./listener.ts";
import { type Changes, createPublisher } from "./publish.ts";
import { createThrottle } from "./throttle.ts";

/** What realtime must know of who is behind a socket. */
export type LiveActor = { kantoorId: string; sessionId: string; gebruikerId?: string; impersonatedBy?: string | null };

export type RealtimeOptions<Actor extends LiveActor, Rows> = {
  listener: Listener;
  /** The address that browsers use, for example https://adviseur.example.nl; a page from elsewhere gets no socket. */
  publicOrigin: string;
  /** By the headers of the handshake, at the connection and now and then after it. Must not make a session last longer. */
  authenticate(headers: IncomingHttpHeaders): Promise<Actor | null>;
  /** Which audiences of this dossier the actor hears, and its versie in the same snapshot; null when it is absent or not the actor's. */
  admit(actor: Actor, dossierId: string): Promise<{ audiences: Audience[]; versie: number } | null>;
  /** The kantoor whose lists this actor reads; null for a client. */
  kantoorRoom(actor: Actor): string | null;
  /** The rows that changed after `from`, for each of these audiences (empty where nothing did), in one snapshot. */
  changes(kantoorId: string, dossierId: string, from: number, audiences: Audience[]): Promise<Changes<Rows>>;
  /** A signal of a socket that watches this dossier; at most four a second for one stuk. Sends it on as a notification, so that every server hears it. */
  onSignal(actor: Actor, dossierId: string, signal: LiveSignal): void | Promise<void>;
  log: RealtimeLog;
  /** After how long an open socket's session is looked at again. In milliseconds. */
  recheckMs?: number;
};

export type Realtime = {
  /** How many sockets are open. */
  connections(): number;
  /** How many dossiers are watched by them. */
  watchedDossiers(): number;
  /** Closes every socket, and nothing of the HTTP server. */
  close(): Promise<void>;
};

const signalSchema = z.object({
  dossierId: z.uuid(),
  kind: z.literal("upload.progress"),
  stukId: z.uuid(),
  percent: z.number().min(0).max(100),
});
const dossierIdSchema = z.uuid();
const mostWatched = 20;
const mostSignalsPerSecond = 20;

type SocketData<Actor> = {
  actor: Actor;
  /** When the session was last looked at. */
  checkedAt: number;
  /** Made with the first watch: most memory of an idle connection is what it does not use. */
  watched?: Map<string, Audience[]>;
  signals?: { second: number; count: number };
};

const roomOf = (dossierId: string, audience: Audience) => `dossier:${dossierId}:${audience}`;
const kantoorRoomOf = (kantoorId: string) => `kantoor:${kantoorId}`;

/** Puts the socket on the app's own HTTP server and bridges the listener to it. Websocket only, so any number of servers needs no sticky sessions. */
export function attachRealtime<Actor extends LiveActor, Rows>(httpServer: HttpServer, options: RealtimeOptions<Actor, Rows>): Realtime {
  const { listener, log } = options;
  const recheckMs = options.recheckMs ?? 10 * 60_000;
  const io = new Server<ClientToServer, ServerToClient<Rows>, DefaultEventsMap, SocketData<Actor>>(httpServer, {
    serveClient: false,
    transports: ["websocket"],
    maxHttpBufferSize: 16_384,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => decide(null, comesFromHere(request, options.publicOrigin)),
  });
  type LiveSocket = Socket<ClientToServer, ServerToClient<Rows>, DefaultEventsMap, SocketData<Actor>>;
  const sockets = io.of("/").sockets;
  const rooms = io.of("/").adapter.rooms;

  const publisher = createPublisher<Rows>({
    changes: options.changes,
    send: (message) => void io.local.to(roomOf(message.dossierId, message.audience)).emit("dossier.changed", message),
    sendResync: (dossierId, audience) => void io.local.to(roomOf(dossierId, audience)).emit("resync", { spreadMs: 0 }),
    log,
  });
  const kantoorHints = createThrottle<string>(1_000, (room, dossierId) => void io.local.to(room).emit("kantoor.changed", { dossierId }));
  const signals = createThrottle<{ actor: Actor; signal: LiveSignal }>(250, (_key, { actor, signal }) => {
    Promise.resolve(options.onSignal(actor, signal.dossierId, signal)).catch((error) =>
      log("warn", "signal was not sent on", reasonOf(error)),
    );
  });

  // Counts what changed about who may look. An answer to "may she?" that was asked before such a change is asked again.
  let accessEpoch = 0;
  async function askCurrent<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    for (;;) {
      const epoch = accessEpoch;
      const answer = await ask();
      if (epoch === accessEpoch) return answer;
    }
  }

  io.use(async (socket, next) => {
    try {
      const actor = await askCurrent(() => options.authenticate(socket.handshake.headers));
      if (!actor) return next(new Error(refusals.unauthorized));
      socket.data.actor = actor;
      socket.data.checkedAt = Date.now();
      next();
    } catch (error) {
      log("error", "socket could not be authenticated", reasonOf(error));
      next(new Error(refusals.unavailable));
    }
  });

  io.on("connection", (socket) => {
    joinKantoor(socket);
    socket.on("watch", (dossierId, answer) => void watch(socket, dossierId, answer));
    socket.on("unwatch", (dossierId) => unwatch(socket, dossierId));
    socket.on("signal", (signal) => takeSignal(socket, signal));
    socket.on("disconnect", () => unwatchAll(socket));
  });

  function joinKantoor(socket: LiveSocket): void {
    const kantoorId = options.kantoorRoom(socket.data.actor);
    if (kantoorId) socket.join(kantoorRoomOf(kantoorId));
  }

  async function watch(socket: LiveSocket, dossierId: unknown, answer: unknown): Promise<void> {
    if (typeof answer !== "function") return;
    answer(await watchAnswer(socket, dossierId));
  }

  async function watchAnswer(socket: LiveSocket, asked: unknown): Promise<WatchAnswer> {
    const { success, data: dossierId } = dossierIdSchema.safeParse(asked);
    if (!success) return { error: "NOT_FOUND" };
    socket.data.watched ??= new Map();
    if (socket.data.watched.size >= mostWatched && !socket.data.watched.has(dossierId)) return { error: "FAILED" };
    const entrance = publisher.open(dossierId);
    let admitted: Awaited<ReturnType<typeof options.admit>>;
    try {
      admitted = await askCurrent(() => options.admit(socket.data.actor, dossierId));
    } catch (error) {
      entrance.refuse();
      log("error", "watch failed", { dossierId, ...reasonOf(error) });
      return { error: "FAILED" };
    }
    if (!admitted || !socket.connected) {
      entrance.refuse();
      return { error: "NOT_FOUND" };
    }
    unwatch(socket, dossierId);
    const { audiences } = admitted;
    socket.join(audiences.map((audience) => roomOf(dossierId, audience)));
    socket.data.watched.set(dossierId, audiences);
    const versie = entrance.enter(socket.data.actor.kantoorId, audiences, admitted.versie);
    return { audiences: audiences.map((audience) => ({ audience, versie })) };
  }

  function unwatch(socket: LiveSocket, dossierId: string): void {
    const audiences = socket.data.watched?.get(dossierId);
    if (!audiences) return;
    socket.data.watched?.delete(dossierId);
    for (const audience of audiences) socket.leave(roomOf(dossierId, audience));
    publisher.leave(dossierId, audiences);
  }

  function unwatchAll(socket: LiveSocket): void {
    for (const dossierId of socket.data.watched?.keys() ?? []) unwatch(socket, dossierId);
  }

  function takeSignal(socket: LiveSocket, sent: unknown): void {
    const { data: signal } = signalSchema.safeParse(sent);
    if (!signal || !socket.data.watched?.has(signal.dossierId)) return;
    const second = Math.floor(Date.now() / 1000);
    if (socket.data.signals?.second !== second) socket.data.signals = { second, count: 0 };
    socket.data.signals.count += 1;
    if (socket.data.signals.count > mostSignalsPerSecond) return;
    signals.push(`${socket.id}:${signal.stukId}`, { actor: socket.data.actor, signal });
  }

  function revoke(socket: LiveSocket): void {
    unwatchAll(socket);
    socket.emit("access.revoked", { dossierId: null });
    socket.disconnect(true);
  }

  /** Looks again at who is behind a socket. @returns whether the socket may stay */
  async function recheck(socket: LiveSocket): Promise<boolean> {
    const actor = await askCurrent(() => options.authenticate(socket.handshake.headers));
    if (!socket.connected) return false;
    if (actor?.sessionId !== socket.data.actor.sessionId) {
      revoke(socket);
      return false;
    }
    socket.data.actor = actor;
    socket.data.checkedAt = Date.now();
    const kantoorId = options.kantoorRoom(actor);
    for (const room of socket.rooms) if (room.startsWith("kantoor:") && room !== kantoorRoomOf(kantoorId ?? "")) socket.leave(room);
    joinKantoor(socket);
    return true;
  }

  /** The socket heard its last of these dossiers until it watched them again, which asks whether it still may. */
  async function reassess(socket: LiveSocket, dossierIds: readonly string[]): Promise<void> {
    for (const dossierId of dossierIds) unwatch(socket, dossierId);
    try {
      if (await recheck(socket)) socket.emit("resync", { spreadMs: 0 });
    } catch (error) {
      log("error", "socket could not be looked at again", reasonOf(error));
      socket.conn.close(); // it comes back and is asked at the door
    }
  }

  function takeRevoked(notice: RevokedNotice): void {
    accessEpoch += 1;
    for (const socket of sockets.values()) {
      const { actor, watched } = socket.data;
      if ("sessionId" in notice) {
        if (actor.sessionId === notice.sessionId) revoke(socket);
      } else if ("dossierId" in notice) {
        if (watched?.has(notice.dossierId)) void reassess(socket, [notice.dossierId]);
      } else if (actor.gebruikerId === notice.gebruikerId || actor.impersonatedBy === notice.gebruikerId) {
        void reassess(socket, [...(watched?.keys() ?? [])]);
      }
    }
  }

  /** After a gap nobody knows what was missed, an ended session included: each socket hears nothing until it watched again. */
  function takeGap(): void {
    accessEpoch += 1;
    const spreadMs = Math.min(5_000, sockets.size * 2);
    for (const socket of sockets.values()) {
      unwatchAll(socket);
      socket.data.checkedAt = 0;
    }
    io.local.emit("resync", { spreadMs });
    void sweep();
  }

  let sweeping = false;
  async function sweep(): Promise<void> {
    if (sweeping) return;
    sweeping = true;
    try {
      // One after the other: nobody waits for it, and the pool serves people first.
      for (const socket of [...sockets.values()]) if (Date.now() - socket.data.checkedAt >= recheckMs) await recheck(socket);
    } catch (error) {
      log("error", "sessions of open sockets could not be looked at", reasonOf(error));
    } finally {
      sweeping = false;
    }
  }
  const sweeper = setInterval(() => void sweep(), Math.min(30_000, recheckMs));
  sweeper.unref();

  const unsubscribe = listener.subscribe({
    onChange(notice) {
      publisher.hear(notice);
      const room = kantoorRoomOf(notice.kantoorId);
      if (rooms.has(room)) kantoorHints.push(room, notice.dossierId);
    },
    onSignal(payload) {
      const { data: signal } = signalSchema.safeParse(payload);
      // How far an upload is concerns who waits for it, not the other aanvrager.
      if (signal) io.local.to(roomOf(signal.dossierId, adviseurAudience)).emit("signal", signal);
    },
    onRevoked: takeRevoked,
    onGap: takeGap,
  });

  return {
    connections: () => sockets.size,
    watchedDossiers: () => publisher.watchedCount(),
    async close() {
      unsubscribe();
      clearInterval(sweeper);
      kantoorHints.stop();
      signals.stop();
      // Not by a goodbye, which browsers take for an answer: they are to come back to the server that comes after this one.
      io.engine.close();
    },
  };
}

/** A browser names the page that asks; a page of another origin would otherwise use the cookies of whoever looks at it. Programs name none. */
function comesFromHere(request: IncomingMessage, publicOrigin: string): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || origin === publicOrigin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function reasonOf(error: unknown): { error: string } {
  return { error: error instanceof Error ? error.message : String(error) };
}

import type { Server as HttpServer, IncomingHttpHeaders, IncomingMessage } from "node:http";
import { Server } from "socket.io";
import { z } from "zod";
import { createAccess, createAccessEpoch } from "./access.ts";
import { type Audience, adviseurAudience, refusals, type SentSignal } from "./contract.ts";
import type { Listener, RealtimeLog } from "./listener.ts";
import { dossierRoom, kantoorRoom, type LiveActor, type LiveServer, reasonOf, type ServerSocket } from "./live-socket.ts";
import { type Changes, createPublisher } from "./publish.ts";
import { createThrottle } from "./throttle.ts";
import { type Admission, createWatches } from "./watches.ts";

export type { LiveActor } from "./live-socket.ts";

export type RealtimeOptions<Actor extends LiveActor, Rows> = {
  listener: Listener;
  /** The address that browsers use, for example https://adviseur.example.nl; a page from elsewhere gets no socket. */
  publicOrigin: string;
  /** By the headers of the handshake, at the connection and now and then after it. Must not make a session last longer. */
  authenticate(headers: IncomingHttpHeaders): Promise<Actor | null>;
  /** Which audiences of this dossier the actor hears, and its versie in the same snapshot; null when it is absent or not the actor's. */
  admit(actor: Actor, dossierId: string): Promise<Admission | null>;
  /** The kantoor whose lists this actor reads; null for a client. */
  kantoorRoom(actor: Actor): string | null;
  /** The rows that changed after `from`, for each of these audiences (empty where nothing did), in one snapshot. As JSON keeps them: a Date arrives as text. */
  changes(kantoorId: string, dossierId: string, from: number, audiences: Audience[]): Promise<Changes<Rows>>;
  /** A signal of a socket that watches this dossier; at most four a second for one stuk. Sends it on as a notification, so that every server hears it. */
  onSignal(actor: Actor, dossierId: string, signal: SentSignal): void | Promise<void>;
  /** A socket that watched this dossier does so no more, whether it said so or was gone. */
  onLeave?(actor: Actor, dossierId: string): void | Promise<void>;
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

/** Puts the socket on the app's own HTTP server and bridges the listener to it. Websocket only, so any number of servers needs no sticky sessions. */
export function attachRealtime<Actor extends LiveActor, Rows>(httpServer: HttpServer, options: RealtimeOptions<Actor, Rows>): Realtime {
  const { listener, log } = options;
  const io: LiveServer<Actor, Rows> = new Server(httpServer, {
    serveClient: false,
    transports: ["websocket"],
    maxHttpBufferSize: 16_384,
    connectTimeout: 10_000,
    allowRequest: (request, decide) => decide(null, comesFromHere(request, options.publicOrigin)),
  });
  const { sockets, adapter } = io.of("/");
  const epoch = createAccessEpoch();
  const publisher = createPublisher<Rows>({
    changes: options.changes,
    send: (message) => void io.local.to(dossierRoom(message.dossierId, message.audience)).emit("dossier.changed", message),
    sendResync: (dossierId, audience) => void io.local.to(dossierRoom(dossierId, audience)).emit("resync", { spreadMs: 0 }),
    log,
  });
  const admit = (actor: Actor, dossierId: string) => epoch.ask(() => options.admit(actor, dossierId));
  const watches = createWatches<Actor, Rows>({ publisher, admit, log });
  const access = createAccess<Actor, Rows>({ ...options, io, watches, epoch, recheckMs: options.recheckMs ?? 10 * 60_000 });
  const kantoorHints = createThrottle<string>(1_000, (room, dossierId) => void io.local.to(room).emit("kantoor.changed", { dossierId }));
  const signals = createSignals(options);
  const leave = (socket: ServerSocket<Actor, Rows>, dossierIds: readonly string[]) => {
    for (const dossierId of dossierIds.filter((id) => socket.data.watched?.has(id)))
      void Promise.resolve(options.onLeave?.(socket.data.actor, dossierId)).catch((error: unknown) =>
        log("warn", "who left was not told", reasonOf(error)),
      );
  };

  io.use(async (socket, next) => {
    try {
      const actor = await epoch.ask(() => options.authenticate(socket.handshake.headers));
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
    access.joinKantoor(socket);
    socket.on("watch", async (dossierId: unknown, answer: unknown) => {
      if (typeof answer === "function") answer(await watches.watch(socket, dossierId));
    });
    socket.on("unwatch", (dossierId) => {
      leave(socket, [dossierId]);
      watches.unwatch(socket, dossierId);
    });
    socket.on("signal", (signal) => signals.take(socket, signal));
    socket.on("disconnect", () => {
      leave(socket, [...(socket.data.watched?.keys() ?? [])]);
      watches.unwatchAll(socket);
    });
  });

  const unsubscribe = listener.subscribe({
    async onChange(notice) {
      // Who looks at the dossier itself comes first: a hint to all lists of a kantoor takes longer to send than the change to its few watchers.
      await publisher.hear(notice);
      const room = kantoorRoom(notice.kantoorId);
      if (adapter.rooms.has(room)) kantoorHints.push(room, notice.dossierId);
    },
    onSignal(payload) {
      const { data: signal } = heardSchema.safeParse(payload);
      // How far an upload is concerns who waits for it, not the other aanvrager; who of the kantoor looks concerns her colleagues.
      if (signal) io.local.to(dossierRoom(signal.dossierId, adviseurAudience)).emit("signal", signal);
    },
    onRevoked: access.takeRevoked,
    onGap: access.takeGap,
  });

  return {
    connections: () => sockets.size,
    watchedDossiers: () => publisher.watchedCount(),
    async close() {
      unsubscribe();
      access.stop();
      kantoorHints.stop();
      signals.stop();
      // Not by a goodbye, which browsers take for an answer: they are to come back to the server that comes after this one.
      io.engine.close();
    },
  };
}

const uploadSchema = z.object({
  dossierId: z.uuid(),
  kind: z.literal("upload.progress"),
  stukId: z.uuid(),
  percent: z.number().min(0).max(100),
});
const presenceSchema = z.object({ dossierId: z.uuid(), kind: z.literal("presence"), stukId: z.uuid().nullable(), here: z.boolean() });
const sentSchema = z.discriminatedUnion("kind", [uploadSchema, presenceSchema]);
const heardSchema = z.discriminatedUnion("kind", [uploadSchema, presenceSchema.extend({ gebruikerId: z.uuid() })]);
const mostSignalsPerSecond = 20;

/** The one thing that is written over the socket: checked, only for a dossier that is watched, and never faster than a screen can show. */
function createSignals<Actor extends LiveActor, Rows>({ onSignal, log }: Pick<RealtimeOptions<Actor, Rows>, "onSignal" | "log">) {
  const throttle = createThrottle<{ actor: Actor; signal: SentSignal }>(250, async (_key, { actor, signal }) => {
    try {
      await onSignal(actor, signal.dossierId, signal);
    } catch (error) {
      log("warn", "signal was not sent on", reasonOf(error));
    }
  });
  return {
    take({ id, data }: ServerSocket<Actor, Rows>, sent: unknown): void {
      const { data: signal } = sentSchema.safeParse(sent);
      if (!signal || !data.watched?.has(signal.dossierId)) return;
      const second = Math.floor(Date.now() / 1000);
      if (data.signals?.second !== second) data.signals = { second, count: 0 };
      data.signals.count += 1;
      if (data.signals.count <= mostSignalsPerSecond)
        throttle.push(`${id}:${signal.kind}:${signal.kind === "presence" ? signal.dossierId : signal.stukId}`, {
          actor: data.actor,
          signal,
        });
    },
    stop: throttle.stop,
  };
}

/** A browser names the page that asks; a page of another origin would otherwise use the cookies of whoever looks at it. Programs name none. */
function comesFromHere(request: IncomingMessage, publicOrigin: string): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || origin === publicOrigin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

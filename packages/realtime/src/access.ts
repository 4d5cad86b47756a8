import type { IncomingHttpHeaders } from "node:http";
import type { RealtimeLog, RevokedNotice } from "./listener.ts";
import { kantoorRoom, type LiveActor, type LiveServer, reasonOf, type ServerSocket } from "./live-socket.ts";
import type { Watches } from "./watches.ts";

/**
 * Counts what changed about who may look. A question "may she?" that was asked before such a change and answered after it is asked again.
 */
export function createAccessEpoch() {
  let epoch = 0;
  return {
    advance(): void {
      epoch += 1;
    },
    async ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
      for (;;) {
        const before = epoch;
        const answer = await question();
        if (before === epoch) return answer;
      }
    },
  };
}

export type AccessOptions<Actor extends LiveActor, Rows> = {
  io: LiveServer<Actor, Rows>;
  watches: Watches<Actor, Rows>;
  epoch: ReturnType<typeof createAccessEpoch>;
  authenticate(headers: IncomingHttpHeaders): Promise<Actor | null>;
  kantoorRoom(actor: Actor): string | null;
  log: RealtimeLog;
  recheckMs: number;
};

/** The handshake asks once who somebody is; this keeps an open socket from outliving its session or its rights. */
export function createAccess<Actor extends LiveActor, Rows>(options: AccessOptions<Actor, Rows>) {
  const { io, watches, epoch, log, recheckMs } = options;
  const sockets = io.of("/").sockets;
  type Live = ServerSocket<Actor, Rows>;

  function joinKantoor(socket: Live): void {
    const kantoorId = options.kantoorRoom(socket.data.actor);
    const room = kantoorId && kantoorRoom(kantoorId);
    for (const joined of socket.rooms) if (joined.startsWith("kantoor:") && joined !== room) socket.leave(joined);
    if (room) socket.join(room);
  }

  function revoke(socket: Live): void {
    watches.unwatchAll(socket);
    socket.emit("access.revoked", { dossierId: null });
    socket.disconnect(true);
  }

  /** Looks again at who is behind a socket. @returns whether the socket may stay */
  async function recheck(socket: Live): Promise<boolean> {
    const actor = await epoch.ask(() => options.authenticate(socket.handshake.headers));
    if (!socket.connected) return false;
    if (actor?.sessionId !== socket.data.actor.sessionId) {
      revoke(socket);
      return false;
    }
    socket.data.actor = actor;
    socket.data.checkedAt = Date.now();
    joinKantoor(socket);
    return true;
  }

  /** The socket hears nothing more of these dossiers until it watches them again, which asks whether it still may. */
  async function reassess(socket: Live, dossierIds: readonly string[]): Promise<void> {
    for (const dossierId of dossierIds) watches.unwatch(socket, dossierId);
    try {
      if (await recheck(socket)) socket.emit("resync", { spreadMs: 0 });
    } catch (error) {
      log("error", "socket could not be looked at again", reasonOf(error));
      socket.conn.close(); // it comes back and is asked at the door
    }
  }

  function takeRevoked(notice: RevokedNotice): void {
    epoch.advance();
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

  /** After a gap nobody knows what was missed, an ended session included: each socket hears nothing until it watches again. */
  function takeGap(): void {
    epoch.advance();
    for (const socket of sockets.values()) {
      watches.unwatchAll(socket);
      socket.data.checkedAt = 0;
    }
    io.local.emit("resync", { spreadMs: Math.min(5_000, sockets.size * 2) });
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

  return { joinKantoor, takeRevoked, takeGap, stop: () => clearInterval(sweeper) };
}

import { z } from "zod";
import type { Audience, WatchAnswer } from "./contract.ts";
import type { RealtimeLog } from "./listener.ts";
import { dossierRoom, type LiveActor, reasonOf, type ServerSocket } from "./live-socket.ts";
import type { Publisher } from "./publish.ts";

/** Which audiences of a dossier somebody hears, and its versie in the same snapshot. */
export type Admission = { audiences: Audience[]; versie: number };

const dossierIdSchema = z.uuid();
const mostWatched = 20;

/** Lets sockets into the rooms of dossiers, and out of them. Rooms are joined here and nowhere else, always after the access check. */
export function createWatches<Actor extends LiveActor, Rows>(options: {
  publisher: Publisher<Rows>;
  admit(actor: Actor, dossierId: string): Promise<Admission | null>;
  log: RealtimeLog;
}) {
  const { publisher } = options;

  async function watch(socket: ServerSocket<Actor, Rows>, asked: unknown): Promise<WatchAnswer> {
    const { success, data: dossierId } = dossierIdSchema.safeParse(asked);
    if (!success) return { error: "NOT_FOUND" };
    socket.data.watched ??= new Map();
    if (socket.data.watched.size >= mostWatched && !socket.data.watched.has(dossierId)) return { error: "FAILED" };
    const entrance = publisher.open(dossierId);
    let admitted: Admission | null;
    try {
      admitted = await options.admit(socket.data.actor, dossierId);
    } catch (error) {
      entrance.refuse();
      options.log("error", "watch failed", { dossierId, ...reasonOf(error) });
      return { error: "FAILED" };
    }
    if (!admitted || !socket.connected) {
      entrance.refuse();
      return { error: "NOT_FOUND" };
    }
    unwatch(socket, dossierId);
    const { audiences } = admitted;
    socket.join(audiences.map((audience) => dossierRoom(dossierId, audience)));
    socket.data.watched.set(dossierId, audiences);
    const versie = entrance.enter(socket.data.actor.kantoorId, audiences, admitted.versie);
    return { audiences: audiences.map((audience) => ({ audience, versie })) };
  }

  function unwatch(socket: ServerSocket<Actor, Rows>, dossierId: string): void {
    const audiences = socket.data.watched?.get(dossierId);
    if (!audiences) return;
    socket.data.watched?.delete(dossierId);
    for (const audience of audiences) socket.leave(dossierRoom(dossierId, audience));
    publisher.leave(dossierId, audiences);
  }

  function unwatchAll(socket: ServerSocket<Actor, Rows>): void {
    for (const dossierId of socket.data.watched?.keys() ?? []) unwatch(socket, dossierId);
  }

  return { watch, unwatch, unwatchAll };
}
export type Watches<Actor extends LiveActor, Rows> = ReturnType<typeof createWatches<Actor, Rows>>;

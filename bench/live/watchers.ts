// The browsers: sockets of one round in a process of their own, so that what they cost is not the server's.
import { connectLive, type LiveSocket } from "@dossierklaar/realtime/client";
import { WebSocket } from "ws";
import { answerParent } from "../harness/children.ts";
import { nowMs } from "../harness/clock.ts";

export type Seat = { cookie: string /** null watches nothing. */; dossierId: string | null };
export type WatchersQuestion =
  | { open: { server: "product" | "floor"; url: string; seats: Seat[] } }
  /** Arrivals since the last question. */
  | { collect: true }
  | { close: true };
/** When which versie of a dossier reached one socket, on the shared clock; and how many stukken came with it. */
export type Arrival = { dossierId: string; versie: number; at: number; stukken: number };
/** As superjson writes them: the rows, and beside them which texts are dates. */
type Rows = { json: { stukken?: readonly unknown[] } };

let arrivals: Arrival[] = [];
let closers: (() => void)[] = [];

async function openProduct(url: string, { cookie, dossierId }: Seat): Promise<void> {
  const socket: LiveSocket<Rows> = connectLive<Rows>(url, { extraHeaders: { cookie }, forceNew: true, reconnection: false });
  closers.push(() => void socket.disconnect());
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("connect_error", reject));
  socket.on("dossier.changed", (message) => {
    const at = nowMs();
    arrivals.push({ dossierId: message.dossierId, versie: message.to, at, stukken: message.rows.json.stukken?.length ?? 0 });
  });
  if (dossierId === null) return;
  const answer = await socket.timeout(20_000).emitWithAck("watch", dossierId);
  if ("error" in answer) throw new Error(`The watch of ${dossierId} was refused: ${answer.error}`);
}

async function openFloor(url: string, { dossierId }: Seat): Promise<void> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  closers.push(() => socket.close());
  await new Promise<void>((resolve, reject) => socket.once("open", resolve).once("error", reject));
  if (dossierId === null) return;
  const joined = new Promise<void>((resolve) => socket.once("message", () => resolve()));
  socket.send(dossierId);
  await joined;
  socket.on("message", (text) => {
    // Read as a browser must, since it patches what it shows with this.
    const message = JSON.parse(String(text)) as { d?: string; v?: number; dossierId?: string; to?: number }; // of floor-server.ts
    const at = nowMs();
    arrivals.push({ dossierId: message.d ?? message.dossierId ?? "", versie: message.v ?? message.to ?? 0, at, stukken: 0 });
  });
}

answerParent<WatchersQuestion>(async (question) => {
  if ("open" in question) {
    const { server, url, seats } = question.open;
    const open = server === "product" ? openProduct : openFloor;
    for (let i = 0; i < seats.length; i += 20) await Promise.all(seats.slice(i, i + 20).map((seat) => open(url, seat)));
    return seats.length;
  }
  if ("collect" in question) {
    const collected = arrivals;
    arrivals = [];
    return collected;
  }
  for (const close of closers) close();
  closers = [];
  return true;
});

// The floor: what a raw websocket server with the same LISTEN and the same rooms needs. No sign-in, no walls, no protocol.
import http from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { type WebSocket, WebSocketServer } from "ws";
import { answerParent } from "../harness/children.ts";

export type FloorQuestion = { start: { url: string; port: number; withRows: boolean } };

/** Everything the product tells the adviseurs of a change, read by one prepared statement and made into text by the database. */
const readRows = {
  name: "floor-rows",
  text: `select json_build_object('dossierId', d.id, 'from', $2::int, 'to', d.versie, 'rows', json_build_object(
    'head', to_json(d),
    'aanvragers', (select coalesce(json_agg(a), '[]') from aanvrager a where a.kantoor_id = d.kantoor_id and a.dossier_id = d.id and a.versie > $2),
    'afspraken', (select coalesce(json_agg(f), '[]') from afspraak f where f.kantoor_id = d.kantoor_id and f.dossier_id = d.id and f.versie > $2),
    'stukken', (select coalesce(json_agg(json_build_object('stuk', s, 'soort', t)), '[]') from stuk s
      join soort_document t on t.kantoor_id = s.kantoor_id and t.id = s.soort_document_id
      where s.kantoor_id = d.kantoor_id and s.dossier_id = d.id and s.versie > $2),
    'actiepunten', (select coalesce(json_agg(p), '[]') from actiepunt p where p.kantoor_id = d.kantoor_id and p.dossier_id = d.id and p.versie > $2),
    'emails', (select coalesce(json_agg(m), '[]') from email m where m.kantoor_id = d.kantoor_id and m.dossier_id = d.id and m.versie > $2),
    'log', (select coalesce(json_agg(e), '[]') from dossier_event e where e.kantoor_id = d.kantoor_id and e.dossier_id = d.id and e.versie > $2)
  ))::text as message from dossier d where d.kantoor_id = $3 and d.id = $1`,
};

async function start({ url, port, withRows }: FloorQuestion["start"]): Promise<{ port: number }> {
  const rooms = new Map<string, Set<WebSocket>>();
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const listener = new pg.Client({ connectionString: url });
  await listener.connect();
  await listener.query("listen dossier_change");
  listener.on("notification", async ({ payload = "" }) => {
    const { k, d, v } = JSON.parse(payload) as { k: string; d: string; v: number }; // written by recordEvent
    const room = rooms.get(d);
    if (!room) return;
    let message = payload;
    if (withRows) {
      const { rows } = await pool.query<{ message: string }>({ ...readRows, values: [d, v - 1, k] });
      message = rows[0]?.message ?? "";
    }
    for (const socket of room) socket.send(message);
  });
  const server = http.createServer();
  new WebSocketServer({ server, perMessageDeflate: false }).on("connection", (socket) => {
    let joined: string | undefined;
    socket.on("message", (text) => {
      joined = String(text);
      const room = rooms.get(joined) ?? new Set();
      rooms.set(joined, room.add(socket));
      socket.send("joined");
    });
    socket.on("close", () => joined && rooms.get(joined)?.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port }; // it listens on TCP
}

answerParent<FloorQuestion>((question) => start(question.start));

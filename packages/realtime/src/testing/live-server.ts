import { randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "@dossierklaar/db";
import type { TestDatabase } from "@dossierklaar/db/testing/test-db";
import { connectLive, type LiveSocket } from "../client.ts";
import type { Audience, SentSignal } from "../contract.ts";
import { createListener } from "../listener.ts";
import { attachRealtime, type RealtimeOptions } from "../server.ts";

export type Told = { versie: number; text: string };
export type TestActor = { kantoorId: string; sessionId: string; gebruikerId?: string; audiences: Audience[] };

/** A page of what realtime serves, in the fewest columns: a dossier's versie, what each audience is told of it, and who is signed in. */
export async function prepare({ owner }: TestDatabase): Promise<void> {
  await sql`
    create table live_dossier (id uuid primary key, kantoor_id uuid not null, versie integer not null default 0);
    create table live_told (dossier_id uuid not null, versie integer not null, audience text not null, text text not null);
    create table live_session (token text primary key, actor jsonb not null)`.execute(owner);
}

/** A server of its own with its own LISTEN connection, and what it was asked. */
export async function startLive(
  { databases, owner, appUrl }: TestDatabase,
  more: Partial<RealtimeOptions<TestActor, Told[]>> & { port?: number } = {},
) {
  const db = databases.withoutKantoor;
  const applicationName = `live-${randomUUID()}`;
  const seen = { changes: [] as Audience[][], signals: [] as SentSignal[], log: [] as string[] };
  const log = (_level: string, message: string) => void seen.log.push(message);
  const listener = createListener({ url: appUrl, applicationName, log });
  await listener.ready;
  const httpServer = http.createServer();
  const realtime = attachRealtime<TestActor, Told[]>(httpServer, {
    listener,
    publicOrigin: "https://adviseur.example",
    async authenticate(headers) {
      const { rows } = await sql<{ actor: TestActor }>`select actor from live_session where token = ${headers.cookie ?? ""}`.execute(db);
      return rows[0]?.actor ?? null;
    },
    async admit(actor, dossierId) {
      const { rows } = await sql<{ versie: number }>`
        select versie from live_dossier where id = ${dossierId} and kantoor_id = ${actor.kantoorId}`.execute(db);
      return rows[0] ? { audiences: actor.audiences, versie: rows[0].versie } : null;
    },
    kantoorRoom: (actor) => (actor.gebruikerId ? actor.kantoorId : null),
    async changes(kantoorId, dossierId, from, audiences) {
      seen.changes.push(audiences);
      const { rows } = await sql<Told & { to: number; audience: Audience | null }>`
        select d.versie as to, t.versie, t.audience, t.text from live_dossier d
        left join live_told t on t.dossier_id = d.id and t.versie > ${from} and t.versie <= d.versie
        where d.id = ${dossierId} and d.kantoor_id = ${kantoorId} order by t.versie`.execute(db);
      const told = (audience: Audience) => rows.filter((row) => row.audience === audience).map(({ versie, text }) => ({ versie, text }));
      return { to: rows[0]?.to ?? from, byAudience: new Map(audiences.map((audience) => [audience, told(audience)])) };
    },
    onSignal(actor, _dossierId, signal) {
      seen.signals.push(signal);
      const told = signal.kind === "presence" ? { ...signal, gebruikerId: actor.sessionId } : signal;
      return sql`select pg_notify('dossier_signal', ${JSON.stringify(told)})`.execute(db).then(() => {});
    },
    onLeave(actor, dossierId) {
      const told = { dossierId, kind: "presence", stukId: null, here: false, gebruikerId: actor.sessionId };
      return sql`select pg_notify('dossier_signal', ${JSON.stringify(told)})`.execute(db).then(() => {});
    },
    log,
    ...more,
  });
  await new Promise<void>((resolve) => httpServer.listen(more.port ?? 0, "127.0.0.1", resolve));
  const { port } = httpServer.address() as AddressInfo; // it listens on TCP
  const sockets: LiveSocket<Told[]>[] = [];
  const shutDown = async () => {
    await realtime.close();
    await listener.stop();
    await new Promise((resolve) => httpServer.close(resolve));
  };
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    realtime,
    listener,
    seen,
    /** A browser with this cookie. */
    connect(token: string, headers: Record<string, string> = {}) {
      const socket = connectLive<Told[]>(url, { extraHeaders: { cookie: token, ...headers }, forceNew: true });
      sockets.push(socket);
      return socket;
    },
    killListener: () =>
      sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = ${applicationName}`.execute(owner),
    /** Stops the server and leaves the browsers as they are. */
    shutDown,
    async stop() {
      for (const socket of sockets) socket.disconnect();
      await shutDown();
    },
  };
}
export type LiveServer = Awaited<ReturnType<typeof startLive>>;

export async function newDossier({ owner }: TestDatabase, kantoorId: string = randomUUID()) {
  const dossierId = randomUUID();
  await sql`insert into live_dossier values (${dossierId}, ${kantoorId})`.execute(owner);
  return { dossierId, kantoorId };
}

/** Signs somebody in who hears these audiences. @returns her cookie, and her ids */
export async function signIn({ owner }: TestDatabase, kantoorId: string, audiences: Audience[]) {
  const token = randomUUID();
  const gebruikerId = audiences.includes("adviseur") ? randomUUID() : undefined;
  const actor: TestActor = { kantoorId, sessionId: randomUUID(), audiences, ...(gebruikerId && { gebruikerId }) };
  await sql`insert into live_session values (${token}, ${JSON.stringify(actor)})`.execute(owner);
  return { token, ...actor };
}

/** Changes the dossier in one transaction, as recordEvent does, and tells each audience its own text. @returns the new versie */
export async function change(
  { databases }: TestDatabase,
  dossier: { dossierId: string; kantoorId: string },
  texts: Partial<Record<Audience, string>>,
): Promise<number> {
  return databases.withoutKantoor.transaction().execute(async (tx) => {
    const { rows } = await sql<{ versie: number }>`
      update live_dossier set versie = versie + 1 where id = ${dossier.dossierId} returning versie`.execute(tx);
    const versie = rows[0]?.versie ?? 0;
    for (const [audience, text] of Object.entries(texts))
      await sql`insert into live_told values (${dossier.dossierId}, ${versie}, ${audience}, ${text})`.execute(tx);
    await sql`select pg_notify('dossier_change', ${JSON.stringify({ k: dossier.kantoorId, d: dossier.dossierId, v: versie })})`.execute(tx);
    return versie;
  });
}

import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "@dossierklaar/db";
import { expect, test, vi } from "vitest";
import { aanvragerAudience } from "./contract.ts";
import { change, newDossier, signIn } from "./testing/live-server.ts";
import { liveWorld, showing } from "./testing/live-world.ts";

const world = liveWorld();
const notify = (payload: object) => sql`select pg_notify('session_revoked', ${JSON.stringify(payload)})`.execute(world.db.owner);

test("a dossier of another kantoor, and one that is not there, look alike and are not heard", async () => {
  const dossier = await newDossier(world.db);
  const stranger = await signIn(world.db, randomUUID(), ["adviseur"]);
  const socket = world.live.connect(stranger.token);
  const answers = await Promise.all([dossier.dossierId, randomUUID(), "no-uuid"].map((id) => socket.emitWithAck("watch", id)));
  expect(answers).toEqual(Array(3).fill({ error: "NOT_FOUND" }));
  const heard = vi.fn();
  socket.on("dossier.changed", heard);
  await change(world.db, dossier, { adviseur: "geheim" });
  await socket.emitWithAck("watch", dossier.dossierId);
  expect(heard).not.toHaveBeenCalled();
  expect(world.live.seen.changes).toEqual([]);
  expect(world.live.realtime.watchedDossiers()).toBe(0);
});

test("nobody comes in without a session, or from a page of elsewhere", async () => {
  const refused = (token: string, headers: Record<string, string> = {}) =>
    new Promise<string>((resolve) => {
      const socket = world.live.connect(token, headers);
      socket.on("connect_error", (error) => resolve(error.message));
      socket.on("connect", () => resolve("connected"));
    });
  const { token } = await signIn(world.db, randomUUID(), ["adviseur"]);
  expect(await refused("nobody")).toBe("unauthorized");
  expect(await refused(token, { origin: "https://evil.example" })).toBe("websocket error");
  expect(await refused(token, { origin: "null" })).toBe("websocket error");
  expect(await refused(token, { origin: "https://adviseur.example" })).toBe("connected");
  expect(await refused(token, { origin: world.live.url })).toBe("connected");
});

test("a session that is revoked is told so and closed, and does not come back", async () => {
  const dossier = await newDossier(world.db);
  const { who, socket, screen } = await world.watching(dossier);
  const other = await world.watching(dossier);
  await sql`delete from live_session where token = ${who.token}`.execute(world.db.owner);
  await notify({ s: who.sessionId });
  await expect.poll(() => socket.connected).toBe(false);
  expect(screen.revoked).toEqual([null]);
  expect(socket.active).toBe(false);
  await showing(other.screen, await change(world.db, dossier, { adviseur: "zonder haar" }));
  expect(screen.texts).toEqual([]);
});

test("who may no longer look at a dossier hears nothing of the next change, and is told", async () => {
  const dossier = await newDossier(world.db);
  const { who, screen, socket } = await world.watching(dossier);
  await sql`update live_session set actor = actor || ${JSON.stringify({ kantoorId: randomUUID() })} where token = ${who.token}`.execute(
    world.db.owner,
  );
  // One transaction, as the adviser's command makes them: who may look, then what changed.
  await world.db.owner.transaction().execute(async (tx) => {
    await sql`update live_dossier set versie = versie + 1 where id = ${dossier.dossierId}`.execute(tx);
    await sql`select pg_notify('session_revoked', ${JSON.stringify({ d: dossier.dossierId })})`.execute(tx);
    await sql`select pg_notify('dossier_change', ${JSON.stringify({ k: dossier.kantoorId, d: dossier.dossierId, v: 1 })})`.execute(tx);
  });
  await expect.poll(() => screen.revoked).toEqual([dossier.dossierId]);
  expect(screen.heard.size).toBe(0);
  expect(socket.connected).toBe(true);
});

test("who serves one aanvrager less hears her no more, from that change on", async () => {
  const dossier = await newDossier(world.db);
  const [anna, bram] = [aanvragerAudience(randomUUID()), aanvragerAudience(randomUUID())];
  const { who, screen } = await world.watching(dossier, [anna, bram]);
  await showing(screen, await change(world.db, dossier, { [anna]: "een", [bram]: "twee" }));
  await sql`update live_session set actor = actor || ${JSON.stringify({ audiences: [anna] })} where token = ${who.token}`.execute(
    world.db.owner,
  );
  await notify({ d: dossier.dossierId });
  await expect.poll(() => screen.fetches).toBeGreaterThan(1);
  screen.heard.clear();
  await showing(screen, await change(world.db, dossier, { [anna]: "drie", [bram]: "vier" }));
  expect([...screen.heard]).toEqual([anna]);
});

test("a gebruiker whose rights change is looked at again, and is out when she has none", async () => {
  const dossier = await newDossier(world.db);
  const { who, screen, socket } = await world.watching(dossier);
  await sql`delete from live_session where token = ${who.token}`.execute(world.db.owner);
  await notify({ g: who.gebruikerId });
  await expect.poll(() => screen.revoked).toEqual([null]);
  await expect.poll(() => socket.connected).toBe(false);
});

test("a session that ended in silence is found out by looking again", async () => {
  await world.live.stop();
  await world.startAnew({ recheckMs: 50 });
  const { who, socket } = await world.watching(await newDossier(world.db));
  await sleep(150);
  expect(socket.connected).toBe(true);
  await sql`delete from live_session where token = ${who.token}`.execute(world.db.owner);
  await expect.poll(() => socket.connected).toBe(false);
});

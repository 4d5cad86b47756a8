import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "@dossierklaar/db";
import { type TestDatabase, testDatabase } from "@dossierklaar/db/testing/test-db";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Audience, aanvragerAudience } from "./contract.ts";
import { change, type LiveServer, newDossier, prepare, signIn, startLive } from "./testing/live-server.ts";
import { type Fetched, openScreen, type Screen } from "./testing/screen.ts";

let db: TestDatabase;
let live: LiveServer;
const screens: Screen[] = [];
beforeAll(async () => {
  db = await testDatabase();
  await prepare(db);
});
beforeEach(async () => {
  live = await startLive(db);
});
afterEach(async () => {
  for (const screen of screens.splice(0)) screen.stop();
  vi.unstubAllGlobals();
  await live.stop();
});

type Dossier = { dossierId: string; kantoorId: string };

async function fetched(dossier: Dossier, audiences: Audience[]): Promise<Fetched> {
  const { rows } = await sql<Fetched>`
    select versie, coalesce((
      select json_agg(json_build_object('versie', t.versie, 'text', t.text)) from live_told t
      where t.dossier_id = d.id and t.audience = any(${audiences})), '[]') as rows
    from live_dossier d where id = ${dossier.dossierId}`.execute(db.databases.withoutKantoor);
  if (!rows[0]) throw new Error("gone");
  return rows[0];
}

/** Somebody who hears these audiences and looks at the dossier, up to date. */
async function watching(dossier: Dossier, audiences: Audience[] = ["adviseur"], server = live) {
  const who = await signIn(db, dossier.kantoorId, audiences);
  const socket = server.connect(who.token);
  const screen = openScreen(socket, dossier.dossierId, () => fetched(dossier, audiences));
  screens.push(screen);
  await expect.poll(() => screen.states.at(-1)).toBe("live");
  return { who, socket, screen };
}
const showing = (screen: Screen, versie: number) => expect.poll(() => screen.versie, { interval: 5, timeout: 8_000 }).toBe(versie);
const notify = (channel: string, payload: object) => sql`select pg_notify(${channel}, ${JSON.stringify(payload)})`.execute(db.owner);

test("a change reaches the screen by itself, one versie after the other, without a request", async () => {
  const dossier = await newDossier(db);
  const { screen } = await watching(dossier);
  const fetches = screen.fetches;
  for (const text of ["een", "twee", "drie"]) await showing(screen, await change(db, dossier, { adviseur: text }));
  expect(screen.texts).toEqual(["een", "twee", "drie"]);
  expect(screen.applied.map(({ from, to }) => `${from}→${to}`)).toEqual(["0→1", "1→2", "2→3"]);
  expect(screen.fetches).toBe(fetches);
});

test("a dossier of another kantoor, and one that is not there, look alike and are not heard", async () => {
  const dossier = await newDossier(db);
  const stranger = await signIn(db, randomUUID(), ["adviseur"]);
  const socket = live.connect(stranger.token);
  const answers = await Promise.all([dossier.dossierId, randomUUID(), "no-uuid"].map((id) => socket.emitWithAck("watch", id)));
  expect(answers).toEqual(Array(3).fill({ error: "NOT_FOUND" }));
  const heard = vi.fn();
  socket.on("dossier.changed", heard);
  await change(db, dossier, { adviseur: "geheim" });
  await socket.emitWithAck("watch", dossier.dossierId);
  expect(heard).not.toHaveBeenCalled();
  expect(live.seen.changes).toEqual([]);
  expect(live.realtime.watchedDossiers()).toBe(0);
});

test("nobody comes in without a session, or from a page of elsewhere", async () => {
  const refused = (token: string, headers: Record<string, string> = {}) =>
    new Promise<string>((resolve) => {
      const socket = live.connect(token, headers);
      socket.on("connect_error", (error) => resolve(error.message));
      socket.on("connect", () => resolve("connected"));
    });
  const { token } = await signIn(db, randomUUID(), ["adviseur"]);
  expect(await refused("nobody")).toBe("unauthorized");
  expect(await refused(token, { origin: "https://evil.example" })).toBe("websocket error");
  expect(await refused(token, { origin: "null" })).toBe("websocket error");
  expect(await refused(token, { origin: "https://adviseur.example" })).toBe("connected");
  expect(await refused(token, { origin: live.url })).toBe("connected");
});

test("each audience is told its own rows, and every versie", async () => {
  const dossier = await newDossier(db);
  const [anna, bram] = [aanvragerAudience(randomUUID()), aanvragerAudience(randomUUID())];
  const [adviser, ofAnna, ofBram, ofBoth] = [
    await watching(dossier),
    await watching(dossier, [anna]),
    await watching(dossier, [bram]),
    await watching(dossier, [anna, bram]),
  ];
  await change(db, dossier, { adviseur: "alles", [anna]: "voor Anna" });
  const versie = await change(db, dossier, { [bram]: "voor Bram" });
  for (const { screen } of [adviser, ofAnna, ofBram, ofBoth]) await showing(screen, versie);
  expect([adviser, ofAnna, ofBram, ofBoth].map(({ screen }) => screen.texts)).toEqual([
    ["alles"],
    ["voor Anna"],
    ["voor Bram"],
    ["voor Anna", "voor Bram"],
  ]);
  expect([...ofAnna.screen.heard]).toEqual([anna]);
  expect([...ofBram.screen.heard]).toEqual([bram]);
  // One read serves all of them.
  expect(live.seen.changes.every((audiences) => audiences.length === 3)).toBe(true);
});

test("a burst of two hundred changes arrives whole, in few reads, none of them twice at once", async () => {
  const dossier = await newDossier(db);
  const { screen } = await watching(dossier);
  live.seen.changes.length = 0;
  await Promise.all(Array.from({ length: 200 }, (_, index) => change(db, dossier, { adviseur: String(index) })));
  await showing(screen, 200);
  expect(new Set(screen.texts).size).toBe(200);
  expect(screen.texts).toHaveLength(200);
  expect(live.seen.changes.length).toBeLessThan(200);
  const ends = screen.applied.flatMap(({ from, to }) => [from, to]);
  expect(ends).toEqual([...ends].sort((a, b) => a - b));
});

test("a dossier that nobody watches is not read, and one that was left is forgotten", async () => {
  const dossier = await newDossier(db);
  const { screen, socket } = await watching(dossier);
  screen.stop();
  await expect.poll(() => live.realtime.watchedDossiers()).toBe(0);
  live.seen.changes.length = 0;
  await change(db, dossier, { adviseur: "ongezien" });
  const again = openScreen(socket, dossier.dossierId, () => fetched(dossier, ["adviseur"]));
  screens.push(again);
  await showing(again, 1);
  expect(live.seen.changes).toEqual([]);
  socket.disconnect();
  await expect.poll(() => live.realtime.watchedDossiers()).toBe(0);
});

test("changes that are made while somebody comes in are not lost between", async () => {
  const dossier = await newDossier(db);
  let stop = false;
  const writing = (async () => {
    while (!stop) await change(db, dossier, { adviseur: "één van velen" });
  })();
  const arrived = await Promise.all(Array.from({ length: 10 }, () => watching(dossier)));
  stop = true;
  await writing;
  const { versie } = await fetched(dossier, ["adviseur"]);
  for (const { screen } of arrived) {
    await showing(screen, versie);
    expect(screen.texts).toHaveLength(versie);
  }
});

test("when the LISTEN connection is killed, health says so, and what was missed is shown after it", async () => {
  const dossier = await newDossier(db);
  const { screen } = await watching(dossier);
  expect(live.listener.health()).toEqual({ ok: true });
  await live.killListener();
  await expect.poll(() => live.listener.health().ok, { interval: 1 }).toBe(false);
  const missed = await change(db, dossier, { adviseur: "gemist" });
  await showing(screen, missed);
  expect(live.listener.health()).toEqual({ ok: true });
  await showing(screen, await change(db, dossier, { adviseur: "daarna" }));
  expect(screen.texts).toEqual(["gemist", "daarna"]);
});

test("after a lost transport the screen is complete again, by itself", async () => {
  const dossier = await newDossier(db);
  const { screen, socket } = await watching(dossier);
  socket.io.engine.close();
  await expect.poll(() => screen.states.at(-1), { interval: 1 }).toBe("reconnecting");
  await change(db, dossier, { adviseur: "intussen" });
  await showing(screen, 1);
  await expect.poll(() => screen.states.at(-1)).toBe("live");
  await showing(screen, await change(db, dossier, { adviseur: "daarna" }));
  expect(screen.texts).toEqual(["intussen", "daarna"]);
});

test("after a restart of the server every screen comes back by itself and is complete", async () => {
  const dossier = await newDossier(db);
  const { screen, socket } = await watching(dossier);
  await live.shutDown();
  await expect.poll(() => screen.states.at(-1)).toBe("reconnecting");
  const versie = await change(db, dossier, { adviseur: "intussen" });
  const { port } = live;
  live = await startLive(db, { port });
  await showing(screen, versie);
  await expect.poll(() => screen.states.at(-1)).toBe("live");
  socket.disconnect();
});

test("back online or in view, the screen does not wait for the back-off", async () => {
  const page = Object.assign(new EventTarget(), { document: Object.assign(new EventTarget(), { visibilityState: "visible" }) });
  vi.stubGlobal("window", page);
  vi.stubGlobal("document", page.document);
  const dossier = await newDossier(db);
  const { screen, socket } = await watching(dossier);
  for (const wake of [() => page.dispatchEvent(new Event("online")), () => page.document.dispatchEvent(new Event("visibilitychange"))]) {
    socket.io.reconnectionDelay(60_000);
    socket.io.engine.close();
    await expect.poll(() => socket.connected).toBe(false);
    const versie = await change(db, dossier, { adviseur: "intussen" });
    wake();
    await showing(screen, versie);
  }
});

test("while a fetch is under way no second one starts, and it goes on until the screen is new enough", async () => {
  const dossier = await newDossier(db);
  const who = await signIn(db, dossier.kantoorId, ["adviseur"]);
  const socket = live.connect(who.token);
  const screen = openScreen(socket, dossier.dossierId, async () => {
    const answer = await fetched(dossier, ["adviseur"]);
    await sleep(100); // old by the time it arrives
    return answer;
  });
  screens.push(screen);
  await expect.poll(() => screen.states.at(-1)).toBe("live");
  await live.killListener();
  for (let index = 0; index < 20; index++) {
    await change(db, dossier, { adviseur: String(index) });
    await sleep(15);
  }
  await showing(screen, 20);
  expect(screen.texts).toHaveLength(20);
  expect(screen.fetchesAtOnce).toBe(1);
  await expect.poll(() => screen.states.at(-1)).toBe("live");
});

test("a fetch that fails is tried again", async () => {
  const dossier = await newDossier(db);
  await change(db, dossier, { adviseur: "een" });
  const socket = live.connect((await signIn(db, dossier.kantoorId, ["adviseur"])).token);
  let failures = 2;
  const screen = openScreen(socket, dossier.dossierId, async () => {
    if (failures-- > 0) throw new Error("no network");
    return fetched(dossier, ["adviseur"]);
  });
  screens.push(screen);
  await showing(screen, 1);
});

test("when changes cannot be read the screens fetch for themselves", async () => {
  const dossier = await newDossier(db);
  const broken = await startLive(db, { changes: () => Promise.reject(new Error("database is away")) });
  try {
    const { screen } = await watching(dossier, ["adviseur"], broken);
    await showing(screen, await change(db, dossier, { adviseur: "toch" }));
    expect(screen.texts).toEqual(["toch"]);
    expect(broken.seen.log).toContain("changes could not be read");
  } finally {
    for (const screen of screens.splice(0)) screen.stop();
    await broken.stop();
  }
});

test("a session that is revoked is told so and closed, and does not come back", async () => {
  const dossier = await newDossier(db);
  const { who, socket, screen } = await watching(dossier);
  const other = await watching(dossier);
  await sql`delete from live_session where token = ${who.token}`.execute(db.owner);
  await notify("session_revoked", { s: who.sessionId });
  await expect.poll(() => socket.connected).toBe(false);
  expect(screen.revoked).toEqual([null]);
  expect(socket.active).toBe(false);
  await showing(other.screen, await change(db, dossier, { adviseur: "zonder haar" }));
  expect(screen.texts).toEqual([]);
});

test("who may no longer look at a dossier hears nothing of the next change, and is told", async () => {
  const dossier = await newDossier(db);
  const { who, screen, socket } = await watching(dossier);
  await sql`update live_session set actor = actor || ${JSON.stringify({ kantoorId: randomUUID() })} where token = ${who.token}`.execute(
    db.owner,
  );
  // One transaction, as the adviser's command makes them: who may look, then what changed.
  await db.owner.transaction().execute(async (tx) => {
    await sql`update live_dossier set versie = versie + 1 where id = ${dossier.dossierId}`.execute(tx);
    await sql`select pg_notify('session_revoked', ${JSON.stringify({ d: dossier.dossierId })})`.execute(tx);
    await sql`select pg_notify('dossier_change', ${JSON.stringify({ k: dossier.kantoorId, d: dossier.dossierId, v: 1 })})`.execute(tx);
  });
  await expect.poll(() => screen.revoked).toEqual([dossier.dossierId]);
  expect(screen.heard.size).toBe(0);
  expect(socket.connected).toBe(true);
});

test("who serves one aanvrager less hears her no more, from that change on", async () => {
  const dossier = await newDossier(db);
  const [anna, bram] = [aanvragerAudience(randomUUID()), aanvragerAudience(randomUUID())];
  const { who, screen } = await watching(dossier, [anna, bram]);
  await showing(screen, await change(db, dossier, { [anna]: "een", [bram]: "twee" }));
  await sql`update live_session set actor = actor || ${JSON.stringify({ audiences: [anna] })} where token = ${who.token}`.execute(db.owner);
  await notify("session_revoked", { d: dossier.dossierId });
  await expect.poll(() => screen.fetches).toBeGreaterThan(1);
  screen.heard.clear();
  await showing(screen, await change(db, dossier, { [anna]: "drie", [bram]: "vier" }));
  expect([...screen.heard]).toEqual([anna]);
});

test("a gebruiker whose rights change is looked at again, and is out when she has none", async () => {
  const dossier = await newDossier(db);
  const { who, screen, socket } = await watching(dossier);
  await sql`delete from live_session where token = ${who.token}`.execute(db.owner);
  await notify("session_revoked", { g: who.gebruikerId });
  await expect.poll(() => screen.revoked).toEqual([null]);
  await expect.poll(() => socket.connected).toBe(false);
});

test("a session that ended in silence is found out by looking again", async () => {
  await live.stop();
  live = await startLive(db, { recheckMs: 50 });
  const { who, socket } = await watching(await newDossier(db));
  await sleep(150);
  expect(socket.connected).toBe(true);
  await sql`delete from live_session where token = ${who.token}`.execute(db.owner);
  await expect.poll(() => socket.connected).toBe(false);
});

test("how far an upload is reaches the kantoor on every server, and no client", async () => {
  const dossier = await newDossier(db);
  const [anna, bram] = [aanvragerAudience(randomUUID()), aanvragerAudience(randomUUID())];
  const second = await startLive(db);
  try {
    const [adviser, elsewhere, ofAnna, ofBram] = [
      await watching(dossier),
      await watching(dossier, ["adviseur"], second),
      await watching(dossier, [anna]),
      await watching(dossier, [bram]),
    ];
    const signal = { dossierId: dossier.dossierId, kind: "upload.progress", stukId: randomUUID() } as const;
    for (let percent = 1; percent <= 15; percent++) ofAnna.socket.emit("signal", { ...signal, percent });
    ofAnna.socket.emit("signal", { ...signal, percent: 250 });
    ofAnna.socket.emit("signal", { ...signal, dossierId: randomUUID(), percent: 50 });
    for (const { screen } of [adviser, elsewhere]) await expect.poll(() => screen.signals).toEqual([1, 15]);
    for (const { screen } of [ofAnna, ofBram]) expect(screen.signals).toEqual([]);
  } finally {
    await second.stop();
  }
});

test("who looks is told to her colleagues on every server under the name of her session, and so is that she went; no client hears it", async () => {
  const dossier = await newDossier(db);
  const second = await startLive(db);
  try {
    const [adviser, elsewhere, client] = [
      await watching(dossier),
      await watching(dossier, ["adviseur"], second),
      await watching(dossier, [aanvragerAudience(randomUUID())]),
    ];
    const stukId = randomUUID();
    const here = { dossierId: dossier.dossierId, kind: "presence", stukId, here: true } as const;
    // A name that a browser gives itself is not listened to.
    adviser.socket.emit("signal", { ...here, gebruikerId: randomUUID() } as typeof here);
    await expect.poll(() => elsewhere.screen.present).toEqual([{ gebruikerId: expect.any(String), stukId, here: true }]);
    const [{ gebruikerId } = { gebruikerId: "" }] = elsewhere.screen.present;
    // Of a dossier that she does not watch she tells nothing.
    adviser.socket.emit("signal", { ...here, dossierId: randomUUID() });
    adviser.socket.disconnect();
    await expect.poll(() => elsewhere.screen.present.at(-1)).toEqual({ gebruikerId, stukId: null, here: false });
    expect(elsewhere.screen.present).toHaveLength(2);
    expect(client.screen.present).toEqual([]);
  } finally {
    await second.stop();
  }
});

test("lists of the kantoor get a hint at once and then at most one a second; other kantoren and clients get none", async () => {
  const dossier = await newDossier(db);
  const [adviser, client, stranger] = [
    live.connect((await signIn(db, dossier.kantoorId, ["adviseur"])).token),
    live.connect((await signIn(db, dossier.kantoorId, [aanvragerAudience(randomUUID())])).token),
    live.connect((await signIn(db, randomUUID(), ["adviseur"])).token),
  ];
  const hints = { adviser: 0, client: 0, stranger: 0 };
  adviser.on("kantoor.changed", () => hints.adviser++);
  client.on("kantoor.changed", () => hints.client++);
  stranger.on("kantoor.changed", () => hints.stranger++);
  await expect.poll(() => live.realtime.connections()).toBe(3);
  for (let index = 0; index < 30; index++) await change(db, dossier, {});
  await expect.poll(() => hints.adviser, { timeout: 3_000 }).toBe(2);
  await sleep(300);
  expect(hints).toEqual({ adviser: 2, client: 0, stranger: 0 });
});

test("two parts of a page watch one dossier over one socket; the first to leave does not end it for the other", async () => {
  const dossier = await newDossier(db);
  const { screen, socket } = await watching(dossier);
  const second = openScreen(socket, dossier.dossierId, () => fetched(dossier, ["adviseur"]));
  screens.push(second);
  await expect.poll(() => second.states.at(-1)).toBe("live");
  screen.stop();
  await showing(second, await change(db, dossier, { adviseur: "nog steeds" }));
});

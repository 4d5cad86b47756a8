import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { aanvragerAudience } from "./contract.ts";
import { change, newDossier, signIn } from "./testing/live-server.ts";
import { liveWorld, showing } from "./testing/live-world.ts";

const world = liveWorld();

test("a change reaches the screen by itself, one versie after the other, without a request", async () => {
  const dossier = await newDossier(world.db);
  const { screen } = await world.watching(dossier);
  const fetches = screen.fetches;
  for (const text of ["een", "twee", "drie"]) await showing(screen, await change(world.db, dossier, { adviseur: text }));
  expect(screen.texts).toEqual(["een", "twee", "drie"]);
  expect(screen.applied.map(({ from, to }) => `${from}→${to}`)).toEqual(["0→1", "1→2", "2→3"]);
  expect(screen.fetches).toBe(fetches);
});

test("each audience is told its own rows, and every versie", async () => {
  const dossier = await newDossier(world.db);
  const [anna, bram] = [aanvragerAudience(randomUUID()), aanvragerAudience(randomUUID())];
  const [adviser, ofAnna, ofBram, ofBoth] = [
    await world.watching(dossier),
    await world.watching(dossier, [anna]),
    await world.watching(dossier, [bram]),
    await world.watching(dossier, [anna, bram]),
  ];
  await change(world.db, dossier, { adviseur: "alles", [anna]: "voor Anna" });
  const versie = await change(world.db, dossier, { [bram]: "voor Bram" });
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
  expect(world.live.seen.changes.every((audiences) => audiences.length === 3)).toBe(true);
});

test("a burst of two hundred changes arrives whole, in few reads, none of them twice at once", async () => {
  const dossier = await newDossier(world.db);
  const { screen } = await world.watching(dossier);
  world.live.seen.changes.length = 0;
  await Promise.all(Array.from({ length: 200 }, (_, index) => change(world.db, dossier, { adviseur: String(index) })));
  await showing(screen, 200);
  expect(new Set(screen.texts).size).toBe(200);
  expect(screen.texts).toHaveLength(200);
  expect(world.live.seen.changes.length).toBeLessThan(200);
  const ends = screen.applied.flatMap(({ from, to }) => [from, to]);
  expect(ends).toEqual([...ends].sort((a, b) => a - b));
});

test("a dossier that nobody watches is not read, and one that was left is forgotten", async () => {
  const dossier = await newDossier(world.db);
  const { screen, socket } = await world.watching(dossier);
  screen.stop();
  await expect.poll(() => world.live.realtime.watchedDossiers()).toBe(0);
  world.live.seen.changes.length = 0;
  await change(world.db, dossier, { adviseur: "ongezien" });
  const again = world.open(socket, dossier);
  await showing(again, 1);
  expect(world.live.seen.changes).toEqual([]);
  socket.disconnect();
  await expect.poll(() => world.live.realtime.watchedDossiers()).toBe(0);
});

test("changes that are made while somebody comes in are not lost between", async () => {
  const dossier = await newDossier(world.db);
  let stop = false;
  const writing = (async () => {
    while (!stop) await change(world.db, dossier, { adviseur: "één van velen" });
  })();
  const arrived = await Promise.all(Array.from({ length: 10 }, () => world.watching(dossier)));
  stop = true;
  await writing;
  const { versie } = await world.fetched(dossier, ["adviseur"]);
  for (const { screen } of arrived) {
    await showing(screen, versie);
    expect(screen.texts).toHaveLength(versie);
  }
});

test("lists of the kantoor get a hint at once and then at most one a second; other kantoren and clients get none", async () => {
  const dossier = await newDossier(world.db);
  const [adviser, client, stranger] = [
    world.live.connect((await signIn(world.db, dossier.kantoorId, ["adviseur"])).token),
    world.live.connect((await signIn(world.db, dossier.kantoorId, [aanvragerAudience(randomUUID())])).token),
    world.live.connect((await signIn(world.db, randomUUID(), ["adviseur"])).token),
  ];
  const hints = { adviser: 0, client: 0, stranger: 0 };
  adviser.on("kantoor.changed", () => hints.adviser++);
  client.on("kantoor.changed", () => hints.client++);
  stranger.on("kantoor.changed", () => hints.stranger++);
  await expect.poll(() => world.live.realtime.connections()).toBe(3);
  for (let index = 0; index < 30; index++) await change(world.db, dossier, {});
  await expect.poll(() => hints.adviser, { timeout: 3_000 }).toBe(2);
  await sleep(300);
  expect(hints).toEqual({ adviser: 2, client: 0, stranger: 0 });
});

test("two parts of a page watch one dossier over one socket; the first to leave does not end it for the other", async () => {
  const dossier = await newDossier(world.db);
  const { screen, socket } = await world.watching(dossier);
  const second = world.open(socket, dossier);
  await expect.poll(() => second.states.at(-1)).toBe("live");
  screen.stop();
  await showing(second, await change(world.db, dossier, { adviseur: "nog steeds" }));
});

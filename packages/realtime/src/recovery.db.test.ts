import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { change, newDossier, signIn, startLive } from "./testing/live-server.ts";
import { liveWorld, showing } from "./testing/live-world.ts";

const world = liveWorld();

test("when the LISTEN connection is killed, health says so, and what was missed is shown after it", async () => {
  const dossier = await newDossier(world.db);
  const { screen } = await world.watching(dossier);
  expect(world.live.listener.health()).toEqual({ ok: true });
  await world.live.killListener();
  await expect.poll(() => world.live.listener.health().ok, { interval: 1 }).toBe(false);
  const missed = await change(world.db, dossier, { adviseur: "gemist" });
  await showing(screen, missed);
  expect(world.live.listener.health()).toEqual({ ok: true });
  await showing(screen, await change(world.db, dossier, { adviseur: "daarna" }));
  expect(screen.texts).toEqual(["gemist", "daarna"]);
});

test("after a lost transport the screen is complete again, by itself", async () => {
  const dossier = await newDossier(world.db);
  const { screen, socket } = await world.watching(dossier);
  socket.io.engine.close();
  await expect.poll(() => screen.states.at(-1), { interval: 1 }).toBe("reconnecting");
  await change(world.db, dossier, { adviseur: "intussen" });
  await showing(screen, 1);
  await expect.poll(() => screen.states.at(-1)).toBe("live");
  await showing(screen, await change(world.db, dossier, { adviseur: "daarna" }));
  expect(screen.texts).toEqual(["intussen", "daarna"]);
});

test("after a restart of the server every screen comes back by itself and is complete", async () => {
  const dossier = await newDossier(world.db);
  const { screen, socket } = await world.watching(dossier);
  await world.live.shutDown();
  await expect.poll(() => screen.states.at(-1)).toBe("reconnecting");
  const versie = await change(world.db, dossier, { adviseur: "intussen" });
  const { port } = world.live;
  await world.startAnew({ port });
  await showing(screen, versie);
  await expect.poll(() => screen.states.at(-1)).toBe("live");
  socket.disconnect();
});

test("back online or in view, the screen does not wait for the back-off", async () => {
  const page = Object.assign(new EventTarget(), { document: Object.assign(new EventTarget(), { visibilityState: "visible" }) });
  vi.stubGlobal("window", page);
  vi.stubGlobal("document", page.document);
  const dossier = await newDossier(world.db);
  const { screen, socket } = await world.watching(dossier);
  for (const wake of [() => page.dispatchEvent(new Event("online")), () => page.document.dispatchEvent(new Event("visibilitychange"))]) {
    socket.io.reconnectionDelay(60_000);
    socket.io.engine.close();
    await expect.poll(() => socket.connected).toBe(false);
    const versie = await change(world.db, dossier, { adviseur: "intussen" });
    wake();
    await showing(screen, versie);
  }
});

test("while a fetch is under way no second one starts, and it goes on until the screen is new enough", async () => {
  const dossier = await newDossier(world.db);
  const who = await signIn(world.db, dossier.kantoorId, ["adviseur"]);
  const socket = world.live.connect(who.token);
  const screen = world.open(socket, dossier, async () => {
    const answer = await world.fetched(dossier, ["adviseur"]);
    await sleep(100); // old by the time it arrives
    return answer;
  });
  await expect.poll(() => screen.states.at(-1)).toBe("live");
  await world.live.killListener();
  for (let index = 0; index < 20; index++) {
    await change(world.db, dossier, { adviseur: String(index) });
    await sleep(15);
  }
  await showing(screen, 20);
  expect(screen.texts).toHaveLength(20);
  expect(screen.fetchesAtOnce).toBe(1);
  await expect.poll(() => screen.states.at(-1)).toBe("live");
});

test("a fetch that fails is tried again", async () => {
  const dossier = await newDossier(world.db);
  await change(world.db, dossier, { adviseur: "een" });
  const socket = world.live.connect((await signIn(world.db, dossier.kantoorId, ["adviseur"])).token);
  let failures = 2;
  const screen = world.open(socket, dossier, async () => {
    if (failures-- > 0) throw new Error("no network");
    return world.fetched(dossier, ["adviseur"]);
  });
  await showing(screen, 1);
});

test("when changes cannot be read the screens fetch for themselves", async () => {
  const dossier = await newDossier(world.db);
  const broken = await startLive(world.db, { changes: () => Promise.reject(new Error("database is away")) });
  try {
    const { screen } = await world.watching(dossier, ["adviseur"], broken);
    await showing(screen, await change(world.db, dossier, { adviseur: "toch" }));
    expect(screen.texts).toEqual(["toch"]);
    expect(broken.seen.log).toContain("changes could not be read");
  } finally {
    world.closeScreens();
    await broken.stop();
  }
});

import type { KlantDossierView } from "@dossierklaar/domain/dossier/view";
import { afterEach, expect, test } from "vitest";
import { type Aanlevering, newAanlevering, notArrived, withFiles, withReplacement } from "./aanlevering.ts";
import { createUploadQueue, type UploadQueue } from "./queue.ts";
import type { QueueWorld } from "./queue-world.ts";

class Refused extends Error {}

/** A server and a browser in memory: what was announced, what arrived, and what the browser keeps. */
function newWorld(options: { send?: QueueWorld["send"]; reserve?: QueueWorld["reserve"]; online?: () => boolean } = {}) {
  const kept = new Map<string, Aanlevering>();
  const server = new Map<string, { aanleveringId: string; status: string; received: boolean }>();
  const log: string[] = [];
  const requestIds: string[] = [];
  let ids = 0;
  let busy = 0;
  let mostBusy = 0;
  const bestandenOf = () =>
    [...server].map(([id, one]) => ({ id, ...one, weigering: null, aangeleverdOp: one.received ? new Date() : null }));
  // All that the queue looks at of a dossier.
  const dossier = () => ({ stukken: [{ id: "stuk", bestanden: bestandenOf() }] }) as unknown as KlantDossierView;
  const world: QueueWorld = {
    store: {
      list: async () => [...kept.values()],
      put: async (one) => void kept.set(one.id, one),
      remove: async (id) => void kept.delete(id),
      clear: async () => kept.clear(),
    },
    reserve:
      options.reserve ??
      (async (aanlevering, files) => {
        requestIds.push(aanlevering.requestId);
        return files.map(() => {
          const id = `b${++ids}`;
          server.set(id, { aanleveringId: aanlevering.id, status: "reserved", received: false });
          return id;
        });
      }),
    drop: async (bestandId) => {
      log.push(`drop ${bestandId}`);
      server.delete(bestandId);
    },
    async send(file, bestandId, onProgress, signal) {
      busy += 1;
      mostBusy = Math.max(mostBusy, busy);
      try {
        await new Promise((resolve) => setTimeout(resolve, 1));
        await options.send?.(file, bestandId, onProgress, signal);
        onProgress(file.blob.size);
        arrive(bestandId);
      } finally {
        busy -= 1;
      }
    },
    refetch: async () => dossier(),
    judge: (error) => (error instanceof Refused ? { refused: true, sentence: error.message } : { refused: false }),
    tellProgress: (_stukId, percent) => log.push(`progress ${percent}`),
    onReceived: (one) => log.push(`received ${one.stukId}`),
    isOnline: options.online ?? (() => true),
    wait: () => new Promise((resolve) => setTimeout(resolve, 2)),
    alone: (work) => work(),
  };
  /** Stored; when it was the last of its aanlevering, all of it is received. */
  function arrive(bestandId: string): void {
    const one = server.get(bestandId);
    if (!one) return;
    one.status = "accepted";
    const all = [...server.values()].filter((other) => other.aanleveringId === one.aanleveringId);
    if (all.every((other) => other.status === "accepted")) for (const other of all) other.received = true;
  }
  return { world, kept, server, log, requestIds, dossier, arrive, mostBusy: () => mostBusy };
}

const photos = (...names: string[]) => names.map((name) => new File(["x".repeat(10)], name, { type: "image/jpeg" }));
const opened: UploadQueue[] = [];
afterEach(() => {
  for (const queue of opened.splice(0)) queue.close();
});

function newQueue(world: QueueWorld): UploadQueue {
  const queue = createUploadQueue(world);
  opened.push(queue);
  return queue;
}

async function chosen(queue: UploadQueue, ...names: string[]): Promise<Aanlevering> {
  const one = withFiles(newAanlevering({ id: "stuk", naam: "Loonstrook" }, "dossier"), photos(...names));
  await queue.edit(one, one.id);
  return one;
}

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; !what(); tries += 1) {
    if (tries > 400) throw new Error("it did not come to that");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test("everything goes out, three at a time, and is forgotten once it is received", async () => {
  const { world, kept, log, mostBusy } = newWorld();
  const queue = newQueue(world);
  const one = await chosen(queue, "a", "b", "c", "d", "e");
  expect(kept.size).toBe(1);
  await queue.start(one.id);
  await until(() => log.includes("received stuk"));
  expect(mostBusy()).toBe(3);
  expect(kept.size).toBe(0);
  expect(queue.snapshot().aanleveringen).toEqual([]);
});

test("a lost answer to the announcement is asked again with the same requestId", async () => {
  const asked: string[] = [];
  const { world, log, server } = newWorld({
    async reserve(aanlevering, files) {
      asked.push(aanlevering.requestId);
      if (asked.length === 1) throw new Error("the line broke");
      return files.map((_, at) => {
        server.set(`b${at}`, { aanleveringId: aanlevering.id, status: "reserved", received: false });
        return `b${at}`;
      });
    },
  });
  const queue = newQueue(world);
  await queue.start((await chosen(queue, "a")).id);
  await until(() => log.includes("received stuk"));
  expect(asked).toHaveLength(2);
  expect(new Set(asked).size).toBe(1);
});

test("a file that fails five times is said to, and holds up no other", async () => {
  let tries = 0;
  const { world } = newWorld({
    async send(file) {
      if (file.naam !== "b") return;
      tries += 1;
      throw new Error("the line broke");
    },
  });
  const queue = newQueue(world);
  await queue.start((await chosen(queue, "a", "b", "c")).id);
  await until(() => queue.findOf("stuk")?.files.find((file) => file.naam === "b")?.state === "failed");
  expect(tries).toBe(5);
  expect(queue.findOf("stuk")?.files.map((file) => file.state)).toEqual(["sent", "failed", "sent"]);
  expect(queue.findOf("stuk")?.files[1]?.sentence).toBe(notArrived);
});

test("what the upload route refuses is not tried again", async () => {
  let tries = 0;
  const { world } = newWorld({
    async send() {
      tries += 1;
      throw new Refused("Dit bestand is leeg. Maak of kies het opnieuw.");
    },
  });
  const queue = newQueue(world);
  await queue.start((await chosen(queue, "a")).id);
  await until(() => queue.findOf("stuk")?.files[0]?.state === "failed");
  expect(tries).toBe(1);
  expect(queue.findOf("stuk")?.files[0]?.sentence).toBe("Dit bestand is leeg. Maak of kies het opnieuw.");
});

test("an answer that was lost after the bytes arrived counts as sent", async () => {
  const made = newWorld({
    async send(_file, bestandId) {
      made.arrive(bestandId);
      throw new Error("the answer got lost");
    },
  });
  const queue = newQueue(made.world);
  await queue.start((await chosen(queue, "a")).id);
  await until(() => made.log.includes("received stuk"));
});

test("without a network nothing is given up, however long it takes", async () => {
  let isOnline = false;
  let tries = 0;
  const { world, log } = newWorld({
    online: () => isOnline,
    async send() {
      tries += 1;
      if (!isOnline) throw new Error("no network");
    },
  });
  const queue = newQueue(world);
  await queue.start((await chosen(queue, "a")).id);
  await until(() => queue.snapshot().isWaiting);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(queue.findOf("stuk")?.files[0]?.state).toBe("waiting");
  isOnline = true;
  await until(() => log.includes("received stuk"));
  expect(tries).toBe(2);
});

test("another file in the place of a refused one is announced before the old one is taken back", async () => {
  const { world, log, requestIds, server } = newWorld({
    async send(file) {
      if (file.naam === "kapot") throw new Refused("Dit bestand is beschadigd.");
    },
  });
  const queue = newQueue(world);
  await queue.start((await chosen(queue, "a", "kapot")).id);
  await until(() => queue.findOf("stuk")?.files[1]?.state === "failed");
  const now = queue.findOf("stuk");
  const [better] = photos("heel");
  if (!now || !better) throw new Error("it is on its way");
  const order: string[] = [];
  const { drop, reserve } = world;
  world.drop = async (id) => {
    order.push("drop");
    await drop(id);
    // Taking back what is in the way makes the rest whole.
    for (const one of server.values()) if ([...server.values()].every((other) => other.status === "accepted")) one.received = true;
  };
  world.reserve = async (...input) => {
    order.push("reserve");
    return reserve(...input);
  };
  await queue.edit(withReplacement(now, now.files[1]?.id ?? "", better), now.id);
  await until(() => log.includes("received stuk"));
  expect(order).toEqual(["reserve", "drop"]);
  expect(new Set(requestIds).size).toBe(2);
});

test("a closed browser goes on at the next visit, with another dossier's files left alone", async () => {
  const { world, kept, log } = newWorld();
  const first = newQueue(world);
  const one = await chosen(first, "a");
  first.close();
  kept.set(one.id, { ...one, phase: "sending" });
  kept.set("other", { ...one, id: "other", dossierId: "another" });
  const second = newQueue(world);
  await second.load("dossier");
  await until(() => log.includes("received stuk"));
  expect([...kept.keys()]).toEqual(["other"]);
});

test("stopping takes back what went out, those that arrived first, and keeps the pages", async () => {
  const { world, log } = newWorld({
    send: (file, _id, _progress, signal) =>
      file.naam === "snel"
        ? Promise.resolve()
        : new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted")))),
  });
  const queue = newQueue(world);
  const one = await chosen(queue, "traag", "snel");
  await queue.start(one.id);
  await until(() => queue.findOf("stuk")?.files[1]?.state === "sent");
  await queue.stop(one.id);
  expect(log.filter((line) => line.startsWith("drop"))).toEqual(["drop b2", "drop b1"]);
  const again = queue.findOf("stuk");
  expect(again?.phase).toBe("draft");
  expect(again?.id).not.toBe(one.id);
  expect(again?.files.map((file) => file.naam)).toEqual(["traag", "snel"]);
});

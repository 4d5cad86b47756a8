import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@dossierklaar/local/ports";
import { startChild } from "../harness/children.ts";
import { memoryOf } from "../harness/memory.ts";
import type { Product } from "../harness/product.ts";
import { round, type Spread, spreadOf } from "../harness/stats.ts";
import { floorFile, type LiveDossier, watchersFile } from "./rounds.ts";
import type { Seat } from "./watchers.ts";

const connections = 2_000;
const kilobyte = 1024;

type Usage = { rssKb: Spread; heapKb: Spread };
export type MemoryFigures = { connections: number; floor: Usage; idle: Usage; watching: Usage; ratio: number; goalKb: number };

/** A server that nobody is connected to, on a port. */
type Fresh = { pid: number; url: string; stop(): Promise<void> };

/** What each of 2,000 connected advisers who do nothing costs the server: signed in only, and with one dossier open as its page has. */
export async function measureIdleMemory(product: Product, dossiers: readonly LiveDossier[], rounds: number): Promise<MemoryFigures> {
  const found: Record<"floor" | "idle" | "watching", { rss: number; heap: number }[]> = { floor: [], idle: [], watching: [] };
  for (let number = 1; number <= rounds; number++) {
    for (const kind of ["floor", "idle", "watching"] as const) {
      // A process that has had 2,000 connections before keeps their pages, so each measurement has its own.
      const server = kind === "floor" ? await startFloor(product) : await restartAdvisor(product);
      const seats = Array.from({ length: connections }, (_, i): Seat => {
        const dossier = dossiers[i % dossiers.length];
        const cookie = dossier?.cookies[i % dossier.cookies.length] ?? "";
        return { cookie, dossierId: kind === "watching" ? (dossier?.dossierId ?? null) : null };
      });
      const each = await costOfEach(server, kind === "floor" ? "floor" : "product", seats, product.memoryFolder);
      await server.stop();
      found[kind].push(each);
      console.log(`  round ${number}, ${kind}: ${round(each.rss)} KB RSS, ${round(each.heap)} KB heap for each of ${connections}`);
    }
  }
  const usage = (kind: keyof typeof found): Usage => ({
    rssKb: spreadOf(found[kind].map((each) => each.rss)),
    heapKb: spreadOf(found[kind].map((each) => each.heap)),
  });
  const figures = { floor: usage("floor"), idle: usage("idle"), watching: usage("watching") };
  return { connections, ...figures, ratio: round(figures.watching.rssKb.p50 / figures.floor.rssKb.p50), goalKb: 28 };
}

async function costOfEach(
  server: Fresh,
  kind: "product" | "floor",
  seats: Seat[],
  memoryFolder: string,
): Promise<{ rss: number; heap: number }> {
  const watchers = startChild(watchersFile);
  // The code of a first connection belongs to the server, not to each of its clients.
  await watchers.ask({ open: { server: kind, url: server.url, seats: seats.slice(0, 50) } });
  await watchers.ask({ close: true });
  await sleep(500);
  const before = await memoryOf(server.pid, memoryFolder);
  await watchers.ask({ open: { server: kind, url: server.url, seats } });
  await sleep(1_000);
  const after = await memoryOf(server.pid, memoryFolder);
  await watchers.ask({ close: true });
  await watchers.stop();
  return { rss: (after.rss - before.rss) / seats.length / kilobyte, heap: (after.heapUsed - before.heapUsed) / seats.length / kilobyte };
}

async function restartAdvisor(product: Product): Promise<Fresh> {
  await product.stack.restart("advisor");
  const pid = product.stack.findPid("advisor");
  if (!pid) throw new Error("The adviser app does not run.");
  return { pid, url: product.stack.advisorUrl, stop: async () => {} };
}

async function startFloor(product: Product): Promise<Fresh> {
  const child = startChild(floorFile, process.env);
  const port = await freePort(24_000, 26_000);
  await child.ask({ start: { url: product.stack.ownerUrl, port, withRows: false } });
  return { pid: child.pid, url: `ws://127.0.0.1:${port}`, stop: child.stop };
}

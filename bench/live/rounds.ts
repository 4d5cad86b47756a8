import { randomUUID } from "node:crypto";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { annotateStuk } from "@dossierklaar/domain/dossiercontrole/annotate-stuk";
import { openStoryDossier, planStoryAfspraak } from "@dossierklaar/domain/testing/dossier";
import { freePort } from "@dossierklaar/local/ports";
import { type Child, startChild } from "../harness/children.ts";
import { nowMs } from "../harness/clock.ts";
import type { Adviser, BenchKantoor } from "../harness/people.ts";
import type { Product } from "../harness/product.ts";
import { quantile, round, type Spread, spreadOf } from "../harness/stats.ts";
import type { Arrival, Seat } from "./watchers.ts";

export type LiveDossier = { kantoorId: string; dossierId: string; stukId: string; adviser: Adviser; cookies: string[]; versie: number };

const watchersOfEach = 5;
const changesPerSecond = 40;
export const floorFile = path.join(import.meta.dirname, "floor-server.ts");
export const watchersFile = path.join(import.meta.dirname, "watchers.ts");

/** Dossiers of the main story, each with its first afspraak and what that asked: about thirty stukken for two aanvragers. */
export async function arrangeDossiers(product: Product, kantoren: readonly BenchKantoor[], ofEach: number): Promise<LiveDossier[]> {
  const made: LiveDossier[] = [];
  for (const kantoor of kantoren) {
    for (let number = 0; number < ofEach; number++) {
      const { dossierId } = await openStoryDossier(product.deps, kantoor);
      await planStoryAfspraak(product.deps, kantoor, dossierId);
      const { id: stukId } = await product.databases
        .forKantoor(kantoor.id)
        .selectFrom("stuk")
        .select("id")
        .where("dossier_id", "=", dossierId)
        .orderBy("id")
        .limit(1)
        .executeTakeFirstOrThrow();
      const cookies = kantoor.advisers.map((adviser) => adviser.cookie);
      made.push({ kantoorId: kantoor.id, dossierId, stukId, adviser: kantoor.advisers[0], cookies, versie: 0 });
    }
  }
  return made;
}

async function readVersie(product: Product, dossier: LiveDossier): Promise<number> {
  const db = product.databases.forKantoor(dossier.kantoorId);
  return (await db.selectFrom("dossier").select("versie").where("id", "=", dossier.dossierId).executeTakeFirstOrThrow()).versie;
}

type Change = { dossierId: string; versie: number; begun: number; committed: number };

/** Changes one dossier after the other through the product's own command, as another server process would. */
export async function makeChanges(product: Product, dossiers: readonly LiveDossier[], count: number): Promise<Change[]> {
  for (const dossier of dossiers) dossier.versie = await readVersie(product, dossier);
  const changes: Promise<Change>[] = [];
  const first = nowMs() + 100;
  for (let i = 0; i < count; i++) {
    await sleep(Math.max(0, first + (i * 1000) / changesPerSecond - nowMs()));
    // More than a kantoor has, so that changes after each other are of different kantoren.
    const dossier = dossiers[(i * 7) % dossiers.length];
    if (!dossier) continue;
    const change = changeOnce(product, dossier, i);
    change.catch(() => {}); // told by the wait for all of them below
    changes.push(change);
  }
  return Promise.all(changes);
}

async function changeOnce(product: Product, dossier: LiveDossier, number: number): Promise<Change> {
  const { dossierId, stukId, adviser } = dossier;
  dossier.versie += 1;
  const { versie } = dossier;
  const input = {
    requestId: randomUUID(),
    dossierId,
    stukId,
    opmerkingVoorKlant: `Graag het hele document, ook de achterkant (${number}).`,
  };
  const begun = nowMs();
  await annotateStuk(product.deps, adviser.actor, input);
  return { dossierId, versie, begun, committed: nowMs() };
}

export type RoundFigures = { overCommit: number; total: number; p90: number; delivered: number; expected: number };

function figuresOf(changes: readonly Change[], arrivals: readonly Arrival[]): RoundFigures {
  const byChange = Map.groupBy(arrivals, (arrival) => `${arrival.dossierId} ${arrival.versie}`);
  const over: number[] = [];
  const total: number[] = [];
  let delivered = 0;
  for (const change of changes) {
    const heard = byChange.get(`${change.dossierId} ${change.versie}`) ?? [];
    delivered += heard.length;
    if (heard.length < watchersOfEach) continue;
    const last = Math.max(...heard.map((arrival) => arrival.at));
    over.push(last - change.committed);
    total.push(last - change.begun);
  }
  return {
    overCommit: quantile(over, 0.5),
    total: quantile(total, 0.5),
    p90: quantile(over, 0.9),
    delivered,
    expected: changes.length * watchersOfEach,
  };
}

type Side = "product" | "floor" | "floorWithRows";
const sides: readonly Side[] = ["floor", "product", "floorWithRows"];
export type SideFigures = { overCommitMs: Spread; totalMs: Spread; delivered: number; expected: number };
/**
 * Ratios are of rounds that ran right after each other, so that a neighbour who slows the machine slows both. Null when the machine was too
 * busy to tell: where the bench itself hears of its commit later than the watchers do, a round says nothing, and most rounds must count.
 */
export type DeliveryFigures = Record<Side, SideFigures> & {
  rounds: number;
  roundsThatCount: number;
  ratio: Spread | null;
  ratioToFloorWithRows: Spread | null;
  goal: number;
};

/** Commit to the last of five watchers, the product and its two floors in turn. */
export async function measureDelivery(
  product: Product,
  dossiers: readonly LiveDossier[],
  options: { rounds: number; changes: number },
): Promise<DeliveryFigures> {
  const watchers = startChild(watchersFile);
  const floors: Child[] = [];
  const startFloor = async (withRows: boolean): Promise<string> => {
    const child = startChild(floorFile);
    floors.push(child);
    const { port } = await child.ask<{ port: number }>({
      start: { url: product.stack.ownerUrl, port: await freePort(24_000, 26_000), withRows },
    });
    return `ws://127.0.0.1:${port}`;
  };
  const urls: Record<Side, string> = {
    product: product.stack.advisorUrl,
    floor: await startFloor(false),
    floorWithRows: await startFloor(true),
  };
  const seats: Seat[] = dossiers.flatMap(({ dossierId, cookies }) =>
    Array.from({ length: watchersOfEach }, (_, i) => ({ dossierId, cookie: cookies[i % cookies.length] ?? "" })),
  );
  const found: Record<Side, RoundFigures[]> = { product: [], floor: [], floorWithRows: [] };
  // The first round warms all of them up and is not counted.
  for (let number = 0; number <= options.rounds; number++) {
    for (const side of sides) {
      await watchers.ask({ open: { server: side === "product" ? "product" : "floor", url: urls[side], seats } });
      await watchers.ask({ collect: true });
      const changes = await makeChanges(product, dossiers, number === 0 ? Math.ceil(options.changes / 2) : options.changes);
      await sleep(500);
      const figures = figuresOf(changes, await watchers.ask<Arrival[]>({ collect: true }));
      await watchers.ask({ close: true });
      await sleep(300);
      if (number > 0) found[side].push(figures);
      const counted = number > 0 ? `round ${number}` : "warming up";
      console.log(
        `  ${counted}, ${side}: ${round(figures.overCommit)} ms over the commit (p90 ${round(figures.p90)}), ${figures.delivered} of ${figures.expected}`,
      );
    }
  }
  for (const child of [watchers, ...floors]) await child.stop();
  const figures = Object.fromEntries(sides.map((side) => [side, summarize(found[side])])) as Record<Side, SideFigures>; // one for each side
  const overIn = (side: Side, number: number): number => found[side][number]?.overCommit ?? Number.NaN;
  const counting = found.product.map((_, number) => number).filter((number) => sides.every((side) => overIn(side, number) > 0));
  const isEnough = counting.length * 2 > options.rounds;
  const ratioTo = (floor: Side): Spread | null =>
    isEnough ? spreadOf(counting.map((number) => overIn("product", number) / overIn(floor, number))) : null;
  return {
    ...figures,
    rounds: options.rounds,
    roundsThatCount: counting.length,
    ratio: ratioTo("floor"),
    ratioToFloorWithRows: ratioTo("floorWithRows"),
    goal: 1.5,
  };
}

function summarize(rounds: readonly RoundFigures[]): SideFigures {
  const sum = (pick: (figures: RoundFigures) => number) => rounds.reduce((total, figures) => total + pick(figures), 0);
  return {
    overCommitMs: spreadOf(rounds.map((figures) => figures.overCommit)),
    totalMs: spreadOf(rounds.map((figures) => figures.total)),
    delivered: sum((figures) => figures.delivered),
    expected: sum((figures) => figures.expected),
  };
}

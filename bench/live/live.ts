import type { Line } from "../harness/figures.ts";
import { arrangeKantoren } from "../harness/people.ts";
import { type Product, settle } from "../harness/product.ts";
import type { Spread } from "../harness/stats.ts";
import { type MemoryFigures, measureIdleMemory } from "./idle-memory.ts";
import { arrangeDossiers, type DeliveryFigures, measureDelivery } from "./rounds.ts";

export type LiveFigures = { delivery: DeliveryFigures; memory: MemoryFigures };

/** 500 sockets in 100 dossiers of 20 kantoren, 40 changes a second; then 2,000 advisers who do nothing. */
export async function benchLive(product: Product): Promise<{ figures: LiveFigures; lines: Line[] }> {
  console.log("\nlive: 100 dossiers of 20 kantoren, 500 sockets, 40 changes a second");
  const dossiers = await arrangeDossiers(product, await arrangeKantoren(product, 20), 5);
  await settle(product);
  const delivery = await measureDelivery(product, dossiers, { rounds: 7, changes: 200 });
  const memory = await measureIdleMemory(product, dossiers, 3);
  return { figures: { delivery, memory }, lines: linesOf(delivery, memory) };
}

const ms = ({ p50, min, max }: Spread): string => `${p50} ms [${min}-${max}]`;
const times = (ratio: Spread | null): string => (ratio ? `${ratio.p50} x [${ratio.min}-${ratio.max}]` : "machine too busy to tell");
const kb = ({ p50, min, max }: Spread): string => `${p50} KB [${min}-${max}]`;

function linesOf(delivery: DeliveryFigures, memory: MemoryFigures): Line[] {
  const { product, floor, floorWithRows, ratio, goal } = delivery;
  const all = [product, floor, floorWithRows];
  const isWhole = all.every((side) => side.delivered === side.expected);
  return [
    {
      what: "commit -> last of 5 watchers, p50 over the commit",
      floor: ms(floor.overCommitMs),
      product: `${ms(product.overCommitMs)} = ${times(ratio)}`,
      goal: `<= ${goal} x`,
      isMet: ratio && ratio.p50 <= goal,
    },
    {
      what: "  the same beside a floor that reads and sends the same rows",
      floor: ms(floorWithRows.overCommitMs),
      product: times(delivery.ratioToFloorWithRows),
      goal: "",
      isMet: null,
    },
    {
      what: "  begin of the change -> last of 5 watchers, p50",
      floor: ms(floor.totalMs),
      product: ms(product.totalMs),
      goal: "",
      isMet: null,
    },
    {
      what: "  messages that arrived",
      floor: `${floor.delivered + floorWithRows.delivered} of ${floor.expected + floorWithRows.expected}`,
      product: `${product.delivered} of ${product.expected}`,
      goal: "all",
      isMet: isWhole,
    },
    {
      what: `memory of an idle adviser, ${memory.connections} connected, one dossier open each`,
      floor: kb(memory.floor.rssKb),
      product: `${kb(memory.watching.rssKb)} = ${memory.ratio} x`,
      goal: `<= ${memory.goalKb} KB`,
      isMet: memory.watching.rssKb.p50 <= memory.goalKb,
    },
    {
      what: "  signed in, no dossier open",
      floor: "",
      product: kb(memory.idle.rssKb),
      goal: `<= ${memory.goalKb} KB`,
      isMet: memory.idle.rssKb.p50 <= memory.goalKb,
    },
  ];
}

import { listDossierPage, showDossier } from "@dossierklaar/domain/dossier/show-dossier";
import { openStoryDossier, planStoryAfspraak } from "@dossierklaar/domain/testing/dossier";
import { countWork, showWerkvoorraad } from "@dossierklaar/domain/werkvoorraad/show-werkvoorraad";
import pg from "pg";
import { nowMs } from "../harness/clock.ts";
import type { Line } from "../harness/figures.ts";
import { fillKantoor } from "../harness/fill.ts";
import { arrangeKantoren, type BenchKantoor } from "../harness/people.ts";
import { type Product, settle } from "../harness/product.ts";
import { median, quantile, round } from "../harness/stats.ts";
import { type Scan, watchStatements } from "./plans.ts";

const stukkenOfEach = 10;
const sizes = [1_000, 100_000];
const warmUps = 20;
const rounds = 150;
const mostTimes = { dossiercontrole: 4, search: 4, list: 4, werkvoorraad: 10, count: 10 };

type ListName = keyof typeof mostTimes;
const titles: Record<ListName, string> = {
  dossiercontrole: "Dossiercontrole",
  search: "a dossier by name",
  list: "the newest 50 dossiers",
  werkvoorraad: "werkvoorraad",
  count: "  its number in the app bar",
};

type ListFigure = {
  dossiers: number;
  stukken: number;
  name: ListName;
  rows: number;
  floorMs: number;
  p50: number;
  p90: number;
  ratio: number;
  /** Tables of which a statement reads every row although they grow with the work; only looked at in the largest kantoor. */
  readThrough: Scan[];
};

/** Lists of a kantoor that is small and of one that is very large, beside a bare round trip to the same database. */
export async function benchList(product: Product): Promise<{ figures: { lists: ListFigure[] }; lines: Line[] }> {
  console.log("\nlist: dossiers and stukken of a small kantoor and of a very large one");
  const kantoren = await arrangeKantoren(product, sizes.length);
  const found: ListFigure[] = [];
  for (const [i, dossiers] of sizes.entries()) {
    const kantoor = kantoren[i];
    if (!kantoor) throw new Error("No kantoor was made.");
    const begun = nowMs();
    await fillKantoor(product.owner, kantoor, { dossiers, stukkenOfEach });
    const { dossierId, nummer } = await openStoryDossier(product.deps, kantoor);
    await planStoryAfspraak(product.deps, kantoor, dossierId);
    await settle(product);
    console.log(`  ${dossiers} dossiers, ${dossiers * stukkenOfEach} stukken: filled in ${round((nowMs() - begun) / 1000, 0)} s`);
    found.push(...(await measureKantoor(product, kantoor, { dossiers, nummer, isLargest: dossiers === Math.max(...sizes) })));
  }
  return { figures: { lists: found }, lines: found.map(toLine) };
}

/** Each list in turn with a bare round trip before it, so that a neighbour who slows the machine slows both. */
async function measureKantoor(
  product: Product,
  kantoor: BenchKantoor,
  { dossiers, nummer, isLargest }: { dossiers: number; nummer: string; isLargest: boolean },
): Promise<ListFigure[]> {
  const { deps } = product;
  const { actor } = kantoor.advisers[0];
  const lists: Record<ListName, () => Promise<number>> = {
    dossiercontrole: async () => (await showDossier(deps, actor, nummer)).stukken.length,
    search: async () => (await listDossierPage(deps, actor, { search: `quist${dossiers - 7}`, mine: false, cursor: null })).items.length,
    list: async () => (await listDossierPage(deps, actor, { search: "", mine: false, cursor: null })).items.length,
    werkvoorraad: async () => (await showWerkvoorraad(deps, actor, { scope: "all" })).regels.length,
    count: () => countWork(deps, actor),
  };
  const bare = new pg.Client({ connectionString: product.stack.appUrl });
  await bare.connect();
  const found: ListFigure[] = [];
  for (const name of Object.keys(lists) as ListName[]) {
    const floor: number[] = [];
    const taken: number[] = [];
    let rows = 0;
    for (let i = 0; i < warmUps + rounds; i++) {
      const begun = nowMs();
      await bare.query({ name: "round-trip", text: "select 1" });
      const between = nowMs();
      rows = await lists[name]();
      if (i < warmUps) continue;
      floor.push(between - begun);
      taken.push(nowMs() - between);
    }
    const readThrough = isLargest ? await watchStatements(product, kantoor.id, lists[name]) : [];
    const floorMs = median(floor);
    const p50 = median(taken);
    found.push({
      dossiers,
      stukken: dossiers * stukkenOfEach,
      name,
      rows,
      floorMs: round(floorMs, 3),
      p50: round(p50),
      p90: round(quantile(taken, 0.9)),
      ratio: round(p50 / floorMs, 1),
      readThrough,
    });
  }
  await bare.end();
  return found;
}

function toLine(figure: ListFigure): Line {
  const most = mostTimes[figure.name];
  const scans = figure.readThrough.map((scan) => `${scan.table} is read through (${scan.rows} rows)`).join(", ");
  return {
    what: `${titles[figure.name]}, ${figure.rows} rows, kantoor of ${figure.stukken} stukken, p50`,
    floor: `${figure.floorMs} ms`,
    product: `${figure.p50} ms (p90 ${figure.p90}) = ${figure.ratio} x${scans && `; ${scans}`}`,
    goal: `<= ${most} x`,
    isMet: figure.ratio <= most && scans === "",
  };
}

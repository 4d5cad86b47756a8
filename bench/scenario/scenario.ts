import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { startScenarioByHand } from "@dossierklaar/domain/scenario/start-by-hand";
import pg from "pg";
import { type Child, startChild } from "../harness/children.ts";
import { nowMs } from "../harness/clock.ts";
import type { Line } from "../harness/figures.ts";
import { arrangeKantoren, type BenchKantoor, portalDoor } from "../harness/people.ts";
import { type Product, settle } from "../harness/product.ts";
import { median, quantile, round } from "../harness/stats.ts";
import { watchersFile } from "../live/rounds.ts";
import type { Arrival } from "../live/watchers.ts";
import { arrangeDossier, chooseScenarios, type ScenarioDossier, signInAanvrager } from "./arrange.ts";

const stukken = 30;
const warmUps = 15;
const starts = 60;

type Timing = { p50: number; p90: number };
export type ScenarioFigures = {
  stukken: number;
  scenarios: number;
  starts: number;
  bareCommitMs: Timing;
  transactionMs: Timing;
  ratio: number;
  goal: number;
  /** The adviser's request sent -> its answer, and -> the last of the rows on the client's socket. */
  answerMs: Timing;
  clickMs: Timing;
  clickGoalMs: number;
};

const timingOf = (values: readonly number[]): Timing => ({ p50: round(median(values)), p90: round(quantile(values, 0.9)) });

/** Scenario's that ask thirty stukken of two aanvragers: what the database needs for it, and when the client sees them. */
export async function benchScenario(product: Product): Promise<{ figures: ScenarioFigures; lines: Line[] }> {
  console.log(`\nscenario: ${stukken} stukken for two aanvragers, ${starts} starts`);
  const [kantoor] = await arrangeKantoren(product, 1);
  if (!kantoor) throw new Error("No kantoor was made.");
  const dossiers: ScenarioDossier[] = [];
  for (let i = 0; i < 2 * (warmUps + starts); i++) dossiers.push(await arrangeDossier(product, kantoor));
  const [first] = dossiers;
  if (!first) throw new Error("No dossier was made.");
  const scenarioIds = await chooseScenarios(product, kantoor, first, stukken);
  await settle(product);
  const database = await measureTransaction(product, kantoor, dossiers.slice(0, warmUps + starts), scenarioIds);
  await settle(product);
  const click = await measureClick(product, kantoor, dossiers.slice(warmUps + starts), scenarioIds);
  const figures: ScenarioFigures = {
    stukken,
    scenarios: scenarioIds.length,
    starts,
    ...database,
    ratio: round(database.transactionMs.p50 / database.bareCommitMs.p50),
    goal: 3,
    ...click,
    clickGoalMs: 25,
  };
  return { figures, lines: linesOf(figures) };
}

/** Turn by turn a bare commit (one row, through a bare connection) and the product's own transaction, in this process. */
async function measureTransaction(
  product: Product,
  kantoor: BenchKantoor,
  dossiers: readonly ScenarioDossier[],
  scenarioIds: string[],
): Promise<Pick<ScenarioFigures, "bareCommitMs" | "transactionMs">> {
  const bare = new pg.Client({ connectionString: product.stack.ownerUrl });
  await bare.connect();
  const touch = { name: "touch", text: "update kantoor set telefoon = telefoon where id = $1", values: [kantoor.id] };
  const bareCommits: number[] = [];
  const transactions: number[] = [];
  for (const [i, { dossierId, afspraakId }] of dossiers.entries()) {
    const begun = nowMs();
    await bare.query("begin");
    await bare.query(touch);
    await bare.query("commit");
    const between = nowMs();
    const input = { requestId: randomUUID(), dossierId, afspraakId, scenarioIds };
    await startScenarioByHand(product.deps, kantoor.advisers[0].actor, input);
    const ended = nowMs();
    if (i >= warmUps) {
      bareCommits.push(between - begun);
      transactions.push(ended - between);
    }
    await sleep(100);
  }
  await bare.end();
  return { bareCommitMs: timingOf(bareCommits), transactionMs: timingOf(transactions) };
}

/** The adviser's request to her app, until the client's socket at the portal has all rows. */
async function measureClick(
  product: Product,
  kantoor: BenchKantoor,
  dossiers: readonly ScenarioDossier[],
  scenarioIds: string[],
): Promise<Pick<ScenarioFigures, "answerMs" | "clickMs">> {
  const door = portalDoor(product);
  const seats = [];
  for (const dossier of dossiers)
    seats.push({ dossierId: dossier.dossierId, cookie: await signInAanvrager(product, door, kantoor, dossier) });
  const watchers = startChild(watchersFile);
  await watchers.ask({ open: { server: "product", url: product.stack.portalUrl, seats } });
  const answers: number[] = [];
  const clicks: number[] = [];
  for (const [i, { dossierId, afspraakId }] of dossiers.entries()) {
    await watchers.ask({ collect: true });
    const begun = nowMs();
    const response = await fetch(`${product.stack.advisorUrl}/trpc/scenario.start`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: kantoor.advisers[0].cookie, origin: product.stack.advisorUrl },
      body: JSON.stringify({ json: { requestId: randomUUID(), dossierId, afspraakId, scenarioIds } }),
    });
    const answer = await response.text();
    const answered = nowMs();
    if (!response.ok) throw new Error(`scenario.start answered ${response.status}: ${answer}`);
    const arrived = await lastArrival(watchers, dossierId);
    if (i >= warmUps) {
      answers.push(answered - begun);
      clicks.push(arrived - begun);
    }
  }
  await watchers.ask({ close: true });
  await watchers.stop();
  return { answerMs: timingOf(answers), clickMs: timingOf(clicks) };
}

/** When the last of the rows reached the client. */
async function lastArrival(watchers: Child, dossierId: string): Promise<number> {
  const deadline = nowMs() + 5_000;
  let rows = 0;
  let at = 0;
  // What is asked of both stands in the room of each aanvrager, and she who serves both hears it twice.
  while (rows < stukken) {
    if (nowMs() > deadline) throw new Error(`Of ${stukken} stukken ${rows} reached the client.`);
    await sleep(50);
    for (const arrival of await watchers.ask<Arrival[]>({ collect: true })) {
      if (arrival.dossierId !== dossierId) continue;
      rows += arrival.stukken;
      at = Math.max(at, arrival.at);
    }
  }
  return at;
}

const ms = ({ p50, p90 }: Timing): string => `${p50} ms (p90 ${p90})`;

function linesOf(figures: ScenarioFigures): Line[] {
  return [
    {
      what: `scenario of ${figures.stukken} stukken, its transaction beside a bare commit, p50`,
      floor: ms(figures.bareCommitMs),
      product: `${ms(figures.transactionMs)} = ${figures.ratio} x`,
      goal: `<= ${figures.goal} x`,
      isMet: figures.ratio <= figures.goal,
    },
    {
      what: `  click -> all ${figures.stukken} rows at the client's socket, p50`,
      floor: "",
      product: ms(figures.clickMs),
      goal: `<= ${figures.clickGoalMs} ms`,
      isMet: figures.clickMs.p50 <= figures.clickGoalMs,
    },
    { what: "  click -> answer to the adviser, p50", floor: "", product: ms(figures.answerMs), goal: "", isMet: null },
  ];
}

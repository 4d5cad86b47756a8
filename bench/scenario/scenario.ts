import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { startScenarioByHand } from "@dossierklaar/domain/scenario/start-by-hand";
import pg from "pg";
import { type Child, startChild } from "../harness/children.ts";
import { nowMs } from "../harness/clock.ts";
import type { Line } from "../harness/figures.ts";
import { fillKantoor } from "../harness/fill.ts";
import { arrangeKantoren, type BenchKantoor, portalDoor } from "../harness/people.ts";
import { type Product, settle } from "../harness/product.ts";
import { median, quantile, round } from "../harness/stats.ts";
import { watchersFile } from "../live/rounds.ts";
import type { Arrival } from "../live/watchers.ts";
import { arrangeDossier, chooseScenarios, type ScenarioDossier, signInAanvrager } from "./arrange.ts";
import { epochMs, startPhone } from "./page.ts";

const stukken = 30;
const warmUps = 15;
const starts = 60;
const pages = 10;

type Timing = { p50: number; p90: number };
export type ScenarioFigures = {
  stukken: number;
  scenarios: number;
  starts: number;
  bareCommitMs: Timing;
  /** As many rows with the same keys, written by one prepared statement and committed: what the schema alone costs. */
  bareRowsMs: Timing;
  transactionMs: Timing;
  ratio: number;
  ratioToBareRows: number;
  goal: number;
  /** The adviser's request sent -> its answer, and -> the last of the rows on the client's socket. */
  answerMs: Timing;
  clickMs: Timing;
  clickGoalMs: number;
  /** The adviser's request sent -> the last of the lines in the document of the client's page, in a real browser. */
  pageMs: Timing;
};

const timingOf = (values: readonly number[]): Timing => ({ p50: round(median(values)), p90: round(quantile(values, 0.9)) });

/** Scenario's that ask thirty stukken of two aanvragers: what the database needs for it, and when the client sees them. */
export async function benchScenario(product: Product): Promise<{ figures: ScenarioFigures; lines: Line[] }> {
  console.log(`\nscenario: ${stukken} stukken for two aanvragers, ${starts} starts`);
  const [kantoor] = await arrangeKantoren(product, 1);
  if (!kantoor) throw new Error("No kantoor was made.");
  // A checklist that is empty is planned for as a small table, and the plans of key checks are kept: no kantoor is without its years.
  await fillKantoor(product.owner, kantoor, { dossiers: 2_000, stukkenOfEach: 10 });
  const dossiers: ScenarioDossier[] = [];
  for (let i = 0; i < 2 * (warmUps + starts) + pages; i++) dossiers.push(await arrangeDossier(product, kantoor));
  const [first] = dossiers;
  if (!first) throw new Error("No dossier was made.");
  const scenarioIds = await chooseScenarios(product, kantoor, first, stukken);
  await settle(product);
  const database = await measureTransaction(product, kantoor, dossiers.slice(0, warmUps + starts), scenarioIds);
  await settle(product);
  const click = await measureClick(product, kantoor, dossiers.slice(warmUps + starts, -pages), scenarioIds);
  const pageMs = await measurePage(product, kantoor, dossiers.slice(-pages), scenarioIds);
  const figures: ScenarioFigures = {
    stukken,
    scenarios: scenarioIds.length,
    starts,
    ...database,
    ratio: round(database.transactionMs.p50 / database.bareCommitMs.p50),
    ratioToBareRows: round(database.transactionMs.p50 / database.bareRowsMs.p50),
    goal: 3,
    ...click,
    clickGoalMs: 25,
    pageMs,
  };
  return { figures, lines: linesOf(figures) };
}

const copyRows = {
  name: "copy-rows",
  text: `with copies as (
    insert into stuk (kantoor_id, dossier_id, versie, soort_document_id, aanvrager_id, onderwerp_soort, onderwerp, jaar, periode, omschrijving,
      status, waarom, scenario_start_id, volgorde, aangemaakt_op)
    select kantoor_id, dossier_id, versie, soort_document_id, aanvrager_id, onderwerp_soort, onderwerp, jaar, periode, 'floor',
      status, waarom, scenario_start_id, volgorde, aangemaakt_op from stuk where dossier_id = $1 returning kantoor_id, id)
    insert into stuk_afspraak (kantoor_id, stuk_id, afspraak_id, aangevraagd_op) select kantoor_id, id, $2, now() from copies`,
};

/** Turn by turn in this process: a bare commit of one row, the product's own transaction, and its rows once more over a bare connection. */
async function measureTransaction(
  product: Product,
  kantoor: BenchKantoor,
  dossiers: readonly ScenarioDossier[],
  scenarioIds: string[],
): Promise<Pick<ScenarioFigures, "bareCommitMs" | "bareRowsMs" | "transactionMs">> {
  const bare = new pg.Client({ connectionString: product.stack.ownerUrl });
  await bare.connect();
  const touch = { name: "touch", text: "update kantoor set telefoon = telefoon where id = $1", values: [kantoor.id] };
  const commit = async (query: pg.QueryConfig): Promise<number> => {
    const begun = nowMs();
    await bare.query("begin");
    await bare.query(query);
    await bare.query("commit");
    return nowMs() - begun;
  };
  const bareCommits: number[] = [];
  const bareRows: number[] = [];
  const transactions: number[] = [];
  for (const [i, { dossierId, afspraakId }] of dossiers.entries()) {
    const bareCommit = await commit(touch);
    const begun = nowMs();
    const input = { requestId: randomUUID(), dossierId, afspraakId, scenarioIds };
    await startScenarioByHand(product.deps, kantoor.advisers[0].actor, input);
    const transaction = nowMs() - begun;
    // What follows the commit, at the worker and at the screens, is not to run beside the next measurement.
    await sleep(100);
    const rows = await commit({ ...copyRows, values: [dossierId, afspraakId] });
    if (i >= warmUps) {
      bareCommits.push(bareCommit);
      transactions.push(transaction);
      bareRows.push(rows);
    }
    await sleep(50);
  }
  await bare.end();
  return { bareCommitMs: timingOf(bareCommits), bareRowsMs: timingOf(bareRows), transactionMs: timingOf(transactions) };
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
    await clickStart(product, kantoor, { dossierId, afspraakId, scenarioIds });
    const answered = nowMs();
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

/** What the adviser's browser sends when she presses the button. */
async function clickStart(
  product: Product,
  kantoor: BenchKantoor,
  input: { dossierId: string; afspraakId: string; scenarioIds: string[] },
): Promise<void> {
  const response = await fetch(`${product.stack.advisorUrl}/trpc/scenario.start`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: kantoor.advisers[0].cookie, origin: product.stack.advisorUrl },
    body: JSON.stringify({ json: { requestId: randomUUID(), ...input } }),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`scenario.start answered ${response.status}: ${answer}`);
}

/** The same click, until the page of the client shows a line for each stuk. */
async function measurePage(
  product: Product,
  kantoor: BenchKantoor,
  dossiers: readonly ScenarioDossier[],
  scenarioIds: string[],
): Promise<Timing> {
  const door = portalDoor(product);
  const phone = await startPhone(product);
  const taken: number[] = [];
  for (const dossier of dossiers) {
    const page = await phone.open(await signInAanvrager(product, door, kantoor, dossier));
    const shown = page.shows(stukken);
    const begun = epochMs();
    await clickStart(product, kantoor, { dossierId: dossier.dossierId, afspraakId: dossier.afspraakId, scenarioIds });
    taken.push((await shown) - begun);
    await page.close();
  }
  await phone.close();
  return timingOf(taken);
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
      what: "  the same beside the same rows and keys written by one bare statement",
      floor: ms(figures.bareRowsMs),
      product: `${figures.ratioToBareRows} x`,
      goal: "",
      isMet: null,
    },
    {
      what: `  click -> all ${figures.stukken} rows at the client's socket, p50`,
      floor: "",
      product: ms(figures.clickMs),
      goal: `<= ${figures.clickGoalMs} ms`,
      isMet: figures.clickMs.p50 <= figures.clickGoalMs,
    },
    {
      what: `  click -> all ${figures.stukken} lines on the client's page in Chromium, p50`,
      floor: "",
      product: ms(figures.pageMs),
      goal: `<= ${figures.clickGoalMs} ms`,
      isMet: figures.pageMs.p50 <= figures.clickGoalMs,
    },
    { what: "  click -> answer to the adviser, p50", floor: "", product: ms(figures.answerMs), goal: "", isMet: null },
  ];
}

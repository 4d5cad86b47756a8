// `npm run bench`, or one by name (`npm run bench live`, `scenario`, `list`): the product's speed beside a floor measured in the same run.
import path from "node:path";
import { onStopRequest } from "../scripts/launch/stop-request.ts";
import { describeMachine, keepFigures, type Line, loadNow, printTable } from "./harness/figures.ts";
import { startProduct } from "./harness/product.ts";
import { benchList } from "./list/list.ts";
import { benchLive } from "./live/live.ts";
import { benchScenario } from "./scenario/scenario.ts";

const benches = { scenario: benchScenario, live: benchLive, list: benchList };
type Name = keyof typeof benches;
const names = Object.keys(benches) as Name[]; // the keys of the literal above

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !names.some((known) => known === name));
if (unknown !== undefined) {
  console.error(`There is no bench called ${unknown}; choose from ${names.join(", ")}, or none for all.`);
  process.exit(1);
}

const aborter = new AbortController();
let stop: (() => Promise<void>) | undefined;
onStopRequest(() => {
  aborter.abort(new Error("Asked to stop."));
  void Promise.resolve(stop?.()).finally(() => process.exit(1));
});

const product = await startProduct({ build: true, signal: aborter.signal });
stop = () => product.stop();
const lines: Line[] = [];
const results: Partial<Record<Name, object>> = {};
try {
  const machine = await describeMachine(product);
  const loadBefore = loadNow();
  for (const name of names.filter((each) => asked.length === 0 || asked.includes(each))) {
    const { figures, lines: told } = await benches[name](product);
    results[name] = figures;
    lines.push(...told);
  }
  printTable(lines);
  console.log(
    `\n${machine.cores} cores (${machine.cpu}), ${machine.memoryGb} GB, Node ${machine.node}, PostgreSQL ${machine.postgres}, fsync ${machine.fsync}, load ${loadBefore.join(" ")} before and ${loadNow().join(" ")} after`,
  );
  const file = keepFigures({ at: new Date().toISOString(), machine, loadBefore, loadAfter: loadNow(), lines, ...results });
  console.log(`The figures are in ${path.relative(process.cwd(), file)}.`);
} finally {
  await product.stop();
}
process.exit(0);

// `npm run check`: the quick part of `npm test`, to run while working: lint, types and the tests that need no database.
import path from "node:path";
import { onStopRequest } from "./launch/stop-request.ts";
import { createRunner, runStaticChecks, runVitest } from "./testing/runner.ts";

const root = path.resolve(import.meta.dirname, "..");
const aborter = new AbortController();
onStopRequest(() => aborter.abort(new Error("Asked to stop.")));

const runner = createRunner(root, aborter.signal);
await runStaticChecks(runner);
await runVitest(runner, root, ["unit", "ui"]);

const { passed, failed } = runner.total();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

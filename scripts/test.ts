// `npm test`: everything that must hold before a change lands. The last line is "N passed, N failed".
import path from "node:path";
import { onStopRequest } from "./launch/stop-request.ts";
import { runBrowserTests } from "./testing/browser-tests.ts";
import { createRunner, runStaticChecks, runVitest } from "./testing/runner.ts";

const root = path.resolve(import.meta.dirname, "..");
const aborter = new AbortController();
onStopRequest(() => aborter.abort(new Error("Asked to stop.")));

const runner = createRunner(root, aborter.signal);
await runStaticChecks(runner);
await runVitest(runner, root);
// NODE_ENV is part of turbo's key: the same value as `npm start`, so that one build serves both.
const isBuilt = await runner.step("Building the apps (turbo)", () =>
  runner.command("turbo", ["run", "build", "--output-logs=errors-only"], { NODE_ENV: "production" }),
);
if (isBuilt) await runBrowserTests(runner, root, aborter.signal);
else await runner.step("Browser tests (not run: there is no build)", async () => false);

const { passed, failed } = runner.total();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

import path from "node:path";
import { readConfiguration } from "./configuration.ts";
import { hasDemoLogins } from "./database.ts";
import { toSentence } from "./launch-error.ts";
import { type Stack, type StackOptions, startStack } from "./stack.ts";
import { consoleSteps, formatSeconds } from "./steps.ts";
import { onStopRequest } from "./stop-request.ts";

const root = path.resolve(import.meta.dirname, "../..");

async function printWelcome(stack: Stack): Promise<void> {
  const lines = [
    "",
    `  Adviser app   ${stack.advisorUrl}`,
    `  Portal        ${stack.portalUrl}`,
    `  Postbus       ${stack.localUrl}   (every mail that left)`,
  ];
  if (await hasDemoLogins(stack.ownerUrl)) {
    lines.push(
      "",
      "  Demo logins, all with the password welkom-in-de-demo",
      "  De Vries Hypotheken   beheer@devries.example (admin)",
      "                        sanne@devries.example (adviseur)",
      "                        tim@devries.example (binnendienst)",
      "  Bakker Advies         piet@bakker.example (admin and adviseur)",
    );
  }
  console.log([...lines, "", "  Stop with Ctrl-C.", ""].join("\n"));
}

/**
 * `npm start` and `npm run dev`: starts everything, stays until it is asked to stop, and then leaves no process behind.
 * @param whenStarted gets the running stack; what it returns is closed before the stack
 */
export async function runInForeground(
  mode: StackOptions["mode"],
  output: StackOptions["output"],
  whenStarted?: (stack: Stack) => { close(): void },
): Promise<void> {
  const begin = performance.now();
  const aborter = new AbortController();
  let failure: string | undefined;
  const ended = new Promise<void>((resolve) => {
    aborter.signal.addEventListener("abort", () => resolve());
  });
  onStopRequest(() => {
    console.log("\n• Stopping");
    aborter.abort(new Error("asked to stop"));
  });
  let stack: Stack | undefined;
  try {
    const configuration = readConfiguration(process.env, root);
    stack = await startStack({
      ...configuration,
      mode,
      output,
      step: consoleSteps,
      note: (line) => console.log(`  ${line}`),
      signal: aborter.signal,
      onFailure(sentence) {
        failure = sentence;
        aborter.abort(new Error(sentence));
      },
    });
    const extra = whenStarted?.(stack);
    await printWelcome(stack);
    console.log(`• Ready in ${formatSeconds(performance.now() - begin)}`);
    await ended;
    extra?.close();
  } catch (error) {
    if (!aborter.signal.aborted) failure = toSentence(error);
  }
  await stack?.stop();
  if (failure) process.stderr.write(`${failure}\n`);
  process.exit(failure ? 1 : 0);
}

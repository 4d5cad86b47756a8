import path from "node:path";
import { LocalServiceError } from "./local-service-error.ts";
import { type LocalServices, startLocalServices } from "./server.ts";

/**
 * The local services as a process of their own: `node packages/local/src/main.ts` with LOCAL_SERVICES=on, LOCAL_PORT and DATA_DIR,
 * and POSTMARK_WEBHOOK_URL when somebody wants to hear what became of a mail.
 * A parent with an IPC channel gets { origin, environment } once it listens, or { sentence } before it ends with 1.
 */

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function start(): Promise<LocalServices> {
  if (process.env.LOCAL_SERVICES !== "on") throw new LocalServiceError("not-allowed", "Local services start only with LOCAL_SERVICES=on.");
  const port = Number(process.env.LOCAL_PORT ?? 3002);
  const dataDir = path.resolve(process.env.DATA_DIR ?? ".data", "local");
  return startLocalServices({ port, dataDir, localServices: true, log, postmarkWebhookUrl: process.env.POSTMARK_WEBHOOK_URL });
}

/** Tells the parent, if there is one; a parent that died meanwhile is dealt with by `disconnect`. */
function tell(message: object): Promise<void> {
  return new Promise((resolve) => {
    if (process.send && process.connected) process.send(message, undefined, undefined, () => resolve());
    else resolve();
  });
}

async function main(): Promise<void> {
  let services: LocalServices;
  try {
    services = await start();
  } catch (error) {
    const sentence =
      error instanceof LocalServiceError ? error.message : `Local services did not start: ${error instanceof Error ? error.stack : error}`;
    log(sentence);
    await tell({ sentence });
    process.exit(1);
  }
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    // An upload that hangs must not keep the port.
    setTimeout(() => process.exit(0), 5_000).unref();
    await services.close();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  process.on("disconnect", stop);
  log(`local services on ${services.origin}`);
  await tell({ origin: services.origin, environment: services.environment });
}

await main();

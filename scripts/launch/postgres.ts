import { setTimeout as sleep } from "node:timers/promises";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@dossierklaar/local/embedded-postgres";
import { LocalServiceError } from "@dossierklaar/local/local-service-error";
import { LaunchError } from "./launch-error.ts";

export type PostgresOptions = { dataDir: string; port: number; flags?: string[]; logFile: string; onUnexpectedExit: (how: string) => void };

/** The embedded server of one stack, which a test may kill and start again. */
export type PostgresPart = {
  start(): Promise<EmbeddedPostgres>;
  findPid(): number | undefined;
  /** As superuser; undefined when the stack uses another server. */
  findUrl(): string | undefined;
  kill(signal: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
};

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function startServer(options: PostgresOptions, onExit: () => void): Promise<EmbeddedPostgres> {
  try {
    return await startEmbeddedPostgres({
      dataDir: options.dataDir,
      port: options.port,
      flags: options.flags,
      logFile: options.logFile,
      stopWithParent: true,
      // The claim on the data folder makes us the only one who may stop what a killed start left behind.
      adopt: true,
      onExit,
    });
  } catch (error) {
    if (!(error instanceof LocalServiceError) || error.code !== "port-taken") throw error;
    throw new LaunchError(
      `Port ${options.port}, meant for PostgreSQL, is taken by another program; stop that or set PG_PORT to a free port.`,
    );
  }
}

/** Nothing runs before start(). */
export function createPostgresPart(options: PostgresOptions): PostgresPart {
  let server: EmbeddedPostgres | undefined;
  let isEndExpected = false;
  return {
    async start() {
      isEndExpected = false;
      server = await startServer(options, () => {
        if (!isEndExpected) options.onUnexpectedExit("stopped");
      });
      return server;
    },
    findUrl: () => server?.url(),
    findPid: () => (server && isAlive(server.pid) ? server.pid : undefined),
    async kill(signal) {
      if (!server) return;
      const { pid } = server;
      if (signal !== "SIGSTOP" && signal !== "SIGCONT") isEndExpected = true;
      process.kill(pid, signal);
      while (isEndExpected && isAlive(pid)) await sleep(20);
    },
    async stop() {
      isEndExpected = true;
      await server?.stop();
    },
  };
}

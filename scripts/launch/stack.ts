import { createRequire } from "node:module";
import path from "node:path";
import { buildApps } from "./build.ts";
import type { Ports } from "./configuration.ts";
import { claimDataFolder } from "./data-folder.ts";
import {
  type DatabaseUrls,
  ensureDatabase,
  isEmpty,
  migrateDatabase,
  recreateDatabase,
  requireAppDatabase,
  requireReachable,
  seedDemoData,
  toAppUrl,
  withoutLibpqVariables,
} from "./database.ts";
import { fillMarked, halfFilledMark, isHalfFilled } from "./demo-mark.ts";
import { type AppName, appEnvironment, type EnvironmentParts } from "./environment.ts";
import { waitUntilHealthy, waitUntilReady } from "./health.ts";
import { LaunchError } from "./launch-error.ts";
import { requireFreePorts } from "./ports.ts";
import { createPostgresPart, type PostgresPart } from "./postgres.ts";
import { type ManagedProcess, rotateLogs, startProcess, tailOf } from "./processes.ts";
import { loadSecrets } from "./secrets.ts";
import { type Step, silentSteps } from "./steps.ts";

export type StackPart = AppName | "local" | "postgres";

export type StackOptions = {
  dataDir: string;
  ports: Ports;
  /** production serves the build, development lets Vite serve the sources. */
  mode: "production" | "development";
  /** A PostgreSQL of the user's own instead of the embedded one. */
  database?: { ownerUrl: string; appUrl?: string };
  /** Default: localhost with the app's port. */
  advisorUrl?: string;
  portalUrl?: string;
  /** Fill an empty database with the demo kantoren; default true. */
  demoData?: boolean;
  /** Build the apps first; default true in production. */
  build?: boolean;
  /** For the embedded server, for example ["-c", "fsync=off"]. */
  postgresFlags?: string[];
  step?: Step;
  /** Hears what the person at the console should know although nothing is wrong. */
  note?: (line: string) => void;
  /** Output of the processes: a file each in {dataDir}/logs, or this console. Default files. */
  output?: "files" | "console";
  /** The folder that holds apps/; default this repository. */
  root?: string;
  /** Stops the start half way. */
  signal?: AbortSignal;
  /** Called once when a part ends although nobody asked it to. The stack is not stopped by itself. */
  onFailure?: (sentence: string) => void;
};

export type Stack = {
  advisorUrl: string;
  portalUrl: string;
  localUrl: string;
  ownerUrl: string;
  appUrl: string;
  /** What the stand-ins gave: tokens and addresses for tests that speak to them. */
  localEnvironment: Record<string, string>;
  logFile(part: StackPart): string;
  /** The process id of a part; undefined when it does not run. */
  findPid(part: StackPart): number | undefined;
  /** Stops a part if it runs, starts it, and waits until it is ready. */
  restart(part: StackPart): Promise<void>;
  /** Sends a signal; resolves when the process ended, if the signal ends it. */
  kill(part: StackPart, signal: NodeJS.Signals): Promise<void>;
  /** Stops everything, the apps before what they write to. Safe to call twice. */
  stop(): Promise<void>;
};

type Local = { origin: string; environment: Record<string, string> };
type NodePart = Exclude<StackPart, "postgres">;

/** What a start has brought up so far. */
type Launch = {
  options: StackOptions;
  root: string;
  urls: { advisorUrl: string; portalUrl: string };
  postgres: PostgresPart;
  processes: Map<NodePart, ManagedProcess>;
  local?: Local;
  database?: DatabaseUrls;
  stopping?: Promise<void>;
  hasFailed: boolean;
};

const repository = path.resolve(import.meta.dirname, "../..");
const databaseName = "dossierklaar";
const entries: Record<AppName, string> = {
  advisor: "apps/advisor/server/main.ts",
  portal: "apps/portal/server/main.ts",
  worker: "apps/worker/src/main.ts",
};

/**
 * What a server makes for one answer is soon gone, and each connection leaves some behind: V8 would let 48 MB of that lie about before it
 * looks, as much as all that 2,000 idle advisers hold. docs/operation.md gives production the same.
 */
const serverFlags = ["--max-semi-space-size=2"];
const flagsOf: Partial<Record<NodePart, readonly string[]>> = { advisor: serverFlags, portal: serverFlags };

function logFileOf(options: StackOptions, part: StackPart): string {
  return path.join(options.dataDir, "logs", `${part}.log`);
}

/** Tells the first part that ended by itself; what falls after it falls because of it. */
function fail(launch: Launch, part: StackPart, how: string): void {
  if (launch.hasFailed || launch.stopping) return;
  launch.hasFailed = true;
  const isOnConsole = part !== "postgres" && launch.options.output === "console";
  const logFile = logFileOf(launch.options, part);
  const lines = isOnConsole ? "" : tailOf(logFile);
  const where = isOnConsole ? "" : ` Its log is ${logFile}${lines ? `; the last lines:\n${lines}` : "."}`;
  launch.options.onFailure?.(`The ${part} ${how}.${where}`);
}

function launchProcess(launch: Launch, part: NodePart, where: { entry: string; cwd: string }, env: NodeJS.ProcessEnv): ManagedProcess {
  // A restart that was under way when the stop came must not leave a process behind it.
  if (launch.stopping) throw new LaunchError("The stack is stopping.");
  const logFile = launch.options.output === "console" ? undefined : logFileOf(launch.options, part);
  const started = startProcess({
    name: part,
    ...where,
    env,
    flags: flagsOf[part] ?? [],
    logFile,
    onUnexpectedExit: (how) => fail(launch, part, how),
  });
  launch.processes.set(part, started);
  return started;
}

async function startLocal(launch: Launch): Promise<void> {
  const { dataDir, ports } = launch.options;
  const entry = createRequire(import.meta.url).resolve("@dossierklaar/local/main");
  const env = {
    ...process.env,
    LOCAL_SERVICES: "on",
    LOCAL_PORT: String(ports.local),
    DATA_DIR: dataDir,
    POSTMARK_WEBHOOK_URL: `http://localhost:${ports.advisor}/webhooks/postmark`,
  };
  const started = launchProcess(launch, "local", { entry, cwd: launch.root }, env);
  // The other side of this channel is packages/local/src/main.ts, which sends nothing else first.
  const message = (await started.firstMessage()) as Local | { sentence: string };
  if ("sentence" in message) throw new LaunchError(message.sentence);
  launch.local = message;
}

async function openDatabase(launch: Launch): Promise<DatabaseUrls> {
  const { databasePassword } = loadSecrets(launch.options.dataDir);
  if (launch.options.database) {
    const { ownerUrl, appUrl } = launch.options.database;
    await requireReachable(ownerUrl, "DATABASE_URL");
    return { ownerUrl, appUrl: appUrl ?? toAppUrl(ownerUrl, databasePassword) };
  }
  const server = await launch.postgres.start();
  const asked = path.join(launch.options.dataDir, "postgres");
  if (server.dataDir !== asked)
    launch.options.note?.(`The database cannot live in ${asked} when root starts it, so it is in ${server.dataDir}.`);
  await ensureDatabase(server.url(), databaseName);
  const ownerUrl = server.url(databaseName);
  return { ownerUrl, appUrl: toAppUrl(ownerUrl, databasePassword) };
}

/** Demo data of a start that was killed half way: nothing of a person's own can be in that database yet. */
async function startOver(ownerUrl: string, launch: Launch): Promise<void> {
  const adminUrl = launch.postgres.findUrl();
  if (!adminUrl) {
    throw new LaunchError(
      `An earlier start was stopped while it filled the database of DATABASE_URL; empty that database and remove ${halfFilledMark(launch.options.dataDir)}.`,
    );
  }
  await recreateDatabase(adminUrl, new URL(ownerUrl).pathname.slice(1));
}

async function startApp(launch: Launch, app: AppName): Promise<void> {
  const { options, database, local, urls, root } = launch;
  if (!database || !local) throw new Error("An app cannot start before its database and the local services.");
  const { mode, ports, signal } = options;
  const parts: EnvironmentParts = {
    mode,
    ports,
    ...urls,
    database,
    secrets: loadSecrets(options.dataDir),
    local: local.environment,
  };
  const where = { entry: path.join(root, entries[app]), cwd: path.join(root, "apps", app) };
  const started = launchProcess(launch, app, where, appEnvironment(app, parts, process.env));
  // Through localhost and not the public address: a proxy in front need not be there yet.
  if (app === "worker") await waitUntilReady(app, started, signal);
  else await waitUntilHealthy(app, `http://localhost:${ports[app]}`, () => started.isRunning, signal);
}

async function startAll(launch: Launch): Promise<void> {
  const {
    dataDir,
    ports,
    mode,
    signal,
    step = silentSteps,
    demoData = true,
    build = mode === "production",
    database: own,
  } = launch.options;
  const next: Step = (title, work) => {
    signal?.throwIfAborted();
    return step(title, work);
  };
  rotateLogs(path.join(dataDir, "logs"));
  await requireFreePorts(ports);
  await next("Starting the local services", () => startLocal(launch));
  const database = await next(own ? "Reaching the database" : "Starting PostgreSQL", () => openDatabase(launch));
  launch.database = database;
  if (isHalfFilled(dataDir)) await startOver(database.ownerUrl, launch);
  await next("Bringing the database up to date", () => migrateDatabase(database));
  if (demoData && (await isEmpty(database.ownerUrl))) {
    const environment = launch.local?.environment ?? {};
    await next("Filling the empty database with demo data", () => fillMarked(dataDir, () => seedDemoData(database, environment)));
  }
  await requireAppDatabase(database.appUrl);
  if (build) await next("Building the apps", () => buildApps(launch.root, signal));
  const apps = ["worker", "advisor", "portal"] as const;
  await next("Starting the adviser app, the portal and the worker", () => Promise.all(apps.map((app) => startApp(launch, app))));
  signal?.throwIfAborted();
}

function stopAll(launch: Launch): Promise<void> {
  launch.stopping ??= (async () => {
    const apps = ["advisor", "portal", "worker"] as const;
    await Promise.all(apps.map((app) => launch.processes.get(app)?.stop()));
    await launch.processes.get("local")?.stop();
    await launch.postgres.stop();
  })();
  return launch.stopping;
}

async function restartPart(launch: Launch, part: StackPart): Promise<void> {
  if (part === "postgres") {
    await launch.postgres.stop();
    await launch.postgres.start();
    return;
  }
  await launch.processes.get(part)?.stop();
  await (part === "local" ? startLocal(launch) : startApp(launch, part));
}

function findPid(launch: Launch, part: StackPart): number | undefined {
  if (part === "postgres") return launch.postgres.findPid();
  const found = launch.processes.get(part);
  return found?.isRunning ? found.pid : undefined;
}

function createLaunch(options: StackOptions): Launch {
  const { dataDir, ports } = options;
  const launch: Launch = {
    options,
    root: options.root ?? repository,
    urls: {
      advisorUrl: options.advisorUrl ?? `http://localhost:${ports.advisor}`,
      portalUrl: options.portalUrl ?? `http://localhost:${ports.portal}`,
    },
    postgres: createPostgresPart({
      dataDir: path.join(dataDir, "postgres"),
      port: ports.postgres,
      flags: options.postgresFlags,
      logFile: logFileOf(options, "postgres"),
      onUnexpectedExit: (how) => fail(launch, "postgres", how),
    }),
    processes: new Map(),
    hasFailed: false,
  };
  return launch;
}

/**
 * Starts everything that makes Dossierklaar run on one machine, in the order in which one part needs the other.
 * Takes PGPORT and its like out of this process' environment, since pg would read them.
 * @throws LaunchError, LocalServiceError or MigrationError with one sentence; nothing is left running then
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const kept = withoutLibpqVariables(process.env);
  for (const name of Object.keys(process.env)) if (!(name in kept)) delete process.env[name];
  const release = claimDataFolder(options.dataDir);
  const launch = createLaunch(options);
  try {
    await startAll(launch);
  } catch (error) {
    await stopAll(launch);
    release();
    throw options.signal?.aborted ? options.signal.reason : error;
  }
  const { local, database } = launch;
  if (!local || !database) throw new Error("The start ended without a database or local services.");
  return {
    ...launch.urls,
    ...database,
    localUrl: local.origin,
    localEnvironment: local.environment,
    logFile: (part) => logFileOf(options, part),
    findPid: (part) => findPid(launch, part),
    restart: (part) => restartPart(launch, part),
    async kill(part, signal) {
      await (part === "postgres" ? launch.postgres.kill(signal) : launch.processes.get(part)?.kill(signal));
    },
    async stop() {
      await stopAll(launch);
      release();
    },
  };
}

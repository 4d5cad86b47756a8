import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import type { Socket } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { LocalServiceError, systemErrorCode } from "./local-service-error.ts";
import { freePort, isPortFree } from "./ports.ts";
import { type Account, accountFor } from "./postgres/account.ts";
import { type Binaries, locateBinaries } from "./postgres/binaries.ts";
import { createCluster, effectiveDataDir, findOwner, hasCluster } from "./postgres/data-folder.ts";

export { freePort } from "./ports.ts";

export type EmbeddedPostgresOptions = {
  dataDir: string;
  /** Below 32768; default the first free one from 15432 up. A live server of this folder keeps the port it has. */
  port?: number;
  /** Extra arguments of the server, for example ["-c", "fsync=off"] for data that nobody will miss. */
  flags?: string[];
  /** Default: beside the data folder, with .log behind its name. */
  logFile?: string;
  /** Stop the server when this process dies, however it dies. */
  stopWithParent?: boolean;
  /** Let stop() also end a server that an earlier process left behind. Only for the one owner of the folder. */
  adopt?: boolean;
  /** Called once when the server ends without stop(). */
  onExit?: () => void;
};

export type EmbeddedPostgres = {
  url(database?: string, user?: string): string;
  port: number;
  /** Where the data really is; differs from what was asked when root keeps it out of a closed folder. */
  dataDir: string;
  pid: number;
  /** A server of an earlier process was found alive. */
  reused: boolean;
  stop(): Promise<void>;
};

type WithPort = EmbeddedPostgresOptions & { port: number };

type Live = { pid: number; port: number; ready: boolean };

// Recovery after a power cut reads back the whole log; a slow disk needs minutes rather than seconds.
const startDeadlineMs = 120_000;
const stopDeadlineMs = 15_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) === "EPERM";
  }
}

/** The server that runs on this folder, if any. A pid file survives a power cut, and its pid may since be another program's. */
function findLive(dataDir: string): Live | undefined {
  let lines: string[];
  let commandLine: string;
  try {
    lines = fs.readFileSync(path.join(dataDir, "postmaster.pid"), "utf8").split("\n");
    commandLine = fs.readFileSync(`/proc/${Number(lines[0])}/cmdline`, "utf8");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!commandLine.includes("postgres") || !isAlive(pid)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

async function findSettledLive(dataDir: string): Promise<Live | undefined> {
  const deadline = Date.now() + startDeadlineMs;
  let live = findLive(dataDir);
  while (live && !live.ready && Date.now() < deadline) {
    await sleep(50);
    live = findLive(dataDir);
  }
  return live?.ready ? live : undefined;
}

/** When the pipe of this process closes, by whatever death, `cat` ends and the server gets its fast shutdown. Nothing polls. */
function watchParent(pid: number): ChildProcess {
  const watcher = spawn("/bin/sh", ["-c", 'cat >/dev/null; kill -INT "$1"', "sh", String(pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
    cwd: "/",
  });
  watcher.unref();
  // The pipe alone would keep our event loop alive. Node types stdin as a Writable; for a pipe it is a net.Socket.
  (watcher.stdin as Socket).unref();
  return watcher;
}

async function endServer(pid: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + stopDeadlineMs;
  let quit = false;
  while (isAlive(pid)) {
    if (!quit && Date.now() > deadline) {
      process.kill(pid, "SIGQUIT");
      quit = true;
    }
    await sleep(20);
  }
}

/** A reused server is not our child, so its end is not an event; a look every half second is soon enough for a console. */
function watchServer(pid: number, onEnd: () => void): () => void {
  const timer = setInterval(() => {
    if (isAlive(pid)) return;
    clearInterval(timer);
    onEnd();
  }, 500);
  timer.unref();
  return () => clearInterval(timer);
}

function lastReason(logFile: string, from: number): string {
  const lines = fs.readFileSync(logFile, "utf8").slice(from).trim().split("\n");
  const line = lines.findLast((text) => /FATAL|PANIC|could not/.test(text)) ?? lines.at(-1) ?? "";
  return line.replace(/^.*?(FATAL|PANIC|LOG):\s*/, "");
}

/** Starts the server and waits until it says ready. @returns its pid, undefined when another start of the same folder was first */
async function spawnServer(options: WithPort, dataDir: string, binaries: Binaries, account: Account): Promise<number | undefined> {
  const { port, flags = [], logFile = `${dataDir}.log` } = options;
  fs.mkdirSync(path.dirname(logFile), { recursive: true });
  const log = fs.openSync(logFile, "a", 0o600);
  const logStart = fs.fstatSync(log).size;
  const child = spawn(
    binaries.postgres,
    ["-D", dataDir, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", ...flags],
    // Detached: Ctrl-C reaches the whole terminal group, and the database must outlive the apps that still write to it.
    { ...account, env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8", TZ: "UTC" }, cwd: "/", stdio: ["ignore", log, log], detached: true },
  );
  fs.closeSync(log);
  let failure: Error | undefined;
  let exited = false;
  child.once("error", (error) => {
    failure = error;
  });
  child.once("exit", () => {
    exited = true;
  });
  const deadline = Date.now() + startDeadlineMs;
  for (;;) {
    const live = findLive(dataDir);
    if (live?.ready && live.pid === child.pid) break;
    if (failure) throw new LocalServiceError("did-not-start", `PostgreSQL could not be run: ${failure.message}`);
    if (exited) {
      if (findLive(dataDir)) return undefined;
      throw new LocalServiceError(
        "did-not-start",
        `PostgreSQL did not start on ${dataDir}: ${lastReason(logFile, logStart)} (log: ${logFile})`,
      );
    }
    if (Date.now() > deadline) {
      child.kill("SIGQUIT");
      throw new LocalServiceError("did-not-start", `PostgreSQL was not ready within ${startDeadlineMs / 1000} seconds (log: ${logFile})`);
    }
    await sleep(10);
  }
  child.unref();
  return child.pid;
}

/** After a kill -9 the backends of the dead server need a moment to notice; until then its shared memory is in use. */
async function spawnServerPatiently(options: WithPort, dataDir: string, binaries: Binaries, account: Account): Promise<number | undefined> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await spawnServer(options, dataDir, binaries, account);
    } catch (error) {
      const inUse = error instanceof Error && error.message.includes("shared memory block");
      if (!inUse || attempt === 20) throw error;
      await sleep(250);
    }
  }
}

function running(
  options: EmbeddedPostgresOptions,
  dataDir: string,
  server: { pid: number; port: number; reused: boolean },
): EmbeddedPostgres {
  const watcher = options.stopWithParent ? watchParent(server.pid) : undefined;
  const unwatch = options.onExit ? watchServer(server.pid, options.onExit) : undefined;
  let stopping: Promise<void> | undefined;
  const mayEnd = !server.reused || options.adopt === true;
  return {
    url: (database = "postgres", user = "postgres") =>
      `postgres://${encodeURIComponent(user)}@127.0.0.1:${server.port}/${encodeURIComponent(database)}`,
    port: server.port,
    dataDir,
    pid: server.pid,
    reused: server.reused,
    stop() {
      stopping ??= (async () => {
        unwatch?.();
        watcher?.kill("SIGKILL");
        if (mayEnd) await endServer(server.pid);
      })();
      return stopping;
    },
  };
}

/** Who looks whether a port is free takes it for a moment, another start of the same folder too: what stays taken is another program's. */
async function isLeftFree(port: number): Promise<boolean> {
  for (let attempt = 1; !(await isPortFree(port)); attempt++) {
    if (attempt === 5) return false;
    await sleep(40);
  }
  return true;
}

/**
 * A real PostgreSQL on 127.0.0.1, from the binaries in node_modules: nothing is installed on the machine, no account is made.
 * Anyone on this machine may connect as superuser `postgres` without a password, so this is for one laptop and for tests.
 * Names sort by code point; order what people read with `collate "nl-x-icu"`.
 * @throws LocalServiceError with one sentence when the port is taken, the folder is broken or the server does not come up
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = effectiveDataDir(options.dataDir);
  const exists = hasCluster(dataDir);
  const earlier = exists ? await findSettledLive(dataDir) : undefined;
  if (earlier) return running(options, dataDir, { ...earlier, reused: true });

  const port = options.port ?? (await freePort(15432, 15531));
  if (!(await isLeftFree(port))) {
    // Another start of the same folder may have come in between; its pid file is there before it listens.
    const rival = await findSettledLive(dataDir);
    if (rival) return running(options, dataDir, { ...rival, reused: true });
    throw new LocalServiceError("port-taken", `Port ${port}, meant for PostgreSQL, is taken by another program.`);
  }
  const account = accountFor(exists ? findOwner(dataDir) : undefined);
  const binaries = await locateBinaries(account);
  if (!exists) await createCluster(dataDir, binaries, account, !options.flags?.includes("fsync=off"));
  const pid = await spawnServerPatiently({ ...options, port }, dataDir, binaries, account);
  if (pid) return running(options, dataDir, { pid, port, reused: false });

  const other = await findSettledLive(dataDir);
  if (other) return running(options, dataDir, { ...other, reused: true });
  throw new LocalServiceError("did-not-start", `PostgreSQL on ${dataDir} was started by another process and did not come up.`);
}

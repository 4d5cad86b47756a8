import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type ProcessOptions = {
  name: string;
  /** The TypeScript file to run, absolute. */
  entry: string;
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Of Node itself. */
  flags?: readonly string[];
  /** Where its output goes; undefined means this console. */
  logFile?: string;
  /** Called when the process ends although nobody asked it to. */
  onUnexpectedExit: (how: string) => void;
};

export type ManagedProcess = {
  readonly pid: number;
  readonly isRunning: boolean;
  /** The first message that the process sends over IPC. @throws when it ends before that */
  firstMessage(): Promise<unknown>;
  /** Asks it to stop; kills it when it does not within the deadline. */
  stop(): Promise<void>;
  /** Sends a signal as a test would; an end that follows counts as asked for. Resolves when it ended, at once for a signal that does not end it. */
  kill(signal: NodeJS.Signals): Promise<void>;
};

const stopDeadlineMs = 10_000;
const harmless = new Set<NodeJS.Signals>(["SIGSTOP", "SIGCONT", "SIGUSR2"]);

function openLog(file: string): number {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  return fs.openSync(file, "a", 0o600);
}

/** Keeps the logs of the run before as *.1, so that a log begins with its start. */
export function rotateLogs(folder: string): void {
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder).filter((file) => file.endsWith(".log"))) {
    fs.renameSync(path.join(folder, name), path.join(folder, `${name}.1`));
  }
}

/** The last lines of a log, for the console when its process died. */
export function tailOf(logFile: string | undefined, count = 15): string {
  if (!logFile || !fs.existsSync(logFile)) return "";
  return fs.readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-count).join("\n");
}

function spawnNode(options: ProcessOptions): ChildProcess {
  const output = options.logFile ? openLog(options.logFile) : "inherit";
  const child = spawn(process.execPath, [...(options.flags ?? []), options.entry], {
    cwd: options.cwd,
    env: options.env,
    // The IPC channel is how a child notices that its launcher died, however that came.
    stdio: ["ignore", output, output, "ipc"],
    // A group of its own: Ctrl-C reaches only the launcher, which stops the apps before what they write to.
    detached: true,
  });
  if (typeof output === "number") fs.closeSync(output);
  return child;
}

/** Starts a server of ours as a child that ends with us, even when we are killed. */
export function startProcess(options: ProcessOptions): ManagedProcess {
  const child = spawnNode(options);
  let isAskedFor = false;
  let isRunning = true;
  const exited = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(`could not be run: ${error.message}`));
    child.once("exit", (code, signal) => resolve(signal ? `was ended by ${signal}` : `ended with code ${code}`));
  });
  const message = new Promise<unknown>((resolve) => child.once("message", resolve));
  void exited.then((how) => {
    isRunning = false;
    if (!isAskedFor) options.onUnexpectedExit(how);
  });
  return {
    pid: child.pid ?? 0,
    get isRunning() {
      return isRunning;
    },
    async firstMessage() {
      const ended = exited.then((how) => {
        throw new Error(`${options.name} ${how}`);
      });
      return Promise.race([message, ended]);
    },
    async stop() {
      isAskedFor = true;
      if (!isRunning) return;
      child.kill("SIGTERM");
      // A test may have stopped it with SIGSTOP; it hears nothing until it goes on.
      child.kill("SIGCONT");
      const isLate = await Promise.race([exited.then(() => false), sleep(stopDeadlineMs, true, { ref: false })]);
      if (isLate) child.kill("SIGKILL");
      await exited;
    },
    async kill(signal) {
      if (!harmless.has(signal)) isAskedFor = true;
      child.kill(signal);
      if (isAskedFor) await exited;
    },
  };
}

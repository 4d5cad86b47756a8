import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createUploadThingStandIn, type UploadThingStandInOptions } from "../uploadthing.ts";
import { listen, stop } from "./app.ts";

export const ACCOUNT = { apiKey: "sk_live_local_contract", appId: "localapp" };

export function makeDataDir(): string {
  return mkdtempSync(join(tmpdir(), "uploadthing-"));
}

/** A stand-in in this process, on a port of its own, that notes the uploads it is sent. */
export async function startStandIn(options: Partial<UploadThingStandInOptions> = {}) {
  const dataDir = options.dataDir ?? makeDataDir();
  const server = createServer({ requestTimeout: 0 });
  const origin = await listen(server);
  const standIn = createUploadThingStandIn({ localServices: true, ...ACCOUNT, publicOrigin: origin, ...options, dataDir });
  /** `PUT bytes=0-` and so on, in the order of arrival. */
  const uploads: string[] = [];
  server.on("request", (request, response) => {
    if (request.method === "PUT") uploads.push(`PUT ${request.headers.range ?? ""}`.trim());
    if (!standIn.listener(request, response)) response.writeHead(418).end();
  });
  return {
    ...ACCOUNT,
    origin,
    dataDir,
    uploads,
    sweep: standIn.sweep,
    async stop({ keepData = false } = {}) {
      await standIn.close();
      await stop(server);
      if (!keepData) rmSync(dataDir, { recursive: true });
    },
  };
}

export type TestStandIn = Awaited<ReturnType<typeof startStandIn>>;

/** A stand-in in a process of its own, which can be killed and started again on the same port and folder. */
export async function spawnStandIn() {
  const dataDir = makeDataDir();
  let child: ChildProcess | undefined;
  const start = async (port: string): Promise<string> => {
    const program = join(import.meta.dirname, "stand-in-process.ts");
    const started = spawn(process.execPath, [program, port, dataDir, ACCOUNT.apiKey, ACCOUNT.appId], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    child = started;
    const [line] = await once(started.stdout, "data");
    return String(line).trim();
  };
  const kill = async () => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  const origin = await start("0");
  return {
    ...ACCOUNT,
    origin,
    dataDir,
    kill,
    restart: () => start(new URL(origin).port),
    async stop() {
      await kill();
      rmSync(dataDir, { recursive: true });
    },
  };
}

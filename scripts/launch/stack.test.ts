import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ports } from "./configuration.ts";
import { chooseFreePorts } from "./ports.ts";
import { type Stack, type StackPart, startStack } from "./stack.ts";

// The launcher is what is tested here; three tiny apps stand in for ours, with the same entry files and the same manners.
const app = `import http from "node:http";
const server = http.createServer((req, res) => {
  if (req.url === "/env") return res.end(JSON.stringify(process.env));
  res.writeHead(req.url === "/healthz" ? 200 : 404).end();
});
server.listen(Number(process.env.PORT), "127.0.0.1");
for (const signal of ["SIGTERM", "disconnect"]) process.on(signal, () => process.exit(0));
`;
const worker = `setInterval(() => {}, 1000);
setTimeout(() => process.send("ready"), 300);
for (const signal of ["SIGTERM", "disconnect"]) process.on(signal, () => process.exit(0));
`;

let root: string;
let ports: Ports;
beforeAll(async () => {
  // Not in os.tmpdir(): the database's account must be able to walk to its folder.
  root = fs.mkdtempSync("/var/tmp/dossierklaar-stack-");
  fs.chmodSync(root, 0o755);
  for (const [file, text] of [
    ["advisor/server", app],
    ["portal/server", app],
    ["worker/src", worker],
  ] as const) {
    fs.mkdirSync(path.join(root, "apps", file), { recursive: true });
    fs.writeFileSync(path.join(root, "apps", file, "main.ts"), text);
  }
  ports = await chooseFreePorts();
});
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

const parts: StackPart[] = ["advisor", "portal", "worker", "local", "postgres"];

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function start(options: Partial<Parameters<typeof startStack>[0]> = {}): Promise<Stack> {
  const dataDir = path.join(root, "data");
  return startStack({
    dataDir,
    ports,
    root,
    mode: "production",
    build: false,
    demoData: false,
    postgresFlags: ["-c", "fsync=off"],
    ...options,
  });
}

describe("startStack", () => {
  it("starts everything, restarts parts, tells the first that dies, and leaves nothing", { timeout: 90_000 }, async () => {
    const failures: string[] = [];
    process.env.PGPORT = "1";
    const stack = await start({ onFailure: (sentence) => failures.push(sentence) });
    expect(process.env.PGPORT).toBeUndefined();
    expect(stack.advisorUrl).toBe(`http://localhost:${ports.advisor}`);
    // The tiny app answers with its environment as an object of strings.
    const env = (await (await fetch(`${stack.portalUrl}/env`)).json()) as Record<string, string>;
    expect(env).toMatchObject({
      NODE_ENV: "production",
      LOCAL_SERVICES: "on",
      PORT: String(ports.portal),
      APP_DATABASE_URL: stack.appUrl,
      POSTMARK_API_URL: stack.localUrl,
    });
    await expect(start()).rejects.toThrow(/already runs on the data folder/);

    for (const part of ["advisor", "local", "postgres"] as const) {
      const before = stack.findPid(part);
      await stack.kill(part, "SIGKILL");
      expect(stack.findPid(part)).toBeUndefined();
      await stack.restart(part);
      expect(stack.findPid(part)).not.toBe(before);
    }
    expect((await fetch(`${stack.advisorUrl}/healthz`)).status).toBe(200);
    expect(failures).toEqual([]);

    process.kill(Number(stack.findPid("worker")), "SIGKILL");
    while (failures.length === 0) await sleep(20);
    expect(failures).toEqual([expect.stringMatching(/^The worker was ended by SIGKILL\. Its log is .*worker\.log/)]);

    const pids = parts.map((part) => stack.findPid(part)).filter((pid) => pid !== undefined);
    expect(pids).toHaveLength(4);
    await stack.stop();
    expect(pids.filter(isAlive)).toEqual([]);
    expect(failures).toHaveLength(1);
  });

  it("stops what it had started when a later part does not start", { timeout: 60_000 }, async () => {
    fs.writeFileSync(path.join(root, "apps/portal/server/main.ts"), 'console.log("kapot"); process.exit(3);');
    let sentence = "";
    await expect(start({ onFailure: (told) => (sentence = told) })).rejects.toThrow("The portal stopped while starting.");
    fs.writeFileSync(path.join(root, "apps/portal/server/main.ts"), app);
    expect(sentence).toMatch(/^The portal ended with code 3\..*the last lines:\nkapot$/s);
    // Every port is free again, and so is the folder.
    const stack = await start();
    await stack.stop();
  });

  it("is there only when the worker takes jobs, and says so when it never will", { timeout: 60_000 }, async () => {
    const file = path.join(root, "apps/worker/src/main.ts");
    const mark = path.join(root, "worker-is-ready");
    fs.writeFileSync(file, `import fs from "node:fs";\n${worker.replace("process.send", `fs.writeFileSync("${mark}", ""), process.send`)}`);
    const stack = await start();
    expect(fs.existsSync(mark)).toBe(true);
    await stack.stop();
    fs.writeFileSync(file, "process.exit(4);");
    await expect(start()).rejects.toThrow("The worker stopped while starting.");
    fs.writeFileSync(file, worker);
  });

  it("says in one sentence that the database's folder is damaged", { timeout: 30_000 }, async () => {
    const dataDir = path.join(root, "damaged");
    fs.mkdirSync(path.join(dataDir, "postgres"), { recursive: true });
    fs.writeFileSync(path.join(dataDir, "postgres/PG_VERSION"), "rommel");
    await expect(start({ dataDir })).rejects.toThrow(/PG_VERSION is not a version/);
  });

  it("stops half way when it is asked to", { timeout: 30_000 }, async () => {
    const aborter = new AbortController();
    const starting = start({
      signal: aborter.signal,
      step: (title, work) => {
        if (title === "Starting PostgreSQL") aborter.abort(new Error("asked to stop"));
        return work();
      },
    });
    await expect(starting).rejects.toThrow("asked to stop");
    await (await start()).stop();
  });
});

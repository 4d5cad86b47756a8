import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

export type Memory = { rss: number; heapUsed: number };

const preload = pathToFileURL(path.join(import.meta.dirname, "collect-on-signal.ts"));

/** Makes every server that is started with this environment ready for memoryOf. */
export const withMemoryReport = (folder: string, env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...env,
  NODE_OPTIONS: `${env.NODE_OPTIONS ?? ""} --expose-gc --import=${preload}?folder=${encodeURIComponent(folder)}`.trim(),
});

/** What a server holds after two collections, in bytes. `pid` was started with withMemoryReport(folder). */
export async function memoryOf(pid: number, folder: string): Promise<Memory> {
  const file = path.join(folder, `${pid}.json`);
  let last: Memory | undefined;
  // Pages are given back a moment after the collection that freed them.
  for (let look = 0; look < 3; look++) {
    await sleep(700);
    fs.rmSync(file, { force: true });
    process.kill(pid, "SIGUSR2");
    const deadline = Date.now() + 20_000;
    while (!fs.existsSync(file)) {
      if (Date.now() > deadline) throw new Error(`Process ${pid} did not tell its memory.`);
      await sleep(20);
    }
    last = JSON.parse(fs.readFileSync(file, "utf8")) as Memory; // written by collect-on-signal.ts
  }
  if (!last) throw new Error("unreachable");
  return last;
}

import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { mostHeapMb, mostResidentBytes, mostSeconds, type PdfAnswer, type PdfJob } from "./job.ts";

const child = fileURLToPath(new URL("./child.ts", import.meta.url));
const lookEveryMs = 200;

/**
 * Makes a pdf in a process of its own, so that what a stranger's file does to a decoder ends there: it has a limit of time and of memory,
 * no secrets in its environment, and may write in `folder` only. Whatever kills it is `tooLarge`: the same files would do so again.
 */
export function runPdfJob(job: Omit<PdfJob, "answer">, folder: string): Promise<PdfAnswer> {
  const asked: PdfJob = { ...job, answer: path.join(folder, "antwoord.json") };
  return new Promise((resolve, reject) => {
    const flags = [
      `--max-old-space-size=${mostHeapMb}`,
      "--permission",
      "--allow-fs-read=*",
      `--allow-fs-write=${folder}/*`,
      // The decoder of pictures is native.
      "--allow-addons",
      "--disable-warning=SecurityWarning",
    ];
    const worker = spawn(process.execPath, [...flags, child], {
      env: { NODE_ENV: "production", TMPDIR: folder },
      stdio: ["pipe", "ignore", "ignore"],
      timeout: mostSeconds * 1000,
      killSignal: "SIGKILL",
    });
    const watch = setInterval(() => {
      residentBytes(worker.pid).then((bytes) => {
        if (bytes > mostResidentBytes) worker.kill("SIGKILL");
      }, ignore);
    }, lookEveryMs);
    // It may end before it has read its job; how it ended says what happened.
    worker.stdin.on("error", ignore);
    worker.once("error", reject);
    worker.once("close", (code) => {
      clearInterval(watch);
      if (code !== 0) return resolve({ ok: false, reason: "tooLarge", source: null });
      // Written by child.ts, in the shape that both load.
      readFile(asked.answer, "utf8").then((text) => resolve(JSON.parse(text) as PdfAnswer), reject);
    });
    worker.stdin.end(JSON.stringify(asked));
  });
}

const ignore = (): void => {};

/** What a process holds of the machine's memory. It cannot look itself while a decoder runs. Rejects where there is no such page (not Linux). */
async function residentBytes(pid: number | undefined): Promise<number> {
  const [, pages = "0"] = (await readFile(`/proc/${pid}/statm`, "utf8")).split(" ");
  return Number(pages) * 4096;
}

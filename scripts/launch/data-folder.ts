import fs from "node:fs";
import path from "node:path";
import { systemErrorCode } from "@dossierklaar/local/local-service-error";
import { makeFolder } from "@dossierklaar/local/make-folder";
import { LaunchError } from "./launch-error.ts";

// What this process holds. Its pid in the file does not tell: in a container every start has the same one.
const ours = new Set<string>();

function claimFile(dataDir: string): string {
  return path.join(dataDir, "start.pid");
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) === "EPERM";
  }
}

/** The pid of a live process that holds the folder. After a power cut the pid may be another program's; that one is not called node. */
function findHolder(file: string): number | undefined {
  let pid: number;
  try {
    pid = Number(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid || !isRunning(pid)) return undefined;
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("node") ? pid : undefined;
  } catch {
    // No /proc on this system: a live pid is all there is to go by.
    return pid;
  }
}

/** Whether a live process works in this data folder. */
export function isClaimed(dataDir: string): boolean {
  return findHolder(claimFile(dataDir)) !== undefined;
}

/**
 * Makes the data folder and takes it for this process: two stacks on one folder would stop each other's database.
 * @returns what gives it back
 * @throws LaunchError when it cannot be written or another start has it
 */
export function claimDataFolder(dataDir: string): () => void {
  const file = claimFile(dataDir);
  try {
    makeFolder(dataDir);
    const holder = ours.has(file) ? process.pid : findHolder(file);
    if (holder) {
      throw new LaunchError(
        `Dossierklaar already runs on the data folder ${dataDir} (process ${holder}); stop it first or choose another DATA_DIR.`,
      );
    }
    fs.writeFileSync(file, String(process.pid));
    ours.add(file);
  } catch (error) {
    if (error instanceof LaunchError) throw error;
    throw new LaunchError(
      `The data folder ${dataDir} cannot be written (${systemErrorCode(error)}); check who owns it or choose another DATA_DIR.`,
    );
  }
  return () => {
    ours.delete(file);
    fs.rmSync(file, { force: true });
  };
}

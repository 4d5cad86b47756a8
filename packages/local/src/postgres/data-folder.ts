import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { LocalServiceError, systemErrorCode } from "../local-service-error.ts";
import { makeFolder } from "../make-folder.ts";
import { type Account, isReachableByOthers } from "./account.ts";
import { type Binaries, postgresMajor } from "./binaries.ts";

function broken(message: string): LocalServiceError {
  return new LocalServiceError("broken-data-folder", message);
}

/**
 * Where the data really goes. As root, a folder below one that the database's account cannot enter (/root) would never open,
 * so that data lives in /var/tmp under a name made of the asked path.
 */
export function effectiveDataDir(dataDir: string): string {
  const asked = path.resolve(dataDir);
  if (process.getuid?.() !== 0 || isReachableByOthers(asked)) return asked;
  return path.join("/var/tmp", `dossierklaar${asked.replaceAll("/", "-")}`);
}

/** Owner of an existing data folder. */
export function findOwner(dataDir: string): { uid: number; gid: number } | undefined {
  return fs.statSync(dataDir, { throwIfNoEntry: false });
}

/**
 * Whether the folder holds a database cluster that this version can open.
 * @returns false when there is nothing yet
 * @throws LocalServiceError when the folder holds something else
 */
export function hasCluster(dataDir: string): boolean {
  let names: string[];
  try {
    names = fs.readdirSync(dataDir);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === "ENOENT") return false;
    if (code === "ENOTDIR") throw broken(`The data folder ${dataDir} is a file or lies below one; choose another DATA_DIR.`);
    throw broken(`The data folder ${dataDir} cannot be read (${code}); check who owns it or choose another DATA_DIR.`);
  }
  if (names.length === 0) return false;
  if (!names.includes("PG_VERSION")) {
    throw broken(`The data folder ${dataDir} holds files that are not a database; empty it or choose another DATA_DIR.`);
  }
  const version = fs.readFileSync(path.join(dataDir, "PG_VERSION"), "utf8").trim();
  if (!/^\d+(\.\d+)?$/.test(version)) {
    throw broken(
      `The data folder ${dataDir} is damaged: its PG_VERSION is not a version; restore it from a backup or choose another DATA_DIR.`,
    );
  }
  if (version !== postgresMajor) {
    throw broken(
      `The data folder ${dataDir} was made by PostgreSQL ${version} and this is PostgreSQL ${postgresMajor}; move the data over with pg_dump or choose another DATA_DIR.`,
    );
  }
  return true;
}

/** Runs a program to its end. @throws LocalServiceError with its last line when it fails */
function run(command: string, args: string[], account: Account): Promise<void> {
  const child = spawn(command, args, {
    ...account,
    env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8", TZ: "UTC" },
    cwd: "/",
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => {
      if (status === 0) return resolve();
      const lines = output.trim().split("\n");
      const reason = lines.find((line) => line.includes("error:")) ?? lines.at(-1);
      const sentence = reason?.trim() || `${path.basename(command)} ended with ${status}`;
      reject(new LocalServiceError("did-not-start", `The database could not be made: ${sentence}`));
    });
  });
}

/**
 * Makes a new cluster. It is made beside the folder and renamed into place: a start that is killed half way leaves no folder
 * that looks finished, and of two starts at once one wins.
 * @param sync false skips flushing to disk, for data that nobody will miss
 * @throws LocalServiceError when the folder cannot be written
 */
export async function createCluster(dataDir: string, binaries: Binaries, account: Account, sync: boolean): Promise<void> {
  let aside: string;
  try {
    makeFolder(path.dirname(dataDir));
    aside = fs.mkdtempSync(`${dataDir}.new-`);
  } catch (error) {
    throw broken(
      `The data folder ${dataDir} cannot be made (${systemErrorCode(error)}); check who owns its parent or choose another DATA_DIR.`,
    );
  }
  try {
    if (account) fs.chownSync(aside, account.uid, account.gid);
    const args = ["-D", aside, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    await run(binaries.initdb, sync ? args : [...args, "--no-sync"], account);
    fs.renameSync(aside, dataDir);
  } catch (error) {
    fs.rmSync(aside, { recursive: true, force: true });
    if (systemErrorCode(error) === "ENOTEMPTY" && hasCluster(dataDir)) return;
    throw error;
  }
}

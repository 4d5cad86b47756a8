import fs from "node:fs";
import path from "node:path";
import { LocalServiceError } from "../local-service-error.ts";

/** The account that PostgreSQL runs under; undefined means our own. */
export type Account = { uid: number; gid: number } | undefined;

/**
 * initdb and postgres refuse uid 0. As root we run them as the account `postgres`, else `nobody`; both exist nearly everywhere,
 * and nothing is added to the machine for it. A data folder that an ordinary user made stays that user's.
 * @param owner uid and gid of an existing data folder
 * @throws LocalServiceError as root on a machine without either account
 */
export function accountFor(owner: { uid: number; gid: number } | undefined): Account {
  if (process.getuid?.() !== 0) return undefined;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const rows = fs
    .readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const row = rows.find(([name]) => name === "postgres") ?? rows.find(([name]) => name === "nobody");
  if (!row) {
    throw new LocalServiceError(
      "no-account",
      "PostgreSQL refuses to run as root and this machine has no account postgres or nobody; start as an ordinary user.",
    );
  }
  return { uid: Number(row[2]), gid: Number(row[3]) };
}

/** Whether another account may walk to this file or folder: /root, for one, lets nobody through. Only its parents count. */
export function isReachableByOthers(file: string): boolean {
  for (let folder = path.dirname(path.resolve(file)); folder !== "/"; folder = path.dirname(folder)) {
    const found = fs.statSync(folder, { throwIfNoEntry: false });
    if (found?.isDirectory() && (found.mode & 0o001) === 0) return false;
  }
  return true;
}

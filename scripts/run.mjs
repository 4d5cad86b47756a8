// Runs `scripts/<command>.ts`, or `<command>/<command>.ts` of a folder that stands on them, after making sure that everything is installed. The only script that must work on the machine's
// own Node (18 or newer) and before anything is installed: no dependencies, no TypeScript.
// package.json calls it with `exec`: without that npm's shell stands between, and killing that shell would leave everything running.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);
const [command = "start", ...rest] = process.argv.slice(2);
const bin = path.join(root, "node_modules", ".bin");
const stampFile = path.join(root, "node_modules", ".install-stamp");

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** What an installation depends on: another lockfile or manifest means another node_modules. */
function currentStamp() {
  const manifests = ["apps", "packages"].flatMap((folder) => fs.readdirSync(folder).map((name) => `${folder}/${name}/package.json`));
  const files = ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...manifests.filter((file) => fs.existsSync(file)).sort()];
  const hash = createHash("sha256").update(`${process.platform}-${process.arch}`);
  for (const file of files) hash.update(file).update(fs.readFileSync(file));
  return hash.digest("hex");
}

/** The repo's own Node where there is one for this platform, else the machine's if that runs TypeScript by itself. */
function chooseNode() {
  const own = path.join(bin, "node");
  if (fs.existsSync(own)) return own;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 23 || (major === 22 && minor >= 18)) return process.execPath;
  return fail(`This platform needs Node 24 or newer to be installed; this is Node ${process.versions.node}.`);
}

/** @type {import("node:child_process").ChildProcess | undefined} */
let child;
/** A stop that comes between two children, or before the first one. */
let stopSignal;

/** Runs a program in this terminal and answers its exit code; signals are passed on to it. */
function run(program, args, env) {
  return new Promise((resolve) => {
    if (stopSignal) return resolve(1);
    child = spawn(program, args, { stdio: "inherit", env: { ...process.env, ...env } });
    child.once("error", (error) => fail(`${program} could not be run: ${error.message}`));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    stopSignal = signal;
    child?.kill(signal);
  });
}
// npm or the shell around it was killed: nothing may outlive it.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid === parent) return;
  stopSignal = "SIGTERM";
  child?.kill("SIGTERM");
}, 500).unref();

async function install() {
  const stamp = currentStamp();
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, "utf8") === stamp) return;
  // "pnpm@12.21.0+sha512.…" or without the hash.
  const pnpm = JSON.parse(fs.readFileSync("package.json", "utf8")).packageManager.split("+")[0];
  process.stdout.write(`• Installing dependencies with ${pnpm} (the first time this takes a minute)\n`);
  // npm downloads pnpm only when it is not there; --yes because a user's npmrc may say yes=false.
  const args = ["exec", "--yes", `--package=${pnpm}`, "--", "pnpm", "install", "--frozen-lockfile", "--reporter=append-only"];
  const status = await run("npm", args, { CI: process.env.CI ?? "true", npm_config_loglevel: "error" });
  if (stopSignal) process.exit(1);
  if (status !== 0) fail("Installing the dependencies failed; the lines above say why.");
  fs.writeFileSync(stampFile, stamp);
}

const files = [path.join("scripts", `${command}.ts`), path.join(command, `${command}.ts`)];
const script = /^[a-z]+$/.test(command) ? files.find((file) => fs.existsSync(file)) : undefined;
if (!script) fail(`There is no script called ${command}.`);
await install();
const status = await run(chooseNode(), [script, ...rest], {
  PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}`,
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
});
process.exit(status);

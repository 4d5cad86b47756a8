import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { claimDataFolder, isClaimed } from "./data-folder.ts";
import { loadSecrets } from "./secrets.ts";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "data-folder-"));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe("claimDataFolder", () => {
  it("makes the folder, and refuses one that a live start has", async () => {
    const dataDir = path.join(folder, "deep/data");
    const holder = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    claimDataFolder(dataDir)();
    fs.writeFileSync(path.join(dataDir, "start.pid"), String(holder.pid));
    expect(isClaimed(dataDir)).toBe(true);
    expect(() => claimDataFolder(dataDir)).toThrow(`already runs on the data folder ${dataDir} (process ${holder.pid})`);
    holder.kill("SIGKILL");
    await new Promise((resolve) => holder.once("exit", resolve));
    expect(isClaimed(dataDir)).toBe(false);
    const release = claimDataFolder(dataDir);
    expect(fs.readFileSync(path.join(dataDir, "start.pid"), "utf8")).toBe(String(process.pid));
    release();
    expect(fs.existsSync(path.join(dataDir, "start.pid"))).toBe(false);
  });

  it("takes over from a pid that is another program's now, and from nonsense", () => {
    fs.writeFileSync(path.join(folder, "start.pid"), "1");
    claimDataFolder(folder)();
    fs.writeFileSync(path.join(folder, "start.pid"), "rommel");
    claimDataFolder(folder)();
  });

  it("says that a folder cannot be written", () => {
    fs.writeFileSync(path.join(folder, "file"), "");
    expect(() => claimDataFolder(path.join(folder, "file"))).toThrow(/cannot be written \(EEXIST\)/);
    expect(() => claimDataFolder("/proc/data")).toThrow(/^The data folder \/proc\/data cannot be written/);
  });
});

describe("loadSecrets", () => {
  it("makes them once, for the owner's eyes only, and keeps them", () => {
    const first = loadSecrets(folder);
    expect(new Set(Object.values(first)).size).toBe(2);
    expect(loadSecrets(folder)).toEqual(first);
    expect(fs.statSync(path.join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(folder)).toEqual(["secrets.json"]);
  });

  it.each(["{", "{}", '{"authSecret":"kort","databasePassword":"kort"}'])("refuses %s and leaves it as it is", (text) => {
    const file = path.join(folder, "secrets.json");
    fs.writeFileSync(file, text);
    expect(() => loadSecrets(folder)).toThrow(/^The file .*secrets.json is damaged/);
    expect(fs.readFileSync(file, "utf8")).toBe(text);
  });
});

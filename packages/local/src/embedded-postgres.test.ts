import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedPostgres, freePort, startEmbeddedPostgres } from "./embedded-postgres.ts";

const noSync = ["-c", "fsync=off"];
let folder: string;
beforeAll(() => {
  // Not in os.tmpdir(): a test runner may point that at a folder that only root can enter.
  folder = fs.mkdtempSync("/var/tmp/dossierklaar-test-");
  fs.chmodSync(folder, 0o755);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Speaks just enough of the wire protocol to know that a server of PostgreSQL answers: the reply to SSLRequest is one byte. */
function answersLikePostgres(port: number): Promise<boolean> {
  const socket = net.connect(port, "127.0.0.1");
  socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]));
  return new Promise<boolean>((resolve) => {
    socket.once("data", (bytes) => resolve(bytes.toString() === "N" || bytes.toString() === "S"));
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
  }).finally(() => socket.destroy());
}

async function refusal(start: Promise<EmbeddedPostgres>): Promise<{ code: string; message: string }> {
  try {
    await (await start).stop();
  } catch (error) {
    expect(error).toMatchObject({ name: "LocalServiceError" });
    return error as { code: string; message: string };
  }
  throw new Error("it started");
}

describe("startEmbeddedPostgres", () => {
  it("makes a database, reuses a live one, and starts again after a kill -9", { timeout: 60_000 }, async () => {
    const dataDir = path.join(folder, "life");
    const port = await freePort(24300, 24399);
    const first = await startEmbeddedPostgres({ dataDir, port, flags: noSync });
    expect(first).toMatchObject({ port, reused: false, dataDir });
    expect(first.url("dossierklaar", "dossierklaar_app")).toBe(`postgres://dossierklaar_app@127.0.0.1:${port}/dossierklaar`);
    expect(await answersLikePostgres(port)).toBe(true);

    const second = await startEmbeddedPostgres({ dataDir, port: port + 1, flags: noSync });
    expect(second).toMatchObject({ port, pid: first.pid, reused: true });
    await second.stop();
    expect(await answersLikePostgres(port)).toBe(true);

    process.kill(first.pid, "SIGKILL");
    while (await answersLikePostgres(port)) await sleep(20);
    let ended = false;
    const third = await startEmbeddedPostgres({ dataDir, port, flags: noSync, onExit: () => (ended = true) });
    expect(third.reused).toBe(false);
    await third.stop();
    expect(await answersLikePostgres(port)).toBe(false);
    expect(ended).toBe(false);
    expect(fs.readdirSync(folder).filter((name) => name.includes(".new-"))).toEqual([]);
  });

  it("of two starts at once one makes the database and both get it", { timeout: 60_000 }, async () => {
    const dataDir = path.join(folder, "race");
    const port = await freePort(24300, 24399);
    const script = `import { startEmbeddedPostgres } from ${JSON.stringify(path.join(import.meta.dirname, "embedded-postgres.ts"))};
      const pg = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, port: ${port}, flags: ["-c", "fsync=off"] });
      console.log(pg.pid);`;
    const outcomes = await Promise.all(
      [1, 2].map(async () => {
        const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
        let output = "";
        child.stdout.on("data", (chunk) => (output += chunk));
        await new Promise((resolve) => child.once("exit", resolve));
        return output.trim();
      }),
    );
    const owner = await startEmbeddedPostgres({ dataDir, port, adopt: true });
    await owner.stop();
    expect(outcomes).toEqual([String(owner.pid), String(owner.pid)]);
    expect(await answersLikePostgres(port)).toBe(false);
  });

  it("stops with the process that asked for it, even after a kill -9", { timeout: 60_000 }, async () => {
    const dataDir = path.join(folder, "orphan");
    const port = await freePort(24300, 24399);
    const script = `import { startEmbeddedPostgres } from ${JSON.stringify(path.join(import.meta.dirname, "embedded-postgres.ts"))};
      await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, port: ${port}, flags: ["-c", "fsync=off"], stopWithParent: true });
      console.log("ready"); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "inherit"] });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    expect(await answersLikePostgres(port)).toBe(true);
    child.kill("SIGKILL");
    const deadline = Date.now() + 10_000;
    // Asked once more it could be the next test run's server: a port that is let go is anyone's.
    let answers = true;
    while (answers && Date.now() < deadline) {
      await sleep(50);
      answers = await answersLikePostgres(port);
    }
    expect(answers).toBe(false);
  });

  it("says that the port is taken", async () => {
    const stranger = net.createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => stranger.once("listening", resolve));
    const { port } = stranger.address() as net.AddressInfo;
    const error = await refusal(startEmbeddedPostgres({ dataDir: path.join(folder, "port"), port }));
    stranger.close();
    expect(error).toMatchObject({ code: "port-taken", message: `Port ${port}, meant for PostgreSQL, is taken by another program.` });
    expect(fs.existsSync(path.join(folder, "port"))).toBe(false);
  });

  it.each([
    [
      "garbage in PG_VERSION",
      (dir: string) => fs.writeFileSync(path.join(dir, "PG_VERSION"), "\u0000rubbish"),
      /PG_VERSION is not a version/,
    ],
    [
      "another major version",
      (dir: string) => fs.writeFileSync(path.join(dir, "PG_VERSION"), "15\n"),
      /made by PostgreSQL 15 and this is PostgreSQL 18/,
    ],
    [
      "files of something else",
      (dir: string) => fs.writeFileSync(path.join(dir, "vakantie.jpg"), ""),
      /holds files that are not a database/,
    ],
    ["only a version", (dir: string) => fs.writeFileSync(path.join(dir, "PG_VERSION"), "18\n"), /did not start on .*: /],
  ])("refuses a folder with %s in one sentence", async (name, spoil, sentence) => {
    const dataDir = path.join(folder, name.replaceAll(" ", "-"));
    fs.mkdirSync(dataDir);
    spoil(dataDir);
    const before = fs.readdirSync(dataDir);
    const error = await refusal(startEmbeddedPostgres({ dataDir, port: await freePort(24300, 24399) }));
    expect(error.message).toMatch(sentence);
    expect(error.message).not.toContain("\n");
    expect(fs.readdirSync(dataDir)).toEqual(before);
  });

  it("refuses a folder that cannot be written", async () => {
    const file = path.join(folder, "file");
    fs.writeFileSync(file, "");
    const below = await refusal(startEmbeddedPostgres({ dataDir: path.join(file, "pg"), port: await freePort(24300, 24399) }));
    expect(below).toMatchObject({ code: "broken-data-folder", message: expect.stringContaining("is a file or lies below one") });
    const readOnly = await refusal(startEmbeddedPostgres({ dataDir: "/proc/pg", port: await freePort(24300, 24399) }));
    expect(readOnly).toMatchObject({ code: "broken-data-folder", message: expect.stringContaining("cannot be made") });
  });
});

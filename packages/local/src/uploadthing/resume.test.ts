import { readdirSync, statSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type App, startApp } from "./testing/app.ts";
import { formWith, makeBytes, makeFile, md5 } from "./testing/files.ts";
import { spawnStandIn, startStandIn, type TestStandIn } from "./testing/stand-in.ts";
import { NodeXMLHttpRequest, network, resetNetwork } from "./testing/xml-http-request.ts";

vi.stubGlobal("XMLHttpRequest", NodeXMLHttpRequest);

const SIZE = 4_000_000;
const HASH = md5(makeBytes(SIZE));
const FILE = { name: "akte.bin", size: SIZE, type: "application/octet-stream" };

/** How many bytes of an upload under way have reached the disk. */
function bytesOnDisk({ dataDir }: { dataDir: string }): number {
  const parts = join(dataDir, "parts");
  return readdirSync(parts).reduce((total, name) => total + statSync(join(parts, name)).size, 0);
}

/** Sends a raw body piece by piece and does not end it; `break` cuts the connection. */
function beginPut(url: string, bytes: Uint8Array, headers: Record<string, string> = {}) {
  const request = httpRequest(url, { method: "PUT", agent: false, headers: { "content-length": String(SIZE), ...headers } });
  const ended = new Promise<string>((resolve) => {
    request.on("error", () => resolve("cut off"));
    request.on("response", (response) => {
      response.resume();
      resolve(`answered ${response.statusCode}`);
    });
  });
  request.write(bytes);
  return { ended, break: () => request.destroy() };
}

async function storedBytes(url: string): Promise<number> {
  const answer = await fetch(url, { method: "HEAD" });
  return Number(answer.headers.get("x-ut-range-start"));
}

describe("in one process", () => {
  let standIn: TestStandIn;
  let app: App;
  beforeEach(async () => {
    standIn = await startStandIn();
    app = await startApp(standIn);
  });
  afterEach(async () => {
    resetNetwork();
    await app.stop();
    await standIn.stop();
  });

  const uploadWithId = (id: string) =>
    app.uploader.uploadFiles("hervatbaar", { files: [makeFile(FILE.name, SIZE)], headers: { "x-upload-id": id } });
  const presign = async () => {
    const [presigned] = await app.presign("hervatbaar", [FILE], { "x-upload-id": "zelf" });
    return presigned?.url ?? "";
  };

  test("an upload whose connection drops goes on where it was, with a new address for the same id", async () => {
    network.pauseMs = 2;
    for (const bytes of [1_000_000, 500_000]) {
      network.dropAfterBytes = bytes;
      await expect(uploadWithId("drop")).rejects.toMatchObject({ code: "UPLOAD_FAILED" });
    }
    const [stored] = await uploadWithId("drop");

    expect(stored).toMatchObject({ fileHash: HASH, serverData: { hash: HASH, number: 1 } });
    // What was still in the kernel's hands when the connection broke is lost, so the offsets are not exact.
    const starts = standIn.uploads.map((line) => Number(/bytes=(\d+)-/.exec(line)?.[1]));
    expect(starts[0]).toBe(0);
    expect(starts[1]).toBeGreaterThan(500_000);
    expect(starts[2]).toBeGreaterThan(starts[1] ?? 0);
    expect(app.state.completions).toHaveLength(1);
  });

  test("pausing and resuming with one address", async () => {
    network.pauseMs = 5;
    const upload = await app.uploader.createUpload("hervatbaar", {
      files: [makeFile(FILE.name, SIZE)],
      headers: { "x-upload-id": "pauze" },
    });
    await new Promise<void>((resolve) => {
      network.onSent = (bytes) => {
        if (bytes > 1_000_000) resolve();
      };
    });
    upload.pauseUpload();
    network.pauseMs = 0;
    upload.resumeUpload();
    const [stored] = await upload.done();
    expect(stored?.serverData).toMatchObject({ hash: HASH, number: 1 });
    expect(standIn.uploads).toHaveLength(2);
    expect(standIn.uploads[1]).not.toBe("PUT bytes=0-");
  });

  test("an answer that was lost is given again, and the app is told once", async () => {
    network.dropBeforeAnswer = true;
    await expect(uploadWithId("antwoord")).rejects.toMatchObject({ code: "UPLOAD_FAILED" });
    const [again] = await uploadWithId("antwoord");
    expect(again).toMatchObject({ fileHash: HASH, serverData: { hash: HASH, number: 1 } });
    expect(standIn.uploads).toEqual(["PUT bytes=0-", `PUT bytes=${SIZE}-`]);
    expect(app.state.completions).toHaveLength(1);
  });

  test("an answer that was lost while the app was still at work is waited for together", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    app.state.onComplete = () => held;
    const url = await presign();
    const first = beginPut(url, makeBytes(SIZE));
    await vi.waitFor(() => expect(app.state.completions).toHaveLength(1), 5000);
    first.break();
    const second = fetch(url, { method: "PUT", headers: { range: `bytes=${SIZE}-` }, body: formWith(makeBytes(SIZE), SIZE) });
    const third = fetch(url, { method: "PUT", headers: { range: "bytes=0-" }, body: formWith(makeBytes(SIZE)) });
    await new Promise((resolve) => setTimeout(resolve, 50));
    release();
    for (const answer of [await second, await third]) expect(await answer.json()).toMatchObject({ serverData: { number: 1 } });
    expect(app.state.completions).toHaveLength(1);
  });

  test("a browser that silently sends an interrupted PUT again from the start ends with the file intact", async () => {
    const url = await presign();
    const first = beginPut(url, makeBytes(1_500_000), { range: "bytes=0-" });
    await vi.waitFor(() => expect(bytesOnDisk(standIn)).toBe(1_500_000));
    // The first connection hangs; nobody has noticed that it is dead.
    const second = await fetch(url, { method: "PUT", headers: { range: "bytes=0-" }, body: formWith(makeBytes(SIZE)) });
    expect(await second.json()).toMatchObject({ fileHash: HASH });
    expect(await first.ended).toBe("cut off");
  });

  test("asking for the offset ends a writer that hangs, and tells what it left", async () => {
    const url = await presign();
    const hanging = beginPut(url, makeBytes(1_500_000));
    await vi.waitFor(() => expect(bytesOnDisk(standIn)).toBe(1_500_000));
    expect(await storedBytes(url)).toBe(1_500_000);
    expect(await hanging.ended).toBe("cut off");
    const rest = await fetch(url, { method: "PUT", headers: { range: "bytes=1500000-" }, body: formWith(makeBytes(SIZE), 1_500_000) });
    expect(await rest.json()).toMatchObject({ fileHash: HASH });
  });

  test("many writers of one key at a time: one wins, the file is whole, the app is told once", async () => {
    const url = await presign();
    const all = Array.from({ length: 8 }, async () => {
      try {
        const answer = await fetch(url, { method: "PUT", headers: { range: "bytes=0-" }, body: formWith(makeBytes(SIZE)) });
        return await answer.text();
      } catch {
        return "cut off";
      }
    });
    const answers = (await Promise.all(all)).filter((answer) => answer !== "cut off");
    expect(answers.length).toBeGreaterThan(0);
    for (const answer of answers) expect(JSON.parse(answer)).toMatchObject({ fileHash: HASH, serverData: { hash: HASH, number: 1 } });
    expect(app.state.completions).toHaveLength(1);
    expect(await storedBytes(url)).toBe(SIZE);
  });

  test("a range that starts before what is stored replaces the rest", async () => {
    const url = await presign();
    const wrong = beginPut(url, new Uint8Array(1_000_000));
    await vi.waitFor(() => expect(bytesOnDisk(standIn)).toBe(1_000_000));
    wrong.break();
    expect(await storedBytes(url)).toBe(1_000_000);
    const answer = await fetch(url, { method: "PUT", headers: { range: "bytes=0-" }, body: formWith(makeBytes(SIZE)) });
    expect(await answer.json()).toMatchObject({ fileHash: HASH });
  });

  test("deleting stops a writer", async () => {
    const url = await presign();
    const writer = beginPut(url, makeBytes(1_000_000));
    await vi.waitFor(() => expect(bytesOnDisk(standIn)).toBe(1_000_000));
    const key = (await app.api.listFiles()).files[0]?.key ?? "";
    expect(await app.api.deleteFiles(key)).toEqual({ success: true, deletedCount: 1 });
    expect(await writer.ended).toBe("cut off");
    expect(await storedBytes(url)).toBe(0);
  });

  test("closing waits for no client that stalls", async () => {
    const url = await presign();
    const refused = beginPut(`${url}0`, makeBytes(1_000_000));
    await app.uploader.uploadFiles("hervatbaar", { files: [makeFile(FILE.name, 30_000_000)], headers: { "x-upload-id": "groot" } });
    const { ufsUrl } = await app.api.generateSignedURL((await app.api.listFiles()).files[0]?.key ?? "");
    // Answered, and not read: the reader holds the rest back.
    const download = await fetch(ufsUrl);
    const { dataDir } = standIn;
    await standIn.stop({ keepData: true });
    expect(await refused.ended).toBe("cut off");
    await expect(download.bytes()).rejects.toThrow();
    standIn = await startStandIn({ dataDir });
  });

  test("closing ends those that wait for their turn as well", async () => {
    const url = await presign();
    const writers = Array.from({ length: 4 }, () => beginPut(url, makeBytes(1_000_000)));
    await vi.waitFor(() => expect(standIn.uploads.length).toBeGreaterThan(1));
    const { dataDir } = standIn;
    await standIn.stop({ keepData: true });
    for (const writer of writers) expect(await writer.ended).toBe("cut off");
    standIn = await startStandIn({ dataDir });
  });

  test("closing keeps what has come, and the next start goes on with it", async () => {
    const url = await presign();
    const writer = beginPut(url, makeBytes(1_000_000));
    await vi.waitFor(() => expect(bytesOnDisk(standIn)).toBe(1_000_000));
    await standIn.stop({ keepData: true });
    expect(await writer.ended).toBe("cut off");

    const origin = standIn.origin;
    standIn = await startStandIn({ dataDir: standIn.dataDir, publicOrigin: origin });
    const moved = url.replace(origin, standIn.origin);
    expect(await storedBytes(moved)).toBe(1_000_000);
  });
});

describe("with a process that is killed", () => {
  let standIn: Awaited<ReturnType<typeof spawnStandIn>>;
  let app: App;
  beforeEach(async () => {
    standIn = await spawnStandIn();
    app = await startApp(standIn);
  });
  afterEach(async () => {
    resetNetwork();
    await app.stop();
    await standIn.stop();
  });

  test("the SDK's client goes on in the middle of the file", async () => {
    const upload = () => app.uploader.uploadFiles("hervatbaar", { files: [makeFile(FILE.name, SIZE)], headers: { "x-upload-id": "kill" } });
    network.pauseMs = 5;
    network.onSent = (bytes) => {
      if (bytes > 2_000_000) void standIn.kill();
    };
    await expect(upload()).rejects.toMatchObject({ code: "UPLOAD_FAILED" });
    await standIn.kill();
    await standIn.restart();
    resetNetwork();
    let offset = 0;
    const [stored] = await app.uploader.uploadFiles("hervatbaar", {
      files: [makeFile(FILE.name, SIZE)],
      headers: { "x-upload-id": "kill" },
      // The client's first report is the offset that it was told.
      onUploadProgress: ({ loaded, delta }) => {
        if (loaded === delta) offset = loaded;
      },
    });
    expect(offset).toBeGreaterThan(1_000_000);
    expect(stored).toMatchObject({ fileHash: HASH, serverData: { hash: HASH, number: 1 } });
    expect(app.state.completions).toMatchObject([{ metadata: { uploadId: "kill" } }]);
  });

  test("one address is enough to finish: the announcement of the app was kept", async () => {
    const [presigned] = await app.presign("hervatbaar", [FILE], { "x-upload-id": "een" });
    const url = presigned?.url ?? "";
    const writer = beginPut(url, makeBytes(1_500_000));
    await vi.waitFor(() => expect(bytesOnDisk(standIn)).toBe(1_500_000));
    await standIn.kill();
    expect(await writer.ended).toBe("cut off");
    await standIn.restart();

    const start = await storedBytes(url);
    expect(start).toBe(1_500_000);
    const answer = await fetch(url, { method: "PUT", headers: { range: `bytes=${start}-` }, body: formWith(makeBytes(SIZE), start) });
    expect(await answer.json()).toMatchObject({ fileHash: HASH, serverData: { hash: HASH, number: 1 } });
    expect(app.state.completions).toMatchObject([{ metadata: { uploadId: "een" } }]);
  });

  test("killed before the app's answer came, it tells the app by itself when it starts again", async () => {
    app.state.onComplete = async () => {
      if (app.state.completions.length === 1) await standIn.kill();
    };
    const upload = app.uploader.uploadFiles("hervatbaar", { files: [makeFile(FILE.name, SIZE)], headers: { "x-upload-id": "na" } });
    await expect(upload).rejects.toMatchObject({ code: "UPLOAD_FAILED" });
    await standIn.restart();
    await vi.waitFor(() => expect(app.state.completions).toHaveLength(2), 5000);
    const { files } = await app.api.listFiles();
    expect(files).toMatchObject([{ status: "Uploaded", size: SIZE }]);
  });

  test("the app's answer is remembered", async () => {
    const upload = () =>
      app.uploader.uploadFiles("hervatbaar", { files: [makeFile(FILE.name, SIZE)], headers: { "x-upload-id": "klaar" } });
    const [before] = await upload();
    await standIn.kill();
    await standIn.restart();
    const [after] = await upload();
    expect(after?.serverData).toEqual(before?.serverData);
    expect(app.state.completions).toHaveLength(1);
  });
});

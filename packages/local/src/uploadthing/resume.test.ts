import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type App, startApp } from "./testing/app.ts";
import { formWith, makeBytes, makeFile, md5 } from "./testing/files.ts";
import { beginPut, bytesOnDisk, storedBytes } from "./testing/put.ts";
import { startStandIn, type TestStandIn } from "./testing/stand-in.ts";
import { NodeXMLHttpRequest, network, resetNetwork } from "./testing/xml-http-request.ts";

vi.stubGlobal("XMLHttpRequest", NodeXMLHttpRequest);

const SIZE = 4_000_000;
const HASH = md5(makeBytes(SIZE));
const FILE = { name: "akte.bin", size: SIZE, type: "application/octet-stream" };

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
  const first = beginPut(url, makeBytes(SIZE), SIZE);
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
  const first = beginPut(url, makeBytes(SIZE), 1_500_000);
  await vi.waitFor(() => expect(bytesOnDisk(standIn)).toBe(1_500_000));
  // The first connection hangs; nobody has noticed that it is dead.
  const second = await fetch(url, { method: "PUT", headers: { range: "bytes=0-" }, body: formWith(makeBytes(SIZE)) });
  expect(await second.json()).toMatchObject({ fileHash: HASH });
  expect(await first.ended).toBe("cut off");
});

test("asking for the offset ends a writer that hangs, and tells what it left", async () => {
  const url = await presign();
  const hanging = beginPut(url, makeBytes(SIZE), 1_500_000);
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
  const wrong = beginPut(url, new Uint8Array(SIZE), 1_000_000);
  await vi.waitFor(() => expect(bytesOnDisk(standIn)).toBe(1_000_000));
  wrong.break();
  expect(await storedBytes(url)).toBe(1_000_000);
  const right = beginPut(url, makeBytes(SIZE), 400_000);
  await vi.waitFor(() => expect(bytesOnDisk(standIn)).toBe(400_000));
  right.break();
  const answer = await fetch(url, { method: "PUT", headers: { range: "bytes=400000-" }, body: formWith(makeBytes(SIZE), 400_000) });
  expect(await answer.json()).toMatchObject({ fileHash: HASH });
});

test("the sweep leaves alone what is being written, and what was signed anew and asked for", async () => {
  const url = await presign();
  const writer = beginPut(url, makeBytes(SIZE), 1_000_000);
  await vi.waitFor(() => expect(bytesOnDisk(standIn)).toBe(1_000_000));
  expect(await standIn.sweep(Date.now() + 2 * 60 * 60 * 1000)).toBe(0);
  writer.break();
  await new Promise((resolve) => setTimeout(resolve, 5));
  const later = await presign();
  expect(await storedBytes(later)).toBe(1_000_000);
  expect(await standIn.sweep(Number(new URL(later).searchParams.get("expires")))).toBe(0);
  expect(await storedBytes(later)).toBe(1_000_000);
});

test("deleting stops a writer", async () => {
  const url = await presign();
  const writer = beginPut(url, makeBytes(SIZE), 1_000_000);
  await vi.waitFor(() => expect(bytesOnDisk(standIn)).toBe(1_000_000));
  const key = (await app.api.listFiles()).files[0]?.key ?? "";
  expect(await app.api.deleteFiles(key)).toEqual({ success: true, deletedCount: 1 });
  expect(await writer.ended).toBe("cut off");
  expect(await storedBytes(url)).toBe(0);
});

test("closing waits for no client that stalls", async () => {
  const url = await presign();
  const refused = beginPut(`${url}0`, makeBytes(SIZE), 1_000_000);
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
  const writers = Array.from({ length: 4 }, () => beginPut(url, makeBytes(SIZE), 1_000_000));
  await vi.waitFor(() => expect(standIn.uploads).toHaveLength(writers.length));
  const { dataDir } = standIn;
  await standIn.stop({ keepData: true });
  for (const writer of writers) expect(await writer.ended).toBe("cut off");
  standIn = await startStandIn({ dataDir });
});

test("closing keeps what has come, and the next start goes on with it", async () => {
  const url = await presign();
  const writer = beginPut(url, makeBytes(SIZE), 1_000_000);
  await vi.waitFor(() => expect(bytesOnDisk(standIn)).toBe(1_000_000));
  await standIn.stop({ keepData: true });
  expect(await writer.ended).toBe("cut off");

  const origin = standIn.origin;
  standIn = await startStandIn({ dataDir: standIn.dataDir, publicOrigin: origin });
  const moved = url.replace(origin, standIn.origin);
  expect(await storedBytes(moved)).toBe(1_000_000);
});

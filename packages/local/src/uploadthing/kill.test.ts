import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type App, startApp } from "./testing/app.ts";
import { formWith, makeBytes, makeFile, md5 } from "./testing/files.ts";
import { beginPut, bytesOnDisk, storedBytes } from "./testing/put.ts";
import { spawnStandIn } from "./testing/stand-in.ts";
import { NodeXMLHttpRequest, network, resetNetwork } from "./testing/xml-http-request.ts";

vi.stubGlobal("XMLHttpRequest", NodeXMLHttpRequest);

const SIZE = 4_000_000;
const HASH = md5(makeBytes(SIZE));
const FILE = { name: "akte.bin", size: SIZE, type: "application/octet-stream" };

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
  const writer = beginPut(url, makeBytes(SIZE), 1_500_000);
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
  const upload = () => app.uploader.uploadFiles("hervatbaar", { files: [makeFile(FILE.name, SIZE)], headers: { "x-upload-id": "klaar" } });
  const [before] = await upload();
  await standIn.kill();
  await standIn.restart();
  const [after] = await upload();
  expect(after?.serverData).toEqual(before?.serverData);
  expect(app.state.completions).toHaveLength(1);
});

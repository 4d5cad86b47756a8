import { UTFile } from "uploadthing/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type App, startApp } from "./testing/app.ts";
import { formWith, makeBytes, makeFile, md5 } from "./testing/files.ts";
import { putWhole } from "./testing/put.ts";
import { startStandIn, type TestStandIn } from "./testing/stand-in.ts";
import { NodeXMLHttpRequest, resetNetwork } from "./testing/xml-http-request.ts";

vi.stubGlobal("XMLHttpRequest", NodeXMLHttpRequest);

const LOGGED_IN = { headers: { "x-test-user": "saskia" } };
const BLOB = "application/octet-stream";

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

test("an upload is stored, told to the app with its metadata, and answered with the app's own data", async () => {
  const file = makeFile("Lóónstrook 'mei' & (juni) 工资.pdf", 3_000_000, "application/pdf");
  const progress: number[] = [];
  const [stored] = await app.uploader.uploadFiles("stuk", {
    files: [file],
    ...LOGGED_IN,
    onUploadProgress: ({ progress: percent }) => progress.push(percent),
  });

  const hash = md5(makeBytes(3_000_000));
  expect(stored).toMatchObject({ name: file.name, size: 3_000_000, fileHash: hash, serverData: { hash, number: 1 } });
  expect(app.state.completions).toEqual([{ slug: "stuk", key: stored?.key, name: file.name, metadata: { user: "saskia" } }]);
  expect(progress.length).toBeGreaterThan(10);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));

  const { ufsUrl } = await app.api.generateSignedURL(stored?.key ?? "");
  const answer = await fetch(ufsUrl);
  expect(answer.status).toBe(200);
  expect(md5(await answer.bytes())).toBe(hash);
});

test("several files are uploaded side by side, each with its own answer", async () => {
  const files = [makeFile("a.bin", 100), makeFile("b.bin", 200_000)];
  const stored = await app.uploader.uploadFiles("hervatbaar", { files, headers: { "x-upload-id": "samen" } });
  expect(stored.map(({ size, serverData }) => [size, serverData?.hash])).toEqual([
    [100, md5(makeBytes(100))],
    [200_000, md5(makeBytes(200_000))],
  ]);
  expect(app.state.completions).toHaveLength(2);
});

test("an empty file is a file", async () => {
  const [stored] = await app.uploader.uploadFiles("zonderWachten", { files: [makeFile("leeg.bin", 0)] });
  expect(stored?.fileHash).toBe(md5(makeBytes(0)));
});

test("a route that does not wait is answered at once, and its callback is still run", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  app.state.onComplete = () => held;
  const [stored] = await app.uploader.uploadFiles("zonderWachten", { files: [makeFile("a.bin", 10)] });
  expect(stored?.serverData).toBeNull();
  await vi.waitFor(() => expect(app.state.completions).toHaveLength(1));
  release();
});

test("the server's own upload has no callback", async () => {
  // The SDK itself reads addresses that it calls deprecated, and says so.
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const { data, error } = await app.api.uploadFiles(new UTFile([makeBytes(50_000)], "samengevoegd.pdf", { customId: "dossier-7" }), {
    acl: "private",
  });
  expect(error).toBeNull();
  expect(data).toMatchObject({ size: 50_000, customId: "dossier-7", fileHash: md5(makeBytes(50_000)) });
  expect(app.state.completions).toEqual([]);
});

describe("the app refuses before a byte is sent", () => {
  test.each([
    ["nobody is logged in", "stuk", [makeFile("a.pdf", 10, "application/pdf")], {}, "Geen toegang"],
    ["the type is wrong", "stuk", [makeFile("a.png", 10, "image/png")], LOGGED_IN, "InvalidFileType"],
    ["a file is too large", "stuk", [makeFile("a.pdf", 5_000_000, "application/pdf")], LOGGED_IN, "FileSizeMismatch"],
    [
      "there are too many files",
      "stuk",
      ["a", "b", "c"].map((name) => makeFile(`${name}.pdf`, 10, "application/pdf")),
      LOGGED_IN,
      "FileCountMismatch",
    ],
  ] as const)("when %s", async (_, slug, files, options, message) => {
    await expect(app.uploader.uploadFiles(slug, { files: [...files], ...options })).rejects.toThrow(message);
    expect(standIn.uploads).toEqual([]);
  });
});

describe("an address is good for exactly what was signed", () => {
  const bytes = makeBytes(1000);
  const presign = async () => {
    const [presigned] = await app.presign("stuk", [{ name: "a.pdf", size: 1000, type: "application/pdf" }], LOGGED_IN.headers);
    return presigned?.url ?? "";
  };

  test.each([
    ["size", /x-ut-file-size=1000/, "x-ut-file-size=2000"],
    ["acl", /x-ut-acl=private/, "x-ut-acl=public-read"],
    ["key", /ingest\/./, "ingest/_"],
    ["expiry", /expires=1/, "expires=9"],
    ["spelling, though it means the same", /application%252Fpdf/, "application%252fpdf"],
    ["signature left out", /&signature=.*$/, ""],
    ["signature", /signature=hmac-sha256%3D......../, "signature=hmac-sha256%3D00000000"],
    ["signature no longer last", /$/, "&x=1"],
  ])("changed %s", async (_, part, replacement) => {
    const url = await presign();
    const changed = url.replace(part, replacement);
    expect(changed).not.toBe(url);
    const answer = await fetch(changed, { method: "PUT", body: formWith(bytes) });
    expect(answer.status).toBe(403);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect((await fetch(changed, { method: "HEAD" })).headers.get("x-ut-range-start")).toBeNull();
  });

  test("a body that is longer is refused, forgotten, and told to the app", async () => {
    const url = await presign();
    const answer = await fetch(url, { method: "PUT", body: formWith(makeBytes(400_000)) });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: "The file is longer than the 1000 bytes it was announced with" });
    expect((await fetch(url, { method: "HEAD" })).headers.get("x-ut-range-start")).toBe("0");
    await vi.waitFor(() => expect(app.state.errors[0]?.message).toContain("longer than the 1000 bytes"));
    expect((await app.api.listFiles()).files.map(({ status }) => status)).toEqual(["Failed"]);

    const second = await fetch(url, { method: "PUT", body: formWith(bytes) });
    expect(await second.json()).toMatchObject({ serverData: { hash: md5(bytes) } });
  });

  test("a body that is shorter is refused, and can be completed", async () => {
    const url = await presign();
    expect((await fetch(url, { method: "PUT", body: formWith(bytes.slice(0, 900)) })).status).toBe(400);
    expect((await fetch(url, { method: "HEAD" })).headers.get("x-ut-range-start")).toBe("900");
    const second = await fetch(url, { method: "PUT", headers: { range: "bytes=900-" }, body: formWith(bytes, 900) });
    expect(await second.json()).toMatchObject({ fileHash: md5(bytes) });
  });

  test("a range behind what is stored, or one that cannot be read, is refused", async () => {
    const url = await presign();
    for (const range of ["bytes=10-", "bytes=0-9", "bytes=-5"]) {
      expect((await fetch(url, { method: "PUT", headers: { range }, body: formWith(bytes) })).status).toBe(416);
    }
  });

  test("a body that is no form is the file itself", async () => {
    const answer = await fetch(await presign(), { method: "PUT", body: bytes, headers: { "content-type": "application/pdf" } });
    expect(await answer.json()).toMatchObject({ fileHash: md5(bytes), serverData: { number: 1 } });
  });
});

test("two uploads on one key: the second is refused, and the first keeps its bytes and its metadata", async () => {
  const file = (user: string, size: number) => app.presign("botsing", [{ name: `${user}.bin`, size, type: BLOB }], { "x-test-user": user });
  const [first] = await file("saskia", 1000);
  await fetch(first?.url ?? "", { method: "PUT", body: formWith(makeBytes(400)) });
  // The first is signed anew, and the second announcement arrives before it goes on.
  await new Promise((resolve) => setTimeout(resolve, 5));
  const [again] = await file("saskia", 1000);
  const [second] = await file("piet", 2000);
  expect(second?.key).toBe(first?.key);
  const collided = await fetch(second?.url ?? "", { method: "PUT", headers: { range: "bytes=0-" }, body: formWith(makeBytes(2000)) });
  expect(collided.status).toBe(409);

  const finished = await fetch(again?.url ?? "", { method: "PUT", headers: { range: "bytes=400-" }, body: formWith(makeBytes(1000), 400) });
  expect(await finished.json()).toMatchObject({ fileHash: md5(makeBytes(1000)) });
  expect(app.state.completions).toMatchObject([{ name: "saskia.bin", metadata: { user: "saskia" } }]);
  expect((await fetch(second?.url ?? "", { method: "HEAD" })).status).toBe(409);
});

test("a whole file that is sent again is read to its end, and the stored answer given", async () => {
  const size = 30_000_000;
  const [presigned] = await app.presign("hervatbaar", [{ name: "groot.bin", size, type: BLOB }], { "x-upload-id": "weer" });
  const first = await putWhole(presigned?.url ?? "", makeBytes(size));
  expect(first).toMatchObject({ status: 200, body: { serverData: { number: 1 } } });
  expect(await putWhole(presigned?.url ?? "", makeBytes(size))).toEqual(first);
});

test("the client learns about a collision", async () => {
  await app.uploader.uploadFiles("botsing", { files: [makeFile("a.bin", 10)] });
  await expect(app.uploader.uploadFiles("botsing", { files: [makeFile("b.bin", 300_000)] })).rejects.toMatchObject({
    message: "XHR failed 409 Conflict",
    data: { error: "The file key is in use by another upload" },
  });
});

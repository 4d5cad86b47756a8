import { UTApi, UTFile } from "uploadthing/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { signUrl } from "./signature.ts";
import { type App, startApp } from "./testing/app.ts";
import { makeBytes } from "./testing/files.ts";
import { putWhole } from "./testing/put.ts";
import { startStandIn, type TestStandIn } from "./testing/stand-in.ts";
import { uploadThingEnvironment } from "./uploadthing.ts";

const BYTES = makeBytes(10_000);

let standIn: TestStandIn;
let app: App;
beforeEach(async () => {
  // The SDK itself reads addresses that it calls deprecated, and says so each time.
  vi.spyOn(console, "warn").mockImplementation(() => {});
  standIn = await startStandIn({ quotaBytes: 50_000, maxFileBytes: 40_000 });
  app = await startApp(standIn);
});
afterEach(async () => {
  await app.stop();
  await standIn.stop();
});

async function store(options: { name?: string; type?: string; customId?: string; acl?: "private" | "public-read"; size?: number } = {}) {
  const { name = "Nota van afrekening €.pdf", type = "application/pdf", customId, acl, size = BYTES.length } = options;
  const file = new UTFile([BYTES.slice(0, size)], name, { type, ...(customId === undefined ? {} : { customId }) });
  const { data, error } = await app.api.uploadFiles(file, acl === undefined ? {} : { acl });
  if (data === null) throw new Error(error.message);
  return data.key;
}

async function read(key: string, headers: Record<string, string> = {}): Promise<Response> {
  const { ufsUrl } = await app.api.generateSignedURL(key);
  return fetch(ufsUrl, { headers });
}

test("a file is private unless its route says otherwise", async () => {
  const key = await store();
  const plain = `${standIn.origin}/ut-local/files/a/${standIn.appId}/${key}`;
  const { ufsUrl } = await app.api.generateSignedURL(key, { expiresIn: 60 });
  expect(ufsUrl.startsWith(`${plain}?`)).toBe(true);

  const answer = await fetch(ufsUrl);
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer()).equals(BYTES)).toBe(true);
  const expired = signUrl(plain, standIn.apiKey, Date.now() - 1);
  const later = ufsUrl.replace(/expires=\d/, "expires=9");
  const other = ufsUrl.replace(/signature=(.*)..$/, "signature=$100");
  for (const url of [plain, plain.replace(`/a/${standIn.appId}/`, "/f/"), expired, later, other]) {
    const refused = await fetch(url);
    expect(refused.status).toBe(403);
    expect(refused.headers.get("access-control-allow-origin")).toBe("*");
  }
});

test("a public file needs no signature, and can be made private", async () => {
  const key = await store({ acl: "public-read", customId: "voorwaarden/2026" });
  const url = `${standIn.origin}/ut-local/files/f/${key}`;
  expect((await fetch(url)).status).toBe(200);
  expect((await fetch(`${standIn.origin}/ut-local/files/f/${encodeURIComponent("voorwaarden/2026")}`)).status).toBe(200);
  await app.api.updateACL("voorwaarden/2026", "private", { keyType: "customId" });
  expect((await fetch(url)).status).toBe(403);
});

test("what a browser is told about a file keeps a stranger's script from running", async () => {
  const pdf = (await read(await store())).headers;
  expect(pdf.get("content-type")).toBe("application/pdf");
  expect(pdf.get("content-disposition")).toBe(
    "inline; filename=\"Nota van afrekening _.pdf\"; filename*=UTF-8''Nota%20van%20afrekening%20%E2%82%AC.pdf",
  );
  expect(pdf.get("x-content-type-options")).toBe("nosniff");
  expect(pdf.get("cache-control")).toBe("private, no-store");
  const svg = (await read(await store({ name: "logo.svg", type: "image/svg+xml" }))).headers;
  expect(svg.get("content-security-policy")).toBe("sandbox; default-src 'none'");
  // A category of the route, which the SDK signs when the browser knows no type.
  expect((await read(await store({ name: "foto", type: "image" }))).headers.get("content-type")).toBe("application/octet-stream");
});

test.each([
  ["bytes=0-99", 206, "bytes 0-99/10000", [0, 100]],
  ["bytes=9000-", 206, "bytes 9000-9999/10000", [9000, 10_000]],
  ["bytes=-10", 206, "bytes 9990-9999/10000", [9990, 10_000]],
  ["bytes=9999-20000", 206, "bytes 9999-9999/10000", [9999, 10_000]],
  ["bytes=10000-", 416, "bytes */10000", [0, 0]],
  ["bytes=-0", 416, "bytes */10000", [0, 0]],
  ["bytes=5-4", 200, null, [0, 10_000]],
  ["bytes=0-1,4-5", 200, null, [0, 10_000]],
] as const)("range %s", async (range, status, contentRange, [from, to]) => {
  const answer = await read(await store(), { range });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-range")).toBe(contentRange);
  expect(Buffer.from(await answer.arrayBuffer()).equals(BYTES.slice(from, to))).toBe(true);
});

test("a range of an older version is answered with the whole file", async () => {
  const key = await store();
  const etag = (await read(key)).headers.get("etag") ?? "";
  expect((await read(key, { range: "bytes=0-9", "if-range": etag })).status).toBe(206);
  expect((await read(key, { range: "bytes=0-9", "if-range": '"older"' })).status).toBe(200);
});

test("HEAD tells the size and sends nothing", async () => {
  const { ufsUrl } = await app.api.generateSignedURL(await store());
  const answer = await fetch(ufsUrl, { method: "HEAD" });
  expect(answer.headers.get("content-length")).toBe("10000");
  expect(await answer.text()).toBe("");
});

test("a deleted file is gone, by key and by custom id", async () => {
  const [first, second] = [await store(), await store({ customId: "dossier-7" })];
  expect(await app.api.deleteFiles([first, "geen-bestaande-sleutel"])).toEqual({ success: true, deletedCount: 1 });
  expect(await app.api.deleteFiles("dossier-7", { keyType: "customId" })).toEqual({ success: true, deletedCount: 1 });
  expect((await read(first)).status).toBe(404);
  expect((await read(second)).status).toBe(404);
  expect(await app.api.getUsageInfo()).toEqual({ totalBytes: 0, appTotalBytes: 0, filesUploaded: 0, limitBytes: 50_000 });
});

test("files are listed, renamed and given out by page", async () => {
  const key = await store({ customId: "een" });
  await store();
  await app.api.renameFiles({ customId: "een", newName: "Taxatierapport.pdf" });
  const page = await app.api.listFiles({ limit: 1, offset: 1 });
  expect(page).toMatchObject({
    hasMore: false,
    files: [{ key, customId: "een", name: "Taxatierapport.pdf", size: 10_000, status: "Uploaded" }],
  });
  expect((await app.api.listFiles({ limit: 1 })).hasMore).toBe(true);
  expect((await read(key)).headers.get("content-disposition")).toContain("Taxatierapport.pdf");
});

test("the deprecated addresses of the SDK work as well", async () => {
  const key = await store({ customId: "een" });
  const { ufsUrl } = await app.api.getSignedURL("een", { keyType: "customId", expiresIn: "1 hour" });
  expect((await fetch(ufsUrl)).status).toBe(200);
  expect((await app.api.getFileUrls(key)).data).toEqual([{ key, url: ufsUrl.split("?")[0] }]);
  await expect(app.api.getSignedURL("geen-bestaande-sleutel")).rejects.toThrow();
});

test("a custom id belongs to one file, until that is deleted", async () => {
  await store({ customId: "een" });
  await expect(store({ customId: "een" })).rejects.toThrow("Failed to upload file");
  await app.api.deleteFiles("een", { keyType: "customId" });
  await store({ customId: "een" });
});

test("the quota counts what is stored, and gives back what is deleted", async () => {
  const keys = [await store({ size: 10_000 }), await store({ size: 10_000 }), await store({ size: 10_000 }), await store({ size: 10_000 })];
  await store({ size: 10_000 });
  await expect(store({ size: 1 })).rejects.toThrow();
  await app.api.deleteFiles(keys);
  await store({ size: 10_000 });
  expect((await app.api.getUsageInfo()).totalBytes).toBe(20_000);
});

test("a file above the largest size is refused, and its body read all the same, so that a browser hears the reason", async () => {
  const size = 30_000_000;
  const [presigned] = await app.presign("hervatbaar", [{ name: "groot.bin", size, type: "application/octet-stream" }], {
    "x-upload-id": "a",
  });
  expect(await putWhole(presigned?.url ?? "", makeBytes(size))).toEqual({
    status: 413,
    body: { error: "Files may have 40000 bytes at most" },
  });
});

test("another app's key opens nothing", async () => {
  const key = await store();
  const environment = uploadThingEnvironment({ ...standIn, apiKey: "sk_live_another" });
  const stranger = new UTApi({
    token: environment.UPLOADTHING_TOKEN,
    apiUrl: environment.UPLOADTHING_API_URL,
    ingestUrl: environment.UPLOADTHING_INGEST_URL,
    logLevel: "None",
  });
  await expect(stranger.deleteFiles(key)).rejects.toThrow("401");
  expect((await stranger.uploadFiles(new UTFile([BYTES], "a.bin"))).error).not.toBeNull();
  expect((await read(key)).status).toBe(200);
});

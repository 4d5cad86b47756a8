import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sign } from "./signature.ts";
import { type App, startApp } from "./testing/app.ts";
import { formWith, makeBytes } from "./testing/files.ts";
import { ACCOUNT, startStandIn, type TestStandIn } from "./testing/stand-in.ts";
import { createUploadThingStandIn, uploadThingEnvironment } from "./uploadthing.ts";

const PDF = { name: "a.pdf", size: 1000, type: "application/pdf" };
const LOGGED_IN = { "x-test-user": "saskia" };
const HOUR = 60 * 60 * 1000;

let standIn: TestStandIn;
let app: App;
beforeEach(async () => {
  standIn = await startStandIn();
  app = await startApp(standIn);
});
afterEach(async () => {
  await app.stop();
  await standIn.stop();
});

/** Sends a path as it is; fetch would tidy it up first. */
function sendRaw(method: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(standIn.origin);
    const request = httpRequest({ hostname, port, method, path, agent: false });
    request.on("error", reject);
    request.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.end();
  });
}

/** An upload address that the app would sign for this key. */
function signIngest(key: string, parameters = "x-ut-identifier=localapp&x-ut-file-name=a&x-ut-file-size=3&x-ut-file-type=b"): string {
  const unsigned = `${standIn.origin}/ut-local/ingest/${key}?expires=${Date.now() + HOUR}&${parameters}`;
  return `${unsigned}&signature=${encodeURIComponent(sign(unsigned, standIn.apiKey))}`;
}

test("starts only where local services are allowed, with an address and a key that the SDK takes", () => {
  const options = {
    localServices: true,
    ...ACCOUNT,
    dataDir: join(tmpdir(), "uploadthing-never-made"),
    publicOrigin: "http://localhost:3002",
  };
  expect(() => createUploadThingStandIn({ ...options, localServices: false })).toThrow("LOCAL_SERVICES=on");
  expect(() => createUploadThingStandIn({ ...options, apiKey: "live_1" })).toThrow("sk_");
  expect(() => createUploadThingStandIn({ ...options, publicOrigin: "https://dossierklaar.nl" })).toThrow("origin");
  expect(() => createUploadThingStandIn({ ...options, publicOrigin: "http://localhost:3002/pad" })).toThrow("origin");
  expect(() => createUploadThingStandIn({ ...options, appId: "../app" })).toThrow("app id");
  expect(existsSync(options.dataDir)).toBe(false);
});

test("hands out the environment that points the SDK at it, for a phone's address too", () => {
  expect(uploadThingEnvironment({ origin: "http://192.168.1.5:3002/", apiKey: "sk_live_x", appId: "app" })).toEqual({
    UPLOADTHING_TOKEN: Buffer.from('{"apiKey":"sk_live_x","appId":"app","regions":["local"]}').toString("base64"),
    UPLOADTHING_INGEST_URL: "http://192.168.1.5:3002/ut-local/ingest",
    UPLOADTHING_API_URL: "http://192.168.1.5:3002/ut-local/api",
    UPLOADTHING_UFS_HOST: "192.168.1.5:3002/ut-local/files",
    UPLOADTHING_UFS_APP_ID_LOCATION: "path",
    UPLOADTHING_IS_DEV: "false",
  });
});

test("leaves every other path to its host", async () => {
  for (const path of ["/", "/ut-local", "/ut-local/ingestion/x", "/ut-local/apis", "/email/batch"]) {
    expect(await sendRaw("GET", path)).toBe(418);
  }
});

test("a browser on another origin may ask, and may read every answer", async () => {
  const preflight = await fetch(signIngest("abcdefghij"), {
    method: "OPTIONS",
    headers: {
      origin: "http://localhost:3000",
      "access-control-request-method": "PUT",
      "access-control-request-headers": "range,x-uploadthing-version",
    },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-methods")).toContain("PUT");
  expect(preflight.headers.get("access-control-allow-headers")).toBe("range,x-uploadthing-version");
  const head = await fetch(signIngest("abcdefghij"), { method: "HEAD" });
  expect(head.headers.get("access-control-expose-headers")).toContain("x-ut-range-start");
  for (const path of ["/ut-local/ingest/a/b", "/ut-local/files/x", "/ut-local/ingest/abcdefghij"]) {
    const answer = await fetch(standIn.origin + path, { method: "PUT", body: "x" });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  }
});

test("a key never becomes a path, even in an address that is signed", async () => {
  const before = readdirSync(standIn.dataDir, { recursive: true }).sort();
  for (const key of [
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e%2fabcdefghij",
    "..",
    "abcdefghij%00",
    "short",
    "abc/../../defghij",
    "a".repeat(301),
    "%zz%zz%zz%zz",
  ]) {
    const target = signIngest(key).slice(standIn.origin.length);
    for (const method of ["PUT", "HEAD"]) expect(await sendRaw(method, target), `${method} ${key}`).toBe(400);
    expect(await sendRaw("GET", `/ut-local/files/a/localapp/${key}`), `GET ${key}`).toBe(404);
  }
  expect(readdirSync(standIn.dataDir, { recursive: true }).sort()).toEqual(before);
});

test("an address that lacks what an upload needs, or is another app's, is refused", async () => {
  for (const parameters of [
    "x-ut-identifier=localapp&x-ut-file-name=a",
    "x-ut-identifier=localapp&x-ut-file-name=a&x-ut-file-size=-3",
    "x-ut-identifier=localapp&x-ut-file-name=%2525&x-ut-file-size=3&x-ut-acl=open",
  ]) {
    expect((await fetch(signIngest("abcdefghij", parameters), { method: "PUT", body: "abc" })).status).toBe(400);
  }
  const another = signIngest("abcdefghij", "x-ut-identifier=anders&x-ut-file-name=a&x-ut-file-size=3");
  expect((await fetch(another, { method: "PUT", body: "abc" })).status).toBe(403);
  expect((await fetch(signIngest("abcdefghij"), { method: "POST", body: "abc" })).status).toBe(405);
});

test("an app without the key, or with a body that cannot be read, is refused", async () => {
  const post = (path: string, body: string, apiKey: string) =>
    fetch(standIn.origin + path, { method: "POST", body, headers: { "x-uploadthing-api-key": apiKey } });
  for (const path of ["/ut-local/ingest/route-metadata", "/ut-local/ingest/callback-result", "/ut-local/api/v6/listFiles"]) {
    expect((await post(path, "{}", "sk_wrong")).status).toBe(401);
    expect((await post(path, "[]", standIn.apiKey)).status).toBe(400);
    expect((await post(path, "{", standIn.apiKey)).status).toBe(400);
    expect((await fetch(standIn.origin + path)).status).toBe(405);
  }
  expect((await post("/ut-local/ingest/callback-result", '{"fileKey":"unknown-key"}', standIn.apiKey)).status).toBe(404);
  expect((await post("/ut-local/ingest/route-metadata", '{"fileKeys":["../../../etc/passwd"]}', standIn.apiKey)).status).toBe(400);
  expect((await post("/ut-local/api/v6/nothing", "{}", standIn.apiKey)).status).toBe(404);
  expect((await post("/ut-local/api/v6/listFiles", `{"a":"${"x".repeat(5_000_000)}"}`, standIn.apiKey)).status).toBe(400);
});

test("the sweep removes what can no longer be finished, tells the app, and leaves the rest", async () => {
  const [presigned] = await app.presign("stuk", [PDF], LOGGED_IN);
  await fetch(presigned?.url ?? "", { method: "PUT", body: formWith(makeBytes(400)) });
  const kept = await app.presign("zonderWachten", [{ name: "blijft.bin", size: 400, type: "application/octet-stream" }]);
  expect((await fetch(kept[0]?.url ?? "", { method: "PUT", body: formWith(makeBytes(400)) })).status).toBe(200);
  const parts = () => readdirSync(join(standIn.dataDir, "parts"));
  expect(parts()).toHaveLength(1);

  expect(await standIn.sweep(Date.now() + HOUR / 2)).toBe(0);
  expect(parts()).toHaveLength(1);
  expect(await standIn.sweep(Date.now() + 2 * HOUR)).toBe(1);
  expect(parts()).toEqual([]);
  await vi.waitFor(() =>
    expect(app.state.errors).toMatchObject([{ key: presigned?.key, message: expect.stringContaining("not finished in time") }]),
  );
  expect((await app.api.listFiles()).files).toMatchObject([{ name: "blijft.bin" }]);
});

test("the sweep forgets a key that was announced and never used, after a day", async () => {
  await app.presign("stuk", [PDF], LOGGED_IN);
  expect(readdirSync(join(standIn.dataDir, "records"))).toHaveLength(1);
  expect(await standIn.sweep(Date.now() + 2 * HOUR)).toBe(0);
  expect(await standIn.sweep(Date.now() + 25 * HOUR)).toBe(1);
  expect(readdirSync(join(standIn.dataDir, "records"))).toEqual([]);
});

test("a record that a power cut has emptied does not keep the others from starting", async () => {
  await app.presign("stuk", [PDF], LOGGED_IN);
  await standIn.stop({ keepData: true });
  writeFileSync(join(standIn.dataDir, "records", "leeg.json"), "");
  writeFileSync(join(standIn.dataDir, "records", "half.json.tmp"), "{");
  const lines: string[] = [];
  standIn = await startStandIn({ dataDir: standIn.dataDir, log: (line) => lines.push(line) });
  expect(lines).toEqual([expect.stringContaining("unreadable")]);
  expect(await standIn.sweep(Date.now() + 25 * HOUR)).toBe(1);
});

test("what is logged tells no secret", async () => {
  const lines: string[] = [];
  await standIn.stop();
  standIn = await startStandIn({ log: (line) => lines.push(line) });
  await app.stop();
  app = await startApp(standIn);
  const [presigned] = await app.presign("stuk", [PDF], LOGGED_IN);
  await fetch(presigned?.url ?? "", { method: "PUT", body: formWith(makeBytes(400)) });
  await fetch(`${presigned?.url}0`, { method: "PUT", body: "x" });
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).not.toMatch(/signature=|saskia|sk_live/);
});

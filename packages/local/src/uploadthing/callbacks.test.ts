import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type App, startApp } from "./testing/app.ts";
import { formWith, makeBytes, makeFile, md5 } from "./testing/files.ts";
import { startStandIn, type TestStandIn } from "./testing/stand-in.ts";
import { NodeXMLHttpRequest, resetNetwork } from "./testing/xml-http-request.ts";

vi.stubGlobal("XMLHttpRequest", NodeXMLHttpRequest);

const LOGGED_IN = { headers: { "x-test-user": "saskia" } };

let standIn: TestStandIn;
let app: App;
beforeEach(async () => {
  standIn = await startStandIn({ routeWaitMs: 300, callbackWaitMs: 1500 });
  app = await startApp(standIn);
});
afterEach(async () => {
  resetNetwork();
  await app.stop();
  await standIn.stop();
});

describe("the callback", () => {
  test("that throws fails the client at once", async () => {
    app.state.onComplete = () => {
      throw new Error("the database is away");
    };
    const started = Date.now();
    const upload = app.uploader.uploadFiles("stuk", { files: [makeFile("a.pdf", 10, "application/pdf")], ...LOGGED_IN });
    await expect(upload).rejects.toMatchObject({
      message: "XHR failed 502 Bad Gateway",
      data: { error: "The app's onUploadComplete failed" },
    });
    expect(Date.now() - started).toBeLessThan(1000);
  });

  test("that throws is no matter of a client that does not wait", async () => {
    app.state.onComplete = () => {
      throw new Error("the database is away");
    };
    const [stored] = await app.uploader.uploadFiles("zonderWachten", { files: [makeFile("a.bin", 10)] });
    expect(stored?.size).toBe(10);
  });

  test("that takes too long is reported, and its answer is there for the retry", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    app.state.onComplete = () => held;
    const upload = () => app.uploader.uploadFiles("hervatbaar", { files: [makeFile("a.bin", 10)], headers: { "x-upload-id": "traag" } });
    await expect(upload()).rejects.toThrow("XHR failed 504");
    release();
    await vi.waitFor(async () => expect(await upload()).toMatchObject([{ serverData: { number: 1 } }]));
    expect(app.state.completions).toHaveLength(1);
  });

  test("is run again for a retry after it failed, and not after it succeeded", async () => {
    app.state.onComplete = ({ name }) => {
      if (app.state.completions.length === 1) throw new Error(`${name} cannot be saved`);
    };
    const upload = () => app.uploader.uploadFiles("hervatbaar", { files: [makeFile("a.bin", 10)], headers: { "x-upload-id": "twee" } });
    await expect(upload()).rejects.toThrow();
    const [second] = await upload();
    const [third] = await upload();
    expect(second?.serverData?.number).toBe(2);
    expect(third?.serverData).toEqual(second?.serverData);
    expect(app.state.completions).toHaveLength(2);
  });

  test("is tried again when the app stumbles", async () => {
    app.state.brokenCallbacks = 2;
    const [stored] = await app.uploader.uploadFiles("hervatbaar", { files: [makeFile("a.bin", 10)], headers: { "x-upload-id": "vijf" } });
    expect(stored?.serverData?.number).toBe(1);
  });

  test("of an app that was away is made up for by the sweep", async () => {
    app.state.brokenCallbacks = 3;
    const upload = app.uploader.uploadFiles("hervatbaar", { files: [makeFile("a.bin", 10)], headers: { "x-upload-id": "weg" } });
    await expect(upload).rejects.toThrow("XHR failed 502");
    await standIn.sweep(Date.now());
    await vi.waitFor(() => expect(app.state.completions).toHaveLength(1));
  });

  test("may delete the file, and its answer still reaches the client", async () => {
    app.state.onComplete = async ({ key }) => {
      await app.api.deleteFiles(key);
    };
    const [stored] = await app.uploader.uploadFiles("hervatbaar", { files: [makeFile("a.bin", 10)], headers: { "x-upload-id": "weg" } });
    expect(stored?.serverData?.number).toBe(1);
    expect((await app.api.listFiles()).files).toEqual([]);
    // Neither the file nor its record comes back with the next start.
    for (const folder of ["files", "records"]) expect(readdirSync(join(standIn.dataDir, folder))).toEqual([]);
  });

  test("is refused by the app when it is forged", async () => {
    const answer = await fetch(`${app.address}?slug=stuk`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "uploadthing-hook": "callback",
        "x-uploadthing-signature": `hmac-sha256=${"0".repeat(64)}`,
      },
      body: "{}",
    });
    expect(answer.status).toBe(400);
    expect(app.state.completions).toEqual([]);
  });
});

describe("an app in isDev", () => {
  let devApp: App;
  beforeEach(async () => {
    devApp = await startApp(standIn, { isDev: true });
  });
  afterEach(() => devApp.stop());

  test("hears of its uploads on its own stream", async () => {
    const files = [makeFile("a.bin", 100), makeFile("b.bin", 200_000)];
    const stored = await devApp.uploader.uploadFiles("hervatbaar", { files, headers: { "x-upload-id": "dev" } });
    expect(stored.map(({ serverData }) => serverData?.hash)).toEqual([md5(makeBytes(100)), md5(makeBytes(200_000))]);
    expect(devApp.state.completions).toHaveLength(2);
  });

  test("has its answer at once, and one line for each key in it before it ends", async () => {
    const [presigned] = await app.presign("hervatbaar", [{ name: "a.bin", size: 10, type: "application/octet-stream" }], {
      "x-upload-id": "dev",
    });
    const stream = await fetch(`${standIn.origin}/ut-local/ingest/route-metadata`, {
      method: "POST",
      headers: { "x-uploadthing-api-key": standIn.apiKey },
      body: JSON.stringify({ fileKeys: [presigned?.key], metadata: {}, isDev: true, callbackUrl: app.address, callbackSlug: "hervatbaar" }),
      signal: AbortSignal.timeout(1000),
    });
    expect(stream.status).toBe(200);
    const put = fetch(presigned?.url ?? "", { method: "PUT", body: formWith(makeBytes(10)) });
    const lines = (await stream.text()).split("\n");
    expect(lines).toEqual([expect.stringMatching(/^\{"payload":".*","signature":"hmac-sha256=[0-9a-f]{64}","hook":"callback"\}$/), ""]);
    // Nobody has passed it on to the app.
    expect((await put).status).toBe(504);
  });

  test("hears on it that an upload has failed", async () => {
    const [presigned] = await devApp.presign("stuk", [{ name: "a.pdf", size: 10, type: "application/pdf" }], LOGGED_IN.headers);
    // The SDK announces the keys in the background, so the refusal waits for an upload that was announced.
    await vi.waitFor(async () => {
      await fetch(presigned?.url ?? "", { method: "PUT", body: formWith(makeBytes(20)) });
      expect(devApp.state.errors.length).toBeGreaterThan(0);
    });
  });

  test("is waited for when its onUploadComplete throws: nothing on the stream tells of that", async () => {
    devApp.state.onComplete = () => {
      throw new Error("the database is away");
    };
    const upload = devApp.uploader.uploadFiles("hervatbaar", { files: [makeFile("a.bin", 10)], headers: { "x-upload-id": "dev" } });
    await expect(upload).rejects.toThrow("XHR failed 504");
  });
});

test("an upload that no app has announced is refused once it has waited, and finishes when it is", async () => {
  const [presigned] = await app.presign("stuk", [{ name: "a.pdf", size: 10, type: "application/pdf" }], LOGGED_IN.headers);
  await app.api.deleteFiles(presigned?.key ?? "");
  const put = () => fetch(presigned?.url ?? "", { method: "PUT", body: formWith(makeBytes(10)) });
  expect((await put()).status).toBe(400);

  const late = put();
  await fetch(`${standIn.origin}/ut-local/ingest/route-metadata`, {
    method: "POST",
    headers: { "x-uploadthing-api-key": standIn.apiKey, "content-type": "application/json" },
    body: JSON.stringify({
      fileKeys: [presigned?.key],
      metadata: { user: "laat" },
      isDev: false,
      callbackUrl: app.address,
      callbackSlug: "stuk",
    }),
  });
  expect(await (await late).json()).toMatchObject({ serverData: { number: 1 } });
  expect(app.state.completions[0]?.metadata).toEqual({ user: "laat" });
});

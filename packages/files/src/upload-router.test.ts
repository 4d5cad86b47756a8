import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { AdviseurActor } from "@dossierklaar/domain/actor";
import { DomainError } from "@dossierklaar/domain/errors";
import { errorSentence, weigeringLabels } from "@dossierklaar/domain/labels";
import { type LocalServices, startLocalServices } from "@dossierklaar/local/server";
import { NodeXMLHttpRequest, network, resetNetwork } from "@dossierklaar/local/uploadthing/testing/xml-http-request";
import { genUploader } from "uploadthing/client";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type FilesEnv, filesEnvSchema } from "./env.ts";
import { createFileStorage, FileMissingError, type FileStorage } from "./storage.ts";
import { type ConfirmInput, createUploadHandler, type UploadRouter } from "./upload-router.ts";

const kantoorId = randomUUID();
const sanne: AdviseurActor = {
  kind: "gebruiker",
  kantoorId,
  gebruikerId: randomUUID(),
  rollen: ["adviseur"],
  naam: "Sanne Visser",
  beperkteInzage: false,
  sessionId: "s",
};

let services: LocalServices;
let dataDir: string;
let app: Server;
let env: FilesEnv;
let storage: FileStorage;
let upload: ReturnType<typeof genUploader<UploadRouter>>["uploadFiles"];

// What the app's side does in a test.
let admitted: (file: { name: string; size: number }) => void = () => {};
let confirming: (input: ConfirmInput) => Promise<{ ok: boolean }>;
let cookie = "sanne";
const confirmed: ConfirmInput[] = [];
const logged: { details: Record<string, unknown>; message: string }[] = [];

beforeAll(async () => {
  vi.stubGlobal("XMLHttpRequest", NodeXMLHttpRequest);
  dataDir = mkdtempSync(path.join(tmpdir(), "upload-router-"));
  services = await startLocalServices({ port: 0, dataDir, localServices: true, log: () => {} });
  app = createServer();
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const { port } = app.address() as AddressInfo; // it listens on a port, so no pipe
  const address = `http://127.0.0.1:${port}/api/uploadthing`;
  env = filesEnvSchema.parse({ ...services.environment, LOCAL_SERVICES: "on", UPLOADTHING_CALLBACK_URL: address });
  storage = createFileStorage(env);
  const log = (details: Record<string, unknown>, message: string) => void logged.push({ details, message });
  const handler = createUploadHandler({
    env,
    authenticate: async (request) => (request.headers.get("cookie") === "sanne" ? sanne : null),
    admit: async (actor, bestandId, file) => {
      admitted(file);
      return { kantoorId: actor.kantoorId, bestandId, naam: file.name, grootte: file.size };
    },
    confirm: (input) => confirming(input),
    log: { warn: log, error: log },
  });
  app.on("request", async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = new Headers(
      Object.entries(request.headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    );
    const body = chunks.length > 0 ? Buffer.concat(chunks) : undefined;
    const answer = await handler(new Request(`http://evil.example${request.url}`, { method: request.method ?? "GET", headers, body }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
  });
  upload = genUploader<UploadRouter>({ url: address, fetch, package: "uploadthing/client" }).uploadFiles;
});
afterAll(async () => {
  vi.unstubAllGlobals();
  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
  await services.close();
  rmSync(dataDir, { recursive: true });
});
beforeEach(() => {
  resetNetwork();
  cookie = "sanne";
  admitted = () => {};
  confirming = async (input) => {
    confirmed.push(input);
    return { ok: true };
  };
});
afterEach(() => {
  confirmed.length = 0;
  logged.length = 0;
});

const file = (name: string, type: string, length = 2000): File =>
  new File([new Uint8Array(length).map((_, at) => at % 251)], name, { type, lastModified: 1 });

async function send(one: File, bestandId = randomUUID()) {
  const [result] = await upload("aanlevering", { files: [one], input: { bestandId }, headers: { cookie } });
  if (!result) throw new Error("nothing was uploaded");
  return { bestandId, key: result.key, serverData: result.serverData };
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}
const bytesOf = async (key: string): Promise<Buffer> => Buffer.concat(await all(await storage.read(key)));

describe("an upload", () => {
  it("is confirmed with the ids of its row and is private", async () => {
    const { bestandId, key, serverData } = await send(file("loonstrook.pdf", "application/pdf"));
    expect(serverData).toEqual({ ok: true });
    expect(confirmed).toEqual([{ kantoorId, bestandId, fileKey: key, fileHash: expect.stringMatching(/^[0-9a-f]{32}$/), grootte: 2000 }]);
    const signed = await storage.signFile(key, { seconds: 60 });
    expect((await fetch(signed)).status).toBe(200);
    expect((await fetch(signed.split("?", 1)[0] ?? "")).status).toBe(403);
    expect((await bytesOf(key)).length).toBe(2000);
  });

  it.each([
    ["IMG_0001.HEIC", ""],
    ["scan.pdf", ""],
    ["IMG_0001.HEIC", "image/heif"],
    ["foto.jpg", "image/jpeg"],
  ])("may be %s with the type %j of a browser", async (name, type) => {
    expect((await send(file(name, type))).serverData).toEqual({ ok: true });
  });

  it("goes on where it stopped: the same row has the same key", async () => {
    const bestandId = randomUUID();
    network.dropAfterBytes = 600_000;
    const large = file("foto.jpg", "image/jpeg", 1_500_000);
    await expect(send(large, bestandId)).rejects.toThrow();
    let sent = 0;
    network.onSent = (bytes) => {
      sent = bytes;
    };
    const { key } = await send(large, bestandId);
    expect(sent).toBeLessThan(1_400_000);
    expect(confirmed).toHaveLength(1);
    expect(Buffer.compare(await bytesOf(key), Buffer.from(await large.arrayBuffer()))).toBe(0);
    expect((await send(file("foto.jpg", "image/jpeg"))).key).not.toBe(key);
  });

  it("whose confirmation fails tells so and does not hang", async () => {
    confirming = async () => {
      throw new Error("the database is away");
    };
    expect((await send(file("foto.jpg", "image/jpeg"))).serverData).toEqual({ ok: false });
    expect(logged).toEqual([
      { details: expect.objectContaining({ fileKey: expect.any(String) }), message: "an upload could not be confirmed" },
    ]);
  });
});

describe("an upload is refused in Dutch", () => {
  it("for who is not signed in", async () => {
    cookie = "niemand";
    await expect(send(file("foto.jpg", "image/jpeg"))).rejects.toThrow("Je bent niet meer ingelogd.");
  });

  it.each([
    [new DomainError("UPLOAD_REFUSED", { bestand: "foto.jpg", weigering: "tooLarge" }), weigeringLabels.tooLarge],
    [new DomainError("UPLOAD_REFUSED", { bestand: "foto.jpg" }), errorSentence("UPLOAD_REFUSED")],
    [new DomainError("NOT_FOUND"), errorSentence("NOT_FOUND")],
  ])("by the domain: %s", async (error, sentence) => {
    admitted = () => {
      throw error;
    };
    await expect(send(file("foto.jpg", "image/jpeg"))).rejects.toThrow(sentence);
    expect(logged).toEqual([]);
  });

  it("when something breaks, without saying what", async () => {
    admitted = () => {
      throw new Error("password authentication failed for user dossierklaar_app");
    };
    await expect(send(file("foto.jpg", "image/jpeg"))).rejects.toThrow(errorSentence(""));
    expect(logged.map(({ message }) => message)).toEqual(["an upload could not be admitted"]);
  });

  it.each([
    ["plaatje.svg", "image/svg+xml"],
    ["programma.exe", "application/octet-stream"],
    ["zonder-naam", ""],
  ])("by its kind: %s", async (name, type) => {
    await expect(send(file(name, type))).rejects.toThrow(weigeringLabels.wrongType);
  });

  it("with two files for one row or without a row", async () => {
    const two = [file("a.jpg", "image/jpeg"), file("b.pdf", "application/pdf")];
    await expect(upload("aanlevering", { files: two, input: { bestandId: randomUUID() }, headers: { cookie } })).rejects.toThrow(
      errorSentence("INVALID_INPUT"),
    );
    await expect(upload("aanlevering", { files: two.slice(1), input: { bestandId: "x" }, headers: { cookie } })).rejects.toThrow(
      errorSentence("INVALID_INPUT"),
    );
  });
});

describe("a callback", () => {
  it("with a forged signature confirms nothing", async () => {
    const answer = await fetch(`${env.UPLOADTHING_CALLBACK_URL}?slug=aanlevering`, {
      method: "POST",
      headers: { "content-type": "application/json", "uploadthing-hook": "callback", "x-uploadthing-signature": "hmac-sha256=00" },
      body: JSON.stringify({ status: "uploaded", metadata: { kantoorId, bestandId: randomUUID() } }),
    });
    expect(answer.status).toBe(400);
    expect(confirmed).toEqual([]);
  });
});

describe("the storage", () => {
  it("lists what is there with the row it belongs to, removes it, and says when it is gone", async () => {
    const { bestandId, key } = await send(file("foto.jpg", "image/jpeg"));
    expect(await all(storage.listFiles())).toContainEqual({
      key,
      customId: bestandId,
      size: 2000,
      uploadedAt: expect.any(Date),
    });
    await storage.remove([key]);
    await storage.remove([key]);
    await expect(storage.read(key)).rejects.toThrow(FileMissingError);
    expect((await all(storage.listFiles())).map((stored) => stored.key)).not.toContain(key);
  });

  it("throws when nobody answers", async () => {
    const away = createFileStorage({
      ...env,
      UPLOADTHING_UFS_HOST: "localhost:1/ut-local/files",
      UPLOADTHING_API_URL: "http://localhost:1",
    });
    await expect(away.read("abcdefghijkl")).rejects.toThrow();
    await expect(away.remove(["abcdefghijkl"])).rejects.toThrow();
  });
});

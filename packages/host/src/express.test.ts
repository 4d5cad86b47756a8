import { once } from "node:events";
import fs from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import type { Express } from "express";
import { afterEach, expect, it, vi } from "vitest";
import { answerFailures, clientFiles, compress, createExpress, fetchRoute, namesClient } from "./express.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function ask(app: Express, address: string, init?: RequestInit): Promise<Response> {
  const server = createServer(app).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${address}`, init); // it listens on a port
}

it("hands a request to a fetch handler whole, and writes its answer with every cookie", async () => {
  const app = createExpress({ TRUST_PROXY: "" }).use(
    "/vraag",
    fetchRoute("https://dossier.example.nl", async (_req, _res, web) => {
      const headers = new Headers({ "set-cookie": "a=1" });
      headers.append("set-cookie", "b=2");
      return new Response(`${web.method} ${web.url} ${await web.text()}`, { status: 201, headers });
    }),
  );
  const answer = await ask(app, "/vraag?x=1", { method: "POST", body: "tekst" });
  expect(answer.status).toBe(201);
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(await answer.text()).toBe("POST https://dossier.example.nl/vraag?x=1 tekst");
});

it.each([
  ["", "127.0.0.1"],
  ["1", "203.0.113.9"],
])("with TRUST_PROXY=%s names the client %s, whatever a browser says of itself", async (trust, named) => {
  const app = createExpress({ TRUST_PROXY: trust }).use(namesClient, (req, res) => void res.send(req.headers["x-client-ip"]));
  const answer = await ask(app, "/", { headers: { "x-client-ip": "198.51.100.1", "x-forwarded-for": "203.0.113.9" } });
  expect(await answer.text()).toBe(named);
});

it("writes down what nobody foresaw, and answers with a sentence that says nothing of it", async () => {
  const error = vi.fn();
  const app = createExpress({ TRUST_PROXY: "" })
    .use(fetchRoute("https://dossier.example.nl", () => Promise.reject(new Error("geheim"))))
    .use(answerFailures({ error }));
  const answer = await ask(app, "/");
  expect([answer.status, await answer.text()]).toEqual([500, "Er ging iets mis. Probeer het opnieuw.\n"]);
  expect(error).toHaveBeenCalledExactlyOnceWith({ err: new Error("geheim") }, "request failed");
});

it("lets a browser keep what was built, and says of an asset that is gone that it is not there", async () => {
  const appRoot = fs.mkdtempSync(path.join(os.tmpdir(), "client-files-"));
  try {
    fs.mkdirSync(path.join(appRoot, "build/client/assets"), { recursive: true });
    fs.writeFileSync(path.join(appRoot, "build/client/assets/a-1.js"), "let a;\n".repeat(1_000));
    const app = createExpress({ TRUST_PROXY: "" })
      .use(compress(), ...clientFiles(appRoot, undefined))
      .use((_req, res) => void res.send("page"));
    const asset = await ask(app, "/assets/a-1.js");
    expect(asset.headers.get("cache-control")).toContain("immutable");
    expect(asset.headers.get("content-encoding")).not.toBeNull();
    expect((await ask(app, "/assets/gone.js")).status).toBe(404);
    expect(await (await ask(app, "/dossiers")).text()).toBe("page");
  } finally {
    fs.rmSync(appRoot, { recursive: true });
  }
});

import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { refuseForeignOrigin } from "@dossierklaar/host/page-headers";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nameHiddenOrigin, securityHeaders } from "./security.ts";

const portalUrl = "https://portaal.example.nl";
let server: Server;

beforeEach(async () => {
  const app = express();
  app.use(
    ...securityHeaders(
      { PORTAL_URL: portalUrl, NODE_ENV: "production" },
      { files: ["https://app.ufs.sh"], ingest: ["https://fra1.example"] },
    ),
  );
  app.use(nameHiddenOrigin(portalUrl), refuseForeignOrigin(portalUrl));
  app.all("*", (req, res) => void res.send(String(req.headers.origin)));
  server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => server.close());

/** By Node's own client: fetch does not let a test name an origin or a host. */
async function ask(method: string, path: string, headers: Record<string, string>) {
  const { port } = server.address() as AddressInfo; // it listens on a port
  const asked = request({ port, host: "127.0.0.1", method, path, headers, agent: false });
  asked.end();
  const [answer] = await once(asked, "response");
  answer.setEncoding("utf8");
  let text = "";
  for await (const part of answer) text += part;
  return { status: answer.statusCode, headers: answer.headers, text };
}

describe("refuseForeignOrigin", () => {
  it.each([
    ["the portal's own", { origin: portalUrl }, 200],
    ["its own host, behind a proxy that ends https", { origin: "https://127.0.0.1", host: "127.0.0.1" }, 200],
    ["none, of a program", {}, 200],
    ["another site", { origin: "https://evil.example" }, 403],
    ["a page that hides where it is from, on another site", { origin: "null", "sec-fetch-site": "cross-site" }, 403],
    ["a page that hides where it is from, and does not say which", { origin: "null" }, 403],
  ])("%s", async (_name, headers, status) => expect((await ask("POST", "/inloggen", headers)).status).toBe(status));

  it("names our own origin where a browser hid it, so that Remix lets the form through", async () => {
    const { status, text } = await ask("POST", "/toegang/abc", { origin: "null", "sec-fetch-site": "same-origin" });
    expect([status, text]).toEqual([200, portalUrl]);
  });

  it("lets anyone read", async () => expect((await ask("GET", "/", { origin: "https://evil.example" })).status).toBe(200));
});

describe("securityHeaders", () => {
  it("never names the page of a sign-in link to anybody", async () => {
    expect((await ask("GET", "/toegang/abc", {})).headers["referrer-policy"]).toBe("no-referrer");
    expect((await ask("GET", "/", {})).headers["referrer-policy"]).toBe("same-origin");
  });

  it("lets scripts of this answer run and no other, and reaches the files", async () => {
    const policies = await Promise.all([ask("GET", "/", {}), ask("GET", "/", {})]);
    const [first, second] = policies.map((answer) => String(answer.headers["content-security-policy"]));
    expect(first).toMatch(/script-src 'self' 'nonce-[\w-]{22}';/);
    expect(first).not.toBe(second);
    expect(first).toContain("img-src 'self' blob: data: https://app.ufs.sh");
    expect(first).toContain("connect-src 'self' wss://portaal.example.nl https://fra1.example");
    expect(policies[0]?.headers["strict-transport-security"]).toContain("max-age=");
  });
});

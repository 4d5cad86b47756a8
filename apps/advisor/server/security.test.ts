import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { refuseForeignOrigin } from "@dossierklaar/host/page-headers";
import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { securityHeaders } from "./security.ts";

const advisorUrl = "https://adviseur.example.nl";
let server: Server;

beforeEach(async () => {
  const app = express();
  app.use(
    ...securityHeaders(
      { ADVISOR_URL: advisorUrl, PORTAL_URL: "https://portaal.example.nl", NODE_ENV: "production" },
      { files: ["https://app.ufs.sh"], ingest: ["https://fra1.example"] },
    ),
  );
  app.use(refuseForeignOrigin(advisorUrl));
  app.all("*", (_req, res) => void res.send(String(res.locals.nonce)));
  server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => server.close());

/** By Node's own client: fetch does not let a test name an origin. */
async function ask(method: string, headers: Record<string, string>) {
  const { port } = server.address() as AddressInfo; // it listens on a port
  const asked = request({ port, host: "127.0.0.1", method, path: "/inloggen", headers, agent: false });
  asked.end();
  const [answer] = await once(asked, "response");
  answer.setEncoding("utf8");
  let text = "";
  for await (const part of answer) text += part;
  return { status: answer.statusCode, headers: answer.headers, text };
}

describe("refuseForeignOrigin", () => {
  it.each([
    ["POST", { origin: advisorUrl }, 200],
    ["POST", {}, 200],
    ["POST", { origin: "https://elders.example" }, 403],
    ["POST", { origin: "null" }, 403],
    ["GET", { origin: "https://elders.example" }, 200],
  ])("%s with %j: %i", async (method, headers, status) => expect((await ask(method, headers)).status).toBe(status));
});

it("lets in no script without this answer's nonce, frames and workers only of our own, and files only from the file host", async () => {
  const [one, other] = [await ask("GET", {}), await ask("GET", {})];
  const policy = String(one.headers["content-security-policy"]);
  expect(policy).toContain(`script-src 'self' 'nonce-${one.text}'`);
  expect(one.text).not.toBe(other.text);
  expect(policy).toContain("frame-src 'self';");
  expect(policy).toContain("worker-src 'self';");
  expect(policy).toContain("connect-src 'self' wss://adviseur.example.nl https://fra1.example https://app.ufs.sh");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("img-src 'self' blob: data: https://portaal.example.nl;");
  expect(policy).not.toContain("unsafe-eval");
  expect(one.headers["strict-transport-security"]).toContain("max-age=31536000");
});

import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { ServerClient } from "postmark";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { type LocalServices, startLocalServices } from "../server.ts";

type Call = { authorization: string | undefined; body: Record<string, unknown> };

const calls: Call[] = [];
/** What the next calls are answered with; 200 when it is empty. */
const answers: number[] = [];
let folder: string;
let app: http.Server;
let services: LocalServices;
let client: ServerClient;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "webhooks-"));
  app = http.createServer((req, res) => {
    let text = "";
    req.setEncoding("utf8").on("data", (chunk) => (text += chunk));
    req.on("end", () => {
      calls.push({ authorization: req.headers.authorization, body: JSON.parse(text) });
      res.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const postmarkWebhookUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}/hook`; // a server that listens on a port has an address
  services = await startLocalServices({ port: 0, dataDir: folder, localServices: true, log: () => {}, postmarkWebhookUrl });
  client = new ServerClient(services.environment.POSTMARK_SERVER_TOKEN ?? "", {
    requestHost: new URL(services.origin).host,
    useHttps: false,
    timeout: 10,
  });
});
afterEach(() => {
  calls.length = 0;
});
afterAll(async () => {
  await services.close();
  app.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const send = (To: string) =>
  client.sendEmail({
    From: "a@devries.example",
    To,
    Subject: "Uw afspraak",
    HtmlBody: "<p>Tot dan</p>",
    TrackOpens: true,
    Metadata: { emailId: "42" },
  });
const heard = (count: number) => vi.waitFor(() => expect(calls).toHaveLength(count), { timeout: 10_000 });

it("tells that a mail was delivered, with its metadata and the secret", async () => {
  const { MessageID } = await send("eline@klant.example");
  await heard(1);
  const [call] = calls;
  expect(call?.body).toMatchObject({ RecordType: "Delivery", MessageID, Recipient: "eline@klant.example", Metadata: { emailId: "42" } });
  expect(Buffer.from(call?.authorization?.replace("Basic ", "") ?? "", "base64").toString()).toBe(
    `postmark:${services.environment.POSTMARK_WEBHOOK_SECRET}`,
  );
});

it("tells that a mail came back", async () => {
  await send("niemand@bounced.example");
  await heard(1);
  expect(calls[0]?.body).toMatchObject({ RecordType: "Bounce", Type: "HardBounce", TypeCode: 1, Email: "niemand@bounced.example" });
});

it("tells that somebody read it in the postbus", async () => {
  const { MessageID } = await send("eline@klant.example");
  await heard(1);
  await fetch(`${services.origin}/mail/${MessageID}/html`);
  await heard(2);
  expect(calls[1]?.body).toMatchObject({ RecordType: "Open", MessageID, FirstOpen: true });
});

it("calls again after an answer that is not 200, and not after a 403", async () => {
  answers.push(503);
  await send("eline@klant.example");
  await heard(2);
  expect(calls.map(({ body }) => body.MessageID)[0]).toBe(calls[1]?.body.MessageID);
  answers.push(403);
  await send("jorrit@klant.example");
  await heard(3);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(calls).toHaveLength(3);
});

import { fork } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Errors, type Message, ServerClient } from "postmark";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../ports.ts";
import { type LocalServices, startLocalServices } from "../server.ts";

let folder: string;
let services: LocalServices;
let client: ServerClient;
const lines: string[] = [];

function clientFor(origin: string, token: string): ServerClient {
  return new ServerClient(token, { requestHost: new URL(origin).host, useHttps: false, timeout: 10 });
}

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "postmark-"));
  services = await startLocalServices({ port: 0, dataDir: folder, localServices: true, log: (line) => lines.push(line) });
  client = clientFor(services.origin, services.environment.POSTMARK_SERVER_TOKEN ?? "");
});
afterEach(async () => {
  await fetch(`${services.origin}/_faults`, { method: "DELETE" });
  expect(lines.splice(0)).toEqual([]);
});
afterAll(async () => {
  await services.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

function mail(fields: Partial<Message> = {}): Message {
  return {
    From: '"De Vries Hypotheken" <afspraak@devries.example>',
    To: '"Dam, Jorrit van" <jorrit@klant.example>',
    Subject: "Uw afspraak",
    TextBody: "Tot dinsdag",
    HtmlBody: "<p>Tot <b>dinsdag</b></p>",
    ...fields,
  };
}

async function refusalOf(sending: Promise<unknown>): Promise<{ name: string; code: number; statusCode: number; message: string }> {
  try {
    await sending;
  } catch (error) {
    if (error instanceof Errors.PostmarkError) return error;
    throw error;
  }
  throw new Error("it was sent");
}

async function countMails(): Promise<number> {
  return Number((await client.getOutboundMessages()).TotalCount);
}

function planFault(fault: object): Promise<Response> {
  return fetch(`${services.origin}/_faults`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(fault),
  });
}

describe("sending with Postmark's own SDK", () => {
  it("answers as Postmark does and gives the whole message back", async () => {
    const sent = await client.sendEmail(
      mail({
        Cc: "anna@klant.example",
        ReplyTo: "sanne@devries.example",
        Tag: "afspraakbevestiging",
        Metadata: { emailId: "42" },
        Headers: [{ Name: "X-Kenmerk", Value: "2026-0001" }],
        Attachments: [
          {
            Name: "afspraak.ics",
            Content: Buffer.from("BEGIN:VCALENDAR").toString("base64"),
            ContentType: "text/calendar; method=PUBLISH",
            ContentID: null,
          },
        ],
      }),
    );
    expect(sent).toMatchObject({ ErrorCode: 0, Message: "OK", To: "jorrit@klant.example", Cc: "anna@klant.example" });
    expect(sent.MessageID).toMatch(/^[0-9a-f-]{36}$/);
    expect(Math.abs(Date.parse(sent.SubmittedAt) - Date.now())).toBeLessThan(5000);

    const details = await client.getOutboundMessageDetails(sent.MessageID);
    expect(details).toMatchObject({
      MessageID: sent.MessageID,
      To: [{ Email: "jorrit@klant.example", Name: "Dam, Jorrit van" }],
      Cc: [{ Email: "anna@klant.example", Name: "" }],
      Bcc: [],
      Recipients: ["jorrit@klant.example", "anna@klant.example"],
      Tag: "afspraakbevestiging",
      Metadata: { emailId: "42" },
      MessageStream: "outbound",
      Status: "Sent",
      Attachments: ["afspraak.ics"],
      HtmlBody: "<p>Tot <b>dinsdag</b></p>",
    });
    expect(details.MessageEvents.map((event) => event.Type)).toEqual(["Delivered", "Delivered"]);
    expect(details).not.toHaveProperty("AttachmentContents");
    const { Body } = await client.getOutboundMessageDump(sent.MessageID);
    expect(Body).toContain("X-Kenmerk: 2026-0001\r\n");
    expect(Body).toContain(Buffer.from("BEGIN:VCALENDAR").toString("base64"));
  });

  it("searches by recipient, tag, subject, metadata and status, newest first, in pages", async () => {
    const tag = crypto.randomUUID();
    for (const n of [1, 2, 3]) {
      await client.sendEmail(mail({ To: `klant${n}@zoek.example`, Tag: tag, Subject: `Herinnering ${n}`, Metadata: { ronde: String(n) } }));
    }
    const subjects = async (filter: object) =>
      (await client.getOutboundMessages({ count: 10, offset: 0, ...filter } as never)).Messages.map((m) => m.Subject);
    expect(await subjects({ tag })).toEqual(["Herinnering 3", "Herinnering 2", "Herinnering 1"]);
    expect(await subjects({ tag, count: 1, offset: 1 })).toEqual(["Herinnering 2"]);
    expect(await client.getOutboundMessages({ tag, count: 1 } as never)).toMatchObject({ TotalCount: 3 });
    expect(await subjects({ recipient: "KLANT2@zoek.example" })).toEqual(["Herinnering 2"]);
    expect(await subjects({ tag, subject: "ring 1" })).toEqual(["Herinnering 1"]);
    expect(await subjects({ tag, metadata_ronde: "3" })).toEqual(["Herinnering 3"]);
    expect(await subjects({ tag, status: "sent" })).toHaveLength(3);
    expect(await subjects({ tag, status: "queued" })).toEqual([]);
    expect(await subjects({ tag, fromEmail: "afspraak@devries.example", messageStream: "outbound" })).toHaveLength(3);
    expect(await subjects({ tag, todate: "2001-01-01" })).toEqual([]);
    expect(await refusalOf(client.getOutboundMessages({ count: 501 } as never))).toMatchObject({ statusCode: 422, code: 700 });
    expect(await refusalOf(client.getOutboundMessageDetails(crypto.randomUUID()))).toMatchObject({ statusCode: 422, code: 701 });
  });

  it("checks the token, and accepts the test token without keeping anything", async () => {
    const before = await countMails();
    expect(await refusalOf(clientFor(services.origin, "wrong").sendEmail(mail()))).toMatchObject({
      name: "InvalidAPIKeyError",
      statusCode: 401,
      code: 10,
    });
    expect(await refusalOf(clientFor(services.origin, "wrong").getOutboundMessages())).toMatchObject({ statusCode: 401, code: 10 });
    const trial = clientFor(services.origin, "POSTMARK_API_TEST");
    expect(await trial.sendEmail(mail())).toMatchObject({ ErrorCode: 0, Message: "Test job accepted" });
    expect(await refusalOf(trial.sendEmail(mail({ To: "" })))).toMatchObject({ code: 300 });
    expect(await countMails()).toBe(before);
    const noToken = await fetch(`${services.origin}/email`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: "{}",
    });
    expect([noToken.status, await noToken.json()]).toEqual([401, expect.objectContaining({ ErrorCode: 10 })]);
    expect((await fetch(`${services.origin}/messages/outbound?count=1`)).status).toBe(200);
  });

  it.each([
    ["no recipient", { To: "" }, "InvalidEmailRequestError", 422, 300],
    ["a recipient that is no address", { To: "jorrit" }, "InvalidEmailRequestError", 422, 300],
    ["no body", { TextBody: "", HtmlBody: "" }, "InvalidEmailRequestError", 422, 300],
    ["a sender that is no address", { From: "De Vries" }, "InvalidEmailRequestError", 422, 300],
    ["metadata that is too long", { Metadata: { a: "x".repeat(81) } }, "InvalidEmailRequestError", 422, 300],
    [
      "a header that would smuggle another",
      { Headers: [{ Name: "X-A", Value: "b\r\nBcc: c@d.example" }] },
      "InvalidEmailRequestError",
      422,
      300,
    ],
    ["an unconfirmed sender", { From: "a@unconfirmed.example" }, "ApiInputError", 422, 401],
    ["an inactive recipient", { To: "weg@inactive.example" }, "InactiveRecipientsError", 422, 406],
    [
      "a program attached",
      { Attachments: [{ Name: "a.exe", Content: "QQ==", ContentType: "application/octet-stream", ContentID: null }] },
      "ApiInputError",
      422,
      411,
    ],
    [
      "an attachment that is not base64",
      { Attachments: [{ Name: "a.txt", Content: "nee!", ContentType: "text/plain", ContentID: null }] },
      "InvalidEmailRequestError",
      422,
      300,
    ],
    ["an unknown stream", { MessageStream: "postduif" }, "ApiInputError", 422, 1235],
    [
      "more than 10 MB",
      {
        Attachments: [
          { Name: "a.pdf", Content: Buffer.alloc(10 * 1024 * 1024).toString("base64"), ContentType: "application/pdf", ContentID: null },
        ],
      },
      "UnknownError",
      413,
      300,
    ],
  ])("refuses %s", async (_what, fields, name, statusCode, code) => {
    const before = await countMails();
    expect(await refusalOf(client.sendEmail(mail(fields as Partial<Message>)))).toMatchObject({ name, statusCode, code });
    expect(await countMails()).toBe(before);
  });

  it("names the inactive addresses in the form that the SDK reads, and delivers to the others", async () => {
    const error = await refusalOf(client.sendEmail(mail({ To: "a@inactive.example, b@inactive.example" })));
    expect(error).toMatchObject({ recipients: ["a@inactive.example", "b@inactive.example"] });
    const partly = await client.sendEmail(mail({ To: "a@inactive.example, jorrit@klant.example" }));
    expect(partly).toMatchObject({ ErrorCode: 0, Message: expect.stringContaining("a@inactive.example") });
    const { MessageEvents } = await client.getOutboundMessageDetails(partly.MessageID);
    expect(MessageEvents.map((event) => event.Recipient)).toEqual(["jorrit@klant.example"]);
  });

  it("accepts mail that will bounce", async () => {
    const sent = await client.sendEmail(mail({ To: "bestaatniet@bounced.example" }));
    expect(sent.ErrorCode).toBe(0);
    expect((await client.getOutboundMessageDetails(sent.MessageID)).MessageEvents).toMatchObject([{ Type: "Bounced" }]);
  });

  it("answers a batch in order, each message for itself, and refuses 501", async () => {
    const before = await countMails();
    const answers = await client.sendEmailBatch([mail(), mail({ To: "weg@inactive.example" }), mail({ To: "" }), mail()]);
    expect(answers.map((answer) => answer.ErrorCode)).toEqual([0, 406, 300, 0]);
    expect(await countMails()).toBe(before + 2);
    expect(await refusalOf(client.sendEmailBatch(Array.from({ length: 501 }, () => mail())))).toMatchObject({ statusCode: 422, code: 410 });
  });

  it("refuses what is not JSON", async () => {
    const token = services.environment.POSTMARK_SERVER_TOKEN ?? "";
    const post = async (body: string, type: string) => {
      const answer = await fetch(`${services.origin}/email`, {
        method: "POST",
        headers: { "Content-Type": type, "X-Postmark-Server-Token": token },
        body,
      });
      // An answer of the stand-in always holds these two.
      return [answer.status, ((await answer.json()) as { ErrorCode: number }).ErrorCode];
    };
    expect(await post("{", "application/json")).toEqual([422, 402]);
    expect(await post("[]", "application/json")).toEqual([422, 403]);
    expect(await post("{}", "text/plain")).toEqual([422, 409]);
  });
});

describe("faults", () => {
  it("fails the next sends and no more, keeping nothing of them", async () => {
    await planFault({ times: 2, status: 429 });
    await planFault({ times: 1, status: 500 });
    const before = await countMails();
    const names = [];
    for (let n = 0; n < 3; n++) names.push((await refusalOf(client.sendEmail(mail()))).name);
    expect(names).toEqual(["RateLimitExceededError", "RateLimitExceededError", "InternalServerError"]);
    expect(await countMails()).toBe(before);
    expect((await client.sendEmail(mail())).ErrorCode).toBe(0);
  });

  it("accepts a message and loses the answer", async () => {
    await planFault({ dropResponse: true });
    const Tag = crypto.randomUUID();
    expect(await refusalOf(client.sendEmail(mail({ Tag })))).toMatchObject({ name: "PostmarkError", statusCode: 0 });
    expect(await client.getOutboundMessages({ tag: Tag } as never)).toMatchObject({ TotalCount: 1 });
  });

  it("answers late", async () => {
    await planFault({ delayMs: 150 });
    const begin = performance.now();
    await client.sendEmail(mail());
    expect(performance.now() - begin).toBeGreaterThan(140);
  });

  it("is not to be ordered by a page of another site, which can post a form but no JSON", async () => {
    const asForm = await fetch(`${services.origin}/_faults`, {
      method: "POST",
      headers: { "Content-Type": "text/plain" },
      body: '{"status":500}',
    });
    expect(asForm.status).toBe(422);
    expect((await planFault({ status: 200 })).status).toBe(422);
    expect(await (await fetch(`${services.origin}/_faults`)).json()).toEqual({ waiting: 0 });
  });
});

describe("the process", () => {
  it("keeps its key and every mail that it answered with OK through a kill -9", { timeout: 30_000 }, async () => {
    const DATA_DIR = path.join(folder, "process");
    const LOCAL_PORT = String(await freePort(24400, 24499));
    const start = async () => {
      const child = fork(path.join(import.meta.dirname, "../main.ts"), {
        env: { ...process.env, DATA_DIR, LOCAL_PORT, LOCAL_SERVICES: "on" },
        silent: true,
      });
      const message = await new Promise<LocalServices>((resolve) => child.once("message", (told) => resolve(told as LocalServices)));
      return { child, message };
    };
    const first = await start();
    const before = clientFor(first.message.origin, first.message.environment.POSTMARK_SERVER_TOKEN ?? "");
    const sent = await Promise.all(Array.from({ length: 20 }, (_, n) => before.sendEmail(mail({ Subject: `Mail ${n}` }))));
    first.child.kill("SIGKILL");
    await new Promise((resolve) => first.child.once("exit", resolve));
    fs.writeFileSync(path.join(DATA_DIR, "local/postmark", `${crypto.randomUUID()}.json.part`), '{"half');

    const second = await start();
    expect(second.message.environment).toEqual(first.message.environment);
    const kept = await before.getOutboundMessages({ count: 100 } as never);
    expect(kept.Messages.map((message) => message.MessageID).sort()).toEqual(sent.map((answer) => answer.MessageID).sort());
    const exit = new Promise((resolve) => second.child.once("exit", resolve));
    second.child.disconnect();
    expect(await exit).toBe(0);
    expect(fs.readdirSync(path.join(DATA_DIR, "local/postmark")).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("says in one sentence that the port is taken and ends with 1", async () => {
    const env = { ...process.env, DATA_DIR: path.join(folder, "taken"), LOCAL_PORT: new URL(services.origin).port, LOCAL_SERVICES: "on" };
    const child = fork(path.join(import.meta.dirname, "../main.ts"), { env, silent: true });
    let errors = "";
    child.stderr?.on("data", (chunk) => {
      errors += chunk;
    });
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(1);
    expect(errors).toBe(`Port ${env.LOCAL_PORT}, meant for the local services, is taken by another program.\n`);
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { type LocalServices, startLocalServices } from "@dossierklaar/local/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMailer, type Mailer, type OutgoingMail } from "./mailer.ts";

let services: LocalServices;
let dataDir: string;
let mailer: Mailer;
let token: string;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "mailer-"));
  services = await startLocalServices({ port: 0, dataDir, localServices: true, log: () => undefined });
  token = services.environment.POSTMARK_SERVER_TOKEN ?? "";
  mailer = createMailer({ serverToken: token, apiUrl: services.origin, from: "post@devries.example" });
});
afterAll(async () => {
  await services.close();
  rmSync(dataDir, { recursive: true });
});

const mail = (changes: Partial<OutgoingMail> = {}): OutgoingMail => ({
  to: "eline@voorbeeld.example",
  toName: "Eline Quist",
  fromName: "Sanne Visser van De Vries Hypotheken",
  replyTo: "sanne@devries.example",
  subject: "Ons gesprek",
  html: "<p>Hoi Eline</p>",
  text: "Hoi Eline",
  attachments: [],
  metadata: { emailId: crypto.randomUUID(), kantoorId: crypto.randomUUID() },
  tag: "afspraakBevestiging",
  messageStream: "outbound",
  ...changes,
});

const orderFault = async (fault: Record<string, unknown>): Promise<void> => {
  const answer = await fetch(`${services.origin}/_faults`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(fault),
  });
  expect(answer.status).toBe(200);
};

type Kept = {
  From: string;
  To: { Email: string; Name: string }[];
  Subject: string;
  ReplyTo: string;
  Attachments: string[];
  TrackLinks: string;
  Headers: unknown[];
  Body: string;
};
const kept = async (postmarkId: string): Promise<Kept> => {
  const answer = await fetch(`${services.origin}/messages/outbound/${postmarkId}/details`);
  return (await answer.json()) as Kept; // the stand-in answers in Postmark's own shape
};
const sent = async (changes: Partial<OutgoingMail>): Promise<Kept> => {
  const result = await mailer.send(mail(changes));
  if (!result.sent) throw new Error(result.reason);
  return kept(result.postmarkId);
};
const count = async (): Promise<number> => {
  const answer = await fetch(`${services.origin}/messages/outbound?count=1&offset=0`);
  return ((await answer.json()) as { TotalCount: number }).TotalCount; // Postmark's own shape
};

describe("a mail that is accepted", () => {
  it("arrives as it was given, links untouched and marked as sent by a machine", async () => {
    const attachments = [{ name: "afspraak.ics", contentType: "text/calendar; method=PUBLISH; charset=utf-8", content: "BEGIN:VCALENDAR" }];
    const message = await sent({ attachments });
    expect(message.From).toBe('"Sanne Visser van De Vries Hypotheken" <post@devries.example>');
    expect(message.To).toEqual([{ Email: "eline@voorbeeld.example", Name: "Eline Quist" }]);
    expect(message.ReplyTo).toBe("sanne@devries.example");
    expect(message.Attachments).toEqual(["afspraak.ics"]);
    expect(message.TrackLinks).toBe("None");
    expect(message.Headers).toContainEqual({ Name: "Auto-Submitted", Value: "auto-generated" });
  });

  it("is found by its emailId and by no other", async () => {
    const emailId = crypto.randomUUID();
    const result = await mailer.send(mail({ metadata: { emailId, kantoorId: crypto.randomUUID() } }));
    expect(result.sent).toBe(true);
    expect(await mailer.findSent(emailId)).toEqual({ postmarkId: result.sent && result.postmarkId });
    expect(await mailer.findSent(crypto.randomUUID())).toBeUndefined();
  });

  it("keeps a name from starting a header, closing its quotes or adding a recipient", async () => {
    const message = await sent({
      toName: 'Eline" <x@kwaad.example>,\r\nBcc: kwaad@kwaad.example',
      fromName: 'Sanne\r\n"Visser"',
      subject: "Ons gesprek\r\nBcc: kwaad@kwaad.example\u2028x",
    });
    expect(message.To.map(({ Email }) => Email)).toEqual(["eline@voorbeeld.example"]);
    expect(message.From).toBe('"Sanne Visser" <post@devries.example>');
    expect(message.Subject).toBe("Ons gesprek Bcc: kwaad@kwaad.example x");
  });
});

describe("a mail that does not leave", () => {
  it.each(["", "eline", "a@b.example,c@d.example", "a@b.example\r\nBcc: c@d.example", "Eline <a@b.example>"])(
    "is refused for good for the address %j, before anything is sent",
    async (to) => {
      const before = await count();
      expect(await mailer.send(mail({ to }))).toMatchObject({ sent: false, retry: false, code: 300 });
      expect(await count()).toBe(before);
    },
  );

  it("is refused for good for an inactive address, in words for the adviser", async () => {
    const result = await mailer.send(mail({ to: "eline@inactive.example" }));
    expect(result).toMatchObject({ sent: false, retry: false, code: 406, reason: expect.stringContaining("neemt geen mail meer aan") });
  });

  it("is refused for good for a sender that is not confirmed", async () => {
    const other = createMailer({ serverToken: token, apiUrl: services.origin, from: "post@unconfirmed.example" });
    expect(await other.send(mail())).toMatchObject({ sent: false, retry: false, code: 401, reason: expect.stringContaining("bevestigd") });
  });

  it("is refused for good with an attachment that Postmark does not send", async () => {
    const attachments = [{ name: "x.exe", contentType: "application/octet-stream", content: new Uint8Array([1]) }];
    expect(await mailer.send(mail({ attachments }))).toMatchObject({ sent: false, retry: false, code: 411 });
  });

  it.each([429, 500, 502, 503])("is tried again after %i", async (status) => {
    await orderFault({ status });
    expect(await mailer.send(mail())).toMatchObject({ sent: false, retry: true });
    expect((await mailer.send(mail())).sent).toBe(true);
  });

  it("is tried again later when the token or the credits have to be mended first", async () => {
    const other = createMailer({ serverToken: "an-old-token", apiUrl: services.origin, from: "post@devries.example" });
    expect(await other.send(mail())).toMatchObject({ sent: false, retry: true, afterMs: 300_000 });
    await orderFault({ status: 422, errorCode: 405 });
    expect(await mailer.send(mail())).toMatchObject({ sent: false, retry: true, afterMs: 300_000 });
  });

  it("is tried again when nobody answers", async () => {
    const free = await new Promise<number>((resolve) => {
      const probe = net.createServer().listen(0, "127.0.0.1", () => {
        const { port } = probe.address() as net.AddressInfo; // it listens on a port, so no pipe
        probe.close(() => resolve(port));
      });
    });
    const other = createMailer({ serverToken: token, apiUrl: `http://127.0.0.1:${free}`, from: "post@devries.example" });
    expect(await other.send(mail())).toMatchObject({ sent: false, retry: true });
    await expect(other.findSent("x")).rejects.toThrow();
  });

  it("is found although its answer was lost, so that the retry sends nothing twice", async () => {
    const emailId = crypto.randomUUID();
    await orderFault({ dropResponse: true });
    expect(await mailer.send(mail({ metadata: { emailId, kantoorId: crypto.randomUUID() } }))).toMatchObject({ sent: false, retry: true });
    expect(await mailer.findSent(emailId)).toBeDefined();
  });
});

it("sends from a bare address only", () => {
  expect(() => createMailer({ serverToken: "x", from: "De Vries <post@devries.example>" })).toThrow(RangeError);
});

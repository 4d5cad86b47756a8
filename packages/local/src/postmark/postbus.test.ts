import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { ServerClient } from "postmark";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type LocalServices, startLocalServices } from "../server.ts";
import { formatLongTime, formatRowTime, formatSize } from "./postbus-text.ts";

let folder: string;
let services: LocalServices;
let id: string;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "postbus-"));
  services = await startLocalServices({ port: 0, dataDir: folder, localServices: true, log: () => {} });
  const client = new ServerClient(services.environment.POSTMARK_SERVER_TOKEN ?? "", {
    requestHost: new URL(services.origin).host,
    useHttps: false,
  });
  const sent = await client.sendEmail({
    From: "afspraak@devries.example",
    To: '"<script>" <jorrit@klant.example>',
    Subject: 'Afspraak <img src=x onerror="alert(1)">',
    TextBody: "Tot <dinsdag>",
    HtmlBody:
      '<html><head><title>a</title></head><body><img src="cid:logo"><a href="http://localhost:3001/inloggen">Naar het portaal</a><script>alert(1)</script></body></html>',
    Attachments: [
      {
        Name: "Één bijlage.ics",
        Content: Buffer.from("BEGIN:VCALENDAR").toString("base64"),
        ContentType: "text/calendar",
        ContentID: null,
      },
      { Name: "logo.png", Content: "iVBORw0K", ContentType: "image/png", ContentID: "cid:logo" },
    ],
  });
  id = sent.MessageID;
  await client.sendEmail({ From: "a@devries.example", To: "x@bounced.example", Subject: "Herinnering", TextBody: "Hoi" });
});
afterAll(async () => {
  await services.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

describe("postbus", () => {
  it("lists mail newest first, in escaped text, and finds by part of subject or address", async () => {
    const page = await fetch(services.origin);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    const html = await page.text();
    expect(html.indexOf("Herinnering")).toBeLessThan(html.indexOf("Afspraak &lt;img"));
    expect(html).not.toContain("<script>");
    expect(html).toContain("Niet bezorgd");
    const found = await (await fetch(`${services.origin}/?zoek=klant.exa`)).text();
    expect(found).toContain("1 mail gevonden");
    expect(found).not.toContain("Herinnering");
    expect(await (await fetch(`${services.origin}/?zoek=zzz`)).text()).toContain("Geen mail gevonden");
  });

  it("shows the html of a mail in a frame without scripts and without an origin", async () => {
    const html = await (await fetch(`${services.origin}/mail/${id}`)).text();
    expect(html).toContain(`<iframe src="/mail/${id}/html"`);
    expect(html).toMatch(/sandbox="allow-popups allow-popups-to-escape-sandbox"/);
    expect(html).toContain("Tot &lt;dinsdag&gt;");
    const frame = await fetch(`${services.origin}/mail/${id}/html`);
    expect(frame.headers.get("content-security-policy")).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    );
    const body = await frame.text();
    expect(body).toContain('<head><base target="_blank">');
    expect(body).toContain('<img src="data:image/png;base64,iVBORw0K">');
  });

  it("hands out attachments and the mail itself as files", async () => {
    const file = await fetch(`${services.origin}/mail/${id}/bijlage/0`);
    expect(await file.text()).toBe("BEGIN:VCALENDAR");
    expect(file.headers.get("content-disposition")).toBe(
      "attachment; filename=\"__n bijlage.ics\"; filename*=UTF-8''%C3%89%C3%A9n%20bijlage.ics",
    );
    expect(file.headers.get("content-security-policy")).toContain("sandbox");
    expect((await fetch(`${services.origin}/mail/${id}/bijlage/2`)).status).toBe(404);
    const source = await fetch(`${services.origin}/mail/${id}/bron`);
    expect(source.headers.get("content-type")).toBe("message/rfc822");
    expect((await fetch(`${services.origin}/mail/${crypto.randomUUID()}`)).status).toBe(404);
    expect((await fetch(`${services.origin}/mail/..%2f..%2fkeys`)).status).toBe(404);
  });

  it("answers only to localhost, so that a site which points its name here reads nothing", async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      http.get(services.origin, { headers: { Host: "kwaad.example" } }, (res) => resolve(res.resume().statusCode)).on("error", reject);
    });
    expect(status).toBe(403);
  });
});

describe("text of the postbus", () => {
  const now = new Date("2026-11-24T12:00:00Z");
  it.each([
    ["2026-11-24T09:38:00Z", "vandaag 10:38"],
    ["2026-11-17T19:14:00Z", "17 nov 20:14"],
    ["2026-11-23T23:30:00Z", "vandaag 00:30"],
    ["2025-07-01T12:00:00Z", "1 jul 2025 14:00"],
  ])("writes %s as %s in a row", (iso, text) => expect(formatRowTime(iso, now)).toBe(text));
  it("writes a whole date and sizes in Dutch", () => {
    expect(formatLongTime("2026-11-24T13:30:00Z")).toBe("di 24 november 2026 14:30");
    expect([formatSize(300), formatSize(12_400), formatSize(2_400_000)]).toEqual(["1 kB", "12 kB", "2,4 MB"]);
  });
});

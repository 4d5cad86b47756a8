import type { IncomingMessage, ServerResponse } from "node:http";
import { domainOf } from "./address.ts";
import type { StoredMessage } from "./message.ts";
import { bouncedDomain, type MessageStore } from "./message-store.ts";
import { toMime } from "./mime.ts";
import { listPage, mailPage, missingPage } from "./postbus-pages.ts";
import { postbusStyle } from "./postbus-style.ts";
import type { Webhooks } from "./webhooks.ts";

const perPage = 50;

const pagePolicy =
  "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
// A mail brings its styles inside itself; a logo may come from the apps on this machine, and from nowhere else.
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data: http://localhost:* http://127.0.0.1:*; frame-ancestors 'self'";

function send(res: ServerResponse, status: number, headers: Record<string, string>, body: string | Buffer): void {
  res.writeHead(status, {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Length": String(Buffer.byteLength(body)),
    ...headers,
  });
  res.end(body);
}

function sendPage(res: ServerResponse, status: number, html: string): void {
  send(res, status, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": pagePolicy }, html);
}

function sendList(res: ServerResponse, url: URL, store: MessageStore): void {
  const search = (url.searchParams.get("zoek") ?? "").trim();
  const wanted = search.toLowerCase();
  const found = store
    .list()
    .filter((mail) => wanted === "" || [mail.Subject, ...mail.Recipients].some((text) => text.toLowerCase().includes(wanted)));
  const from = Math.max(0, Math.trunc(Number(url.searchParams.get("vanaf"))) || 0);
  const mails = found
    .slice(from, from + perPage)
    .map((mail) => ({ ...mail, bounced: mail.Recipients.some((email) => domainOf(email) === bouncedDomain) }));
  sendPage(res, 200, listPage({ mails, total: found.length, from, perPage, search }, new Date()));
}

/** The html of the mail as sent, but for two things a frame needs: inline pictures get an address, and links leave the frame. */
function framedHtml(mail: StoredMessage): string {
  let html = mail.HtmlBody;
  for (const file of mail.AttachmentContents) {
    const id = file.ContentID.replace(/^cid:/, "");
    if (id) html = html.replaceAll(`cid:${id}`, `data:${file.ContentType};base64,${file.Content}`);
  }
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => `${head}${base}`) : `${base}${html}`;
}

function dispositionOf(name: string): string {
  const ascii = name.replaceAll(/[^ -~]|["\\/]/g, "_");
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", "%27")}`;
}

function sendFile(res: ServerResponse, name: string, type: string, body: string | Buffer): void {
  send(
    res,
    200,
    { "Content-Type": type, "Content-Disposition": dispositionOf(name), "Content-Security-Policy": "sandbox; default-src 'none'" },
    body,
  );
}

/** One view of one mail. @returns false when the mail has no such part */
function sendPart(res: ServerResponse, mail: StoredMessage, part: string): boolean {
  if (part === "") sendPage(res, 200, mailPage(mail));
  else if (part === "html" && mail.HtmlBody) {
    send(res, 200, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": mailPolicy }, framedHtml(mail));
  } else if (part === "bron") sendFile(res, "mail.eml", "message/rfc822", toMime(mail));
  else {
    const file = mail.AttachmentContents[Number(/^bijlage\/(?<index>\d+)$/.exec(part)?.groups?.index ?? "-1")];
    if (!file) return false;
    sendFile(res, file.Name, file.ContentType, Buffer.from(file.Content, "base64"));
  }
  return true;
}

/**
 * The pages for people: `/` lists all mail, `/mail/{id}` shows one. Without script, and nothing is fetched from elsewhere.
 * @returns false when the path is not one of them
 */
export async function answerPostbus(
  req: IncomingMessage,
  res: ServerResponse,
  url: URL,
  store: MessageStore,
  webhooks: Webhooks,
): Promise<boolean> {
  if (req.method !== "GET" && req.method !== "HEAD") return false;
  if (url.pathname === "/") {
    sendList(res, url, store);
    return true;
  }
  if (url.pathname === "/postbus.css") {
    send(res, 200, { "Content-Type": "text/css; charset=utf-8" }, postbusStyle);
    return true;
  }
  const path = /^\/mail\/(?<id>[^/]+)(?:\/(?<part>.+))?$/.exec(url.pathname)?.groups;
  if (!path) return false;
  const mail = await store.find(path.id ?? "");
  if (!mail || !sendPart(res, mail, path.part ?? "")) sendPage(res, 404, missingPage());
  // Where a mail programme would fetch Postmark's picture of one pixel.
  else if (path.part === "html" && mail.TrackOpens) webhooks.tellOpened(mail);
  return true;
}

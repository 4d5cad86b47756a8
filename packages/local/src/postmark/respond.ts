import type { IncomingMessage, ServerResponse } from "node:http";
import { type Refusal, refusals } from "./refusal.ts";

/**
 * Reads a request's body to its end or to the limit.
 * @throws Refusal 413 above `megabytes`; the connection is closed then, since nobody reads the rest
 */
export async function readBody(req: IncomingMessage, megabytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size > megabytes * 1024 * 1024) throw refusals.tooLarge(megabytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The JSON of a request. @throws Refusal 402 when it is not JSON */
export async function readJson(req: IncomingMessage, megabytes: number): Promise<unknown> {
  const body = await readBody(req, megabytes);
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw refusals.invalidJson();
  }
}

export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(text),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  });
  res.end(text);
}

export function sendRefusal(res: ServerResponse, refusal: Refusal): void {
  if (refusal.status === 413) res.setHeader("Connection", "close");
  sendJson(res, refusal.status, { ErrorCode: refusal.errorCode, Message: refusal.message });
}

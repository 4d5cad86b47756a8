import type { IncomingMessage, ServerResponse } from "node:http";

/** Sends JSON, unless the other side has left. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

/** More of a refused body than this is not waited for. */
const DRAIN_LIMIT = 1024 ** 3;

/**
 * Refuses a request whose body may still be coming. The body is read and dropped: a browser whose upload is cut off reports a network error
 * instead of the reason.
 */
export function refuse(request: IncomingMessage, response: ServerResponse, status: number, error: string): void {
  if (request.method === "HEAD") response.writeHead(status).end();
  else sendJson(response, status, { error });
  drain(request);
}

/** Reads what is left of the body and drops it. */
export function drain(request: IncomingMessage): void {
  let left = DRAIN_LIMIT;
  // An interrupted body is reported as an error, and there is nobody left to tell.
  request.on("error", () => {});
  request.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  request.resume();
}

/** Lets pages of any origin use the address, errors included: without these headers a browser hides even the status. Answers a preflight itself. */
export function allowOtherOrigins(request: IncomingMessage, response: ServerResponse): "answered" | "go on" {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-expose-headers", "x-ut-range-start, accept-ranges, content-range, content-disposition, etag");
  response.setHeader("cross-origin-resource-policy", "cross-origin");
  if (request.method !== "OPTIONS") return "go on";
  response.writeHead(204, {
    "access-control-allow-methods": "GET, HEAD, PUT, OPTIONS",
    "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "*",
    "access-control-max-age": "7200",
  });
  response.end();
  return "answered";
}

export class BadBodyError extends Error {}

/** The body as a JSON object. Throws BadBodyError when it is anything else or longer than `limit` bytes. */
export async function readJsonObject(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Left open on a throw, so that the refusal can still be sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > limit) throw new BadBodyError(`The body is longer than ${limit} bytes`);
    chunks.push(chunk);
  }
  try {
    const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8") || "{}");
    if (isObject(parsed)) return parsed;
  } catch {
    // Told below, together with JSON that is no object.
  }
  throw new BadBodyError("The body is not a JSON object");
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

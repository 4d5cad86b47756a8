import type { IncomingMessage, ServerResponse } from "node:http";

/** Sends JSON, unless the other side has left. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

/** Thrown by whoever answers a request, and turned into its answer in one place. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** More of a body that nobody wants is not waited for. */
const DRAIN_LIMIT = 1024 ** 3;

/**
 * Reads what is left of the body and drops it, so that an answer can be given. A client that still sends does not hear an answer: a browser whose
 * upload is cut off reports a network error instead of the reason.
 */
export async function drain(request: IncomingMessage): Promise<void> {
  let left = DRAIN_LIMIT;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      left -= chunk.length;
      if (left < 0) return;
    }
  } catch {
    // The client has left, and there is nobody to answer.
  }
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

/** The body as a JSON object. Throws a Refusal when it is anything else or longer than `limit` bytes. */
export async function readJsonObject(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Left open on a throw, so that the refusal can still be sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > limit) throw new Refusal(400, `The body is longer than ${limit} bytes`);
    chunks.push(chunk);
  }
  try {
    const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8") || "{}");
    if (isObject(parsed)) return parsed;
  } catch {
    // Told below, together with JSON that is no object.
  }
  throw new Refusal(400, "The body is not a JSON object");
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

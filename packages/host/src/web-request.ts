import { Readable } from "node:stream";
import { clientIpHeader } from "@dossierklaar/auth/limits";
import type { Request as ExpressRequest, Response as ExpressResponse } from "express";

/** The headers of a request as the web knows them. */
export function webHeaders(req: Pick<ExpressRequest, "headers">): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (Array.isArray(value)) for (const one of value) headers.append(name, one);
    else if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

/** Overwrites what a browser may have sent as its own address: limits on sign-in count by this header. */
export function nameClient(req: ExpressRequest): void {
  req.headers[clientIpHeader] = req.ip ?? "";
}

/** The request for a fetch handler, its body unread. Ends with the connection. */
export function webRequest(req: ExpressRequest, res: ExpressResponse, origin: string): Request {
  const gone = new AbortController();
  res.once("close", () => gone.abort());
  const hasBody = req.method !== "GET" && req.method !== "HEAD";
  const init: RequestInit & { duplex?: "half" } = { method: req.method, headers: webHeaders(req), signal: gone.signal };
  if (hasBody) {
    // Node's web stream and the DOM's have the same shape under two type names.
    init.body = Readable.toWeb(req) as unknown as ReadableStream;
    init.duplex = "half";
  }
  return new Request(new URL(req.originalUrl, origin), init);
}

/** Writes a fetch handler's answer. Resolves when it is on its way. */
export async function sendWebResponse(res: ExpressResponse, answer: Response): Promise<void> {
  res.status(answer.status);
  for (const [name, value] of answer.headers) if (name !== "set-cookie") res.setHeader(name, value);
  for (const cookie of answer.headers.getSetCookie()) res.append("set-cookie", cookie);
  if (!answer.body) {
    res.end();
    return;
  }
  // As above: the same shape under two type names.
  Readable.fromWeb(answer.body as unknown as Parameters<typeof Readable.fromWeb>[0]).pipe(res);
}

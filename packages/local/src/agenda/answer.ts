import type { IncomingMessage, ServerResponse } from "node:http";

/** One request as the parts of the stand-in look at it. */
export type Asked = { method: string; url: URL; headers: IncomingMessage["headers"]; body: string };

/** What goes back; `body` is text as it is, or an object as JSON. */
export type Answer = { status: number; headers?: Record<string, string>; body?: string | object };

const mostBytes = 1024 * 1024;

export async function readAsked(req: IncomingMessage, url: URL): Promise<Asked> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += chunk.length;
    if (size > mostBytes) break;
    chunks.push(chunk);
  }
  return { method: req.method ?? "GET", url, headers: req.headers, body: Buffer.concat(chunks).toString("utf8") };
}

export function sendAnswer(res: ServerResponse, { status, headers = {}, body = "" }: Answer): void {
  const isJson = typeof body !== "string";
  const text = isJson ? JSON.stringify(body) : body;
  res.writeHead(status, {
    ...(text === "" ? {} : { "Content-Type": isJson ? "application/json; charset=utf-8" : "text/html; charset=utf-8" }),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...headers,
  });
  res.end(text);
}

export function jsonOf({ body }: Asked): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

/** What stands under a name of an object as text; empty when it is no text. */
export const textAt = (of: unknown, name: string): string => {
  const value: unknown = typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;
  return typeof value === "string" ? value : "";
};
export const objectAt = (of: unknown, name: string): object => {
  const value: unknown = typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;
  return typeof value === "object" && value !== null ? value : {};
};

import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { Refusal } from "./answers.ts";
import type { Context } from "./context.ts";
import type { UploadRecord } from "./records.ts";
import { verifySignedUrl } from "./signature.ts";

/** GET and HEAD on the address of a file, by its key or by its custom id. A private file needs a signature over the whole address. */
export async function answerFile(context: Context, request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
  const { records, settings } = context;
  if (request.method !== "GET" && request.method !== "HEAD") throw new Refusal(405, "Method not allowed");
  const record = records.find(name) ?? records.findByCustomId(name);
  if (record?.status !== "Uploaded" || record.upload === null) throw new Refusal(404, "File not found");
  if (record.acl === "private") {
    const url = verifySignedUrl({ origin: settings.origin, rawTarget: request.url ?? "", apiKey: settings.apiKey, now: Date.now() });
    if (!url.ok) throw new Refusal(403, `Access denied: ${url.reason}`);
  }

  const { size } = record.upload;
  const headers = describeContent(record, record.upload);
  const ifRange = request.headers["if-range"];
  const range = ifRange === undefined || ifRange === headers.etag ? readRange(request.headers.range, size) : "all";
  if (range === "beyond the end") {
    response.writeHead(416, { "content-range": `bytes */${size}` }).end();
    return;
  }
  if (range === "all") response.writeHead(200, { ...headers, "content-length": size });
  else {
    const contentRange = `bytes ${range.start}-${range.end}/${size}`;
    response.writeHead(206, { ...headers, "content-length": range.end - range.start + 1, "content-range": contentRange });
  }
  if (request.method === "HEAD" || size === 0) {
    response.end();
    return;
  }
  try {
    await pipeline(createReadStream(records.filePath(record.key), range === "all" ? {} : range), response);
  } catch (cause) {
    // A viewer that is closed half-way ends its download, and that is no fault.
    if (!(cause instanceof Error && "code" in cause && cause.code === "ERR_STREAM_PREMATURE_CLOSE")) throw cause;
  }
}

function describeContent(record: UploadRecord, upload: NonNullable<UploadRecord["upload"]>): Record<string, string> {
  // With no type of its own the file was signed with the name of the route's category ("image"), which no browser must take for a type.
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(upload.type) ? upload.type.toLowerCase() : "application/octet-stream";
  const headers: Record<string, string> = {
    "content-type": type,
    "content-disposition": describeDisposition(upload.contentDisposition, record.name),
    etag: `"${record.fileHash}"`,
    "accept-ranges": "bytes",
    "x-content-type-options": "nosniff",
    "cache-control": record.acl === "private" ? "private, no-store" : "public, max-age=3600",
  };
  // Chrome's own pdf viewer stays empty under either directive; in every other type (svg, html) they keep a stranger's script from running.
  if (type !== "application/pdf") headers["content-security-policy"] = "sandbox; default-src 'none'";
  return headers;
}

/** RFC 6266: an ASCII name for old readers, and the real one in UTF-8 (by way of a Buffer, which mends half a surrogate pair). */
function describeDisposition(disposition: string, name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\]/g, "_");
  const encoded = encodeURIComponent(Buffer.from(name).toString()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${disposition}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** One range of bytes, both ends included. What is not one range in bytes is answered with the whole file, as RFC 9110 allows. */
function readRange(header: string | undefined, size: number): { start: number; end: number } | "all" | "beyond the end" {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return "all";
  if (first !== "" && last !== "" && Number(last) < Number(first)) return "all";
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return start > end ? "beyond the end" : { start, end };
}

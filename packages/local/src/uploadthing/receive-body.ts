import { createHash, type Hash } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { createPartReader, findMultipartBoundary, MalformedPartError } from "./part-reader.ts";

export type ReceivedBody =
  | { kind: "whole"; md5: string }
  /** The body ended as it should, but the file is not there in full. */
  | { kind: "short"; storedBytes: number }
  | { kind: "too long" }
  | { kind: "malformed"; reason: string }
  /** The connection ended, or a newer request took over. What came is kept. */
  | { kind: "interrupted"; storedBytes: number };

/**
 * Streams the body of a PUT to `path`, from byte `start` on; whatever was there after `start` is dropped first.
 * `size` is the signed length of the whole file. Throws only when the disk does.
 */
export async function receiveBody(request: IncomingMessage, target: { path: string; start: number; size: number }): Promise<ReceivedBody> {
  const file = await open(target.path, constants.O_RDWR | constants.O_CREAT, 0o600);
  const hash = target.start === 0 ? createHash("md5") : undefined;
  try {
    await file.truncate(target.start);
    const received = await writeContent(request, file, hash, target);
    if (received.kind !== "written") return received;
    if (received.storedBytes !== target.size) return { kind: "short", storedBytes: received.storedBytes };
  } finally {
    await file.close();
  }
  return { kind: "whole", md5: hash ? hash.digest("hex") : await hashFile(target.path) };
}

async function writeContent(
  request: IncomingMessage,
  file: FileHandle,
  hash: Hash | undefined,
  target: { start: number; size: number },
): Promise<Exclude<ReceivedBody, { kind: "whole" } | { kind: "short" }> | { kind: "written"; storedBytes: number }> {
  const boundary = findMultipartBoundary(request.headers["content-type"]);
  const part = boundary === undefined ? undefined : createPartReader(boundary);
  let position = target.start;
  try {
    // Left open when the loop stops early: the refusal still has to go out on this connection.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const content: Buffer = part === undefined ? chunk : part.read(chunk);
      if (position + content.length > target.size) return { kind: "too long" };
      hash?.update(content);
      await writeFully(file, content, position);
      position += content.length;
    }
  } catch (cause) {
    if (cause instanceof MalformedPartError) return { kind: "malformed", reason: cause.message };
    if (request.destroyed) return { kind: "interrupted", storedBytes: position };
    throw cause;
  }
  if (!request.complete) return { kind: "interrupted", storedBytes: position };
  if (part !== undefined && !part.isComplete()) return { kind: "malformed", reason: "The multipart body has no end" };
  return { kind: "written", storedBytes: position };
}

async function writeFully(file: FileHandle, content: Buffer, position: number): Promise<void> {
  let written = 0;
  while (written < content.length) {
    const { bytesWritten } = await file.write(content, written, content.length - written, position + written);
    written += bytesWritten;
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash("md5");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest("hex");
}

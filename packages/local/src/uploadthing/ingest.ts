import { rename } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { fileUrls } from "./addresses.ts";
import { drain, Refusal, sendJson } from "./answers.ts";
import type { Context } from "./context.ts";
import { receiveBody } from "./receive-body.ts";
import type { UploadRecord } from "./records.ts";
import { verifySignedUrl } from "./signature.ts";
import { isFileKey, isSameUpload, readSignedUpload, type SignedUpload } from "./signed-upload.ts";

/** One upload request whose signature holds. */
type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  key: string;
  upload: SignedUpload;
  expiresAt: number;
};

/** HEAD and PUT on a signed upload address. Throws a Refusal when the address does not hold, or not for this key. */
export async function answerIngest(context: Context, request: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
  const { settings } = context;
  if (!isFileKey(key)) throw new Refusal(400, "Invalid file key");
  if (request.method !== "HEAD" && request.method !== "PUT") throw new Refusal(405, "Method not allowed");
  const url = verifySignedUrl({ origin: settings.origin, rawTarget: request.url ?? "", apiKey: settings.apiKey, now: Date.now() });
  if (!url.ok) throw new Refusal(403, `Invalid upload address: ${url.reason}`);
  const upload = readSignedUpload(url.query);
  if (upload === undefined) throw new Refusal(400, "Invalid upload address: parameters missing");
  if (upload.appId !== settings.appId) throw new Refusal(403, "Unknown app");

  const exchange: Exchange = { request, response, key, upload, expiresAt: url.expiresAt };
  if (request.method === "HEAD") await answerOffset(context, exchange);
  else await receiveUpload(context, exchange);
}

/** Tells how many bytes are stored, after a writer that still is at work has put its last byte on disk. */
async function answerOffset({ turns, records }: Context, { response, key, upload, expiresAt }: Exchange): Promise<void> {
  const endTurn = await turns.take(key, () => {});
  try {
    const record = records.find(key);
    if (record !== undefined && belongsToAnother(record, upload)) throw new Refusal(409, "The file key is in use by another upload");
    if (record !== undefined && isUnderWay(record)) {
      extend(record, expiresAt);
      records.save(record);
    }
    const stored = record?.status === "Uploaded" ? upload.size : await records.countPartBytes(key);
    response.writeHead(200, { "x-ut-range-start": String(stored) }).end();
  } finally {
    endTurn();
  }
}

async function receiveUpload(context: Context, exchange: Exchange): Promise<void> {
  const { request, key } = exchange;
  let isReceiving = true;
  const endTurn = await context.turns.take(key, () => {
    // Once the body is in, the upload is finished whoever waits; the newcomer then finds it stored.
    if (isReceiving) request.destroy();
  });
  let record: UploadRecord;
  try {
    // A client that left while it waited must not cut off what others have stored.
    if (request.destroyed) return;
    record = claimKey(context, exchange);
    // Stored already: the answer was lost, or Chromium sends an interrupted PUT again by itself. The stored bytes stand.
    if (record.status !== "Uploaded") {
      const md5 = await receiveContent(context, exchange, record);
      isReceiving = false;
      if (md5 === undefined) return;
      await rename(context.records.partPath(key), context.records.filePath(key));
      Object.assign(record, { status: "Uploaded", fileHash: md5, uploadedAt: Date.now() } satisfies Partial<UploadRecord>);
      context.records.save(record);
    }
  } finally {
    endTurn();
  }
  await drain(request);
  await answerUploaded(context, exchange, record);
}

/** Finds or makes the record that this upload may write. */
function claimKey({ records, settings }: Context, { key, upload, expiresAt }: Exchange): UploadRecord {
  const known = records.find(key);
  if (known !== undefined && belongsToAnother(known, upload)) {
    known.nextRoute = null;
    records.save(known);
    throw new Refusal(409, "The file key is in use by another upload");
  }
  const namesake = upload.customId === null ? undefined : records.findByCustomId(upload.customId);
  if (namesake !== undefined && namesake !== known) throw new Refusal(409, "The custom id is in use by another file");
  if (upload.size > settings.maxFileBytes) throw new Refusal(413, `Files may have ${settings.maxFileBytes} bytes at most`);
  if (known?.status !== "Uploaded" && records.countClaimedBytes(key) + upload.size > settings.quotaBytes) {
    throw new Refusal(413, "The storage quota is used up");
  }

  const record = known ?? records.create(key, Date.now());
  if (isUnderWay(record)) extend(record, expiresAt);
  else {
    const route = record.nextRoute ?? record.route;
    const begun = { status: "Uploading", upload, name: upload.name, acl: upload.acl, expiresAt, route, nextRoute: null } as const;
    Object.assign(record, begun satisfies Partial<UploadRecord>);
  }
  records.save(record);
  return record;
}

function isUnderWay(record: UploadRecord): boolean {
  return record.status === "Uploading" || record.status === "Uploaded";
}

/** A failed upload has left nothing that could be overwritten. */
function belongsToAnother(record: UploadRecord, upload: SignedUpload): boolean {
  return record.upload !== null && isUnderWay(record) && !isSameUpload(record.upload, upload);
}

/** The same upload with a newer signature is the resume that the app announced last: it brings its own route, and a later end. */
function extend(record: UploadRecord, expiresAt: number): void {
  if (expiresAt <= record.expiresAt) return;
  record.expiresAt = expiresAt;
  if (record.nextRoute === null) return;
  record.route = record.nextRoute;
  record.nextRoute = null;
}

/** Streams the body to disk. Gives the md5 of the whole file, or undefined when the body was cut off: then what came of it is kept. */
async function receiveContent(context: Context, { request, key, upload }: Exchange, record: UploadRecord): Promise<string | undefined> {
  const { records, callbacks, log } = context;
  const start = readRangeStart(request.headers.range);
  if (start === undefined) throw new Refusal(416, "The Range header must read bytes=N-");
  const stored = await records.countPartBytes(key);
  if (start > stored) throw new Refusal(416, `The range starts at ${start}, but ${stored} bytes are stored`);
  if (start > upload.size) throw new Refusal(416, "The range starts past the end of the file");

  const body = await receiveBody(request, { path: records.partPath(key), start, size: upload.size });
  switch (body.kind) {
    case "whole":
      return body.md5;
    case "interrupted":
      log("upload interrupted", { key, storedBytes: body.storedBytes });
      return undefined;
    case "short":
      throw new Refusal(400, `Received ${body.storedBytes} of ${upload.size} bytes`);
    case "malformed":
      throw new Refusal(400, body.reason);
    case "too long": {
      const error = `The file is longer than the ${upload.size} bytes it was announced with`;
      records.removePart(key);
      record.status = "Failed";
      records.save(record);
      callbacks.reportError(record, error);
      throw new Refusal(400, error);
    }
  }
}

function readRangeStart(header: string | undefined): number | undefined {
  if (header === undefined) return 0;
  const start = /^bytes=(\d{1,15})-$/.exec(header)?.[1];
  return start === undefined ? undefined : Number(start);
}

/** Answers a PUT whose file is stored, after the app has been told when its route wants that. */
async function answerUploaded({ settings, callbacks }: Context, exchange: Exchange, record: UploadRecord): Promise<void> {
  const { response, key, upload } = exchange;
  const stored = { ...fileUrls(settings, key), fileHash: record.fileHash };
  if (upload.slug === null) return sendJson(response, 200, { ...stored, serverData: null });
  const route = await callbacks.findRoute(record);
  if (route === undefined) throw new Refusal(400, "The app has not announced this upload (route-metadata)");
  const delivery = callbacks.settle(record, route);
  if (!route.awaitServerData) return sendJson(response, 200, { ...stored, serverData: null });
  const end = await delivery;
  if (end.kind === "answered") return sendJson(response, 200, { ...stored, serverData: end.serverData });
  throw new Refusal(end.kind === "unfinished" && end.timedOut ? 504 : 502, end.reason);
}

import type { IncomingMessage, ServerResponse } from "node:http";
import { fileUrls } from "./addresses.ts";
import { isObject, Refusal, sendJson } from "./answers.ts";
import { readAppRequest } from "./app-requests.ts";
import type { Context } from "./context.ts";
import type { UploadRecord } from "./records.ts";
import { signUrl } from "./signature.ts";
import { isAcl } from "./signed-upload.ts";

const DEFAULT_PAGE = 500;
const DEFAULT_ACCESS_SECONDS = 5 * 60;
const LONGEST_ACCESS_SECONDS = 7 * 24 * 60 * 60;

/** Gives the body of the answer, or throws a Refusal. */
type Endpoint = (context: Context, body: Record<string, unknown>) => unknown;

/** The UTApi of the SDK: `POST /v6/<name>` with the app's key. */
export async function answerApi(context: Context, request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
  const body = await readAppRequest(context, request);
  const endpoint = ENDPOINTS.get(name);
  if (endpoint === undefined) throw new Refusal(404, "Unknown endpoint");
  sendJson(response, 200, await endpoint(context, body));
}

const ENDPOINTS = new Map<string, Endpoint>([
  [
    "deleteFiles",
    async (context, body) => {
      const found = listNamed(context, body);
      for (const record of found) await removeUpload(context, record);
      return { success: true, deletedCount: found.length };
    },
  ],
  [
    "listFiles",
    ({ records }, body) => {
      const offset = readCount(body.offset) ?? 0;
      const limit = readCount(body.limit) ?? DEFAULT_PAGE;
      // A registered key is a promise of the app, not yet a file.
      const files = records.list().filter((record) => record.status !== "Registered");
      files.sort((a, b) => b.createdAt - a.createdAt || a.key.localeCompare(b.key));
      return { hasMore: offset + limit < files.length, files: files.slice(offset, offset + limit).map(describeFile) };
    },
  ],
  [
    "renameFiles",
    ({ records }, body) => {
      const updates = listUpdates(body);
      if (updates.some(({ newName }) => typeof newName !== "string" || newName === "")) throw new Refusal(400, "newName is needed");
      for (const update of updates) {
        const record = findNamed(records, update);
        if (record === undefined) continue;
        record.name = String(update.newName);
        records.save(record);
      }
      return { success: true };
    },
  ],
  [
    "updateACL",
    ({ records }, body) => {
      const updates = listUpdates(body);
      if (updates.some(({ acl }) => !isAcl(acl))) throw new Refusal(400, "acl must be private or public-read");
      for (const update of updates) {
        const record = findNamed(records, update);
        if (record === undefined || !isAcl(update.acl)) continue;
        record.acl = update.acl;
        records.save(record);
      }
      return { success: true };
    },
  ],
  [
    "getUsageInfo",
    ({ records, settings }) => {
      const stored = records.list().filter((record) => record.status === "Uploaded");
      const totalBytes = stored.reduce((total, record) => total + (record.upload?.size ?? 0), 0);
      return { totalBytes, appTotalBytes: totalBytes, filesUploaded: stored.length, limitBytes: settings.quotaBytes };
    },
  ],
  [
    "getFileUrl",
    (context, body) => ({ data: listNamed(context, body).map(({ key }) => ({ key, url: fileUrls(context.settings, key).ufsUrl })) }),
  ],
  [
    "requestFileAccess",
    ({ records, settings }, body) => {
      const record = findNamed(records, body);
      if (record === undefined) throw new Refusal(404, "File not found");
      const seconds = readCount(body.expiresIn) ?? DEFAULT_ACCESS_SECONDS;
      if (seconds > LONGEST_ACCESS_SECONDS) throw new Refusal(400, `expiresIn may be ${LONGEST_ACCESS_SECONDS} seconds at most`);
      const url = signUrl(fileUrls(settings, record.key).ufsUrl, settings.apiKey, Date.now() + seconds * 1000);
      return { url, ufsUrl: url };
    },
  ],
]);

/** Removes an upload in any state; a writer that is at work is stopped first. */
export async function removeUpload({ turns, records }: Context, record: UploadRecord): Promise<void> {
  const endTurn = await turns.take(record.key, () => {});
  try {
    records.remove(record);
  } finally {
    endTurn();
  }
}

function describeFile(record: UploadRecord) {
  return {
    id: record.key,
    customId: record.upload?.customId ?? null,
    key: record.key,
    name: record.name,
    size: record.upload?.size ?? 0,
    status: record.status,
    uploadedAt: record.uploadedAt ?? record.createdAt,
  };
}

/** Every request names files either by `fileKey` or by `customId`. */
function findNamed(records: Context["records"], named: Record<string, unknown>): UploadRecord | undefined {
  if (typeof named.fileKey === "string") return records.find(named.fileKey);
  return typeof named.customId === "string" ? records.findByCustomId(named.customId) : undefined;
}

function listNamed({ records }: Context, body: Record<string, unknown>): UploadRecord[] {
  const named = [...listOf(body.fileKeys).map((fileKey) => ({ fileKey })), ...listOf(body.customIds).map((customId) => ({ customId }))];
  const found = named.map((one) => findNamed(records, one)).filter((record) => record !== undefined);
  return [...new Set(found)];
}

function listUpdates(body: Record<string, unknown>): Record<string, unknown>[] {
  return listOf(body.updates).filter(isObject);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function readCount(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? Math.floor(value) : undefined;
}

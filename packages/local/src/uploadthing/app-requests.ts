import type { IncomingMessage, ServerResponse } from "node:http";
import { isObject, Refusal, readJsonObject, sendJson } from "./answers.ts";
import type { Context } from "./context.ts";
import type { CallbackRoute } from "./records.ts";
import { isSameSecret } from "./signature.ts";
import { isFileKey } from "./signed-upload.ts";

/** Metadata of a route is a few ids; a list of a thousand keys is not. */
const BODY_LIMIT = 4 * 1024 * 1024;

/** The body of a request that only the app's own server may make. Throws a Refusal without the app's key or a readable body. */
export async function readAppRequest({ settings }: Context, request: IncomingMessage): Promise<Record<string, unknown>> {
  if (request.method !== "POST") throw new Refusal(405, "Method not allowed");
  const apiKey = String(request.headers["x-uploadthing-api-key"] ?? "");
  if (!isSameSecret(apiKey, settings.apiKey)) throw new Refusal(401, "Invalid API key");
  return readJsonObject(request, BODY_LIMIT);
}

/** `route-metadata`: the app announces the keys it has just signed, and where their callbacks go. */
export async function answerRouteMetadata(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readAppRequest(context, request);
  const keys = Array.isArray(body.fileKeys) ? body.fileKeys.filter((key): key is string => typeof key === "string" && isFileKey(key)) : [];
  const route = readRoute(body);
  if (route === undefined || keys.length === 0) throw new Refusal(400, "fileKeys, callbackUrl and callbackSlug are needed");
  if (route.isDev) context.callbacks.openStream(keys, response);
  context.callbacks.register(keys, route);
  sendJson(response, 200, { ok: true });
}

/** `callback-result`: what onUploadComplete returned, or, from the forwarder of the dev stream, why the callback was not run. */
export async function answerCallbackResult(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readAppRequest(context, request);
  const isKnown =
    typeof body.fileKey === "string" &&
    context.callbacks.recordResult(
      body.fileKey,
      typeof body.error === "string" ? { kind: "failed", reason: body.error } : { kind: "answered", serverData: body.callbackData ?? null },
    );
  if (!isKnown) throw new Refusal(404, "No upload has this file key");
  sendJson(response, 200, { ok: true });
}

function readRoute(body: Record<string, unknown>): CallbackRoute | undefined {
  const { callbackUrl, callbackSlug, metadata } = body;
  if (typeof callbackUrl !== "string" || typeof callbackSlug !== "string") return undefined;
  const url = URL.parse(callbackUrl);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  return {
    callbackUrl,
    callbackSlug,
    metadata: isObject(metadata) ? metadata : {},
    awaitServerData: body.awaitServerData !== false,
    isDev: body.isDev === true,
  };
}

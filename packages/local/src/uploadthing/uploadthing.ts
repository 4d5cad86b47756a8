import type { IncomingMessage, ServerResponse } from "node:http";
import { allowOtherOrigins, drain, Refusal, sendJson } from "./answers.ts";
import { answerApi } from "./api.ts";
import { answerCallbackResult, answerRouteMetadata } from "./app-requests.ts";
import { createCallbacks } from "./callbacks.ts";
import type { Context } from "./context.ts";
import { API_PATH, FILES_PATH, INGEST_PATH, requireAccount, requirePublicOrigin } from "./environment.ts";
import { answerFile } from "./file-server.ts";
import { answerIngest } from "./ingest.ts";
import { openRecords } from "./records.ts";
import type { Log } from "./settings.ts";
import { sweepUploads } from "./sweep.ts";
import { createTurns } from "./turns.ts";

export { type UploadThingEnvironment, uploadThingEnvironment } from "./environment.ts";

export type UploadThingStandInOptions = {
  /** What LOCAL_SERVICES=on means. Anything but true is refused: in production a stand-in would keep clients' papers on the app's own disk. */
  localServices: boolean;
  apiKey: string;
  appId: string;
  /** Made when absent. One stand-in at a time may use it. */
  dataDir: string;
  /** The origin at which browsers and apps reach the stand-in, for example http://localhost:3002. */
  publicOrigin: string;
  /** One line for a developer: refusals, interruptions, callbacks that failed. Never secrets, metadata or signed addresses. */
  log?: (line: string) => void;
  /** All files together; 2 GiB, as in UploadThing's free plan. */
  quotaBytes?: number;
  /** One file; 512 MiB. */
  maxFileBytes?: number;
  routeWaitMs?: number;
  callbackWaitMs?: number;
};

export type UploadThingStandIn = {
  /** Answers requests under /ut-local/{ingest,api,files} and returns true; leaves any other request untouched and returns false. */
  listener(request: IncomingMessage, response: ServerResponse): boolean;
  /** Removes uploads whose addresses have expired (`now` in ms) and calls apps again that were away. Meant to run every few minutes. */
  sweep(now: number): Promise<number>;
  /** Cuts off what is under way, keeping the bytes of uploads, and waits for the last write. Afterwards requests are answered with 503. */
  close(): Promise<void>;
};

/**
 * UploadThing's cloud on a laptop: the ingest server, the API behind UTApi and the file host, for the real SDK 7.7 (`uploadThingEnvironment` points
 * it here). Everything is on disk before it is answered, so that an upload cut off by a kill resumes and finishes.
 *
 * The hosting server must mount it before anything that reads bodies, and have `requestTimeout: 0`: Node ends a slow phone's upload after five
 * minutes otherwise. Throws unless `localServices` is true.
 */
export function createUploadThingStandIn(options: UploadThingStandInOptions): UploadThingStandIn {
  if (options.localServices !== true) throw new Error("The UploadThing stand-in starts only where LOCAL_SERVICES=on.");
  requireAccount(options);
  const settings = {
    apiKey: options.apiKey,
    appId: options.appId,
    origin: requirePublicOrigin(options.publicOrigin),
    quotaBytes: options.quotaBytes ?? 2 * 1024 ** 3,
    maxFileBytes: options.maxFileBytes ?? 512 * 1024 ** 2,
    routeWaitMs: options.routeWaitMs ?? 10_000,
    callbackWaitMs: options.callbackWaitMs ?? 30_000,
  };
  const log: Log = (message, details) => options.log?.(`uploadthing: ${message} ${JSON.stringify(details ?? {})}`);
  const records = openRecords(options.dataDir, log);
  const callbacks = createCallbacks({ settings, records, log });
  const context: Context = { settings, records, turns: createTurns(), callbacks, log };
  const underWay = new Map<IncomingMessage, Promise<void>>();
  let isClosed = false;

  callbacks.redeliver(Date.now());

  return {
    listener(request, response) {
      const answer = findAnswer(context, request, response);
      if (answer === undefined) return false;
      if (isClosed) {
        sendJson(response, 503, { error: "The UploadThing stand-in is closed" });
        return true;
      }
      const answering = answer()
        .catch((cause: unknown) => answerFailure(request, response, cause, log))
        .finally(() => underWay.delete(request));
      underWay.set(request, answering);
      return true;
    },

    sweep: (now) => sweepUploads(context, now),

    async close() {
      isClosed = true;
      await callbacks.close();
      // Writers, those that wait for their turn, and clients that stall in a download: none would end by itself.
      for (const request of underWay.keys()) request.destroy();
      await Promise.all(underWay.values());
    },
  };
}

async function answerFailure(request: IncomingMessage, response: ServerResponse, cause: unknown, log: Log): Promise<void> {
  const refusal = cause instanceof Refusal ? cause : new Refusal(500, "Internal error");
  const path = pathOf(request);
  if (cause === refusal) log("refused", { method: request.method, path, status: refusal.status, error: refusal.message });
  else log("failed", { method: request.method, path, cause: cause instanceof Error ? cause.stack : String(cause) });
  if (response.headersSent) {
    response.destroy();
    return;
  }
  await drain(request);
  if (request.method === "HEAD") response.writeHead(refusal.status).end();
  else sendJson(response, refusal.status, { error: refusal.message });
}

/** The path as it was sent, without the query and so without the signature. */
function pathOf(request: IncomingMessage): string {
  return (request.url ?? "").replace(/\?.*$/s, "");
}

/** Who answers this request; undefined when its path is not the stand-in's. Paths are read as they were sent: what is signed is that text. */
function findAnswer(context: Context, request: IncomingMessage, response: ServerResponse): (() => Promise<void>) | undefined {
  const path = pathOf(request);
  const notFound = async () => {
    throw new Refusal(404, "Not found");
  };
  const below = (prefix: string) => (path === prefix || path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : undefined);

  const inApi = below(API_PATH);
  if (inApi !== undefined) {
    const endpoint = /^v6\/([A-Za-z]+)$/.exec(inApi)?.[1];
    return endpoint === undefined ? notFound : () => answerApi(context, request, response, endpoint);
  }

  const inIngest = below(INGEST_PATH);
  const inFiles = below(FILES_PATH);
  if (inIngest === undefined && inFiles === undefined) return undefined;
  if (allowOtherOrigins(request, response) === "answered") return async () => {};
  if (inIngest === "route-metadata") return () => answerRouteMetadata(context, request, response);
  if (inIngest === "callback-result") return () => answerCallbackResult(context, request, response);
  if (inIngest !== undefined) return () => answerIngest(context, request, response, inIngest);
  const name = findFileName(inFiles ?? "", context.settings.appId);
  return name === undefined ? notFound : () => answerFile(context, request, response, name);
}

/** `a/<app>/<key or custom id>`, or `f/<key or custom id>`. The name is only ever looked up, never made into a path. */
function findFileName(path: string, appId: string): string | undefined {
  const [, app, name] = /^(?:f|a\/([^/]+))\/([^/]+)$/.exec(path) ?? [];
  if (name === undefined || (app !== undefined && app !== appId)) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}

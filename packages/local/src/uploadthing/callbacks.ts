import { EventEmitter, once } from "node:events";
import { fileUrls, ingestUrl } from "./addresses.ts";
import { createDevStreams } from "./dev-streams.ts";
import { postHook } from "./post-hook.ts";
import type { CallbackOutcome, CallbackRoute, Records, UploadRecord } from "./records.ts";
import type { Log, Settings } from "./settings.ts";
import { sign } from "./signature.ts";

/** "unfinished" is not kept: the app was not reached, or has not answered yet, and is told again by a retry of the upload or by the sweep. */
export type Delivery = CallbackOutcome | { kind: "unfinished"; reason: string; timedOut: boolean };

/** An app that was away for longer has stopped waiting for its callback. */
const REDELIVER_FOR_MS = 24 * 60 * 60 * 1000;

/** Tells apps that an upload is complete, or has failed, and keeps what they answer. */
export function createCallbacks({ settings, records, log }: { settings: Settings; records: Records; log: Log }) {
  const devStreams = createDevStreams();
  const closing = new AbortController();
  const deliveries = new Map<string, { record: UploadRecord; delivery: Promise<Delivery> }>();
  const errorReports = new Set<Promise<void>>();
  /** Emits `route <key>` and `result <key>`; any number of requests may wait for one. */
  const arrivals = new EventEmitter().setMaxListeners(0);

  const waitFor = async (event: string, signal: AbortSignal): Promise<void> => {
    await once(arrivals, event, { signal }).catch(() => {});
  };
  const deadlineIn = (milliseconds: number) => AbortSignal.any([closing.signal, AbortSignal.timeout(milliseconds)]);

  const deliver = async (record: UploadRecord, route: CallbackRoute): Promise<Delivery> => {
    record.outcome = null;
    const deadline = deadlineIn(settings.callbackWaitMs);
    const payload = JSON.stringify(describeUpload(settings, record, route));
    if (route.isDev) {
      const result = waitFor(`result ${record.key}`, deadline);
      if (!devStreams.send(record.key, { payload, signature: sign(payload, settings.apiKey), hook: "callback" })) {
        return { kind: "unfinished", reason: "The app no longer reads its dev stream", timedOut: false };
      }
      await result;
      return answerOf(record) ?? { kind: "unfinished", reason: "The app did not answer its callback in time", timedOut: true };
    }
    const posted = await postHook({ route, hook: "callback", payload, apiKey: settings.apiKey, deadline });
    const answer = answerOf(record);
    if (answer !== null) return answer;
    if (posted.kind === "unreachable") return { kind: "unfinished", reason: posted.reason, timedOut: posted.timedOut };
    // The handler reports its result before it answers the callback. When it reports nothing, onUploadComplete has thrown, and never will.
    const reason = posted.kind === "refused" ? posted.reason : "The app's onUploadComplete failed";
    record.outcome = { kind: "failed", reason };
    records.save(record);
    return record.outcome;
  };

  const callbacks = {
    /** Notes where the keys' callbacks go. With isDev, `openStream` is called first, so that the callback of a finished upload finds it. */
    register(keys: string[], route: CallbackRoute): void {
      for (const key of keys) {
        const record = records.find(key) ?? records.create(key, Date.now());
        if (record.upload === null || record.status === "Failed") record.route = route;
        else record.nextRoute = route;
        records.save(record);
        arrivals.emit(`route ${key}`);
      }
    },

    openStream: devStreams.open,

    /** The route of a complete upload; in development the browser may be faster than the app's own announcement, which is then waited for. */
    async findRoute(record: UploadRecord): Promise<CallbackRoute | undefined> {
      const deadline = deadlineIn(settings.routeWaitMs);
      while (record.route === null && !deadline.aborted) {
        record.route = record.nextRoute;
        record.nextRoute = null;
        if (record.route === null) await waitFor(`route ${record.key}`, deadline);
        else records.save(record);
      }
      return record.route ?? undefined;
    },

    /** The app's answer about a stored upload. It is asked once, however many requests wait; an answer once given is given again. */
    settle(record: UploadRecord, route: CallbackRoute): Promise<Delivery> {
      if (record.outcome?.kind === "answered") return Promise.resolve(record.outcome);
      const running = deliveries.get(record.key);
      if (running?.record === record) return running.delivery;
      const delivery = deliver(record, route).finally(() => {
        if (deliveries.get(record.key)?.record === record) deliveries.delete(record.key);
      });
      deliveries.set(record.key, { record, delivery });
      delivery.then(
        (end) => {
          if (end.kind !== "answered") log("callback without an answer", { key: record.key, reason: end.reason });
        },
        (cause: unknown) => log("callback failed", { key: record.key, cause: String(cause) }),
      );
      return delivery;
    },

    /** Takes the app's own report about a key; false when nobody knows the key. The app may have deleted the file before it reports. */
    recordResult(key: string, result: CallbackOutcome): boolean {
      const record = deliveries.get(key)?.record ?? records.find(key);
      if (record === undefined) return false;
      // Two runs of onUploadComplete are possible, after a timeout; what a client may have been told already stands.
      if (record.outcome?.kind !== "answered") {
        record.outcome = result;
        records.save(record);
      }
      arrivals.emit(`result ${key}`);
      return true;
    },

    /** Tells the app that an upload will not come to an end. Nobody waits for it, and it is not repeated after a restart. */
    reportError(record: UploadRecord, error: string): void {
      const { route } = record;
      if (route === null) return;
      const payload = JSON.stringify({ fileKey: record.key, error });
      if (route.isDev) {
        devStreams.send(record.key, { payload, signature: sign(payload, settings.apiKey), hook: "error" });
        return;
      }
      const deadline = deadlineIn(settings.callbackWaitMs);
      const report = postHook({ route, hook: "error", payload, apiKey: settings.apiKey, deadline }).then((posted) => {
        errorReports.delete(report);
        if (posted.kind !== "accepted") log("error hook not delivered", { key: record.key, reason: posted.reason });
      });
      errorReports.add(report);
    },

    /** Calls the apps again that were away, or that this process was killed before it could call. Returns at once. */
    redeliver(now: number): void {
      for (const record of records.list()) {
        const { route, uploadedAt } = record;
        if (record.status !== "Uploaded" || uploadedAt === null || now - uploadedAt > REDELIVER_FOR_MS) continue;
        if (record.outcome !== null || record.upload?.slug == null || route === null || route.isDev) continue;
        void callbacks.settle(record, route);
      }
    },

    async close(): Promise<void> {
      closing.abort();
      devStreams.closeAll();
      await Promise.allSettled([...errorReports, ...[...deliveries.values()].map(({ delivery }) => delivery)]);
    },
  };
  return callbacks;
}

export type Callbacks = ReturnType<typeof createCallbacks>;

/** Read anew after each wait: the app reports on another request. */
function answerOf(record: UploadRecord): CallbackOutcome | null {
  return record.outcome;
}

/** The body of the callback. The SDK refuses it when a field is missing. */
function describeUpload(settings: Settings, record: UploadRecord, route: CallbackRoute) {
  return {
    status: "uploaded",
    metadata: route.metadata,
    file: {
      name: record.name,
      size: record.upload?.size ?? 0,
      type: record.upload?.type ?? "",
      lastModified: record.createdAt,
      customId: record.upload?.customId ?? null,
      key: record.key,
      ...fileUrls(settings, record.key),
      fileHash: record.fileHash ?? "",
    },
    origin: ingestUrl(settings),
  };
}

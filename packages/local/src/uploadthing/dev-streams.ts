import type { ServerResponse } from "node:http";

/** One message of the dev stream: the app posts `payload` to its own callback address. */
export type DevStreamPart = { payload: string; signature: string; hook: "callback" | "error" };

/**
 * The open answers to route-metadata of apps with isDev: instead of being called, such an app reads its callbacks, one line of JSON per file, from
 * the answer to its own request. They live in memory only, for a connection does not outlive its process; the app has to announce the keys again.
 */
export function createDevStreams() {
  const streamOfKey = new Map<string, { response: ServerResponse; waiting: Set<string> }>();

  const settle = (key: string) => {
    const stream = streamOfKey.get(key);
    if (stream === undefined) return;
    streamOfKey.delete(key);
    stream.waiting.delete(key);
    if (stream.waiting.size === 0) stream.response.end();
  };

  return {
    /** Answers at once, and keeps the body open until every key had its message. */
    open(keys: string[], response: ServerResponse): void {
      response.writeHead(200, { "content-type": "application/jsonl", "cache-control": "no-store" });
      response.flushHeaders();
      if (keys.length === 0) {
        response.end();
        return;
      }
      const stream = { response, waiting: new Set(keys) };
      for (const key of keys) {
        settle(key);
        streamOfKey.set(key, stream);
      }
      response.on("close", () => {
        for (const key of stream.waiting) if (streamOfKey.get(key) === stream) streamOfKey.delete(key);
      });
    },

    /** Whether somebody was there to read it. Nothing but whole lines may be written: the SDK cuts its buffer by the length of what it could parse. */
    send(key: string, part: DevStreamPart): boolean {
      const stream = streamOfKey.get(key);
      if (stream === undefined || stream.response.destroyed) return false;
      stream.response.write(`${JSON.stringify(part)}\n`);
      settle(key);
      return true;
    },

    closeAll(): void {
      for (const { response } of streamOfKey.values()) response.destroy();
      streamOfKey.clear();
    },
  };
}

import pg from "pg";
import { type ChangeNotice, parseNotice, type RevokedNotice } from "./notice.ts";

export type { ChangeNotice, RevokedNotice } from "./notice.ts";

export type ListenerEvents = {
  onChange(notice: ChangeNotice): void;
  /** As it was sent; the receiver checks its shape. */
  onSignal(payload: unknown): void;
  onRevoked(notice: RevokedNotice): void;
  /** The connection was lost and is back: anything may have been missed. */
  onGap(): void;
};

export type RealtimeLog = (level: "info" | "warn" | "error", message: string, details?: Record<string, unknown>) => void;

export type ListenerOptions = {
  /** Signs in as the apps do. Not through a pooler: LISTEN needs a connection of its own. */
  url: string;
  applicationName: string;
  log: RealtimeLog;
  /** How often a silent connection is asked whether it is still there. In milliseconds. */
  heartbeatMs?: number;
};

export type ListenerHealth = { ok: true } | { ok: false; reason: string; since: Date };

export type Listener = {
  /** Resolves with the first connection. Never rejects: without a database it waits, and health says so. */
  ready: Promise<void>;
  health(): ListenerHealth;
  /** @returns an end to the subscription */
  subscribe(events: ListenerEvents): () => void;
  stop(): Promise<void>;
};

const firstDelayMs = 100;
const longestDelayMs = 5_000;

/** The one connection of this process that LISTENs. Comes back for ever, and tells its subscribers of each gap. */
export function createListener(options: ListenerOptions): Listener {
  const heartbeatMs = options.heartbeatMs ?? 15_000;
  const subscribers = new Set<ListenerEvents>();
  const first = Promise.withResolvers<void>();
  let health: ListenerHealth = { ok: false, reason: "connecting", since: new Date() };
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let delay = firstDelayMs;
  let connectedBefore = false;

  async function connect(): Promise<void> {
    const own = new pg.Client({
      connectionString: options.url,
      application_name: options.applicationName,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
    });
    client = own;
    let heartbeat: NodeJS.Timeout | undefined;
    let lost = false;
    const lose = (reason: string) => {
      if (lost) return;
      lost = true;
      clearInterval(heartbeat);
      own.end().catch(() => {}); // it is broken already
      if (stopped) return;
      health = { ok: false, reason, since: new Date() };
      options.log("warn", "listen connection lost", { reason, retryInMs: delay });
      retry = setTimeout(connect, delay);
      delay = Math.min(delay * 2, longestDelayMs);
    };
    own.on("error", (error) => lose(error.message));
    own.on("end", () => lose("closed by the server"));
    own.on("notification", (message) => dispatch(message.channel, message.payload ?? ""));
    try {
      await own.connect();
      await own.query("listen dossier_change; listen dossier_signal; listen session_revoked");
    } catch (error) {
      lose(error instanceof Error ? error.message : String(error));
      return;
    }
    if (stopped || lost) return;
    // A cable that was pulled out sends no end; a question without an answer does the same.
    heartbeat = setInterval(() => own.query("select 1").catch((error: Error) => lose(error.message)), heartbeatMs);
    heartbeat.unref();
    health = { ok: true };
    delay = firstDelayMs;
    first.resolve();
    if (connectedBefore) {
      options.log("info", "listen connection restored");
      for (const subscriber of subscribers) subscriber.onGap();
    }
    connectedBefore = true;
  }

  function dispatch(channel: string, payload: string): void {
    const notice = parseNotice(channel, payload);
    if (!notice) {
      options.log("error", "a notification that cannot be read", { channel });
      return;
    }
    for (const subscriber of subscribers) {
      if (notice.kind === "signal") subscriber.onSignal(notice.payload);
      else if (notice.kind === "change") subscriber.onChange(notice.change);
      else subscriber.onRevoked(notice.revoked);
    }
  }

  void connect();
  return {
    ready: first.promise,
    health: () => health,
    subscribe(events) {
      subscribers.add(events);
      return () => void subscribers.delete(events);
    },
    async stop() {
      stopped = true;
      clearTimeout(retry);
      health = { ok: false, reason: "stopped", since: new Date() };
      await client?.end().catch(() => {}); // a broken connection has ended already
    },
  };
}

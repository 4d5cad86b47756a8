import { type Answer, type Asked, jsonOf, objectAt, textAt } from "./answer.ts";
import type { AgendaStore, StoredEvent } from "./store.ts";

const failure = (code: number, reason: string, message: string): Answer => ({
  status: code,
  body: { error: { code, message, errors: [{ domain: "global", reason, message }] } },
});

export const googleUnauthorized = failure(401, "authError", "Invalid Credentials");

const resourceOf = (event: StoredEvent) => ({
  kind: "calendar#event",
  etag: `"${event.change}"`,
  id: event.id,
  status: event.isDeleted ? "cancelled" : "confirmed",
  summary: event.title,
  location: event.location,
  description: event.description,
  start: { dateTime: event.start, timeZone: "UTC" },
  end: { dateTime: event.end, timeZone: "UTC" },
  extendedProperties: { private: event.properties },
});

/** As the API takes times: an instant with an offset. */
const instantAt = (body: object, name: string): string | undefined => {
  const time = textAt(objectAt(body, name), "dateTime");
  return /(Z|[+-]\d\d:\d\d)$/.test(time) && !Number.isNaN(Date.parse(time)) ? new Date(time).toISOString() : undefined;
};

const written = (body: object, account: string, before: Partial<StoredEvent>): Omit<StoredEvent, "id" | "change"> | undefined => {
  const start = instantAt(body, "start") ?? before.start;
  const end = instantAt(body, "end") ?? before.end;
  if (!start || !end || start >= end) return undefined;
  const text = (name: string, otherwise: string | undefined) => (Reflect.has(body, name) ? textAt(body, name) : (otherwise ?? ""));
  const status = textAt(body, "status");
  const properties = Object.entries(objectAt(objectAt(body, "extendedProperties"), "private")).map(([name, value]) => [
    name,
    String(value),
  ]);
  return {
    vendor: "google",
    account,
    title: text("summary", before.title),
    location: text("location", before.location),
    description: text("description", before.description),
    start,
    end,
    isDeleted: status === "" ? (before.isDeleted ?? false) : status === "cancelled",
    transactionId: "",
    properties: { ...before.properties, ...Object.fromEntries(properties) },
  };
};

const badTimes = failure(400, "timeRangeEmpty", "The specified time range is empty.");

function listEvents({ url }: Asked, account: string, store: AgendaStore): Answer {
  const token = url.searchParams.get("syncToken");
  const since = token === null ? 0 : Number(Buffer.from(token, "base64url").toString("utf8"));
  if (!Number.isInteger(since) || since > store.state.change)
    return failure(410, "fullSyncRequired", "Sync token is no longer valid, a full sync is required.");
  const showDeleted = token !== null || url.searchParams.get("showDeleted") === "true";
  const items = store.list("google", account).filter((event) => event.change > since && (showDeleted || !event.isDeleted));
  return {
    status: 200,
    body: {
      kind: "calendar#events",
      summary: account,
      items: items.map(resourceOf),
      nextSyncToken: Buffer.from(String(store.state.change)).toString("base64url"),
    },
  };
}

/** The events of Google Calendar v3 of one account: insert with an id of the caller's, get, update, patch, delete, and list with sync tokens. */
export function answerGoogleEvents(asked: Asked, account: string, store: AgendaStore): Answer | undefined {
  const found = /^\/calendar\/v3\/calendars\/([^/]+)\/events(?:\/([^/]+))?$/.exec(asked.url.pathname);
  if (!found) return undefined;
  if (decodeURIComponent(found[1] ?? "") !== "primary") return failure(404, "notFound", "Not Found");
  const id = found[2] === undefined ? undefined : decodeURIComponent(found[2]);
  const body = jsonOf(asked);
  if (id === undefined) {
    if (asked.method === "GET") return listEvents(asked, account, store);
    if (asked.method !== "POST") return undefined;
    const wanted = textAt(body, "id") || crypto.randomUUID().replaceAll("-", "");
    if (!/^[a-v0-9]{5,1024}$/.test(wanted)) return failure(400, "invalid", "Invalid resource id value.");
    // Also when it was deleted: an id is used once.
    if (store.find("google", account, wanted)) return failure(409, "duplicate", "The requested identifier already exists.");
    const event = written(body, account, {});
    return event ? { status: 200, body: resourceOf(store.put({ ...event, id: wanted, change: 0 })) } : badTimes;
  }
  const event = store.find("google", account, id);
  if (!event) return failure(404, "notFound", "Not Found");
  if (asked.method === "GET") return { status: 200, body: resourceOf(event) };
  if (asked.method === "DELETE") {
    if (event.isDeleted) return failure(410, "deleted", "Resource has been deleted");
    store.put({ ...event, isDeleted: true });
    return { status: 204 };
  }
  if (asked.method !== "PUT" && asked.method !== "PATCH") return undefined;
  const next = written(body, account, asked.method === "PATCH" ? event : { isDeleted: event.isDeleted });
  return next ? { status: 200, body: resourceOf(store.put({ ...next, id, change: 0 })) } : badTimes;
}

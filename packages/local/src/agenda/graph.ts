import { type Answer, type Asked, jsonOf, objectAt, textAt } from "./answer.ts";
import type { AgendaStore, StoredEvent } from "./store.ts";

const failure = (status: number, code: string, message: string): Answer => ({ status, body: { error: { code, message } } });

export const graphUnauthorized = failure(401, "InvalidAuthenticationToken", "Access token is empty, expired or revoked.");

const wallTime = (instant: string) => ({ dateTime: `${instant.slice(0, 19)}.0000000`, timeZone: "UTC" });

const resourceOf = (event: StoredEvent) => ({
  "@odata.etag": `W/"${event.change}"`,
  id: event.id,
  subject: event.title,
  body: { contentType: "text", content: event.description },
  location: { displayName: event.location },
  start: wallTime(event.start),
  end: wallTime(event.end),
  transactionId: event.transactionId || null,
});

/** As the API takes times: a wall time and its zone; of zones the stand-in knows UTC. */
function instantAt(body: object, name: string): string | undefined {
  const { dateTime, timeZone } = { dateTime: textAt(objectAt(body, name), "dateTime"), timeZone: textAt(objectAt(body, name), "timeZone") };
  if (timeZone !== "UTC" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(dateTime)) return undefined;
  const instant = new Date(`${dateTime.slice(0, 19)}Z`);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}

function propertiesOf(body: object): Record<string, string> {
  const listed: unknown = Reflect.get(body, "singleValueExtendedProperties");
  return Object.fromEntries((Array.isArray(listed) ? listed : []).map((one) => [textAt(one, "id"), textAt(one, "value")]));
}

function written(body: object, account: string, before: Partial<StoredEvent>): Omit<StoredEvent, "id" | "change"> | undefined {
  const start = instantAt(body, "start") ?? before.start;
  const end = instantAt(body, "end") ?? before.end;
  if (!start || !end || start > end) return undefined;
  return {
    vendor: "microsoft",
    account,
    title: Reflect.has(body, "subject") ? textAt(body, "subject") : (before.title ?? ""),
    location: Reflect.has(body, "location") ? textAt(objectAt(body, "location"), "displayName") : (before.location ?? ""),
    description: Reflect.has(body, "body") ? textAt(objectAt(body, "body"), "content") : (before.description ?? ""),
    start,
    end,
    isDeleted: false,
    transactionId: textAt(body, "transactionId") || (before.transactionId ?? ""),
    properties: { ...before.properties, ...propertiesOf(body) },
  };
}

const notFound = failure(404, "ErrorItemNotFound", "The specified object was not found in the store.");
const badTimes = failure(400, "ErrorPropertyValidationFailure", "At least one property failed validation: start, end.");
const byProperty = /^singleValueExtendedProperties\/any\(ep: ep\/id eq '([^']+)' and ep\/value eq '([^']*)'\)$/i;

function listDelta({ url }: Asked, account: string, store: AgendaStore): Answer {
  const token = url.searchParams.get("$deltatoken");
  const [since, from, to] =
    token === null
      ? [0, url.searchParams.get("startDateTime") ?? "", url.searchParams.get("endDateTime") ?? ""]
      : Buffer.from(token, "base64url").toString("utf8").split("|");
  if (Number.isNaN(Date.parse(from ?? "")) || Number.isNaN(Date.parse(to ?? "")) || Number(since) > store.state.change)
    return failure(410, "SyncStateNotFound", "The sync state generation is not found; continue with a full sync.");
  const isWithin = (event: StoredEvent) => Date.parse(event.start) < Date.parse(to ?? "") && Date.parse(event.end) > Date.parse(from ?? "");
  const changed = store.list("microsoft", account).filter((event) => event.change > Number(since));
  const removed = (event: StoredEvent) => ({ "@removed": { reason: "deleted" }, id: event.id });
  const value = changed.flatMap((event): object[] => {
    if (!event.isDeleted && isWithin(event)) return [resourceOf(event)];
    return token === null ? [] : [removed(event)];
  });
  const next = new URL(url);
  next.search = "";
  next.searchParams.set("$deltatoken", Buffer.from(`${store.state.change}|${from}|${to}`).toString("base64url"));
  return { status: 200, body: { value, "@odata.deltaLink": next.href } };
}

function createEvent(body: object, account: string, store: AgendaStore): Answer {
  const transactionId = textAt(body, "transactionId");
  const events = store.list("microsoft", account);
  if (transactionId && events.some((event) => event.transactionId === transactionId))
    return failure(409, "ErrorDuplicateTransactionId", "Your request can't be completed. The TransactionId is used by another event.");
  const event = written(body, account, {});
  if (!event) return badTimes;
  return { status: 201, body: resourceOf(store.put({ ...event, id: `AAMkAG${crypto.randomUUID().replaceAll("-", "")}=`, change: 0 })) };
}

/** The calendar of Microsoft Graph v1.0 of one account: who it is, its events with transactionId and extended properties, and the delta of a window. */
export function answerGraph(asked: Asked, account: string, store: AgendaStore): Answer | undefined {
  const path = asked.url.pathname;
  if (path === "/v1.0/me") return { status: 200, body: { id: account, mail: account, userPrincipalName: account, displayName: account } };
  if (path === "/v1.0/me/calendarView/delta") return listDelta(asked, account, store);
  const found = /^\/v1\.0\/me\/events(?:\/([^/]+))?$/.exec(path);
  if (!found) return undefined;
  const body = jsonOf(asked);
  if (found[1] === undefined) {
    if (asked.method === "POST") return createEvent(body, account, store);
    const wanted = byProperty.exec(asked.url.searchParams.get("$filter") ?? "");
    if (!wanted) return failure(501, "NotImplemented", "Events are found here by one extended property only.");
    const [, name = "", value] = wanted;
    const events = store.list("microsoft", account).filter((event) => !event.isDeleted && event.properties[name] === value);
    return { status: 200, body: { value: events.map(resourceOf) } };
  }
  const event = store.find("microsoft", account, decodeURIComponent(found[1]));
  if (!event || event.isDeleted) return notFound;
  if (asked.method === "GET") return { status: 200, body: resourceOf(event) };
  if (asked.method === "DELETE") {
    store.put({ ...event, isDeleted: true });
    return { status: 204 };
  }
  if (asked.method !== "PATCH") return undefined;
  const next = written(body, account, event);
  return next ? { status: 200, body: resourceOf(store.put({ ...next, id: event.id, change: 0 })) } : badTimes;
}

import { calendar, type calendar_v3 } from "@googleapis/calendar";
import { AgendaError, agendaErrorOf, timeoutMs } from "./agenda-error.ts";
import { connectOAuth } from "./oauth.ts";
import type { Agenda, AgendaItem, RemoteItem } from "./port.ts";

export type GoogleSettings = {
  clientId: string;
  clientSecret: string;
  /** Where Google is instead of at its own addresses: the stand-in of a laptop. */
  url?: string | undefined;
};

const zone = "Europe/Amsterdam";

/** Google's ids are digits and a to v: a uuid without its dashes is one. The same key is the same event, whoever asks twice. */
const idOf = (key: string): string => key.replaceAll("-", "").toLowerCase();

const toBody = ({ titel, locatie, opmerkingen, begintOp, duurMinuten }: AgendaItem): calendar_v3.Schema$Event => ({
  summary: titel,
  location: locatie,
  description: opmerkingen,
  // With its offset an instant is meant, also in the doubled hour; the zone is for how Google shows it.
  start: { dateTime: begintOp.toISOString(), timeZone: zone },
  end: { dateTime: new Date(begintOp.getTime() + duurMinuten * 60_000).toISOString(), timeZone: zone },
  // Deleted by her and wanted again: the id is used up, so the same event comes back.
  status: "confirmed",
});

function toItem(event: calendar_v3.Schema$Event): RemoteItem | undefined {
  const { id, start, end } = event;
  if (!id || event.status === "cancelled") return undefined;
  // Dragged to the bar of whole days it has a date and no time; midnight in UTC is near enough to show that it moved.
  const [from, to] = [Date.parse(start?.dateTime ?? start?.date ?? ""), Date.parse(end?.dateTime ?? end?.date ?? "")];
  if (Number.isNaN(from) || Number.isNaN(to)) return undefined;
  return {
    externId: id,
    titel: event.summary ?? "",
    locatie: event.location ?? "",
    opmerkingen: event.description ?? "",
    begintOp: new Date(from),
    duurMinuten: Math.round((to - from) / 60_000),
  };
}

/** What the SDK throws for an answer that is no success; its shape is not exported by the package. */
type Thrown = { status?: unknown; code?: unknown; response?: { headers?: unknown; data?: unknown } };

/** Of headers as the SDK has them: an object of a class of its own, or a plain one. */
function retryAfterOf(headers: unknown): string | undefined {
  if (typeof headers !== "object" || headers === null) return undefined;
  const read: unknown = Reflect.get(headers, "get");
  const value: unknown = typeof read === "function" ? read.call(headers, "retry-after") : Reflect.get(headers, "retry-after");
  return typeof value === "string" ? value : undefined;
}

function toAgendaError(error: unknown): AgendaError {
  if (error instanceof AgendaError) return error;
  const { status, code, response }: Thrown = typeof error === "object" && error !== null ? error : {};
  const answered = [status, code].map(Number).find((one) => one >= 100 && one < 600);
  const isLimit = answered === 403 && /rateLimitExceeded|quotaExceeded/i.test(JSON.stringify(response?.data ?? ""));
  return agendaErrorOf("Google", answered, retryAfterOf(response?.headers), isLimit);
}

async function call<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toAgendaError(error);
  }
}

/** Undefined in the place of an answer that the thing is not there (any more). */
async function unlessGone<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    const { status, code }: Thrown = typeof error === "object" && error !== null ? error : {};
    if ([status, code].map(Number).some((one) => one === 404 || one === 410)) return undefined;
    throw error;
  }
}

const isStatus = (error: unknown, wanted: number): boolean =>
  typeof error === "object" && error !== null && [Reflect.get(error, "status"), Reflect.get(error, "code")].map(Number).includes(wanted);

const fields = "nextPageToken,nextSyncToken,items(id,status,summary,location,description,start,end)";

/** Google Calendar of one client of Google's: the primary calendar of whoever gave consent. */
export function createGoogleAgenda({ clientId, clientSecret, url }: GoogleSettings): Agenda {
  const oauth = connectOAuth({
    naam: "Google",
    server: url
      ? { issuer: url, authorization_endpoint: `${url}/authorize`, token_endpoint: `${url}/token`, revocation_endpoint: `${url}/revoke` }
      : {
          issuer: "https://accounts.google.com",
          authorization_endpoint: "https://accounts.google.com/o/oauth2/v2/auth",
          token_endpoint: "https://oauth2.googleapis.com/token",
          revocation_endpoint: "https://oauth2.googleapis.com/revoke",
        },
    clientId,
    clientSecret,
    scope: "openid email https://www.googleapis.com/auth/calendar.events",
    // Without the prompt Google gives a refresh token the first time only.
    extra: { access_type: "offline", prompt: "consent" },
  });
  // Trying again is the job's: the SDK would do it within one call, unseen.
  const api = calendar({ version: "v3", retry: false, timeout: timeoutMs });
  /** The address goes with each call: one that is given to the api as a whole is not looked at. */
  const as = (accessToken: string) => ({
    headers: { Authorization: `Bearer ${accessToken}` },
    ...(url ? { rootUrl: `${url}/` } : {}),
  });
  const calendarId = "primary";

  return {
    soort: "google",
    consentUrl: oauth.consentUrl,
    async redeemConsent(input) {
      const { email, ...tokens } = await oauth.redeem(input);
      if (!email) throw new AgendaError("refused", "Google does not say whose agenda it is");
      return { ...tokens, account: email };
    },
    refresh: oauth.refresh,
    revoke: oauth.revoke,
    put: (accessToken, { key, externId, item }) =>
      call(async () => {
        const requestBody = toBody(item);
        const eventId = externId ?? idOf(key);
        if (externId === null) {
          try {
            const { data } = await api.events.insert({ calendarId, requestBody: { ...requestBody, id: eventId } }, as(accessToken));
            return data.id ?? eventId;
          } catch (error) {
            // A create of before got through, and its answer was lost.
            if (!isStatus(error, 409)) throw error;
          }
        }
        await api.events.patch({ calendarId, eventId, requestBody }, as(accessToken));
        return eventId;
      }),
    find: (accessToken, externId) =>
      call(async () => {
        const found = await unlessGone(api.events.get({ calendarId, eventId: externId }, as(accessToken)));
        return found && toItem(found.data);
      }),
    findByKey: (accessToken, key) =>
      call(async () => {
        const found = await unlessGone(api.events.get({ calendarId, eventId: idOf(key) }, as(accessToken)));
        return found && toItem(found.data)?.externId;
      }),
    remove: (accessToken, externId) =>
      call(async () => {
        await unlessGone(api.events.delete({ calendarId, eventId: externId }, as(accessToken)));
      }),
    listChanges: (accessToken, cursor, now) =>
      call(async () => {
        const changes: { externId: string; item: RemoteItem | undefined }[] = [];
        // A first reading begins with today's: what is past nobody moves.
        const about = cursor === null ? { timeMin: now.toISOString() } : { syncToken: cursor };
        for (let pageToken: string | undefined; ; ) {
          const { data } = await api.events.list(
            { calendarId, ...about, maxResults: 250, fields, ...(pageToken ? { pageToken } : {}) },
            as(accessToken),
          );
          for (const event of data.items ?? []) if (event.id) changes.push({ externId: event.id, item: toItem(event) });
          if (data.nextSyncToken) return { changes, cursor: data.nextSyncToken };
          if (!data.nextPageToken) throw new AgendaError("later", "Google gave neither a page nor a sync token");
          pageToken = data.nextPageToken;
        }
      }),
  };
}

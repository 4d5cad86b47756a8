import { Client, type Context, GraphError, HTTPMessageHandler, type Middleware } from "@microsoft/microsoft-graph-client";
import type { Event } from "@microsoft/microsoft-graph-types";
import { AgendaError, agendaErrorOf, timeoutMs } from "./agenda-error.ts";
import { connectOAuth } from "./oauth.ts";
import type { Agenda, AgendaItem, RemoteItem } from "./port.ts";

export type MicrosoftSettings = {
  clientId: string;
  clientSecret: string;
  /** Where Microsoft is instead of at its own addresses: the stand-in of a laptop. */
  url?: string | undefined;
};

/** Our own property on an event, by which it is found again when the answer of its making was lost. */
const keyProperty = "String {5f0c1b4e-3a0d-4d0f-9c55-6d1f2b7a9e01} Name dossierklaarAfspraak";
/** Half a year of afspraken is watched; a cursor is renewed long before its window runs out. */
const windowMs = 183 * 24 * 3_600_000;
const renewMs = 60 * 24 * 3_600_000;

const wallTime = (instant: Date) => ({ dateTime: instant.toISOString().slice(0, 19), timeZone: "UTC" });

const toBody = ({ titel, locatie, opmerkingen, begintOp, duurMinuten }: AgendaItem): Event => ({
  subject: titel,
  location: { displayName: locatie },
  body: { contentType: "text", content: opmerkingen },
  start: wallTime(begintOp),
  end: wallTime(new Date(begintOp.getTime() + duurMinuten * 60_000)),
});

function toItem(event: Event): RemoteItem | undefined {
  const { id, start, end } = event;
  // In UTC, as every call asks for it.
  const instantOf = (wall: string | undefined) => new Date(`${(wall ?? "").slice(0, 19)}Z`);
  const [from, to] = [instantOf(start?.dateTime), instantOf(end?.dateTime)];
  if (!id || event.isCancelled === true || Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return undefined;
  return {
    externId: id,
    titel: event.subject ?? "",
    locatie: event.location?.displayName ?? "",
    opmerkingen: (event.body?.content ?? "").replaceAll("\r\n", "\n").trim(),
    begintOp: from,
    duurMinuten: Math.round((to.getTime() - from.getTime()) / 60_000),
  };
}

/** Adds the token to each call. The SDK's own handler knows only addresses with TLS, and so not the stand-in. */
class TokenHandler implements Middleware {
  readonly #accessToken: string;
  readonly #next: Middleware;
  constructor(accessToken: string, next: Middleware) {
    this.#accessToken = accessToken;
    this.#next = next;
  }
  execute(context: Context): Promise<void> {
    const headers = new Headers(context.options?.headers);
    headers.set("Authorization", `Bearer ${this.#accessToken}`);
    // A redirect would carry the token to an address that nobody configured.
    context.options = { ...context.options, headers, redirect: "error", signal: AbortSignal.timeout(timeoutMs) };
    return this.#next.execute(context);
  }
}

function toAgendaError(error: unknown): AgendaError {
  if (error instanceof AgendaError) return error;
  if (!(error instanceof GraphError) || error.statusCode < 100) return agendaErrorOf("Microsoft", undefined);
  return agendaErrorOf("Microsoft", error.statusCode, error.headers?.get("retry-after"));
}

async function call<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toAgendaError(error);
  }
}

const isStatus = (error: unknown, wanted: number): boolean => error instanceof GraphError && error.statusCode === wanted;

type Page = { value?: (Event & { "@removed"?: unknown })[]; "@odata.nextLink"?: string; "@odata.deltaLink"?: string };

/** When the window of a cursor began, and where it goes on. */
function readCursor(cursor: string): { since: number; link: string } {
  const at = cursor.indexOf(" ");
  return { since: Number(cursor.slice(0, at)), link: cursor.slice(at + 1) };
}

/** Outlook's calendar by Microsoft Graph, of whoever gave consent. */
export function createMicrosoftAgenda({ clientId, clientSecret, url }: MicrosoftSettings): Agenda {
  const oauth = connectOAuth({
    naam: "Microsoft",
    server: url
      ? { issuer: url, authorization_endpoint: `${url}/authorize`, token_endpoint: `${url}/token` }
      : {
          issuer: "https://login.microsoftonline.com/common/v2.0",
          authorization_endpoint: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
          token_endpoint: "https://login.microsoftonline.com/common/oauth2/v2.0/token",
        },
    clientId,
    clientSecret,
    scope: "offline_access User.Read Calendars.ReadWrite",
    extra: { prompt: "select_account" },
  });
  /** The chain holds no handler that tries again: that is the job's. */
  const as = (accessToken: string) =>
    Client.initWithMiddleware({
      middleware: new TokenHandler(accessToken, new HTTPMessageHandler()),
      ...(url ? { baseUrl: `${url}/` } : {}),
    });
  const prefer = 'outlook.timezone="UTC", outlook.body-content-type="text"';
  /** A link of Microsoft's as the SDK takes it: whole when it is https, else the path behind the version. */
  const pathOf = (link: string) => (url ? link.replace(`${url}/v1.0`, "") : link);
  const eventPath = (externId: string) => `/me/events/${encodeURIComponent(externId)}`;

  const findByKey = async (accessToken: string, key: string): Promise<string | undefined> => {
    const answer: Page = await as(accessToken)
      .api("/me/events")
      .filter(`singleValueExtendedProperties/any(ep: ep/id eq '${keyProperty}' and ep/value eq '${key}')`)
      .select("id")
      .get();
    return answer.value?.[0]?.id;
  };

  return {
    soort: "microsoft",
    consentUrl: oauth.consentUrl,
    async redeemConsent(input) {
      const { email: _, ...tokens } = await oauth.redeem(input);
      const me: { mail?: string | null; userPrincipalName?: string } = await call(() =>
        as(tokens.accessToken).api("/me").select("mail,userPrincipalName").get(),
      );
      const account = me.mail || me.userPrincipalName;
      if (!account) throw new AgendaError("refused", "Microsoft does not say whose agenda it is");
      return { ...tokens, account };
    },
    refresh: oauth.refresh,
    /** Microsoft can only end everything that she is signed in to, which is not ours to do: tokens are forgotten instead. */
    revoke: async () => {},
    put: (accessToken, { key, externId, item }) =>
      call(async () => {
        const known = externId ?? (await findByKey(accessToken, key));
        if (known !== undefined) {
          await as(accessToken).api(eventPath(known)).patch(toBody(item));
          return known;
        }
        try {
          const made: Event = await as(accessToken)
            .api("/me/events")
            .post({ ...toBody(item), transactionId: key, singleValueExtendedProperties: [{ id: keyProperty, value: key }] });
          if (!made.id) throw new AgendaError("later", "Microsoft gave no id");
          return made.id;
        } catch (error) {
          // A create that came in at the same time, or is not found yet.
          if (isStatus(error, 409)) throw new AgendaError("later", "Microsoft is still making this event");
          throw error;
        }
      }),
    find: (accessToken, externId) =>
      call(async () => {
        try {
          return toItem(await as(accessToken).api(eventPath(externId)).header("Prefer", prefer).get());
        } catch (error) {
          if (isStatus(error, 404)) return undefined;
          throw error;
        }
      }),
    findByKey: (accessToken, key) => call(() => findByKey(accessToken, key)),
    remove: (accessToken, externId) =>
      call(async () => {
        try {
          await as(accessToken).api(eventPath(externId)).delete();
        } catch (error) {
          if (!isStatus(error, 404)) throw error;
        }
      }),
    listChanges: (accessToken, cursor, now) =>
      call(async () => {
        const kept = cursor === null ? undefined : readCursor(cursor);
        // A cursor goes on in the window it was made for.
        if (kept && now.getTime() > kept.since + renewMs) throw new AgendaError("cursor", "Microsoft's window is half over");
        const since = kept?.since ?? now.getTime();
        const query = new URLSearchParams({
          startDateTime: now.toISOString(),
          endDateTime: new Date(now.getTime() + windowMs).toISOString(),
        });
        const changes: { externId: string; item: RemoteItem | undefined }[] = [];
        for (let link = kept?.link ?? `/me/calendarView/delta?${query}`; ; ) {
          const page: Page = await as(accessToken).api(pathOf(link)).header("Prefer", prefer).get();
          for (const event of page.value ?? [])
            if (event.id) changes.push({ externId: event.id, item: event["@removed"] === undefined ? toItem(event) : undefined });
          if (page["@odata.deltaLink"]) return { changes, cursor: `${since} ${page["@odata.deltaLink"]}` };
          if (!page["@odata.nextLink"]) throw new AgendaError("later", "Microsoft gave neither a page nor a delta link");
          link = page["@odata.nextLink"];
        }
      }),
  };
}

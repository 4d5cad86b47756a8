import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, type Asked, jsonOf, readAsked, sendAnswer } from "./answer.ts";
import { createFaults, type Fault } from "./faults.ts";
import { answerGoogleEvents, googleUnauthorized } from "./google.ts";
import { answerGraph, graphUnauthorized } from "./graph.ts";
import { createOAuth, type OAuth } from "./oauth.ts";
import { agendaPage, pagePolicy } from "./pages.ts";
import { type AgendaStore, openAgendaStore, type Vendor } from "./store.ts";

export type AgendaStandInOptions = {
  /** Where this server is reached; the vendors are below it. */
  origin: string;
  clientSecret: string;
  /** What is kept stands in its folder `agenda`. */
  dataDir: string;
  log: (line: string) => void;
};

export type AgendaStandIn = {
  environment: Record<string, string>;
  /** False for what is not its own: paths outside /google, /microsoft and /agenda. */
  listener(req: IncomingMessage, res: ServerResponse): Promise<boolean>;
};

const clientId = "dossierklaar-local";
const hour = 3_600_000;

const faultAnswer = ({ status = 500, retryAfter }: Fault): Answer => ({
  status,
  headers: retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) },
  body: { error: { code: status, message: "ordered fault", errors: [{ domain: "usageLimits", reason: "rateLimitExceeded" }] } },
});

/** What a person does in her agenda, on its page: an hour later, or away. */
function changeByHand({ body }: Asked, store: AgendaStore): Answer {
  const form = new URLSearchParams(body);
  const vendor: Vendor = form.get("vendor") === "microsoft" ? "microsoft" : "google";
  const event = store.find(vendor, form.get("account") ?? "", form.get("id") ?? "");
  const later = (instant: string) => new Date(Date.parse(instant) + hour).toISOString();
  if (event && form.get("wat") === "weg") store.put({ ...event, isDeleted: true });
  if (event && form.get("wat") === "later") store.put({ ...event, start: later(event.start), end: later(event.end) });
  return { status: 303, headers: { Location: "/agenda" } };
}

/**
 * Stand-ins that speak the wire protocols of Google (OAuth 2, Calendar v3) and Microsoft (OAuth 2, Graph v1.0), and a page that shows people
 * what stands in both agendas. Nothing leaves the machine. POST /agenda/_faults orders faults for the next calls of either api;
 * POST /agenda/_withdraw takes all consent away, as a person does at her account.
 */
export function createAgendaStandIn({ origin, clientSecret, dataDir, log }: AgendaStandInOptions): AgendaStandIn {
  const store = openAgendaStore(path.join(dataDir, "agenda"), log);
  const faults = createFaults();
  const oauthOf = (vendor: Vendor): OAuth => createOAuth({ vendor, issuer: `${origin}/${vendor}`, clientId, clientSecret, store });
  const oauth = { google: oauthOf("google"), microsoft: oauthOf("microsoft") };

  const answerVendor = (vendor: Vendor, asked: Asked): Answer | undefined => {
    const way = asked.url.pathname.slice(`/${vendor}`.length);
    const inner = { ...asked, url: new URL(asked.url) };
    if (way === "/authorize") return oauth[vendor].authorize(asked);
    if (way === "/token" && asked.method === "POST") return oauth[vendor].token(asked);
    if (way === "/revoke" && asked.method === "POST" && vendor === "google") return oauth.google.revoke(asked);
    const account = oauth[vendor].findAccount(asked);
    if (account === undefined) return vendor === "google" ? googleUnauthorized : graphUnauthorized;
    inner.url.pathname = way;
    const answer = vendor === "google" ? answerGoogleEvents(inner, account, store) : answerGraph(inner, account, store);
    return answer && withOuterLink(answer, inner.url, asked.url);
  };

  const answerAgenda = (asked: Asked): Answer | undefined => {
    const { method, url } = asked;
    if (url.pathname === "/agenda/_faults" && method === "POST") return { status: faults.plan(jsonOf(asked)) ? 204 : 400 };
    if (url.pathname === "/agenda/_faults" && method === "DELETE") {
      faults.clear();
      return { status: 204 };
    }
    if (url.pathname === "/agenda/_withdraw" && method === "POST") {
      store.state.grants = {};
      store.save();
      return { status: 204 };
    }
    if (url.pathname === "/agenda/_events" && method === "GET") return { status: 200, body: store.state.events };
    if (url.pathname !== "/agenda") return undefined;
    return method === "POST" ? changeByHand(asked, store) : { status: 200, body: agendaPage(store.state.events) };
  };

  return {
    environment: {
      GOOGLE_CLIENT_ID: clientId,
      GOOGLE_CLIENT_SECRET: clientSecret,
      GOOGLE_URL: `${origin}/google`,
      MICROSOFT_CLIENT_ID: clientId,
      MICROSOFT_CLIENT_SECRET: clientSecret,
      MICROSOFT_URL: `${origin}/microsoft`,
    },
    async listener(req, res) {
      const url = new URL(req.url ?? "/", origin);
      const vendor = /^\/(google|microsoft)\//.exec(url.pathname)?.[1];
      if (!vendor && !/^\/agenda(\/|$)/.test(url.pathname)) return false;
      const asked = await readAsked(req, url);
      const isCall = vendor && !url.pathname.endsWith("/authorize");
      const fault = isCall ? faults.takeNext() : undefined;
      if (fault?.delayMs) await sleep(fault.delayMs);
      if (fault && !fault.dropResponse && fault.status !== undefined) {
        sendAnswer(res, faultAnswer(fault));
        return true;
      }
      const answer = (vendor === "google" || vendor === "microsoft" ? answerVendor(vendor, asked) : answerAgenda(asked)) ?? { status: 404 };
      if (fault?.dropResponse) res.destroy();
      else sendAnswer(res, { ...answer, headers: { "Content-Security-Policy": pagePolicy, ...answer.headers } });
      return true;
    },
  };
}

/** A link in an answer leads back through this server, not to where the vendor's own path would be. */
function withOuterLink(answer: Answer, inner: URL, outer: URL): Answer {
  if (typeof answer.body !== "object" || !Reflect.has(answer.body, "@odata.deltaLink")) return answer;
  const link = String(Reflect.get(answer.body, "@odata.deltaLink")).replace(inner.pathname, outer.pathname);
  return { ...answer, body: { ...answer.body, "@odata.deltaLink": link } };
}

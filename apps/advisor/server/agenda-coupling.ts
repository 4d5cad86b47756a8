import type { AdvisorContext } from "@dossierklaar/api/context";
import { AgendaError } from "@dossierklaar/calendar/agenda-error";
import type { Agendas } from "@dossierklaar/calendar/agendas";
import { newConsentSecrets } from "@dossierklaar/calendar/oauth";
import { type AgendaSoort, agendaSoorten } from "@dossierklaar/db/columns";
import type { AdviseurActor } from "@dossierklaar/domain/actor";
import { coupleAgenda } from "@dossierklaar/domain/agenda/koppeling";
import type { CookieOptions, Request, RequestHandler, Response } from "express";
import { z } from "zod";
import type { Deps } from "./deps.ts";
import type { Env } from "./env.ts";

type ContextOf = (req: Request, res: Response) => Promise<AdvisorContext>;

const cookieName = "dossierklaar_agenda";
/** As long as somebody may take to consent. */
const cookieMs = 10 * 60_000;
const backPath = "/agenda/gekoppeld";

/** What the browser carries to the vendor and back, closed: no other browser and no other gebruiker can end what this one began. */
const carriedSchema = z.object({ soort: z.enum(agendaSoorten), state: z.string(), verifier: z.string(), until: z.number() });
type Carried = z.infer<typeof carriedSchema>;

const ownerOf = ({ kantoorId, gebruikerId }: AdviseurActor): string => `${kantoorId}:${gebruikerId}`;

const cookieOptions = (env: Pick<Env, "ADVISOR_URL">): CookieOptions => ({
  httpOnly: true,
  // Lax: the vendor's page sends her back by a link of another site.
  sameSite: "lax",
  secure: env.ADVISOR_URL.startsWith("https:"),
  path: backPath,
});

function findCookie(req: Request): string | undefined {
  const pairs = (req.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([name]) => name === cookieName)?.[1];
}

const redirectUriOf = (env: Pick<Env, "ADVISOR_URL">, soort: AgendaSoort): string => `${env.ADVISOR_URL}${backPath}/${soort}`;
const findSoort = (req: Request): AgendaSoort | undefined => agendaSoorten.find((soort) => soort === req.params.soort);

/** Where Mijn account says how it went. */
const toAccount = (res: Response, how: "gekoppeld" | "geweigerd" | "mislukt"): void => res.redirect(303, `/account?agenda=${how}#agenda`);

/** GET /agenda/koppelen/google: sends her to the vendor's page that asks for consent. */
export function startCouplingRoute(env: Env, deps: Deps, contextOf: ContextOf): RequestHandler {
  return (req, res, next) => {
    const site = req.get("sec-fetch-site");
    if (site !== undefined && site !== "same-origin" && site !== "none") return void res.status(403).end();
    const soort = findSoort(req);
    const agenda = soort && deps.agendas?.find(soort);
    if (!soort || !agenda || !deps.agendas) return void res.status(404).end();
    const { seal } = deps.agendas;
    contextOf(req, res)
      .then(async ({ actor }) => {
        if (!actor) return res.redirect(303, "/inloggen?naar=%2Faccount");
        const secrets = newConsentSecrets();
        const carried: Carried = { soort, ...secrets, until: deps.clock.now().getTime() + cookieMs };
        res.cookie(cookieName, seal.close(JSON.stringify(carried), ownerOf(actor)), { ...cookieOptions(env), maxAge: cookieMs });
        res.set("cache-control", "no-store");
        res.redirect(303, (await agenda.consentUrl({ ...secrets, redirectUri: redirectUriOf(env, soort) })).href);
      })
      .catch(next);
  };
}

/** What this browser set out with, as this gebruiker, not too long ago. */
function openCarried(req: Request, agendas: Agendas, actor: AdviseurActor, now: Date): Carried | undefined {
  const sealed = findCookie(req);
  if (!sealed) return undefined;
  try {
    const carried = carriedSchema.parse(JSON.parse(agendas.seal.open(decodeURIComponent(sealed), ownerOf(actor))));
    return carried.until > now.getTime() ? carried : undefined;
  } catch {
    // Of another browser, another gebruiker or another secret: as if there were none.
    return undefined;
  }
}

/** GET /agenda/gekoppeld/google: she comes back from the vendor's page; her consent becomes a coupling. */
export function finishCouplingRoute(env: Env, deps: Deps, contextOf: ContextOf): RequestHandler {
  return (req, res, next) => {
    const soort = findSoort(req);
    const { agendas } = deps;
    const agenda = soort && agendas?.find(soort);
    if (!soort || !agenda || !agendas) return void res.status(404).end();
    res.set({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
    contextOf(req, res)
      .then(async ({ actor }) => {
        if (!actor) return res.redirect(303, "/inloggen?naar=%2Faccount");
        const carried = openCarried(req, agendas, actor, deps.clock.now());
        res.clearCookie(cookieName, cookieOptions(env));
        if (carried?.soort !== soort) return toAccount(res, "mislukt");
        const cameBackAt = new URL(req.originalUrl, env.ADVISOR_URL);
        try {
          const { account, refreshToken, accessToken, accessTot } = await agenda.redeemConsent({ ...carried, cameBackAt });
          const close = (token: string): string => agendas.seal.close(token, ownerOf(actor));
          await coupleAgenda(deps, actor, {
            soort,
            account,
            vernieuwToken: close(refreshToken),
            toegangToken: close(accessToken),
            toegangTot: accessTot,
          });
          toAccount(res, "gekoppeld");
        } catch (error) {
          if (!(error instanceof AgendaError)) throw error;
          deps.log.warn({ soort, reason: error.message }, "an agenda was not coupled");
          toAccount(res, error.kind === "consent" ? "geweigerd" : "mislukt");
        }
      })
      .catch(next);
  };
}

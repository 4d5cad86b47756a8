import { advisorRouter } from "@dossierklaar/api/advisor";
import type { AdvisorContext } from "@dossierklaar/api/context";
import { renewAdviseurActor } from "@dossierklaar/auth/advisor";
import { uploadOrigins } from "@dossierklaar/files/uploadthing";
import { answerFailures, clientFiles, compress, createExpress, fetchRoute, namesClient } from "@dossierklaar/host/express";
import { healthRoute } from "@dossierklaar/host/health";
import { refuseForeignOrigin } from "@dossierklaar/host/page-headers";
import { loadBuild } from "@dossierklaar/host/remix-build";
import { webHeaders } from "@dossierklaar/host/web-request";
import type { Listener } from "@dossierklaar/realtime/listener";
import { createRequestHandler } from "@remix-run/express";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { Express, Request, Response } from "express";
import type { ViteDevServer } from "vite";
import { finishCouplingRoute, startCouplingRoute } from "./agenda-coupling.ts";
import { agendaFeedRoute } from "./agenda-feed.ts";
import type { Deps } from "./deps.ts";
import type { Env } from "./env.ts";
import { makeLoadContext } from "./load-context.ts";
import { pdfjsFiles } from "./pdfjs-files.ts";
import { postmarkRoute } from "./postmark.ts";
import { securityHeaders } from "./security.ts";
import { uploadRoute } from "./uploads.ts";
import { zipRoute } from "./zip.ts";

export type AppOptions = { env: Env; deps: Deps; appRoot: string; listener: Listener; vite: ViteDevServer | undefined };

/** The web server of the adviser app, in front of Remix. */
export async function createApp({ env, deps, appRoot, listener, vite }: AppOptions): Promise<Express> {
  const app = createExpress(env);
  app.get("/healthz", healthRoute(deps.databases, listener));
  app.use(...securityHeaders(env, uploadOrigins(env)));
  app.use(compress());
  app.use("/pdfjs", pdfjsFiles());
  app.use(...clientFiles(appRoot, vite));
  app.use(namesClient);
  // Before the rule on origins: UploadThing calls back from its own servers, and proves itself by a signature.
  app.all("/api/uploadthing", uploadRoute(env, deps));
  // The same holds for Postmark, which proves itself by the secret in the address that it was given.
  app.post("/webhooks/postmark", ...postmarkRoute(env, deps));
  app.get("/agenda/:token.ics", agendaFeedRoute(deps));
  app.use(refuseForeignOrigin(env.ADVISOR_URL));

  /** Who asks; the answer carries the cookie that keeps a busy session alive. */
  const contextOf = async (req: Request, res: Response): Promise<AdvisorContext> => {
    const { actor, setCookies } = await renewAdviseurActor(deps.auth, deps.databases.withoutKantoor, webHeaders(req));
    for (const cookie of setCookies) res.append("set-cookie", cookie);
    return { actor, deps, log: (message, facts) => deps.log.error({ path: facts.path, err: facts.error }, message) };
  };

  app.get("/agenda/koppelen/:soort", startCouplingRoute(env, deps, contextOf));
  app.get("/agenda/gekoppeld/:soort", finishCouplingRoute(env, deps, contextOf));
  app.get("/dossiers/:nummer/stukken.zip", zipRoute(deps, contextOf));
  app.use(
    "/trpc",
    fetchRoute(env.ADVISOR_URL, async (req, res, web) => {
      const context = await contextOf(req, res);
      return fetchRequestHandler({ endpoint: "/trpc", router: advisorRouter, req: web, createContext: () => context });
    }),
  );
  app.all(
    "*",
    createRequestHandler({
      build: await loadBuild(appRoot, vite),
      mode: env.NODE_ENV,
      getLoadContext: async (req, res) =>
        makeLoadContext({ api: await contextOf(req, res), deps, headers: webHeaders(req), nonce: String(res.locals.nonce) }),
    }),
  );
  app.use(answerFailures(deps.log));
  return app;
}

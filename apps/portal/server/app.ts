import type { PortalContext } from "@dossierklaar/api/context";
import { portalRouter } from "@dossierklaar/api/portal";
import { klantActor } from "@dossierklaar/auth/portal";
import { uploadOrigins } from "@dossierklaar/files/uploadthing";
import { answerFailures, clientFiles, compress, createExpress, fetchRoute, namesClient } from "@dossierklaar/host/express";
import { healthRoute } from "@dossierklaar/host/health";
import { refuseForeignOrigin } from "@dossierklaar/host/page-headers";
import { loadBuild } from "@dossierklaar/host/remix-build";
import { webHeaders } from "@dossierklaar/host/web-request";
import type { Listener } from "@dossierklaar/realtime/listener";
import { createRequestHandler } from "@remix-run/express";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { Express } from "express";
import type { ViteDevServer } from "vite";
import type { Deps } from "./deps.ts";
import type { Env } from "./env.ts";
import { iconRoute } from "./install.ts";
import { makeLoadContext } from "./load-context.ts";
import { logoRoute } from "./logo.ts";
import { nameHiddenOrigin, securityHeaders } from "./security.ts";
import { uploadRoute } from "./uploads.ts";

export type AppOptions = { env: Env; deps: Deps; appRoot: string; listener: Listener; vite: ViteDevServer | undefined };

/** The web server of the portal, in front of Remix. */
export async function createApp({ env, deps, appRoot, listener, vite }: AppOptions): Promise<Express> {
  const actorOf = (headers: Headers) => klantActor(deps.auth, deps.databases, headers);
  const contextOf = async (headers: Headers): Promise<PortalContext> => ({
    actor: await actorOf(headers),
    deps,
    log: (message, facts) => deps.log.error({ path: facts.path, err: facts.error }, message),
  });

  const app = createExpress(env);
  app.get("/healthz", healthRoute(deps.databases, listener));
  app.use(...securityHeaders(env, uploadOrigins(env)));
  app.use(compress());
  app.use(...clientFiles(appRoot, vite));
  app.use(namesClient);
  app.get("/logo/:kantoorId", logoRoute(deps));
  // Before the rule on origins: UploadThing calls back from its own servers, and proves itself by a signature.
  app.all("/api/uploadthing", uploadRoute(env, deps, actorOf));
  app.use("/icoon", iconRoute);
  app.use(nameHiddenOrigin(env.PORTAL_URL), refuseForeignOrigin(env.PORTAL_URL));
  app.use(
    "/trpc",
    fetchRoute(env.PORTAL_URL, async (req, _res, web) => {
      const context = await contextOf(webHeaders(req));
      return fetchRequestHandler({ endpoint: "/trpc", router: portalRouter, req: web, createContext: () => context });
    }),
  );
  app.all(
    "*",
    createRequestHandler({
      build: await loadBuild(appRoot, vite),
      mode: env.NODE_ENV,
      getLoadContext: async (req, res) => {
        const headers = webHeaders(req);
        const nonce = String(res.locals.nonce);
        return makeLoadContext({ api: await contextOf(headers), deps, headers, nonce, portalUrl: env.PORTAL_URL });
      },
    }),
  );
  app.use(answerFailures(deps.log));
  return app;
}

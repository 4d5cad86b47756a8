import path from "node:path";
import type { PortalContext } from "@dossierklaar/api/context";
import { portalRouter } from "@dossierklaar/api/portal";
import { klantActor } from "@dossierklaar/auth/portal";
import { uploadOrigins } from "@dossierklaar/files/uploadthing";
import type { Listener } from "@dossierklaar/realtime/listener";
import { createRequestHandler } from "@remix-run/express";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import compression from "compression";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { ViteDevServer } from "vite";
import type { Deps } from "./deps.ts";
import type { Env } from "./env.ts";
import { healthRoute } from "./health.ts";
import { iconRoute } from "./install.ts";
import { makeLoadContext } from "./load-context.ts";
import { logoRoute } from "./logo.ts";
import { appRoot, loadBuild } from "./remix-build.ts";
import { refuseForeignOrigin, securityHeaders } from "./security.ts";
import { uploadRoute } from "./uploads.ts";
import { nameClient, sendWebResponse, webHeaders, webRequest } from "./web-request.ts";

export type AppOptions = { env: Env; deps: Deps; listener: Listener; vite: ViteDevServer | undefined };

/** "trust proxy" as Express takes it: a number of hops, or addresses. */
const trustOf = (text: string): number | string | false => (text === "" ? false : /^\d+$/.test(text) ? Number(text) : text);

/** The web server of the portal, in front of Remix. */
export async function createApp({ env, deps, listener, vite }: AppOptions): Promise<Express> {
  const actorOf = (headers: Headers) => klantActor(deps.auth, deps.databases, headers);
  const contextOf = async (headers: Headers): Promise<PortalContext> => ({
    actor: await actorOf(headers),
    deps,
    log: (message, facts) => deps.log.error({ path: facts.path, err: facts.error }, message),
  });

  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", trustOf(env.TRUST_PROXY));
  app.get("/healthz", healthRoute(deps.databases, listener));
  app.use(...securityHeaders(env, uploadOrigins(env)));
  // A phone on a slow line waits for bytes, not for us. Uploads and their callbacks hold nothing to compress.
  app.use(compression({ filter: (req, res) => !req.path.startsWith("/api/") && compression.filter(req, res) }));
  if (vite) app.use(vite.middlewares);
  else {
    const client = path.join(appRoot, "build/client");
    // Their names change with what is in them.
    app.use("/assets", express.static(path.join(client, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }));
    app.use(express.static(client, { maxAge: "1h" }));
  }
  app.use((req, _res, next) => {
    nameClient(req);
    next();
  });
  app.get("/logo/:kantoorId", logoRoute(deps));
  // Before the rule on origins: UploadThing calls back from its own servers, and proves itself by a signature.
  app.all("/api/uploadthing", uploadRoute(env, deps, actorOf));
  app.use("/icoon", iconRoute);
  app.use(refuseForeignOrigin(env.PORTAL_URL));
  app.use("/trpc", (req, res, next) => {
    contextOf(webHeaders(req))
      .then((context) =>
        fetchRequestHandler({
          endpoint: "/trpc",
          router: portalRouter,
          req: webRequest(req, res, env.PORTAL_URL),
          createContext: () => context,
        }),
      )
      .then((answer) => sendWebResponse(res, answer))
      .catch(next);
  });
  app.all(
    "*",
    createRequestHandler({
      build: await loadBuild(vite),
      mode: env.NODE_ENV,
      getLoadContext: async (req, res) => {
        const headers = webHeaders(req);
        const nonce = String(res.locals.nonce);
        return makeLoadContext({ api: await contextOf(headers), deps, headers, nonce, portalUrl: env.PORTAL_URL });
      },
    }),
  );
  // Express knows a handler of errors by its four parameters.
  app.use((error: unknown, _req: Request, res: Response, _next: NextFunction) => {
    const isMissing = (error as { status?: unknown } | null)?.status === 404; // so says express.static of an asset
    // Without the address: that of a sign-in link is the key itself.
    if (!isMissing) deps.log.error({ err: error }, "request failed");
    if (res.headersSent) res.destroy();
    else
      res
        .status(isMissing ? 404 : 500)
        .type("text/plain; charset=utf-8")
        .send(isMissing ? "Niet gevonden.\n" : "Er ging iets mis. Probeer het opnieuw.\n");
  });
  return app;
}

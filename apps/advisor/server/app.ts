import path from "node:path";
import { advisorRouter } from "@dossierklaar/api/advisor";
import type { AdvisorContext } from "@dossierklaar/api/context";
import { renewAdviseurActor } from "@dossierklaar/auth/advisor";
import { uploadOrigins } from "@dossierklaar/files/uploadthing";
import type { Listener } from "@dossierklaar/realtime/listener";
import { createRequestHandler } from "@remix-run/express";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import compression from "compression";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { ViteDevServer } from "vite";
import { agendaFeedRoute } from "./agenda-feed.ts";
import type { Deps } from "./deps.ts";
import type { Env } from "./env.ts";
import { healthRoute } from "./health.ts";
import { makeLoadContext } from "./load-context.ts";
import { pdfjsFiles } from "./pdfjs-files.ts";
import { postmarkRoute } from "./postmark.ts";
import { appRoot, loadBuild } from "./remix-build.ts";
import { refuseForeignOrigin, securityHeaders } from "./security.ts";
import { uploadRoute } from "./uploads.ts";
import { nameClient, sendWebResponse, webHeaders, webRequest } from "./web-request.ts";
import { zipRoute } from "./zip.ts";

export type AppOptions = { env: Env; deps: Deps; listener: Listener; vite: ViteDevServer | undefined };

/** "trust proxy" as Express takes it: a number of hops, or addresses. */
const trustOf = (text: string): number | string | false => (text === "" ? false : /^\d+$/.test(text) ? Number(text) : text);

/** The web server of the adviser app, in front of Remix. */
export async function createApp({ env, deps, listener, vite }: AppOptions): Promise<Express> {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", trustOf(env.TRUST_PROXY));
  app.get("/healthz", healthRoute(deps.databases, listener));
  app.use(...securityHeaders(env, uploadOrigins(env)));
  // A list of a hundred stukken is mostly the same words. Uploads and their callbacks hold nothing to compress.
  app.use(compression({ filter: (req, res) => !req.path.startsWith("/api/") && compression.filter(req, res) }));
  app.use("/pdfjs", pdfjsFiles());
  if (vite) app.use(vite.middlewares);
  else {
    const client = path.join(appRoot, "build/client");
    // Their names change with what is in them.
    app.use("/assets", express.static(path.join(client, "assets"), { immutable: true, maxAge: "1y" }));
    app.use("/assets", (_req, res) => void res.status(404).end());
    app.use(express.static(client, { maxAge: "1h" }));
  }
  app.use((req, _res, next) => {
    nameClient(req);
    next();
  });
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

  app.get("/dossiers/:nummer/stukken.zip", zipRoute(deps, contextOf));
  app.use("/trpc", (req, res, next) => {
    contextOf(req, res)
      .then((context) =>
        fetchRequestHandler({
          endpoint: "/trpc",
          router: advisorRouter,
          req: webRequest(req, res, env.ADVISOR_URL),
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
      getLoadContext: async (req, res) =>
        makeLoadContext({ api: await contextOf(req, res), deps, headers: webHeaders(req), nonce: String(res.locals.nonce) }),
    }),
  );
  // Express knows a handler of errors by its four parameters.
  app.use((error: unknown, req: Request, res: Response, _next: NextFunction) => {
    deps.log.error({ err: error, path: req.path }, "request failed");
    if (res.headersSent) res.destroy();
    else res.status(500).type("text/plain; charset=utf-8").send("Er ging iets mis. Probeer het opnieuw.");
  });
  return app;
}

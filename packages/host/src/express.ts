import path from "node:path";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler, type Response } from "express";
import type { Logger } from "pino";
import type { ViteDevServer } from "vite";
import { nameClient, sendWebResponse, webRequest } from "./web-request.ts";

/** "trust proxy" as Express takes it: a number of hops, or addresses. */
const trustOf = (text: string): number | string | false => (text === "" ? false : /^\d+$/.test(text) ? Number(text) : text);

/** An Express that believes who is said to be the client only as far as `TRUST_PROXY` goes. */
export function createExpress(env: { TRUST_PROXY: string }): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", trustOf(env.TRUST_PROXY));
  return app;
}

/** A page is mostly the same words, and a phone on a slow line waits for bytes. Uploads and their callbacks hold nothing to compress. */
export const compress = (): RequestHandler =>
  compression({ filter: (req, res) => !req.path.startsWith("/api/") && compression.filter(req, res) });

/** What the browser loads of the app: as Vite makes it, or as it was built. */
export function clientFiles(appRoot: string, vite: ViteDevServer | undefined): RequestHandler[] {
  if (vite) return [vite.middlewares];
  const client = path.join(appRoot, "build/client");
  const assets = express.Router();
  // Their names change with what is in them.
  assets.use("/assets", express.static(path.join(client, "assets"), { immutable: true, maxAge: "1y" }));
  assets.use("/assets", (_req, res) => void res.status(404).type("text/plain; charset=utf-8").send("Niet gevonden.\n"));
  return [assets, express.static(client, { maxAge: "1h" })];
}

/** Names the client to what comes after it: see nameClient. */
export const namesClient: RequestHandler = (req, _res, next) => {
  nameClient(req);
  next();
};

/** A route that a fetch handler answers, its body unread until then. Mount it before anything that reads bodies. */
export function fetchRoute(
  origin: string,
  answer: (request: Request, res: Response, web: globalThis.Request) => Promise<globalThis.Response>,
) {
  const route: RequestHandler = (req, res, next) => {
    answer(req, res, webRequest(req, res, origin))
      .then((answered) => sendWebResponse(res, answered))
      .catch(next);
  };
  return route;
}

/**
 * The last handler: what nobody foresaw is written down and answered with a sentence. Without the address: that of a sign-in link or of an
 * agenda is the key itself.
 */
export function answerFailures(log: Pick<Logger, "error">): ErrorRequestHandler {
  // Express knows a handler of errors by its four parameters.
  return (error: unknown, _req, res, _next) => {
    log.error({ err: error }, "request failed");
    if (res.headersSent) res.destroy();
    else res.status(500).type("text/plain; charset=utf-8").send("Er ging iets mis. Probeer het opnieuw.\n");
  };
}

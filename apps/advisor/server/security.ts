import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import helmet from "helmet";
import type { Env } from "./env.ts";

/** Where the browser reads files and where it sends them, next to this app itself (uploadOrigins of packages/files). */
export type FileOrigins = { files: readonly string[]; ingest: readonly string[] };

/** Headers that keep foreign scripts, frames and forms out. Puts the nonce of this answer's scripts in res.locals.nonce. */
export function securityHeaders(env: Pick<Env, "ADVISOR_URL" | "PORTAL_URL" | "NODE_ENV">, origins: FileOrigins): RequestHandler[] {
  const isHttps = env.ADVISOR_URL.startsWith("https:");
  const socket = env.ADVISOR_URL.replace(/^http/, "ws");
  return [
    (_req, res, next) => {
      res.locals.nonce = randomBytes(16).toString("base64url");
      next();
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", (_req, res) => `'nonce-${(res as { locals?: { nonce?: string } }).locals?.nonce}'`], // set by the handler above
          // Sizes of bars and blocks are style attributes, and a mail shown as it was sent brings its own.
          styleSrc: ["'self'", "'unsafe-inline'"],
          // Files are fetched by their signed address, and shown from what was fetched. A mail that is shown has its logo from the portal.
          imgSrc: ["'self'", "blob:", "data:", env.PORTAL_URL],
          frameSrc: ["'self'"],
          fontSrc: ["'self'"],
          // pdf.js reads pdfs in a worker of our own origin; that file has this policy too, so no code is made from text in it.
          workerSrc: ["'self'"],
          connectSrc: ["'self'", socket, ...(env.NODE_ENV === "development" ? ["ws:"] : []), ...origins.ingest, ...origins.files],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      referrerPolicy: { policy: "same-origin" },
      // The viewer shows files of another origin, which does not know this header.
      crossOriginEmbedderPolicy: false,
      crossOriginResourcePolicy: { policy: "same-origin" },
    }),
  ];
}

/**
 * Refuses what another site's page sends here. The cookie is SameSite=Lax, but the form of signing in needs no cookie.
 * A program without Origin is let through: it has no browser whose cookies it could borrow.
 */
export function refuseForeignOrigin(advisorUrl: string): RequestHandler {
  return (req, res, next) => {
    if (req.method === "GET" || req.method === "HEAD") return next();
    const { origin, host } = req.headers;
    if (origin === undefined || origin === advisorUrl || (URL.canParse(origin) && new URL(origin).host === host)) return next();
    res.status(403).type("text/plain; charset=utf-8").send("Deze aanvraag komt van een andere website.\n");
  };
}

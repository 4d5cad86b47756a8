import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import helmet from "helmet";
import type { Env } from "./env.ts";

/** Where the browser reads files and where it sends them, next to this app itself. */
export type FileOrigins = { files: readonly string[]; ingest: readonly string[] };

/** Headers that keep foreign scripts, frames and forms out. Puts the nonce of this answer's scripts in res.locals.nonce. */
export function securityHeaders(env: Pick<Env, "PORTAL_URL" | "NODE_ENV">, origins: FileOrigins): RequestHandler[] {
  const isHttps = env.PORTAL_URL.startsWith("https:");
  const socket = env.PORTAL_URL.replace(/^http/, "ws");
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
          // Progress bars and turned pages are style attributes.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", "blob:", "data:", ...origins.files],
          frameSrc: ["'self'", "blob:", ...origins.files],
          fontSrc: ["'self'"],
          connectSrc: ["'self'", socket, ...(env.NODE_ENV === "development" ? ["ws:"] : []), ...origins.ingest],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      referrerPolicy: { policy: "same-origin" },
      crossOriginEmbedderPolicy: false,
      crossOriginResourcePolicy: { policy: "same-origin" },
    }),
    (req, res, next) => {
      // The address of a sign-in link is the key itself: no request that its page makes may name it, not even one to us.
      if (req.path.startsWith("/toegang/")) res.setHeader("referrer-policy", "no-referrer");
      next();
    },
  ];
}

/**
 * Refuses what another site's page sends here. The cookie is SameSite=Lax, but the forms of signing in need no cookie.
 * A browser without Origin (an old one, or a program) is let through: the cookie rule covers it.
 */
export function refuseForeignOrigin(portalUrl: string): RequestHandler {
  return (req, res, next) => {
    if (req.method === "GET" || req.method === "HEAD") return next();
    // From a page with no-referrer a browser calls the origin of a plain form "null"; Remix would refuse that as foreign.
    if (req.headers.origin === "null" && req.headers["sec-fetch-site"] === "same-origin") req.headers.origin = portalUrl;
    const { origin, host } = req.headers;
    if (origin === undefined || origin === portalUrl || (URL.canParse(origin) && new URL(origin).host === host)) return next();
    res.status(403).type("text/plain; charset=utf-8").send("Deze aanvraag komt van een andere website.\n");
  };
}

import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import helmet from "helmet";

export type PageSources = {
  /** Where browsers reach the app. */
  origin: string;
  isDevelopment: boolean;
  /** Next to the app itself: what pictures, frames and requests of a page may come from or go to. */
  images: readonly string[];
  frames: readonly string[];
  connections: readonly string[];
};

/** Headers that keep foreign scripts, frames and forms out. Puts the nonce of this answer's scripts in res.locals.nonce. */
export function pageHeaders({ origin, isDevelopment, images, frames, connections }: PageSources): RequestHandler[] {
  const isHttps = origin.startsWith("https:");
  const socket = origin.replace(/^http/, "ws");
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
          // Sizes of bars and turned pages are style attributes, and a mail shown as it was sent brings its own.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", "blob:", "data:", ...images],
          frameSrc: ["'self'", ...frames],
          fontSrc: ["'self'"],
          // A worker's file has this policy too, so no code is made from text in it.
          workerSrc: ["'self'"],
          // In development Vite has a socket of its own.
          connectSrc: ["'self'", socket, ...(isDevelopment ? ["ws:"] : []), ...connections],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      referrerPolicy: { policy: "same-origin" },
      // Files are shown from another origin, which does not know this header.
      crossOriginEmbedderPolicy: false,
      crossOriginResourcePolicy: { policy: "same-origin" },
    }),
  ];
}

/**
 * Refuses what another site's page sends here. The cookie is SameSite=Lax, but a form of signing in needs no cookie.
 * A program without Origin is let through: it has no browser whose cookies it could borrow.
 */
export function refuseForeignOrigin(own: string): RequestHandler {
  return (req, res, next) => {
    if (req.method === "GET" || req.method === "HEAD") return next();
    const { origin, host } = req.headers;
    if (origin === undefined || origin === own || (URL.canParse(origin) && new URL(origin).host === host)) return next();
    res.status(403).type("text/plain; charset=utf-8").send("Deze aanvraag komt van een andere website.\n");
  };
}

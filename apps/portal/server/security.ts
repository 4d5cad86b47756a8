import { pageHeaders } from "@dossierklaar/host/page-headers";
import type { RequestHandler } from "express";
import type { Env } from "./env.ts";

/** Where the browser reads files and where it sends them, next to this app itself. */
export type FileOrigins = { files: readonly string[]; ingest: readonly string[] };

/** The portal's part of pageHeaders: what its pages show and fetch from elsewhere, and a sign-in link that is named to nobody. */
export const securityHeaders = (env: Pick<Env, "PORTAL_URL" | "NODE_ENV">, origins: FileOrigins): RequestHandler[] => [
  ...pageHeaders({
    origin: env.PORTAL_URL,
    isDevelopment: env.NODE_ENV === "development",
    images: origins.files,
    frames: ["blob:", ...origins.files],
    connections: origins.ingest,
  }),
  (req, res, next) => {
    // The address of a sign-in link is the key itself: no request that its page makes may name it, not even one to us.
    if (req.path.startsWith("/toegang/")) res.setHeader("referrer-policy", "no-referrer");
    next();
  },
];

/** From a page with no-referrer a browser calls the origin of a plain form "null"; that would be refused as foreign, by us and by Remix. */
export const nameHiddenOrigin =
  (portalUrl: string): RequestHandler =>
  (req, _res, next) => {
    const isAsked = req.method !== "GET" && req.method !== "HEAD";
    if (isAsked && req.headers.origin === "null" && req.headers["sec-fetch-site"] === "same-origin") req.headers.origin = portalUrl;
    next();
  };

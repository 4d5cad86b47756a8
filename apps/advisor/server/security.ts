import { pageHeaders } from "@dossierklaar/host/page-headers";
import type { RequestHandler } from "express";
import type { Env } from "./env.ts";

/** Where the browser reads files and where it sends them, next to this app itself (uploadOrigins of packages/files). */
export type FileOrigins = { files: readonly string[]; ingest: readonly string[] };

/** The adviser app's part of pageHeaders: what its pages show and fetch from elsewhere. */
export const securityHeaders = (env: Pick<Env, "ADVISOR_URL" | "PORTAL_URL" | "NODE_ENV">, origins: FileOrigins): RequestHandler[] =>
  pageHeaders({
    origin: env.ADVISOR_URL,
    isDevelopment: env.NODE_ENV === "development",
    // A mail that is shown has its logo from the portal.
    images: [env.PORTAL_URL],
    frames: [],
    // The viewer fetches files by their signed address, and shows what was fetched. pdf.js reads pdfs in a worker of our own origin.
    connections: [...origins.ingest, ...origins.files],
  });

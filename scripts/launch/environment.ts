import { createHmac } from "node:crypto";
import type { Ports } from "./configuration.ts";
import { type DatabaseUrls, withoutLibpqVariables } from "./database.ts";
import type { Secrets } from "./secrets.ts";

export type AppName = "advisor" | "portal" | "worker";

export type EnvironmentParts = {
  mode: "production" | "development";
  ports: Ports;
  advisorUrl: string;
  portalUrl: string;
  database: DatabaseUrls;
  secrets: Secrets;
  /** Of the stand-ins: UPLOADTHING_*, POSTMARK_*, GOOGLE_* and MICROSOFT_*. */
  local: Record<string, string>;
};

const vendorPrefixes = ["UPLOADTHING_", "POSTMARK_", "GOOGLE_CLIENT_", "GOOGLE_URL", "MICROSOFT_", "AGENDA_SECRET"];
const ownerOnly = ["DATABASE_URL", "APP_DATABASE_URL"];

/** Made of a secret that every data folder has: one that was begun before agendas could be coupled goes on. */
const agendaSecret = ({ authSecret }: Secrets): string => createHmac("sha256", authSecret).update("agenda").digest("base64url");

/** What a child may inherit: the user's environment without what we decide ourselves. */
export function inheritedEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(withoutLibpqVariables(env)).filter(
    ([name]) => !ownerOnly.includes(name) && !vendorPrefixes.some((prefix) => name.startsWith(prefix)),
  );
  return Object.fromEntries(kept);
}

/**
 * The environment of one process. Only the worker gets the owner's DATABASE_URL, for its runner: an app that could sign in as
 * owner would be outside the walls between kantoren.
 */
export function appEnvironment(app: AppName, parts: EnvironmentParts, inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const common = {
    ...inheritedEnvironment(inherited),
    ...parts.local,
    NODE_ENV: parts.mode,
    LOCAL_SERVICES: "on",
    ADVISOR_URL: parts.advisorUrl,
    PORTAL_URL: parts.portalUrl,
    APP_DATABASE_URL: parts.database.appUrl,
    AUTH_SECRET: parts.secrets.authSecret,
    // Whoever opens the portal has no agenda here.
    ...(app === "portal" ? {} : { AGENDA_SECRET: agendaSecret(parts.secrets) }),
    MAIL_FROM: inherited.MAIL_FROM?.trim() || "afspraak@dossierklaar.example",
  };
  if (app === "worker") return { ...common, DATABASE_URL: parts.database.ownerUrl };
  const origin = app === "advisor" ? parts.advisorUrl : parts.portalUrl;
  return { ...common, PORT: String(parts.ports[app]), UPLOADTHING_CALLBACK_URL: `${origin}/api/uploadthing` };
}

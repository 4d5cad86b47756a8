/** Where each part of the stand-in lives below its origin. The SDK speaks plain http to a file host only when that text contains "local". */
export const INGEST_PATH = "/ut-local/ingest";
export const API_PATH = "/ut-local/api";
export const FILES_PATH = "/ut-local/files";

export type UploadThingEnvironment = {
  UPLOADTHING_TOKEN: string;
  UPLOADTHING_INGEST_URL: string;
  UPLOADTHING_API_URL: string;
  UPLOADTHING_UFS_HOST: string;
  UPLOADTHING_UFS_APP_ID_LOCATION: "path";
  UPLOADTHING_IS_DEV: "false";
};

/**
 * The environment with which the real SDK, unchanged, talks to the stand-in. The callback address is not part of it: each app passes its own.
 *
 * `origin` must be reachable by both the browser and the app's server, for the SDK gives one ingest address to both.
 * Throws when the origin or the key is of a form that the SDK would refuse or silently send elsewhere.
 */
export function uploadThingEnvironment(account: { origin: string; apiKey: string; appId: string }): UploadThingEnvironment {
  const origin = requirePublicOrigin(account.origin);
  requireAccount(account);
  return {
    UPLOADTHING_TOKEN: Buffer.from(JSON.stringify({ apiKey: account.apiKey, appId: account.appId, regions: ["local"] })).toString("base64"),
    UPLOADTHING_INGEST_URL: `${origin}${INGEST_PATH}`,
    UPLOADTHING_API_URL: `${origin}${API_PATH}`,
    UPLOADTHING_UFS_HOST: `${new URL(origin).host}${FILES_PATH}`,
    UPLOADTHING_UFS_APP_ID_LOCATION: "path",
    // Stated, because the SDK derives it from NODE_ENV: with false the callback goes server to server, as in production.
    UPLOADTHING_IS_DEV: "false",
  };
}

/** The origin without a trailing slash. Throws on https (the SDK would build http file addresses) and on an origin with a path. */
export function requirePublicOrigin(text: string): string {
  const url = URL.parse(text);
  if (url === null || url.protocol !== "http:" || url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    throw new Error(`The UploadThing stand-in needs an origin such as http://localhost:3002, not ${JSON.stringify(text)}.`);
  }
  return url.origin;
}

export function requireAccount(account: { apiKey: string; appId: string }): void {
  if (!account.apiKey.startsWith("sk_")) throw new Error("The UploadThing SDK accepts only an API key that starts with sk_.");
  if (!/^[A-Za-z0-9_-]+$/.test(account.appId))
    throw new Error("The UploadThing app id becomes part of a path: letters, digits, _ and - only.");
}

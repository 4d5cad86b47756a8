// The one place that knows how the SDK is told where it works.
import type { RouteHandlerConfig } from "uploadthing/types";
import { type FileStorageEnv, findToken } from "./env.ts";

/** The SDK also reads addresses that its types leave out; what is not given here it would look up in process.env by itself. */
export type SdkConfig = RouteHandlerConfig & {
  token: string;
  isDev: false;
  ingestUrl?: string;
  apiUrl?: string;
  ufsHost?: string;
  ufsAppIdLocation?: "path" | "subdomain";
};

/** How the SDK is set up for this environment. */
export function sdkConfig(env: FileStorageEnv): SdkConfig {
  const addresses = {
    ingestUrl: env.UPLOADTHING_INGEST_URL,
    apiUrl: env.UPLOADTHING_API_URL,
    ufsHost: env.UPLOADTHING_UFS_HOST,
    ufsAppIdLocation: env.UPLOADTHING_UFS_APP_ID_LOCATION,
  };
  return {
    token: env.UPLOADTHING_TOKEN,
    // Said always: the SDK would derive it from NODE_ENV and then lose callbacks with a broken stream.
    isDev: false,
    // At Info it writes signed addresses with the names of files into the log; what goes wrong is logged by our own handlers.
    logLevel: "None",
    ...Object.fromEntries(Object.entries(addresses).filter(([, value]) => value !== undefined)),
  };
}

/** The origins that a page talks to, for its Content-Security-Policy: `ingest` takes uploads (connect-src), `files` shows them (img-src, frame-src, connect-src). */
export function uploadOrigins(env: FileStorageEnv): { ingest: string[]; files: string[] } {
  const token = findToken(env.UPLOADTHING_TOKEN);
  if (env.UPLOADTHING_INGEST_URL !== undefined && env.UPLOADTHING_UFS_HOST !== undefined)
    return { ingest: [new URL(env.UPLOADTHING_INGEST_URL).origin], files: [new URL(`http://${env.UPLOADTHING_UFS_HOST}`).origin] };
  return {
    ingest: token ? token.regions.map((region) => `https://${region}.${token.ingestHost}`) : [],
    files: token ? [`https://${token.appId}.ufs.sh`] : [],
  };
}

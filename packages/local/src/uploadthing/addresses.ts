import { FILES_PATH, INGEST_PATH } from "./environment.ts";
import type { Settings } from "./settings.ts";

/** Exactly what the apps have as UPLOADTHING_INGEST_URL: callbacks carry it, and the SDK reports to it. */
export function ingestUrl(settings: Settings): string {
  return settings.origin + INGEST_PATH;
}

/** The three names under which the SDK knows the address of one file. */
export function fileUrls(settings: Settings, key: string): { url: string; appUrl: string; ufsUrl: string } {
  const byApp = `${settings.origin}${FILES_PATH}/a/${settings.appId}/${key}`;
  return { url: `${settings.origin}${FILES_PATH}/f/${key}`, appUrl: byApp, ufsUrl: byApp };
}

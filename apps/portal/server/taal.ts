import type { Taal } from "@dossierklaar/db/columns";

/** The language of this browser: what was chosen before anybody signed in, and after that what the client chose, wherever she did. */
export const taalOf = (headers: Headers): Taal => (/(?:^|;\s*)taal=en(?:;|$)/.test(headers.get("cookie") ?? "") ? "en" : "nl");

/** Keeps it for a year. */
export const taalCookie = (taal: Taal, isHttps: boolean): string =>
  `taal=${taal}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${isHttps ? "; Secure" : ""}`;

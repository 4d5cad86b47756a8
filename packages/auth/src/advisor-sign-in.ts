import type { Db, Tx } from "@dossierklaar/db";
import { deleteTwoFactor } from "@dossierklaar/db/queries/adviseur-account";
import { uncountAttempt } from "@dossierklaar/db/queries/rate-limit";
import type { AdviseurAuth } from "./advisor.ts";
import { addressKey, clientIpHeader, clientKey, takeAttempt } from "./limits.ts";
import { endSessions } from "./sessions.ts";

/** What a sign-in form can be told. `setCookies` are Set-Cookie lines for the answer. */
export type SignInOutcome =
  | { outcome: "signedIn"; setCookies: string[] }
  | { outcome: "codeNeeded"; setCookies: string[] }
  | { outcome: "refused" }
  | { outcome: "tooManyAttempts"; retryAfterSeconds: number };

// Wrong passwords only. One address from any number of clients is wide enough that a stranger cannot easily shut somebody out with it; one
// client with any number of addresses is a kantoor behind one router, where several may be mistaken in the same quarter.
const limits = {
  address: { max: 20, windowSeconds: 15 * 60 },
  client: { max: 30, windowSeconds: 15 * 60 },
};

/**
 * The first step. `headers` are those of the browser's request, with the client's address set by the app; they carry the origin that is checked.
 * A wrong password, an unknown address, a foreign origin and somebody who no longer works here are the same answer: refused.
 * Only an answer to a password that was wrong counts against the address and the client: a page elsewhere on the web, and attempts that
 * were refused before a password was looked at, shut nobody out.
 */
export async function signInAdviseur(
  auth: AdviseurAuth,
  db: Db,
  headers: Headers,
  input: { email: string; wachtwoord: string },
  now: Date,
): Promise<SignInOutcome> {
  if (isForeign(auth, headers)) return { outcome: "refused" };
  const email = input.email.trim().toLowerCase();
  const taken: string[] = [];
  let wasWrong = false;
  try {
    for (const limit of [
      { key: `sign-in:${addressKey(email)}`, ...limits.address },
      { key: `sign-in:${clientKey(headers)}`, ...limits.client },
    ]) {
      taken.push(limit.key);
      if (!(await takeAttempt(db, "adviseur_auth_rate_limit", limit, now)))
        return { outcome: "tooManyAttempts", retryAfterSeconds: limit.windowSeconds };
    }
    const answer = await post(auth, headers, "/sign-in/email", { email, password: input.wachtwoord });
    wasWrong = answer.status === 401;
    return toOutcome(answer);
  } finally {
    // Taken before the password is compared, so that guesses sent all at once are counted as well.
    if (!wasWrong) for (const key of taken) await uncountAttempt(db, "adviseur_auth_rate_limit", key);
  }
}

/** The second step, where two-step is on; needs the cookie that the first step gave. Spaces in the code are forgiven. A code works once. */
export async function confirmCode(auth: AdviseurAuth, headers: Headers, code: string): Promise<SignInOutcome> {
  return toOutcome(await post(auth, headers, "/two-factor/verify-totp", { code: code.replace(/\s/g, "") }));
}

/** The second step for who lost her phone. Each of the ten works once. */
export async function confirmBackupCode(auth: AdviseurAuth, headers: Headers, code: string): Promise<SignInOutcome> {
  return toOutcome(await post(auth, headers, "/two-factor/verify-backup-code", { code: code.trim() }));
}

/**
 * Begins two-step sign-in for who is signed in: shows the secret and the backup codes once. It is on after confirmTwoFactor.
 * @returns undefined when the password is wrong, or when it is on already
 */
export async function startTwoFactor(
  auth: AdviseurAuth,
  headers: Headers,
  wachtwoord: string,
): Promise<{ totpUri: string; backupCodes: string[] } | undefined> {
  const answer = await post(auth, headers, "/two-factor/enable", { password: wachtwoord });
  if (!answer.ok) return undefined;
  const body = answer.body as { totpURI: string; backupCodes: string[] }; // the shape that better-auth documents for this path
  return { totpUri: body.totpURI, backupCodes: body.backupCodes };
}

/** Switches two-step on, by the first code of the app that holds the secret. The session is replaced: its cookie is in `setCookies`. */
export const confirmTwoFactor = confirmCode;

/** Switches two-step off. The session is replaced: its cookie is in `setCookies`. */
export async function stopTwoFactor(auth: AdviseurAuth, headers: Headers, wachtwoord: string): Promise<SignInOutcome> {
  return toOutcome(await post(auth, headers, "/two-factor/disable", { password: wachtwoord }));
}

/**
 * Switches two-step off for somebody who lost her phone and her reserve codes, and ends her sessions: she signs in by her password alone.
 * The caller has made sure that it is an admin of her kantoor who asks.
 */
export async function resetTwoFactor(tx: Tx, { gebruikerId }: { gebruikerId: string }): Promise<void> {
  await deleteTwoFactor(tx, gebruikerId);
  await endSessions(tx, { gebruikerId });
}

/** Changes the password of who is signed in and ends her other sessions. The session is replaced: its cookie is in `setCookies`. */
export async function changePassword(
  auth: AdviseurAuth,
  headers: Headers,
  input: { huidig: string; nieuw: string },
): Promise<SignInOutcome> {
  const body = { currentPassword: input.huidig, newPassword: input.nieuw, revokeOtherSessions: true };
  return toOutcome(await post(auth, headers, "/change-password", body));
}

type Answer = { ok: boolean; status: number; setCookies: string[]; body: unknown; retryAfterSeconds: number };

const passedOn = ["cookie", "origin", "referer", "user-agent", "sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest", clientIpHeader];

/** better-auth looks at the origin only where a cookie comes along; a form on a foreign page that signs a browser in has none. */
function isForeign(auth: AdviseurAuth, headers: Headers): boolean {
  const origin = headers.get("origin");
  return origin !== null && origin !== "" && origin !== new URL(auth.options.baseURL).origin;
}

/** By the front door, not by auth.api: only there do better-auth's rate limits and its check of the origin hold. */
async function post(auth: AdviseurAuth, headers: Headers, path: string, body: object): Promise<Answer> {
  const own = new URL(auth.options.baseURL);
  if (isForeign(auth, headers)) return { ok: false, status: 403, setCookies: [], body: null, retryAfterSeconds: 0 };
  const passed = new Headers({ "content-type": "application/json" });
  for (const name of passedOn) {
    const value = headers.get(name);
    if (value !== null) passed.set(name, value);
  }
  const response = await auth.handler(
    new Request(new URL(`/auth${path}`, own), { method: "POST", headers: passed, body: JSON.stringify(body) }),
  );
  return {
    ok: response.ok,
    status: response.status,
    setCookies: response.headers.getSetCookie(),
    body: await response.json().catch(() => null),
    retryAfterSeconds: Number(response.headers.get("x-retry-after") ?? 0),
  };
}

function toOutcome(answer: Answer): SignInOutcome {
  if (answer.status === 429) return { outcome: "tooManyAttempts", retryAfterSeconds: answer.retryAfterSeconds };
  if (!answer.ok) return { outcome: "refused" };
  const redirected = typeof answer.body === "object" && answer.body !== null && "twoFactorRedirect" in answer.body;
  return { outcome: redirected ? "codeNeeded" : "signedIn", setCookies: answer.setCookies };
}

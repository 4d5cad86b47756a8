import { setTimeout as delay } from "node:timers/promises";
import type { CallbackRoute } from "./records.ts";
import { sign } from "./signature.ts";

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 200;
/** More of an error page than this tells a developer nothing. */
const REASON_LENGTH = 200;

export type Posted =
  | { kind: "accepted" }
  /** The app said no, or something a repetition cannot cure. */
  | { kind: "refused"; reason: string }
  | { kind: "unreachable"; reason: string; timedOut: boolean };

/**
 * Calls the app at its callback address. `payload` is sent exactly as it is signed: the express adapter parses and writes it again before it
 * checks. Tried again on a network error or a 5xx; not on a timeout, because the first call may still be at work.
 */
export async function postHook(given: {
  route: CallbackRoute;
  hook: "callback" | "error";
  payload: string;
  apiKey: string;
  deadline: AbortSignal;
}): Promise<Posted> {
  const url = new URL(given.route.callbackUrl);
  url.searchParams.set("slug", given.route.callbackSlug);
  let reason = "The stand-in is closing";
  for (let attempt = 1; attempt <= ATTEMPTS && !given.deadline.aborted; attempt++) {
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "uploadthing-hook": given.hook,
          "x-uploadthing-signature": sign(given.payload, given.apiKey),
        },
        body: given.payload,
        // A redirect is a login page in front of the callback, and that is worth knowing.
        redirect: "manual",
        signal: given.deadline,
      });
      const text = await response.text();
      if (response.ok) return { kind: "accepted" };
      reason = `The callback answered ${response.status}: ${text.slice(0, REASON_LENGTH)}`;
      if (response.status < 500) return { kind: "refused", reason };
    } catch (cause) {
      reason = `The callback at ${url.origin} cannot be reached: ${explain(cause)}`;
    }
    if (attempt < ATTEMPTS) await delay(FIRST_PAUSE_MS * 2 ** (attempt - 1), undefined, { signal: given.deadline }).catch(() => {});
  }
  return { kind: "unreachable", reason, timedOut: given.deadline.aborted };
}

/** fetch says "fetch failed" and keeps the reason in the cause. */
function explain(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? `${cause.message} (${cause.cause.message})` : cause.message;
}

import { createHmac, timingSafeEqual } from "node:crypto";

/** The signature that UploadThing puts on addresses and on callback bodies. */
export function sign(text: string, apiKey: string): string {
  return `hmac-sha256=${createHmac("sha256", apiKey).update(text).digest("hex")}`;
}

/** Compares two secrets in a time that does not depend on where they differ. */
export function isSameSecret(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Signs an address without a query the way the SDK does; `expiresAt` in ms since the epoch. */
export function signUrl(address: string, apiKey: string, expiresAt: number): string {
  const unsigned = `${address}?expires=${expiresAt}`;
  return `${unsigned}&signature=${encodeURIComponent(sign(unsigned, apiKey))}`;
}

export type VerifiedUrl =
  | { ok: true; query: URLSearchParams; expiresAt: number }
  | { ok: false; reason: "missing signature" | "bad signature" | "expired" };

/**
 * Checks a signed request target. `rawTarget` is the target as it stood in the request line and `origin` the configured one: a URL that was
 * parsed and written again, or an origin from the Host header, is not the text that was signed.
 */
export function verifySignedUrl(given: { origin: string; rawTarget: string; apiKey: string; now: number }): VerifiedUrl {
  const signature = /[?&]signature=([^&]*)$/.exec(given.rawTarget);
  if (signature?.[1] === undefined) return { ok: false, reason: "missing signature" };
  const signedText = given.origin + given.rawTarget.slice(0, signature.index);
  if (!isSameSecret(signature[1].replace(/%3D/i, "="), sign(signedText, given.apiKey))) return { ok: false, reason: "bad signature" };
  const query = new URL(signedText).searchParams;
  const expiresAt = Number(query.get("expires") ?? Number.NaN);
  // Written so that an absent or unreadable moment counts as passed.
  if (!(expiresAt > given.now)) return { ok: false, reason: "expired" };
  return { ok: true, query, expiresAt };
}

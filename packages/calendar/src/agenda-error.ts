/**
 * Why an agenda did not do what was asked. `consent`: she took it back, or it ran out; only she can mend it. `later`: nothing is decided,
 * try the same again. `cursor`: read everything anew. `refused`: the same would be refused again.
 */
export class AgendaError extends Error {
  override name = "AgendaError";
  readonly kind: "consent" | "later" | "cursor" | "refused";
  /** As the vendor said it (Retry-After), in milliseconds. */
  readonly afterMs: number | undefined;
  constructor(kind: AgendaError["kind"], reason: string, afterMs?: number) {
    super(reason);
    this.kind = kind;
    this.afterMs = afterMs;
  }
}

/** Above this a socket that hangs costs a worker more than a second attempt costs the vendor. */
export const timeoutMs = 20_000;

/** A Retry-After in seconds or as a date; undefined for none. */
export function retryAfterMs(header: string | null | undefined, now = Date.now()): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/**
 * What a status means. `limits` says that a 403 is about too many calls, as Google words it. No status: no answer came, so the call may have
 * been carried out all the same. The message never holds what was sent.
 */
export function agendaErrorOf(vendor: string, status: number | undefined, retryAfter?: string | null, limits = false): AgendaError {
  const said = `${vendor} ${status ?? "does not answer"}`;
  if (status === 401) return new AgendaError("consent", said);
  if (status === 410) return new AgendaError("cursor", said);
  if (status === undefined || status < 400 || status === 408 || status === 429 || status >= 500 || limits)
    return new AgendaError("later", said, retryAfterMs(retryAfter));
  return new AgendaError("refused", said);
}

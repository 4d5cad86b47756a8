import { Errors, ServerClient } from "postmark";

export type PostmarkSettings = {
  serverToken: string;
  /** Where the API is instead of Postmark's own address: the stand-in of a laptop. */
  apiUrl?: string | undefined;
};

/** Why a mail did not leave. `retry` means: nothing was decided, try the same mail again. */
export type SendFailure =
  | { sent: false; retry: true; afterMs?: number; reason: string }
  /** `reason` is a sentence for the adviser: what is wrong, then what to do. */
  | { sent: false; retry: false; code: number; reason: string };

/** Above this a socket that hangs costs a worker more than a second attempt costs Postmark. */
const timeoutSeconds = 30;
/** What an operator has to mend (token, credits, account) is looked at again now and then, so that no mail is lost meanwhile. */
const operatorMs = 5 * 60_000;

export type Postmark = {
  client: ServerClient;
  /** Of the last answer, in milliseconds; Postmark publishes no Retry-After, so it is usually absent. */
  retryAfterMs(): number | undefined;
};

/** One client for one call: the answer's Retry-After would otherwise be that of another call. */
export function connectPostmark({ serverToken, apiUrl }: PostmarkSettings): Postmark {
  const target = new URL(apiUrl ?? "https://api.postmarkapp.com");
  let afterMs: number | undefined;
  const client = new ServerClient(serverToken, {
    useHttps: target.protocol === "https:",
    requestHost: target.host + target.pathname.replace(/\/+$/, ""),
    timeout: timeoutSeconds,
    fetch: async (input, init) => {
      // A redirect would carry the token and the mail to an address that nobody configured.
      const response = await fetch(input, { ...init, redirect: "error" });
      const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
      afterMs = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
      return response;
    },
  });
  return { client, retryAfterMs: () => afterMs };
}

/** Postmark's error codes that are final for this mail, as the adviser reads them. */
const refusals: Record<number, string> = {
  300: "Het e-mailadres klopt niet. Kijk het na onder Gegevens en verstuur de mail opnieuw.",
  400: "Het afzendadres van het kantoor is niet bekend bij de verzenddienst. Vraag de beheerder om het aan te melden.",
  401: "Het afzendadres van het kantoor is nog niet bevestigd. Vraag de beheerder om het te bevestigen.",
  406: "Dit e-mailadres neemt geen mail meer aan: een eerdere mail kwam terug of is als spam gemeld. Vraag de klant om een ander adres.",
  411: "De bijlage is van een soort die niet per e-mail mag. Haal de bijlage weg en verstuur de mail opnieuw.",
  1235: "De verzenddienst kent de ingestelde verzendstroom niet. Vraag de beheerder om de instellingen na te kijken.",
};
const unknownRefusal = "De verzenddienst heeft de mail geweigerd. Kijk het e-mailadres na en verstuur de mail opnieuw.";

/** Codes that say something about the account, not about the mail: bad token, maintenance, no credits, account not approved or closed. */
const operatorCodes = new Set([10, 100, 405, 412, 413]);

/**
 * What a failed send means. `error` is what Postmark's SDK threw. No status means that no answer came (network, time-out): the mail
 * may have left all the same, so whoever retries looks for it first.
 */
export function toSendFailure(error: unknown, retryAfterMs: number | undefined): SendFailure {
  if (!(error instanceof Errors.PostmarkError)) throw error;
  const { statusCode: status = 0, code = 0, message } = error;
  const reason = `Postmark ${status}/${code}: ${message}`;
  if (status === 401 || status === 403 || operatorCodes.has(code))
    return { sent: false, retry: true, afterMs: retryAfterMs ?? operatorMs, reason };
  if (status < 400 || status === 408 || status === 429 || status >= 500) {
    return { sent: false, retry: true, ...(retryAfterMs === undefined ? {} : { afterMs: retryAfterMs }), reason };
  }
  if (status === 413)
    return { sent: false, retry: false, code, reason: "De mail is te groot. Maak de bijlagen kleiner en verstuur de mail opnieuw." };
  if (code === 300 && /'From'/.test(message)) return { sent: false, retry: false, code, reason: refusals[400] ?? unknownRefusal };
  return { sent: false, retry: false, code, reason: refusals[code] ?? unknownRefusal };
}

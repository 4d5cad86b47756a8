/** Told what a developer wants to know: refusals, interrupted uploads, callbacks that failed. Never secrets, metadata or signed addresses. */
export type Log = (message: string, details?: Record<string, unknown>) => void;

export type Settings = {
  apiKey: string;
  appId: string;
  /** Without a trailing slash. Signatures are checked against this origin, never against the Host header. */
  origin: string;
  quotaBytes: number;
  maxFileBytes: number;
  /** How long a complete upload waits for the app to say whom it belongs to, in ms. */
  routeWaitMs: number;
  /** How long an upload waits for the answer of the app's callback, in ms. */
  callbackWaitMs: number;
};

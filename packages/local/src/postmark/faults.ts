import { Refusal, refusals } from "./refusal.ts";

/** What goes wrong with one send: a refusal, a slow answer, or a message that is accepted while its answer never arrives. */
export type Fault = { refusal?: Refusal; delayMs: number; dropResponse: boolean };

export type Faults = {
  /** Puts faults behind those that wait already. @throws Refusal 403 when the body makes no sense */
  plan(body: unknown): void;
  /** Takes the fault of the next send; undefined when it goes well. */
  takeNext(): Fault | undefined;
  clear(): void;
  readonly waiting: number;
};

const sentences: Record<number, [errorCode: number, message: string]> = {
  401: [
    10,
    "The Server Token you provided in the X-Postmark-Server-Token request header was invalid. Please verify that you are using a valid token.",
  ],
  422: [405, "Not allowed to send. Your account has run out of credits."],
  429: [429, "Too many requests. Please try again later."],
  500: [0, "Internal Server Error"],
  503: [100, "The Postmark API is offline for maintenance."],
};

function isWhole(value: unknown, least: number, most: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
}

/** Faults to order, for tests of what a sender does when Postmark fails. They live in memory and apply to sends only. */
export function createFaults(): Faults {
  const waiting: Fault[] = [];
  return {
    plan(body) {
      if (typeof body !== "object" || body === null) throw refusals.incompatibleJson("A fault is a JSON object.");
      const { times = 1, status, errorCode, delayMs = 0, dropResponse = false }: Record<string, unknown> = { ...body };
      if (!isWhole(times, 1, 1000)) throw refusals.incompatibleJson("'times' must be a whole number from 1 to 1000.");
      if (status !== undefined && !isWhole(status, 400, 599))
        throw refusals.incompatibleJson("'status' must be a whole number from 400 to 599.");
      if (errorCode !== undefined && !isWhole(errorCode, 0, 9999)) throw refusals.incompatibleJson("'errorCode' must be a whole number.");
      if (!isWhole(delayMs, 0, 600_000)) throw refusals.incompatibleJson("'delayMs' must be a whole number up to 600000.");
      if (typeof dropResponse !== "boolean") throw refusals.incompatibleJson("'dropResponse' must be true or false.");
      if (dropResponse && status !== undefined)
        throw refusals.incompatibleJson("A dropped response has no 'status': the message is accepted.");
      const [usualCode, message] = sentences[status ?? 0] ?? [0, `Request failed with ${status}`];
      const refusal = status === undefined ? undefined : new Refusal(status, errorCode ?? usualCode, message);
      for (let n = 0; n < times; n++) waiting.push({ refusal, delayMs, dropResponse });
    },
    takeNext: () => waiting.shift(),
    clear() {
      waiting.length = 0;
    },
    get waiting() {
      return waiting.length;
    },
  };
}

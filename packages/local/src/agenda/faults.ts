/** What goes wrong with one call: an error status, a slow answer, or a call that is carried out while its answer never arrives. */
export type Fault = { status: number | undefined; retryAfter: number | undefined; delayMs: number; dropResponse: boolean };

/** Faults to order, for tests of what a caller does when the vendor fails. They live in memory and apply to calls of the api only. */
export type Faults = { plan(body: Record<string, unknown>): boolean; takeNext(): Fault | undefined; clear(): void };

const isWhole = (value: unknown, most: number): value is number => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;

export function createFaults(): Faults {
  const waiting: Fault[] = [];
  return {
    /** False for an order that makes no sense. */
    plan({ times = 1, status, retryAfter, delayMs = 0, dropResponse = false }) {
      if (!isWhole(times, 1000) || !isWhole(delayMs, 600_000) || typeof dropResponse !== "boolean") return false;
      if ((status !== undefined && !isWhole(status, 599)) || (retryAfter !== undefined && !isWhole(retryAfter, 86_400))) return false;
      for (let n = 0; n < times; n++) waiting.push({ status, retryAfter, delayMs, dropResponse });
      return true;
    },
    takeNext: () => waiting.shift(),
    clear() {
      waiting.length = 0;
    },
  };
}

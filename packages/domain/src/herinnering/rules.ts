// When a client is reminded, and when that stops. Pure and browser-safe. Source: the trade's mail texts (Rappel 1, 2, 3) and the kantoor's settings.
import { addWerkdagen, isWerkdag } from "../calendar-day.ts";
import type { Day } from "../format.ts";

/** However often a kantoor would want to: after the third an adviser calls. */
export const mostRappels = 3;

/** Mails that go by themselves leave between these hours (Amsterdam), on werkdagen: nobody is reminded at night. */
export const officeHours = { from: 9, until: 18 } as const;

export type RappelFacts = {
  isClosed: boolean;
  /** The last mail to this address came back: another one would too. */
  isUndeliverable: boolean;
  /** How many documents the people of an address still have to deliver. */
  open: number;
  /** The day since which they are waited for: they acted last, or what is open was asked. */
  since: Day;
  /** The days on which they were reminded since then. */
  sent: readonly Day[];
  /** After how many werkdagen the first, second and third go. */
  schedule: readonly number[];
};

export type NextRappel =
  | { state: "none"; reason: "closed" | "nothingOpen" | "off" }
  | { state: "undeliverable" }
  | { state: "planned"; day: Day; number: number; isLast: boolean }
  | { state: "ended"; count: number };

/** The next reminder. Counted from the day since which the client is waited for, so it starts anew when she acts; never two on one day. */
export function nextRappel({ isClosed, isUndeliverable, open, since, sent, schedule }: RappelFacts): NextRappel {
  if (isClosed) return { state: "none", reason: "closed" };
  if (open === 0) return { state: "none", reason: "nothingOpen" };
  const steps = schedule.slice(0, mostRappels);
  if (steps.length === 0) return { state: "none", reason: "off" };
  if (isUndeliverable) return { state: "undeliverable" };
  const after = steps[sent.length];
  if (after === undefined) return { state: "ended", count: sent.length };
  const due = addWerkdagen(since, after);
  const last = sent.at(-1);
  const day = last !== undefined && due <= last ? addWerkdagen(last, 1) : due;
  return { state: "planned", day, number: sent.length + 1, isLast: sent.length + 1 === steps.length };
}

/** Whether what goes by itself may leave now. `hour` is that of the clock in Amsterdam. */
export const mayRemindNow = (today: Day, hour: number): boolean => isWerkdag(today) && hour >= officeHours.from && hour < officeHours.until;

/** Whether the adviser is told that nothing is heard: after so many werkdagen, or when the last reminder went and another werkdag passed. */
export function isSilent(facts: RappelFacts, today: Day, silentWerkdagen: number): boolean {
  if (facts.isClosed || facts.open === 0) return false;
  const last = facts.sent.at(-1);
  const isEnded = nextRappel(facts).state === "ended" && last !== undefined && today >= addWerkdagen(last, 1);
  return isEnded || today >= addWerkdagen(facts.since, silentWerkdagen);
}

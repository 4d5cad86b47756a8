import type { Callbacks } from "./callbacks.ts";
import type { Records } from "./records.ts";
import type { Log, Settings } from "./settings.ts";
import type { Turns } from "./turns.ts";

/** What the parts of the stand-in share. */
export type Context = {
  settings: Settings;
  records: Records;
  turns: Turns;
  callbacks: Callbacks;
  log: Log;
};

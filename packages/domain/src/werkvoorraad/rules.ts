// Which groups the Werkvoorraad has, and how far ahead it looks. Pure and browser-safe.
import type { WerkGroep } from "@dossierklaar/db/queries/werkvoorraad";

/** In the order in which they stand on the screen: what a client waits for comes before what can wait. */
export const werkGroepen = [
  "toJudge",
  "redelivered",
  "declared",
  "question",
  "verzoek",
  "complete",
  "undelivered",
  "noReaction",
  "dateNear",
  "expiring",
  "signalering",
] as const satisfies readonly WerkGroep[];

/** A date of the dossier is near for so many werkdagen; a paper is about to expire for so many days, and is told for so many after. */
export const horizon = { dateWerkdagen: 10, paperDays: 21, paperPastDays: 30 } as const;

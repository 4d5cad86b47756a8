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

/**
 * A date of the dossier is near for so many werkdagen; a paper is about to expire for so many days, and is told for so many after. One that
 * ends before the day that counts (bindend aanbod, else passeren) is told sooner, while there is time for another.
 */
export const horizon = { dateWerkdagen: 10, paperDays: 21, countedDays: 60, paperPastDays: 30 } as const;

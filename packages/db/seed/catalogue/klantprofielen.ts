import type { CodeSeed } from "./types.ts";

/** What an aanvrager comes for. It sits on the person, because a starter often buys together with a doorstromer. */
export const klantprofielen: readonly CodeSeed[] = [
  { code: "01", naam: "Starter" },
  { code: "02", naam: "Doorstromer" },
  { code: "03", naam: "Oversluiter" },
  { code: "04", naam: "Verhoging / verbouwing" },
  { code: "05", naam: "Verduurzaming" },
  { code: "06", naam: "Nieuwbouw project" },
  { code: "07", naam: "Nieuwbouw eigen beheer" },
  { code: "08", naam: "Scheiding: uitkopen partner" },
  { code: "09", naam: "Scheiding: nieuwe woning" },
  { code: "10", naam: "Senior" },
  { code: "11", naam: "Rentemiddeling / einde rentevast" },
  { code: "12", naam: "Tweede woning / verhuur" },
  { code: "13", naam: "Ontslag hoofdelijke aansprakelijkheid" },
  { code: "14", naam: "Overlijden partner" },
  { code: "15", naam: "Expat" },
];

import type { SoortDocumentSeed } from "../types.ts";

/** What most papers have in common; a soort names only what differs. */
const gewoon = {
  bron: "klant",
  per: "aanvrager",
  onderwerp: "none",
  jaarlijks: false,
  maandelijks: false,
  kwartaal: false,
  geldigMaanden: null,
  eigenVervaldatum: false,
  toontBsn: false,
  teTekenen: false,
  hdnCode: null,
  waarVindIkLink: null,
} as const;

type Afwijkend = Partial<Pick<SoortDocumentSeed, keyof typeof gewoon>>;

/** A soort document of the starting catalogue: brought by the klant, per aanvrager, about nothing in particular and without a term unless said. */
export function soort(eigen: Omit<SoortDocumentSeed, keyof typeof gewoon> & Afwijkend): SoortDocumentSeed {
  return { ...gewoon, ...eigen };
}

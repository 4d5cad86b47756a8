import type { Onderwerp, ScenarioRegelSeed } from "../types.ts";

type DocumentRegel = Extract<ScenarioRegelSeed, { kind: "document" }>;

function regel(soortNummer: number, per: "aanvrager" | "dossier", onderwerp: Onderwerp, jaren: number | null = null): DocumentRegel {
  return { kind: "document", soortNummer, per, onderwerp, jaren };
}

/** Asked of each aanvrager for whom the scenario starts; with jaren: one line for each of that many closed years. */
export const aanvrager = (soortNummer: number, jaren?: number) => regel(soortNummer, "aanvrager", "none", jaren);

/** For each werkgever of the aanvrager; where none is named it equals a line of the aanvrager. */
export const werkgever = (soortNummer: number, jaren?: number) => regel(soortNummer, "aanvrager", "employer", jaren);

/** For each onderneming of the aanvrager; where none is named it equals a line of the aanvrager. */
export const onderneming = (soortNummer: number, jaren?: number) => regel(soortNummer, "aanvrager", "business", jaren);

/** Once for the dossier. */
export const dossier = (soortNummer: number) => regel(soortNummer, "dossier", "none");

export const huidigeWoning = (soortNummer: number) => regel(soortNummer, "dossier", "currentHome");

export const aanTeKopenWoning = (soortNummer: number) => regel(soortNummer, "dossier", "homeToBuy");

/** Names no woning: which one it is about is decided when the scenario runs, by the klantprofiel of aanvrager 1. */
export const woning = (soortNummer: number) => regel(soortNummer, "dossier", "home");

/**
 * About the aanvrager's part in the huidige woning. Only the lender of the loan that a person leaves can release her from it, so this never
 * follows the klantprofiel to the aan te kopen woning.
 */
export const aanvragerHuidigeWoning = (soortNummer: number) => regel(soortNummer, "aanvrager", "currentHome");

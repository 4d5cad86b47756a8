// What a line of a scenario may hold. Pure and browser-safe.
import type { Onderwerp } from "@dossierklaar/db/columns";

/** What a line needs to know of the kind of paper that it asks. */
export type SoortOfRegel = {
  per: "aanvrager" | "dossier";
  onderwerp: "none" | "home" | "employer" | "business";
  jaarlijks: boolean;
  kwartaal: boolean;
};

/** A line asks at most so many closed years: older papers say nothing about an income. */
export const mostJaren = 10;

/** What a line may be about, by its kind of paper; names of employers and businesses are an aanvrager's. The first is where a new line begins. */
export function onderwerpenFor(soort: SoortOfRegel, per: "aanvrager" | "dossier"): readonly Onderwerp[] {
  switch (soort.onderwerp) {
    case "home":
      return ["home", "currentHome", "homeToBuy", "none"];
    case "employer":
    case "business":
      return per === "aanvrager" ? [soort.onderwerp, "none"] : ["none"];
    case "none":
      return ["none"];
  }
}

/** Whether a line of this kind says of how many years; a paper up to a quarter is one. */
export const asksYears = (soort: SoortOfRegel): boolean => soort.jaarlijks && !soort.kwartaal;

// How a stuk is called. Browser-safe.
import type { Onderwerp } from "@dossierklaar/db/columns";

export type StukNameParts = {
  /** The soort document's name, for the adviser or for the client. */
  soort: string;
  onderwerpSoort: Onderwerp;
  onderwerp: string;
  jaar: number | null;
  periode: string;
  omschrijving: string;
};

const homes: Partial<Record<Onderwerp, string>> = { currentHome: "huidige woning", homeToBuy: "aan te kopen woning" };

/** `Jaarrekening 2025`, `Werkgeversverklaring, Vissers Waterbouw`, `Taxatierapport van de woning (huidige woning)`. */
export function stukName(p: StukNameParts): string {
  const home = p.onderwerp || homes[p.onderwerpSoort];
  const about =
    p.onderwerpSoort === "employer" || p.onderwerpSoort === "business" ? p.onderwerp && `, ${p.onderwerp}` : home && ` (${home})`;
  const said = p.soort.toLowerCase().includes(homes[p.onderwerpSoort] ?? "\n");
  return [p.soort + (said ? "" : (about ?? "")), p.jaar ?? "", p.periode, p.omschrijving && `· ${p.omschrijving}`]
    .filter(Boolean)
    .join(" ");
}

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

const homes: Partial<Record<Onderwerp, { words: string; saidBy: string }>> = {
  currentHome: { words: "huidige woning", saidBy: "huidige" },
  homeToBuy: { words: "aan te kopen woning", saidBy: "aan te kopen" },
};

/** What the paper is about, unless its own name says so. */
function about(p: StukNameParts): string {
  if (p.onderwerpSoort === "employer" || p.onderwerpSoort === "business") return p.onderwerp && `, ${p.onderwerp}`;
  const home = homes[p.onderwerpSoort];
  if (p.onderwerp) return ` (${p.onderwerp})`;
  return home && !p.soort.toLowerCase().includes(home.saidBy) ? ` (${home.words})` : "";
}

/** `Jaarrekening 2025`, `Werkgeversverklaring, Vissers Waterbouw`, `Taxatierapport van de woning (huidige woning)`. */
export const stukName = (p: StukNameParts): string =>
  [p.soort + about(p), p.jaar ?? "", p.periode, p.omschrijving && `· ${p.omschrijving}`].filter(Boolean).join(" ");

import type { Periode } from "@dossierklaar/domain/soort/rules";
import type { ApiOutput } from "../trpc";

export type Soort = ApiOutput["beheer"]["soorten"]["show"];
export type SoortLine = ApiOutput["beheer"]["soorten"]["list"][number];

export const perWords: Record<Soort["per"], string> = { aanvrager: "Per aanvrager", dossier: "Voor het dossier" };
export const onderwerpWords: Record<Soort["onderwerp"], string> = {
  none: "Niets in het bijzonder",
  home: "Een woning",
  employer: "Een werkgever",
  business: "Een onderneming",
};
export const bronWords: Record<Soort["bron"], string> = { klant: "De klant", kantoor: "Het kantoor", derde: "Een ander" };
export const periodeWords: Record<Periode, string> = {
  none: "Geen periode",
  month: "De laatste maand",
  quarter: "Het laatste kwartaal",
  year: "Een jaar",
};

export const months = [
  "januari",
  "februari",
  "maart",
  "april",
  "mei",
  "juni",
  "juli",
  "augustus",
  "september",
  "oktober",
  "november",
  "december",
];

/** How long the paper holds, in a few words. */
export function geldigWords({ geldigMaanden, eigenVervaldatum }: Pick<Soort, "geldigMaanden" | "eigenVervaldatum">): string {
  if (geldigMaanden !== null) return geldigMaanden === 1 ? "1 maand" : `${geldigMaanden} maanden`;
  return eigenVervaldatum ? "Tot datum op het stuk" : "Onbeperkt";
}

/** How each choice is offered. */
export const optionsOf = <Id extends string>(words: Record<Id, string>) =>
  (Object.keys(words) as Id[]).map((id) => ({ id, label: words[id] })); // the keys of a record with these keys

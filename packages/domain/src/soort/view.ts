import type { SoortMetSynoniemen } from "@dossierklaar/db/queries/soort-document";
import { type Periode, periodeOf, voorbeeldPath } from "./rules.ts";

export type Afkeurreden = { tekst: string; actief: boolean };

/** A kind of document as an admin changes it. The informal texts are empty where the one text serves both tones. */
export type SoortView = {
  id: string;
  versie: number;
  actief: boolean;
  naam: string;
  synoniemen: string[];
  bron: "klant" | "kantoor" | "derde";
  per: "aanvrager" | "dossier";
  onderwerp: "none" | "home" | "employer" | "business";
  periode: Periode;
  /** From this month on the paper of the year before can be there. */
  jaarVanafMaand: number;
  geldigMaanden: number | null;
  eigenVervaldatum: boolean;
  toontBsn: boolean;
  teTekenen: boolean;
  klantNaam: string;
  watIsHet: string;
  watIsHetInformal: string;
  waarom: string;
  waaromInformal: string;
  waarVindIk: string[];
  waarVindIkInformal: string[];
  linkLabel: string;
  linkUrl: string;
  goedeKopie: string[];
  /** In order; what is not offered any more comes last. */
  afkeurredenen: Afkeurreden[];
  voorbeeld: string | null;
  /** The scenario's that ask it, by name. */
  scenarios: string[];
};

export const toSoortView = (row: SoortMetSynoniemen): SoortView => ({
  id: row.id,
  versie: row.versie,
  actief: row.actief,
  naam: row.naam,
  synoniemen: row.synoniemen,
  bron: row.bron,
  per: row.per,
  onderwerp: row.onderwerp,
  periode: periodeOf(row),
  jaarVanafMaand: row.jaar_vanaf_maand,
  geldigMaanden: row.geldig_maanden,
  eigenVervaldatum: row.eigen_vervaldatum,
  toontBsn: row.toont_bsn,
  teTekenen: row.te_tekenen,
  klantNaam: row.klant_naam,
  watIsHet: row.wat_is_het,
  watIsHetInformal: row.wat_is_het_informal,
  waarom: row.waarom,
  waaromInformal: row.waarom_informal,
  waarVindIk: row.waar_vind_ik,
  waarVindIkInformal: row.waar_vind_ik_informal,
  linkLabel: row.waar_vind_ik_label ?? "",
  linkUrl: row.waar_vind_ik_url ?? "",
  goedeKopie: row.goede_kopie,
  afkeurredenen: [
    ...row.afkeurredenen.map((tekst) => ({ tekst, actief: true })),
    ...row.afkeurredenen_uit.map((tekst) => ({ tekst, actief: false })),
  ],
  voorbeeld: voorbeeldPath(row.voorbeeld),
  scenarios: row.scenarios,
});

/** One line of the list in Beheer. */
export type SoortLine = Pick<
  SoortView,
  "id" | "actief" | "naam" | "klantNaam" | "synoniemen" | "per" | "onderwerp" | "geldigMaanden" | "eigenVervaldatum" | "scenarios"
>;

export const toSoortLine = (row: SoortMetSynoniemen): SoortLine => ({
  id: row.id,
  actief: row.actief,
  naam: row.naam,
  klantNaam: row.klant_naam,
  synoniemen: row.synoniemen,
  per: row.per,
  onderwerp: row.onderwerp,
  geldigMaanden: row.geldig_maanden,
  eigenVervaldatum: row.eigen_vervaldatum,
  scenarios: row.scenarios,
});

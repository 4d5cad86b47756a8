import type { AfspraakStatus, LocatieSoort, Toon } from "@dossierklaar/db/columns";
import type { AfspraakRow } from "@dossierklaar/db/queries/afspraak";

export type AdviseurAfspraakView = {
  id: string;
  versie: number;
  afspraaktypeId: string;
  type: string;
  titel: string;
  locatieSoort: LocatieSoort;
  locatie: string;
  opmerkingen: string;
  interneNotitie: string;
  begintOp: Date;
  duurMinuten: number;
  adviseurId: string;
  adviseur: string;
  status: AfspraakStatus;
};

/** For the kantoor. */
export const toAdviseurAfspraakView = (row: AfspraakRow): AdviseurAfspraakView => ({
  id: row.id,
  versie: row.versie,
  afspraaktypeId: row.afspraaktype_id,
  type: row.type_naam,
  titel: row.titel,
  locatieSoort: row.locatie_soort,
  locatie: row.locatie,
  opmerkingen: row.opmerkingen,
  interneNotitie: row.interne_notitie,
  begintOp: row.begint_op,
  duurMinuten: row.duur_minuten,
  adviseurId: row.adviseur_id,
  adviseur: row.adviseur_naam,
  status: row.status,
});

export type KlantAfspraakView = {
  id: string;
  versie: number;
  titel: string;
  locatieSoort: LocatieSoort;
  locatie: string;
  opmerkingen: string;
  begintOp: Date;
  duurMinuten: number;
  adviseur: string;
  status: AfspraakStatus;
  redenVoorKlant: string;
};

/** For the client: an edited title is hers too, an unedited one reads as the type's title for clients. */
export const toKlantAfspraakView = (row: AfspraakRow, kantoor: string, toon: Toon): KlantAfspraakView => ({
  id: row.id,
  versie: row.versie,
  titel: klantTitle(row, kantoor, toon),
  locatieSoort: row.locatie_soort,
  locatie: row.locatie,
  opmerkingen: row.opmerkingen,
  begintOp: row.begint_op,
  duurMinuten: row.duur_minuten,
  adviseur: row.adviseur_naam,
  status: row.status,
  redenVoorKlant: row.reden_voor_klant,
});

/** What the client calls the afspraak. */
export const klantTitle = (
  row: Pick<AfspraakRow, "titel" | "titel_aangepast" | "klant_titel" | "klant_titel_informal">,
  kantoor: string,
  toon: Toon,
): string =>
  row.titel_aangepast ? row.titel : (toon === "formal" ? row.klant_titel : row.klant_titel_informal).replaceAll("{kantoor}", kantoor);

import type { ActiepuntSoort, ActiepuntStatus, Toon } from "@dossierklaar/db/columns";
import type { ActiepuntRow } from "@dossierklaar/db/queries/actiepunt";
import type { Day } from "../format.ts";

export type ActiepuntView = {
  id: string;
  versie: number;
  afspraakId: string | null;
  aanvragerId: string | null;
  soort: ActiepuntSoort;
  tekst: string;
  status: ActiepuntStatus;
  uiterlijk: Day | null;
  /** Who ticked `Klaar`; null for what is open, or was answered. */
  afgerondDoor: "klant" | "kantoor" | null;
  antwoord: boolean | null;
  /** The stukken that a Ja asked and nobody asked before it. */
  antwoordStukIds: string[];
  afgerondOp: Date | null;
};

/** The same for both sides: an actiepunt is what the client reads, in the tone of the dossier. */
export const toActiepuntView = (row: ActiepuntRow, toon: Toon): ActiepuntView => ({
  id: row.id,
  versie: row.versie,
  afspraakId: row.afspraak_id,
  aanvragerId: row.aanvrager_id,
  soort: row.soort,
  tekst: toon === "formal" ? row.tekst_formal : row.tekst_informal,
  status: row.status,
  uiterlijk: row.uiterlijk,
  afgerondDoor: row.afgerond_door === "klant" || row.afgerond_door === "kantoor" ? row.afgerond_door : null,
  antwoord: row.antwoord,
  antwoordStukIds: row.antwoord_stuk_ids,
  afgerondOp: row.afgerond_op,
});

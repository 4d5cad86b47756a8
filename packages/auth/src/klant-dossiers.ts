import { type Db, sql } from "@dossierklaar/db";
import type { Toon } from "@dossierklaar/db/columns";

/** A dossier that names an address, for whoever proved to read that mailbox. */
export type KlantDossier = {
  kantoorId: string;
  kantoorNaam: string;
  dossierId: string;
  nummer: string;
  aanspreekvorm: Toon;
  gesloten: boolean;
  /** Those of its aanvragers who have the address; first name first. */
  aanvragers: { id: string; naam: string }[];
};

/** Every dossier, of whatever kantoor, that names this address: open ones first, the latest active of them on top. */
export async function listKlantDossiers(db: Db, email: string): Promise<KlantDossier[]> {
  const { rows } = await sql<{
    kantoor_id: string;
    kantoor_naam: string;
    dossier_id: string;
    nummer: string;
    aanspreekvorm: Toon;
    gesloten: boolean;
    aanvrager_id: string;
    voorletters: string;
    voornaam: string;
    tussenvoegsel: string;
    achternaam: string;
  }>`select * from list_dossiers_for_sign_in(${email})`.execute(db);
  const dossiers = new Map<string, KlantDossier>();
  for (const row of rows) {
    const naam = [row.voornaam || row.voorletters, row.tussenvoegsel, row.achternaam].filter(Boolean).join(" ");
    const dossier = dossiers.get(row.dossier_id) ?? {
      kantoorId: row.kantoor_id,
      kantoorNaam: row.kantoor_naam,
      dossierId: row.dossier_id,
      nummer: row.nummer,
      aanspreekvorm: row.aanspreekvorm,
      gesloten: row.gesloten,
      aanvragers: [],
    };
    dossier.aanvragers.push({ id: row.aanvrager_id, naam });
    dossiers.set(row.dossier_id, dossier);
  }
  return [...dossiers.values()];
}

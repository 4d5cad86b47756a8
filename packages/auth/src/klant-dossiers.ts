import type { Db } from "@dossierklaar/db";
import type { Toon } from "@dossierklaar/db/columns";
import { listAanvragersForSignIn } from "@dossierklaar/db/queries/aanvrager";

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
  const dossiers = new Map<string, KlantDossier>();
  for (const row of await listAanvragersForSignIn(db, email)) {
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

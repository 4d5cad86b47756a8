import type { Db } from "@dossierklaar/db";
import { toKlantAfspraakView } from "./afspraak/view.ts";
import { readAdviseurRows, toKlantRows } from "./dossier/show-dossier.ts";
import type { AdviseurDossierRows, KlantDossierRows } from "./dossier/view.ts";

/** Who reads a dossier live: the kantoor, or one aanvrager. Nobody is sent what she may not see. */
export type Audience = "adviseur" | `aanvrager:${string}`;

export type AudienceRows = { to: number; byAudience: Map<Audience, AdviseurDossierRows | KlantDossierRows> };

/** What changed in a dossier after a versie, for each audience asked for; empty rows where nothing did, so that no versie is missing anywhere. */
export async function changesFor(
  db: Db,
  kantoorId: string,
  dossierId: string,
  from: number,
  audiences: readonly Audience[],
): Promise<AudienceRows> {
  const forAdviseur = audiences.includes("adviseur");
  const changed = await readAdviseurRows(db, kantoorId, dossierId, from, { log: forAdviseur });
  const { stukRows, afspraakRows, kantoorNaam, ...rows } = changed;
  const byAudience: AudienceRows["byAudience"] = new Map();
  if (forAdviseur) byAudience.set("adviseur", rows);
  const afspraken = afspraakRows.map((row) => toKlantAfspraakView(row, kantoorNaam, rows.head.aanspreekvorm));
  for (const audience of audiences) {
    if (audience === "adviseur") continue;
    const aanvragerId = audience.slice("aanvrager:".length);
    byAudience.set(audience, toKlantRows({ head: rows.head, stukRows, afspraken, actiepunten: rows.actiepunten }, aanvragerId));
  }
  return { to: rows.head.versie, byAudience };
}

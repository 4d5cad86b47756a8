import type { Db } from "@dossierklaar/db";
import { listAfspraken } from "@dossierklaar/db/queries/afspraak";
import { listEventsAfter } from "@dossierklaar/db/queries/dossier-event";
import { requireKantoor } from "@dossierklaar/db/queries/kantoor";
import { toKlantAfspraakView } from "./afspraak/view.ts";
import { readAdviseurRows, toKlantRows } from "./dossier/show-dossier.ts";
import { type AdviseurDossierRows, type KlantDossierRows, toLogView } from "./dossier/view.ts";

/** The room of the kantoor in a dossier, and that of one aanvrager: nobody is sent what she may not see. */
export const adviseurAudience = (dossierId: string): string => `dossier:${dossierId}:adviseur`;
export const klantAudience = (dossierId: string, aanvragerId: string): string => `dossier:${dossierId}:aanvrager:${aanvragerId}`;

export type AudienceRows = { to: number; byAudience: Map<string, AdviseurDossierRows | KlantDossierRows> };

/** What changed in a dossier after a versie, for each audience asked for; empty rows where nothing did, so that no versie is missing anywhere. */
export async function changesFor(
  db: Db,
  kantoorId: string,
  dossierId: string,
  from: number,
  audiences: readonly string[],
): Promise<AudienceRows> {
  const { stukRows, ...rows } = await readAdviseurRows(db, kantoorId, { id: dossierId }, from);
  const byAudience: AudienceRows["byAudience"] = new Map();
  const klantPrefix = `dossier:${dossierId}:aanvrager:`;
  const klanten = audiences.filter((audience) => audience.startsWith(klantPrefix));
  if (audiences.includes(adviseurAudience(dossierId))) {
    const events = await listEventsAfter(db, kantoorId, dossierId, from);
    byAudience.set(adviseurAudience(dossierId), { ...rows, log: events.map(toLogView) });
  }
  if (klanten.length > 0) {
    const kantoor = await requireKantoor(db, kantoorId);
    const changed = rows.afspraken.length > 0 ? await listAfspraken(db, kantoorId, dossierId, from) : [];
    const afspraken = changed.map((row) => toKlantAfspraakView(row, kantoor.naam, rows.head.aanspreekvorm));
    for (const audience of klanten)
      byAudience.set(
        audience,
        toKlantRows({ head: rows.head, stukRows, afspraken, actiepunten: rows.actiepunten }, audience.slice(klantPrefix.length)),
      );
  }
  return { to: rows.head.versie, byAudience };
}

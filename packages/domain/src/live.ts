import type { Db } from "@dossierklaar/db";
import { listAfspraken } from "@dossierklaar/db/queries/afspraak";
import { listEventsAfter } from "@dossierklaar/db/queries/dossier-event";
import { requireKantoor } from "@dossierklaar/db/queries/kantoor";
import { toKlantAfspraakView } from "./afspraak/view.ts";
import { readAdviseurRows, toKlantRows } from "./dossier/show-dossier.ts";
import { type AdviseurDossierRows, type KlantDossierRows, toLogView } from "./dossier/view.ts";

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
  const { stukRows, ...rows } = await readAdviseurRows(db, kantoorId, { id: dossierId }, from);
  const byAudience: AudienceRows["byAudience"] = new Map();
  if (audiences.includes("adviseur")) {
    const events = await listEventsAfter(db, kantoorId, dossierId, from);
    byAudience.set("adviseur", { ...rows, log: events.map(toLogView) });
  }
  const klanten = audiences.filter((audience) => audience !== "adviseur");
  if (klanten.length > 0) {
    const kantoor = await requireKantoor(db, kantoorId);
    const changed = rows.afspraken.length > 0 ? await listAfspraken(db, kantoorId, dossierId, from) : [];
    const afspraken = changed.map((row) => toKlantAfspraakView(row, kantoor.naam, rows.head.aanspreekvorm));
    for (const audience of klanten)
      byAudience.set(
        audience,
        toKlantRows({ head: rows.head, stukRows, afspraken, actiepunten: rows.actiepunten }, audience.slice("aanvrager:".length)),
      );
  }
  return { to: rows.head.versie, byAudience };
}

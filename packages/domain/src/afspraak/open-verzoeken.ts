import type { VerzoekSoort } from "@dossierklaar/db/columns";
import { listOpenVerzoeken } from "@dossierklaar/db/queries/verzoek";
import type { AdviseurActor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { enumerate } from "../format.ts";

export type OpenVerzoekItem = {
  dossierId: string;
  nummer: string;
  namen: string;
  adviseur: { id: string; naam: string };
  afspraakId: string;
  titel: string;
  begintOp: Date;
  soort: VerzoekSoort;
  op: Date;
};

/** What waits for an answer in her dossiers: an afspraak that a client wants moved or called off; one for each dossier, the oldest first. */
export async function listVerzoeken(deps: DomainDeps, actor: AdviseurActor): Promise<OpenVerzoekItem[]> {
  const rows = await listOpenVerzoeken(deps.databases.forKantoor(actor.kantoorId), actor.kantoorId, actor.gebruikerId);
  return rows.map((row) => ({
    dossierId: row.dossier_id,
    nummer: row.nummer,
    namen: enumerate(row.namen),
    adviseur: { id: row.adviseur_id, naam: row.adviseur_naam },
    afspraakId: row.afspraak_id,
    titel: row.titel,
    begintOp: row.begint_op,
    soort: row.soort,
    op: row.op,
  }));
}

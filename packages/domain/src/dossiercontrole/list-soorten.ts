import { listSoortChoices, type SoortChoiceRow } from "@dossierklaar/db/queries/soort-document";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireWorker } from "../dossier/policy.ts";

export type SoortChoice = Pick<SoortChoiceRow, "id" | "naam" | "synoniemen" | "per" | "onderwerp">;

/** Every kind of document that the kantoor can ask, with its synonyms, by name. */
export async function listSoorten(deps: DomainDeps, actor: Actor): Promise<SoortChoice[]> {
  requireWorker(actor);
  const rows = await listSoortChoices(deps.databases.forKantoor(actor.kantoorId), actor.kantoorId);
  return rows.map(({ id, naam, synoniemen, per, onderwerp }) => ({ id, naam, synoniemen, per, onderwerp }));
}

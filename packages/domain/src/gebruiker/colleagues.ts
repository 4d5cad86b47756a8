import { listColleagueRows } from "@dossierklaar/db/queries/gebruiker";
import type { AdviseurActor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { fotoPath } from "./view.ts";

export type Colleague = { id: string; naam: string; foto: string | null };

/** Who works at the actor's kantoor now, by name and picture. */
export async function listColleagues(deps: DomainDeps, actor: AdviseurActor): Promise<Colleague[]> {
  const rows = await listColleagueRows(deps.databases.forKantoor(actor.kantoorId), actor.kantoorId);
  return rows.map((row) => ({ id: row.id, naam: row.naam, foto: fotoPath(row.id, row.foto_hash) }));
}

import { requireKantoor } from "@dossierklaar/db/queries/kantoor";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";

export type KantoorView = { naam: string; kleur: string };

/** The kantoor as every screen shows it. */
export async function showKantoor(deps: DomainDeps, actor: Actor): Promise<KantoorView> {
  const { naam, kleur } = await requireKantoor(deps.databases.forKantoor(actor.kantoorId), actor.kantoorId);
  return { naam, kleur };
}

import { findAbonnement } from "@dossierklaar/db/queries/agenda";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireGebruiker } from "./abonnement.ts";

export type AgendaView = {
  /** Since when her address works; what it is, was told once. */
  abonnement: { aangemaaktOp: Date } | null;
};

/** How her own agenda hangs together with Dossierklaar. */
export async function showAgenda(deps: DomainDeps, actor: Actor): Promise<AgendaView> {
  requireGebruiker(actor);
  const { kantoorId, gebruikerId } = actor;
  const row = await findAbonnement(deps.databases.forKantoor(kantoorId), kantoorId, gebruikerId);
  return { abonnement: row ? { aangemaaktOp: row.aangemaakt_op } : null };
}

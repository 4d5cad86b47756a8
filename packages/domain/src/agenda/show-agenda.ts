import type { AgendaSoort } from "@dossierklaar/db/columns";
import { findAbonnement, findKoppelingOf } from "@dossierklaar/db/queries/agenda";
import type { Actor } from "../actor.ts";
import type { AgendaDeps } from "../deps.ts";
import { requireGebruiker } from "./abonnement.ts";

export type AgendaView = {
  /** Since when her address works; what it is, was told once. */
  abonnement: { aangemaaktOp: Date } | null;
  /** Her agenda at Google or Microsoft; with `isExpired` she has to couple it again. */
  koppeling: { soort: AgendaSoort; account: string; gekoppeldOp: Date; isExpired: boolean } | null;
  /** Which can be coupled here. */
  soorten: readonly AgendaSoort[];
};

/** How her own agenda hangs together with Dossierklaar. */
export async function showAgenda(deps: AgendaDeps, actor: Actor): Promise<AgendaView> {
  requireGebruiker(actor);
  const { kantoorId, gebruikerId } = actor;
  const db = deps.databases.forKantoor(kantoorId);
  const [row, koppeling] = await Promise.all([findAbonnement(db, kantoorId, gebruikerId), findKoppelingOf(db, kantoorId, gebruikerId)]);
  return {
    abonnement: row ? { aangemaaktOp: row.aangemaakt_op } : null,
    koppeling: koppeling
      ? {
          soort: koppeling.soort,
          account: koppeling.account,
          gekoppeldOp: koppeling.gekoppeld_op,
          isExpired: koppeling.status === "expired",
        }
      : null,
    soorten: deps.agendaSoorten,
  };
}

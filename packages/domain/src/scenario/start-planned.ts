import { findAfspraak } from "@dossierklaar/db/queries/afspraak";
import { findScenarioPlanning, updateScenarioPlanning } from "@dossierklaar/db/queries/scenario-planning";
import type { DomainDeps } from "../deps.ts";
import { changeDossier } from "../record-event.ts";
import { plannerOf, withdraw } from "./plan-start.ts";
import { startNow } from "./start-by-hand.ts";

/**
 * Starts what was told to start at this moment, as things stand now; told again it finds nothing to do. Where the dossier was closed or
 * the afspraak called off meanwhile it is withdrawn, and the Logboek says why. Called by a job.
 */
export async function startPlanned(deps: DomainDeps, { kantoorId, planningId }: { kantoorId: string; planningId: string }): Promise<void> {
  const found = await findScenarioPlanning(deps.databases.forKantoor(kantoorId), kantoorId, planningId);
  if (found?.status !== "planned") return;
  await changeDossier(deps, { kind: "system", kantoorId }, { dossierId: found.dossier_id, once: null }, async (change) => {
    const planning = await findScenarioPlanning(change.tx, kantoorId, planningId);
    if (planning?.status !== "planned") return;
    if (change.dossier.gesloten) return withdraw(change, planning, "het dossier is gesloten");
    const afspraak = await findAfspraak(change.tx, kantoorId, planning.afspraak_id);
    if (!afspraak || afspraak.status === "cancelled") return withdraw(change, planning, "de afspraak is afgezegd");
    await updateScenarioPlanning(change.tx, kantoorId, planning.id, { status: "started" });
    const naam = plannerOf(planning);
    const what = { afspraakId: afspraak.id, begintOp: afspraak.begint_op, scenarioIds: planning.scenario_ids };
    await startNow(change, what, naam, { id: planning.gepland_door, naam });
  });
}

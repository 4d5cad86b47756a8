import type { Fase, StartBron } from "@dossierklaar/db/columns";
import { findAfspraakMoment } from "@dossierklaar/db/queries/afspraak";
import { listRegels, listScenarioStarts, listScenarios } from "@dossierklaar/db/queries/scenario";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { readDossier } from "../dossier/load-dossier.ts";
import { requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { dayOf } from "../format.ts";
import { changeDossier } from "../record-event.ts";
import { loadScenarioWorld, type ScenarioWorld } from "./load-world.ts";
import { planScenarios, type ScenarioPlan } from "./plan.ts";
import { type ScenarioPreview, toPreview } from "./preview.ts";
import { startScenarios } from "./start-scenarios.ts";

export const startScenarioSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  afspraakId: z.uuid(),
  scenarioIds: z.array(z.uuid()).min(1, "Kies een scenario.").max(20),
});

/** Starts scenario's by hand at an afspraak, for every aanvrager. What was asked already is not asked again. Throws NOT_FOUND, DOSSIER_CLOSED. */
export async function startScenarioByHand(
  deps: DomainDeps,
  actor: Actor,
  input: z.infer<typeof startScenarioSchema>,
): Promise<{ asked: number }> {
  requireWorker(actor);
  return changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "scenario.start", input } },
    async (change) => {
      if (change.dossier.gesloten) throw new DomainError("DOSSIER_CLOSED");
      const begintOp = await findAfspraakMoment(change.tx, actor.kantoorId, change.dossier.id, input.afspraakId);
      if (!begintOp) throw new DomainError("NOT_FOUND");
      const today = dayOf(change.now);
      const world = await loadScenarioWorld(change.tx, actor.kantoorId, change.dossier.id, input.scenarioIds, {
        reference: dayOf(begintOp),
        today,
      });
      return startScenarios(change, {
        plan: planByHand(world, actor.naam),
        world,
        bron: "manual",
        afspraakId: input.afspraakId,
        leaveOut: new Set(),
      });
    },
  );
}

const planByHand = (world: ScenarioWorld, by: string): ScenarioPlan[] =>
  planScenarios(
    world.scenarios.map((s) => ({
      scenarioId: s.id,
      naam: s.naam,
      reden: `gestart door ${by}`,
      startsFor: world.aanvragers.map((a) => a.id),
    })),
    world,
  );

export type ScenarioChoice = {
  id: string;
  naam: string;
  fase: Fase;
  /** Documents it asks; what else it asks (a question, Ockto) is no document. */
  aantalStukken: number;
  gestart: { op: Date; door: string; bron: StartBron; reden: string } | null;
};

/** Every scenario of the kantoor, with when and by what it was started in this dossier. */
export async function listScenarioChoices(deps: DomainDeps, actor: Actor, nummer: string): Promise<ScenarioChoice[]> {
  requireWorker(actor);
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { nummer });
  const [scenarios, starts] = await Promise.all([listScenarios(db, actor.kantoorId), listScenarioStarts(db, actor.kantoorId, dossier.id)]);
  const regels = await listRegels(
    db,
    actor.kantoorId,
    scenarios.map((s) => s.id),
  );
  return scenarios.map((s) => {
    const last = starts.filter((start) => start.scenario_id === s.id).at(-1);
    return {
      id: s.id,
      naam: s.naam,
      fase: s.fase,
      aantalStukken: regels.filter((r) => r.scenario_id === s.id && r.soort === "document").length,
      gestart: last ? { op: last.gestart_op, door: last.gestart_door, bron: last.bron, reden: last.reden } : null,
    };
  });
}

/** What starting these scenario's now would ask, with what is asked already. */
export async function previewScenarios(
  deps: DomainDeps,
  actor: Actor,
  input: { nummer: string; afspraakId: string; scenarioIds: readonly string[] },
): Promise<ScenarioPreview> {
  requireWorker(actor);
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { nummer: input.nummer });
  const begintOp = await findAfspraakMoment(db, actor.kantoorId, dossier.id, input.afspraakId);
  if (!begintOp) throw new DomainError("NOT_FOUND");
  const today = dayOf(deps.clock.now());
  const world = await loadScenarioWorld(db, actor.kantoorId, dossier.id, input.scenarioIds, {
    reference: dayOf(begintOp),
    today,
  });
  return toPreview(planByHand(world, actor.naam), world, dossier.aanspreekvorm);
}

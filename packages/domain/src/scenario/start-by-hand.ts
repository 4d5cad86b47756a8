import type { Fase, StartBron } from "@dossierklaar/db/columns";
import { findAfspraakMoment } from "@dossierklaar/db/queries/afspraak";
import { listRegels, listScenarioStarts, listScenarios } from "@dossierklaar/db/queries/scenario";
import { listSoortChoices } from "@dossierklaar/db/queries/soort-document";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { readDossier } from "../dossier/load-dossier.ts";
import { requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { dayOf } from "../format.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";
import { laterMoment } from "./dates.ts";
import { loadScenarioWorld, type ScenarioWorld } from "./load-world.ts";
import { planScenarios, type ScenarioPlan } from "./plan.ts";
import { planStart } from "./plan-start.ts";
import { type ScenarioPreview, toPreview } from "./preview.ts";
import { startScenarios } from "./start-scenarios.ts";

export const startScenarioSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  afspraakId: z.uuid(),
  scenarioIds: z.array(z.uuid()).min(1, "Kies een scenario.").max(20),
  /** When to start; left out: now. */
  uitvoerdatum: z.iso.date({ error: "Vul een datum in, bijvoorbeeld 24-11-2026." }).optional(),
  /** At what time of that day, where that matters. */
  tijd: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Vul een tijd in, bijvoorbeeld 14:30.")
    .optional(),
});
export type StartScenarioInput = z.infer<typeof startScenarioSchema>;

/**
 * Starts scenario's by hand at an afspraak, for every aanvrager. What was asked already is not asked again. On a later day or time a job
 * starts them then; `gepland` says when. Throws NOT_FOUND, DOSSIER_CLOSED, INVALID_INPUT (field) for a moment that has passed,
 * AMBIGUOUS_TIME, NONEXISTENT_TIME.
 */
export async function startScenarioByHand(
  deps: DomainDeps,
  actor: Actor,
  input: StartScenarioInput,
): Promise<{ asked: number; gepland: Date | null }> {
  requireWorker(actor);
  return changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "scenario.start", input } },
    async (change) => {
      if (change.dossier.gesloten) throw new DomainError("DOSSIER_CLOSED");
      const begintOp = await findAfspraakMoment(change.tx, actor.kantoorId, change.dossier.id, input.afspraakId);
      if (!begintOp) throw new DomainError("NOT_FOUND");
      const later = laterMoment(input, change.now);
      if (later) return { asked: 0, gepland: await planStart(change, actor, input, later) };
      const { asked } = await startNow(change, { ...input, begintOp }, actor.naam);
      return { asked, gepland: null };
    },
  );
}

/** Asks what these scenario's ask, as things stand now; `by` is who told to. */
export async function startNow(
  change: DossierChange,
  what: { afspraakId: string; begintOp: Date; scenarioIds: readonly string[] },
  by: string,
  planner?: { id: string; naam: string },
): Promise<{ asked: number }> {
  const world = await loadScenarioWorld(change.tx, change.dossier.kantoorId, change.dossier.id, what.scenarioIds, {
    reference: dayOf(what.begintOp),
    today: dayOf(change.now),
  });
  // What was planned before a scenario was switched off still starts.
  const plan = planByHand(planner ? world : { ...world, scenarios: world.scenarios.filter((scenario) => scenario.actief) }, by);
  return startScenarios(change, { plan, world, bron: "manual", afspraakId: what.afspraakId, leaveOut: new Set(), by: planner });
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
  /** What each is called, with its synonyms: the scenario is found by them. */
  stukken: string[];
  gestart: { op: Date; door: string; bron: StartBron; reden: string } | null;
};

/** Every scenario of the kantoor, with when and by what it was started in this dossier. */
export async function listScenarioChoices(deps: DomainDeps, actor: Actor, nummer: string): Promise<ScenarioChoice[]> {
  requireWorker(actor);
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { nummer });
  const [scenarios, starts, soorten] = await Promise.all([
    listScenarios(db, actor.kantoorId),
    listScenarioStarts(db, actor.kantoorId, dossier.id),
    listSoortChoices(db, actor.kantoorId),
  ]);
  const names = new Map(soorten.map((soort) => [soort.id, [soort.naam, ...soort.synoniemen].join(" ")]));
  const regels = await listRegels(
    db,
    actor.kantoorId,
    scenarios.map((s) => s.id),
  );
  return scenarios.map((s) => {
    const last = starts.filter((start) => start.scenario_id === s.id).at(-1);
    const asked = regels
      .flatMap((r) => (r.scenario_id === s.id && r.soort_document_id !== null ? [r.soort_document_id] : []))
      .filter((id) => names.has(id));
    return {
      id: s.id,
      naam: s.naam,
      fase: s.fase,
      aantalStukken: asked.length,
      stukken: asked.map((id) => names.get(id) ?? ""),
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

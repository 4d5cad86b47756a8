import { listScenarios } from "@dossierklaar/db/queries/scenario";
import { listAllScenarios } from "@dossierklaar/db/queries/scenario-beheer";
import {
  findScenarioPlanning,
  insertScenarioPlanning,
  listScenarioPlannings,
  type ScenarioPlanningRow,
  updateScenarioPlanning,
} from "@dossierklaar/db/queries/scenario-planning";
import { z } from "zod";
import type { Actor, AdviseurActor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { readDossier } from "../dossier/load-dossier.ts";
import { requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { fullName } from "../format.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";

/** Writes down what is to start later; a job starts it then (start-planned.ts). Answers when. Throws INVALID_INPUT when none of them may start. */
export async function planStart(
  change: DossierChange,
  actor: AdviseurActor,
  what: { afspraakId: string; scenarioIds: readonly string[]; tijd?: string | undefined },
  moment: Date,
): Promise<Date> {
  const { tx, dossier, now } = change;
  const names = namesOf(await listScenarios(tx, dossier.kantoorId), what.scenarioIds);
  if (names.length === 0) throw new DomainError("INVALID_INPUT", { field: "scenarioIds" });
  const id = crypto.randomUUID();
  await insertScenarioPlanning(tx, {
    kantoor_id: dossier.kantoorId,
    id,
    dossier_id: dossier.id,
    afspraak_id: what.afspraakId,
    scenario_ids: [...what.scenarioIds],
    uitvoeren_op: moment,
    heeft_tijd: what.tijd !== undefined,
    gepland_op: now,
    gepland_door: actor.gebruikerId,
  });
  change.tell({ kind: "scenario.planned", planningId: id, scenarios: names, op: moment.toISOString() }, { afspraakId: what.afspraakId });
  return moment;
}

/** How these are called, in the order of the list. */
const namesOf = (scenarios: readonly { id: string; naam: string }[], ids: readonly string[]): string[] =>
  scenarios.filter((scenario) => ids.includes(scenario.id)).map((scenario) => scenario.naam);

export const withdrawPlanningSchema = z.object({ requestId: z.uuid(), dossierId: z.uuid(), planningId: z.uuid() });

/** Intrekken: what was to start later does not. Throws NOT_FOUND, and TRANSITION_REFUSED when it has started or was withdrawn. */
export async function withdrawPlanning(deps: DomainDeps, actor: Actor, input: z.infer<typeof withdrawPlanningSchema>): Promise<void> {
  requireWorker(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "scenario.withdraw", input } },
    async (change) => {
      const planning = await findScenarioPlanning(change.tx, actor.kantoorId, input.planningId);
      if (planning?.dossier_id !== change.dossier.id) throw new DomainError("NOT_FOUND");
      if (planning.status !== "planned") throw new DomainError("TRANSITION_REFUSED", { status: planning.status });
      await withdraw(change, planning, "");
    },
  );
}

/** Takes a planned start away, with why where nobody did it by hand. */
export async function withdraw(change: DossierChange, planning: ScenarioPlanningRow, reden: string): Promise<void> {
  await updateScenarioPlanning(change.tx, change.dossier.kantoorId, planning.id, { status: "withdrawn" });
  const scenarios = namesOf(await listAllScenarios(change.tx, change.dossier.kantoorId), planning.scenario_ids);
  change.tell({ kind: "scenario.withdrawn", planningId: planning.id, scenarios, reden }, { afspraakId: planning.afspraak_id });
}

/** The name of who told it to start. */
export const plannerOf = (planning: ScenarioPlanningRow): string => fullName({ ...planning, voorletters: "" });

export type ScenarioPlanningView = {
  id: string;
  afspraakId: string;
  /** By name, also where one was switched off since. */
  scenarios: string[];
  op: Date;
  /** Whether the time of day was told; else only the day counts. */
  heeftTijd: boolean;
  door: string;
};

/** What is to start later in this dossier, the first first. */
export async function listPlannings(deps: DomainDeps, actor: Actor, nummer: string): Promise<ScenarioPlanningView[]> {
  requireWorker(actor);
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { nummer });
  const [plannings, scenarios] = await Promise.all([
    listScenarioPlannings(db, actor.kantoorId, dossier.id),
    listAllScenarios(db, actor.kantoorId),
  ]);
  return plannings.map((row) => ({
    id: row.id,
    afspraakId: row.afspraak_id,
    scenarios: namesOf(scenarios, row.scenario_ids),
    op: row.uitvoeren_op,
    heeftTijd: row.heeft_tijd,
    door: plannerOf(row),
  }));
}

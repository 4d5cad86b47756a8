import type { Db } from "@dossierklaar/db";
import type { StukStatus } from "@dossierklaar/db/columns";
import { requireKantoor } from "@dossierklaar/db/queries/kantoor";
import { listTriggers } from "@dossierklaar/db/queries/scenario";
import { stukName } from "../dossiercontrole/stuk-name.ts";
import type { Day } from "../format.ts";
import { loadScenarioWorld, type ScenarioWorld } from "./load-world.ts";
import { type PlanLine, planScenarios, type ScenarioPlan } from "./plan.ts";
import { type TriggerFacts, type TriggerReason, triggeredScenarios } from "./rules.ts";

/** What will be asked, as a person reads it before she decides. */
export type ScenarioPreview = {
  scenarios: {
    scenarioId: string;
    naam: string;
    /** `Loondienst vast`, to read behind `omdat:`. */
    reden: string;
    lines: ScenarioPreviewLine[];
  }[];
};

export type ScenarioPreviewLine = {
  key: string;
  kind: "stuk" | "question" | "ockto";
  naam: string;
  aanvragerId: string | null;
  /** Nobody is asked anything new by this line. */
  alreadyAsked: boolean;
  /** How it stands with a stuk that was asked already; null for what is new and for what is no stuk. */
  already: { status: StukStatus; sinds: Date } | null;
};

export type PlanningMoment = { afspraaktypeId: string; reference: Day; today: Day; ocktoAanvragerIds: readonly string[] };

/** What decides which scenario's an afspraak starts, read once: the plan can then be made for other gegevens too. */
export type TriggerWorld = { triggers: readonly TriggerFacts[]; world: ScenarioWorld };

export async function loadTriggerWorld(
  db: Db,
  kantoorId: string,
  dossierId: string,
  moment: Pick<PlanningMoment, "afspraaktypeId" | "reference" | "today">,
): Promise<TriggerWorld> {
  const triggers = await listTriggers(db, kantoorId, moment.afspraaktypeId);
  const world = await loadScenarioWorld(db, kantoorId, dossierId, [...new Set(triggers.map((t) => t.scenario_id))], moment);
  return {
    triggers: triggers.map((t) => ({
      afspraaktypeId: t.afspraaktype_id,
      inkomenstypeId: t.inkomenstype_id,
      klantprofielId: t.klantprofiel_id,
      voorwaarde: t.voorwaarde,
      scenarioId: t.scenario_id,
    })),
    world,
  };
}

/** The scenario's that start at this moment for these people, and what they ask. Pure. */
export function planTriggers({ triggers, world }: TriggerWorld, moment: PlanningMoment & { afspraaktype: string }): ScenarioPlan[] {
  const triggered = triggeredScenarios(triggers, { ...moment, aanvragers: world.aanvragers });
  const plan = planScenarios(
    triggered.flatMap((t) => {
      const scenario = world.scenarios.find((s) => s.id === t.scenarioId);
      if (!scenario) return [];
      const reasons = [...new Set(t.starts.map((s) => reasonText(s.reason, world, moment.afspraaktype)))];
      return [{ scenarioId: scenario.id, naam: scenario.naam, reden: reasons.join(", "), startsFor: t.starts.map((s) => s.aanvragerId) }];
    }),
    world,
  );
  return plan.filter((p) => p.lines.length > 0);
}

/** The scenario's that an afspraak of this type would start in this dossier, and what they ask. */
export async function planTriggered(
  db: Db,
  kantoorId: string,
  dossierId: string,
  moment: PlanningMoment & { afspraaktype: string },
): Promise<{ plan: ScenarioPlan[]; world: ScenarioWorld }> {
  const loaded = await loadTriggerWorld(db, kantoorId, dossierId, moment);
  // The module is the kantoor's: what a browser ticks counts only where it is on.
  const ockto = moment.ocktoAanvragerIds.length > 0 && (await requireKantoor(db, kantoorId)).ockto;
  return { plan: planTriggers(loaded, { ...moment, ocktoAanvragerIds: ockto ? moment.ocktoAanvragerIds : [] }), world: loaded.world };
}

function reasonText(reason: TriggerReason, world: ScenarioWorld, afspraaktype: string): string {
  switch (reason.because) {
    case "afspraaktype":
      return afspraaktype;
    case "inkomenstype": {
      for (const person of world.people) {
        const at = person.inkomenstype_ids.indexOf(reason.id);
        if (at >= 0) return person.inkomenstypen[at] ?? afspraaktype;
      }
      return afspraaktype;
    }
    case "klantprofiel":
      return world.people.find((p) => p.klantprofiel_id === reason.id)?.klantprofiel ?? afspraaktype;
    case "secondAanvrager":
      return "tweede aanvrager";
    case "aowWithinTenYears":
      return "AOW binnen tien jaar";
    case "ocktoTicked":
      return "gekozen bij deze afspraak";
    case "answerYes":
      return "antwoord ja";
  }
}

/** `toon` decides how a question reads. */
export function toPreview(plan: readonly ScenarioPlan[], world: ScenarioWorld, toon: "formal" | "informal"): ScenarioPreview {
  return {
    scenarios: plan.map((p) => ({
      scenarioId: p.scenarioId,
      naam: p.naam,
      reden: p.reden,
      lines: p.lines.map((line) => ({
        key: line.key,
        kind: line.kind === "stuk" ? "stuk" : line.wanted.soort,
        naam: nameOfLine(line, world, toon),
        aanvragerId: line.aanvragerId,
        alreadyAsked: Boolean(line.already),
        already: line.kind === "stuk" && line.already ? { status: line.already.status, sinds: line.already.sinds } : null,
      })),
    })),
  };
}

function nameOfLine(line: PlanLine, world: ScenarioWorld, toon: "formal" | "informal"): string {
  if (line.kind === "stuk") {
    const soort = world.soortRows.get(line.wanted.soortDocumentId)?.naam ?? "";
    return stukName({ ...line.wanted, soort, omschrijving: "" });
  }
  const regel = world.regelRows.get(line.wanted.regelId);
  return (toon === "formal" ? regel?.vraag_formal : regel?.vraag_informal) ?? "Gegevens opvragen via Ockto";
}

import type { StartBron } from "@dossierklaar/db/columns";
import { insertActiepunten } from "@dossierklaar/db/queries/actiepunt";
import { insertScenarioStarts } from "@dossierklaar/db/queries/scenario";
import { insertStukken, linkStukken, updateStukken } from "@dossierklaar/db/queries/stuk";
import { actorName } from "../actor.ts";
import type { DossierChange } from "../record-event.ts";
import type { ScenarioWorld } from "./load-world.ts";
import type { PlanLine, ScenarioPlan } from "./plan.ts";

export type StartOrder = {
  plan: readonly ScenarioPlan[];
  world: ScenarioWorld;
  bron: StartBron;
  afspraakId: string | null;
  /** Keys of lines that the adviser ticked away. */
  leaveOut: ReadonlySet<string>;
};

/**
 * Writes what a plan asks, a statement per table however many lines: new stukken, cancelled ones asked again, the link of what was
 * asked already to this afspraak, and the other actiepunten. A scenario of which every line was ticked away does not start.
 */
export async function startScenarios(change: DossierChange, order: StartOrder): Promise<{ asked: number }> {
  const plans = order.plan
    .map((p) => ({ ...p, lines: p.lines.filter((line) => !order.leaveOut.has(line.key)) }))
    .filter((p) => p.lines.length > 0);
  const { tx, dossier, versie, now, actor } = change;
  const starts = await insertScenarioStarts(
    tx,
    plans.map((p) => ({
      kantoor_id: dossier.kantoorId,
      dossier_id: dossier.id,
      versie,
      afspraak_id: order.afspraakId,
      scenario_id: p.scenarioId,
      bron: order.bron,
      reden: p.reden,
      aanvrager_ids: [...p.startsFor],
      gestart_op: now,
      gestart_door: actorName(actor),
    })),
  );
  const startOf = (p: ScenarioPlan): string | null => starts.find((s) => s.scenario_id === p.scenarioId)?.id ?? null;
  const askedIds = await askStukken(change, plans, order, startOf);
  await insertActiepunten(
    tx,
    plans.flatMap((p) => p.lines.flatMap((line) => actiepuntOf(change, order, line, startOf(p)))),
  );
  for (const p of plans) {
    const stukIds = askedIds.get(p.scenarioId) ?? [];
    change.tell(
      {
        kind: "scenario.started",
        scenarioId: p.scenarioId,
        scenario: p.naam,
        reden: p.reden,
        bron: order.bron,
        aantal: p.lines.length,
        stukIds,
        afspraakId: order.afspraakId,
      },
      { afspraakId: order.afspraakId },
    );
  }
  return { asked: plans.reduce((sum, p) => sum + p.lines.length, 0) };
}

type StartOf = (p: ScenarioPlan) => string | null;

async function askStukken(
  change: DossierChange,
  plans: readonly ScenarioPlan[],
  order: StartOrder,
  startOf: StartOf,
): Promise<Map<string, string[]>> {
  const { tx, dossier, versie, now } = change;
  const lines = plans.flatMap((plan) => plan.lines.flatMap((line) => (line.kind === "stuk" ? [{ plan, line }] : [])));
  const there = lines.flatMap(({ line }) => (line.already ? [line.already.stukId] : []));
  const cancelled = (key: string) => order.world.stukken.get(key);
  const reopened = lines.filter(({ line }) => !line.already && cancelled(line.key));
  const fresh = lines.filter(({ line }) => !line.already && !cancelled(line.key));

  const freshIds = await insertStukken(
    tx,
    fresh.map(({ plan, line }, volgorde) => ({
      kantoor_id: dossier.kantoorId,
      dossier_id: dossier.id,
      versie,
      soort_document_id: line.wanted.soortDocumentId,
      aanvrager_id: line.wanted.aanvragerId,
      onderwerp_soort: line.wanted.onderwerpSoort,
      onderwerp: line.wanted.onderwerp,
      jaar: line.wanted.jaar,
      periode: line.wanted.periode,
      status: "requested" as const,
      waarom: plan.naam,
      scenario_start_id: startOf(plan),
      // Later starts come below earlier ones; within a start the order is the scenario's.
      volgorde: versie * 1000 + volgorde,
      aangemaakt_op: now,
    })),
  );
  const reopenedIds = reopened.flatMap(({ line }) => cancelled(line.key)?.stukId ?? []);
  await updateStukken(tx, dossier.kantoorId, reopenedIds, {
    status: "requested",
    vorige_status: "cancelled",
    // It may have been on offer only before it was cancelled.
    klant_mag_uploaden: true,
    versie,
    afkeurreden: "",
    reden_klant: "",
  });
  // What was there already is now asked at this afspraak too, so both screens must hear of it.
  await updateStukken(tx, dossier.kantoorId, there, { versie });
  if (order.afspraakId) await linkStukken(tx, dossier.kantoorId, order.afspraakId, [...freshIds, ...reopenedIds, ...there], now);

  const asked = new Map<string, string[]>();
  const note = (plan: ScenarioPlan, id: string | undefined): void => {
    if (id) asked.set(plan.scenarioId, [...(asked.get(plan.scenarioId) ?? []), id]);
  };
  for (const [i, { plan }] of fresh.entries()) note(plan, freshIds[i]);
  for (const [i, { plan }] of reopened.entries()) note(plan, reopenedIds[i]);
  return asked;
}

function actiepuntOf(change: DossierChange, order: StartOrder, line: PlanLine, scenarioStartId: string | null) {
  if (line.kind !== "actiepunt" || line.already) return [];
  const regel = order.world.regelRows.get(line.wanted.regelId);
  const ockto = "Gegevens ophalen via Ockto";
  return [
    {
      kantoor_id: change.dossier.kantoorId,
      dossier_id: change.dossier.id,
      versie: change.versie,
      afspraak_id: order.afspraakId,
      aanvrager_id: line.aanvragerId,
      soort: line.wanted.soort,
      scenario_regel_id: line.wanted.regelId,
      scenario_start_id: scenarioStartId,
      tekst_formal: regel?.vraag_formal ?? ockto,
      tekst_informal: regel?.vraag_informal ?? ockto,
      aangemaakt_op: change.now,
    },
  ];
}

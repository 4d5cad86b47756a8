import { randomUUID } from "node:crypto";
import type { StartBron } from "@dossierklaar/db/columns";
import { insertActiepunten } from "@dossierklaar/db/queries/actiepunt";
import { type AskedStuk, insertScenarioStarts } from "@dossierklaar/db/queries/scenario-start";
import { updateStuk, updateStukken } from "@dossierklaar/db/queries/stuk";
import { actorName } from "../actor.ts";
import type { DossierChange } from "../record-event.ts";
import type { ScenarioWorld } from "./load-world.ts";
import type { PlanLine, ScenarioPlan } from "./plan.ts";
import type { WantedStuk } from "./rules.ts";

export type StartOrder = {
  plan: readonly ScenarioPlan[];
  world: ScenarioWorld;
  bron: StartBron;
  afspraakId: string | null;
  /** Keys of lines that the adviser ticked away. */
  leaveOut: ReadonlySet<string>;
  /** Who told to, when a job does it. */
  by?: { id: string; naam: string } | undefined;
};

/** How much was asked, and by which start; `stukIds` are those that nobody asked before it. */
export type StartedScenarios = { asked: number; starts: { id: string; stukIds: string[] }[] };

/**
 * Writes what a plan asks, however many lines: new stukken, cancelled ones asked again, the link of what was asked already to this
 * afspraak, and the other actiepunten. A scenario of which every line was ticked away does not start.
 */
export async function startScenarios(change: DossierChange, order: StartOrder): Promise<StartedScenarios> {
  const starts = order.plan
    .map((p) => ({ ...p, id: randomUUID(), lines: p.lines.filter((line) => !order.leaveOut.has(line.key)) }))
    .filter((p) => p.lines.length > 0);
  const { tx, dossier, versie, now, actor } = change;
  const { fresh, reopened, there } = sortStukken(starts, order);
  const asked = fresh.map((line, volgorde) => ({ ...askedStuk(change, line, volgorde), ...soortUitgave(order, line.wanted) }));
  // What was cancelled is asked again on its own row, and what was there already is now asked at this afspraak too, so both screens must hear of it.
  for (const { stukId, start, wanted } of reopened)
    await updateStuk(tx, dossier.kantoorId, stukId, {
      status: "requested",
      vorige_status: "cancelled",
      // It may have been on offer only before it was cancelled.
      klant_mag_uploaden: true,
      versie,
      // Asked today, for today's reason and period, in today's words.
      periode: wanted.periode,
      ...soortUitgave(order, wanted),
      waarom: start.naam,
      afkeurreden: "",
      reden_klant: "",
    });
  await updateStukken(tx, dossier.kantoorId, there, { versie });
  const { afspraakId } = order;
  const atAfspraak = [...asked.map((stuk) => stuk.id), ...reopened.map(({ stukId }) => stukId), ...there];
  await insertScenarioStarts(tx, {
    starts: starts.map((start) => ({
      kantoor_id: dossier.kantoorId,
      id: start.id,
      dossier_id: dossier.id,
      versie,
      afspraak_id: afspraakId,
      scenario_id: start.scenarioId,
      bron: order.bron,
      reden: start.reden,
      aanvrager_ids: [...start.startsFor],
      gestart_op: now,
      gestart_door: order.by?.naam ?? actorName(actor),
    })),
    stukken: asked,
    links:
      afspraakId === null
        ? []
        : atAfspraak.map((id) => ({ kantoor_id: dossier.kantoorId, stuk_id: id, afspraak_id: afspraakId, aangevraagd_op: now })),
  });
  await insertActiepunten(
    tx,
    starts.flatMap((start) => start.lines.flatMap((line) => actiepuntOf(change, order, line, start.id))),
  );
  const told: StartedScenarios["starts"] = [];
  for (const start of starts) {
    const stukIds = [
      ...asked.filter((stuk) => stuk.scenario_start_id === start.id).map((stuk) => stuk.id),
      ...reopened.filter((line) => line.start === start).map((line) => line.stukId),
    ];
    told.push({ id: start.id, stukIds });
    change.tell(
      {
        kind: "scenario.started",
        scenarioId: start.scenarioId,
        scenario: start.naam,
        reden: start.reden,
        bron: order.bron,
        aantal: start.lines.length,
        stukIds,
        afspraakId,
      },
      { afspraakId, ...(order.by ? { by: { soort: "gebruiker", ...order.by } } : {}) },
    );
  }
  return { asked: starts.reduce((sum, start) => sum + start.lines.length, 0), starts: told };
}

type Start = ScenarioPlan & { id: string };
type StukLine = { start: Start; wanted: WantedStuk };

/** Lines that want a new row, lines whose row was cancelled, and rows that are asked already. */
function sortStukken(
  starts: readonly Start[],
  order: StartOrder,
): { fresh: StukLine[]; reopened: (StukLine & { stukId: string })[]; there: string[] } {
  const fresh: StukLine[] = [];
  const reopened: (StukLine & { stukId: string })[] = [];
  const there: string[] = [];
  for (const start of starts) {
    for (const line of start.lines) {
      if (line.kind !== "stuk") continue;
      const known = order.world.stukken.get(line.key);
      if (line.already) there.push(line.already.stukId);
      else if (known) reopened.push({ start, wanted: line.wanted, stukId: known.stukId });
      else fresh.push({ start, wanted: line.wanted });
    }
  }
  return { fresh, reopened, there };
}

/** In which words a soort is told today. */
const soortUitgave = (order: StartOrder, wanted: WantedStuk): { soort_uitgave?: number } => {
  const soort = order.world.soortRows.get(wanted.soortDocumentId);
  return soort ? { soort_uitgave: soort.uitgave } : {};
};

const askedStuk = ({ dossier, versie, now }: DossierChange, { start, wanted }: StukLine, volgorde: number): AskedStuk => ({
  kantoor_id: dossier.kantoorId,
  id: randomUUID(),
  dossier_id: dossier.id,
  versie,
  soort_document_id: wanted.soortDocumentId,
  aanvrager_id: wanted.aanvragerId,
  onderwerp_soort: wanted.onderwerpSoort,
  onderwerp: wanted.onderwerp,
  jaar: wanted.jaar,
  periode: wanted.periode,
  status: "requested",
  waarom: start.naam,
  scenario_start_id: start.id,
  // Later starts come below earlier ones; within a start the order is the scenario's.
  volgorde: versie * 1000 + volgorde,
  aangemaakt_op: now,
});

function actiepuntOf(change: DossierChange, order: StartOrder, line: PlanLine, scenarioStartId: string) {
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
      ja_start_scenario_id: regel?.ja_start_scenario_id ?? null,
      tekst_formal: regel?.vraag_formal ?? ockto,
      tekst_informal: regel?.vraag_informal ?? ockto,
      aangemaakt_op: change.now,
    },
  ];
}

import { findActiepunt, updateActiepunt } from "@dossierklaar/db/queries/actiepunt";
import { findRegel } from "@dossierklaar/db/queries/scenario";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { maySeeOf, requireKlantHerself } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { dayOf } from "../format.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";
import { loadScenarioWorld } from "../scenario/load-world.ts";
import { planScenarios } from "../scenario/plan.ts";
import { startScenarios } from "../scenario/start-scenarios.ts";

export const answerQuestionSchema = z.object({ requestId: z.uuid(), dossierId: z.uuid(), actiepuntId: z.uuid(), antwoord: z.boolean() });

/** The client's Ja or Nee. Ja starts the question's scenario at once, for who answered. Throws NOT_FOUND, TRANSITION_REFUSED. */
export async function answerQuestion(deps: DomainDeps, actor: Actor, input: z.infer<typeof answerQuestionSchema>): Promise<void> {
  requireKlantHerself(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "actiepunt.answer", input } },
    async (change) => {
      if (change.dossier.gesloten) throw new DomainError("DOSSIER_CLOSED");
      const point = await findActiepunt(change.tx, actor.kantoorId, change.dossier.id, input.actiepuntId);
      if (point?.soort !== "question" || !maySeeOf(actor, point.aanvrager_id)) throw new DomainError("NOT_FOUND");
      if (point.status !== "open") throw new DomainError("TRANSITION_REFUSED", { status: point.status });
      await updateActiepunt(change.tx, actor.kantoorId, point.id, {
        status: "done",
        antwoord: input.antwoord,
        afgerond_op: change.now,
        versie: change.versie,
      });
      const vraag = change.dossier.aanspreekvorm === "formal" ? point.tekst_formal : point.tekst_informal;
      change.tell(
        { kind: "actiepunt.answered", actiepuntId: point.id, vraag, antwoord: input.antwoord },
        { afspraakId: point.afspraak_id, aanvragerId: point.aanvrager_id },
      );
      if (input.antwoord) await startAnswered(change, point, vraag);
    },
  );
}

async function startAnswered(
  change: DossierChange,
  point: { scenario_regel_id: string | null; aanvrager_id: string | null; afspraak_id: string | null },
  vraag: string,
): Promise<void> {
  const { kantoorId, id } = change.dossier;
  const regel = point.scenario_regel_id === null ? undefined : await findRegel(change.tx, kantoorId, point.scenario_regel_id);
  if (!regel?.ja_start_scenario_id) return;
  const today = dayOf(change.now);
  const world = await loadScenarioWorld(change.tx, kantoorId, id, [regel.ja_start_scenario_id], { reference: today, today });
  const startsFor = point.aanvrager_id ? [point.aanvrager_id] : world.aanvragers.map((a) => a.id);
  const plan = planScenarios(
    world.scenarios.map((s) => ({ scenarioId: s.id, naam: s.naam, reden: `antwoord ja op: ${vraag}`, startsFor })),
    world,
  );
  await startScenarios(change, { plan, world, bron: "answer", afspraakId: point.afspraak_id, leaveOut: new Set() });
}

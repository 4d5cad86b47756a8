import { type ActiepuntRow, findActiepunt, listActiepunten, updateActiepunt } from "@dossierklaar/db/queries/actiepunt";
import { listStukken, type StukRow, unlinkStuk, updateStuk } from "@dossierklaar/db/queries/stuk";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { maySeeOf, requireKlantHerself, requireOpen } from "../dossier/policy.ts";
import { hasPapers, nameOfStuk } from "../dossiercontrole/load-stuk.ts";
import { DomainError } from "../errors.ts";
import { dayOf } from "../format.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";
import { loadScenarioWorld } from "../scenario/load-world.ts";
import { planScenarios } from "../scenario/plan.ts";
import { type StartedScenarios, startScenarios } from "../scenario/start-scenarios.ts";
import { mayChangeAnswer } from "./rules.ts";

export const answerQuestionSchema = z.object({ requestId: z.uuid(), dossierId: z.uuid(), actiepuntId: z.uuid(), antwoord: z.boolean() });

/** The client's Ja or Nee. Ja starts the question's scenario at once, for who answered. Throws NOT_FOUND, TRANSITION_REFUSED. */
export async function answerQuestion(deps: DomainDeps, actor: Actor, input: z.infer<typeof answerQuestionSchema>): Promise<void> {
  requireKlantHerself(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "actiepunt.answer", input } },
    async (change) => {
      requireOpen(change.dossier);
      const point = await findActiepunt(change.tx, actor.kantoorId, change.dossier.id, input.actiepuntId);
      if (point?.soort !== "question" || !maySeeOf(actor, point.aanvrager_id)) throw new DomainError("NOT_FOUND");
      if (point.status !== "open") throw new DomainError("TRANSITION_REFUSED", { status: point.status });
      await keepAnswer(change, point, input.antwoord);
    },
  );
}

/**
 * Another answer than the one given, until the kantoor went on with what it asked. What a Ja asked is taken away again where nothing was
 * delivered; what was delivered stays. The same answer once more changes nothing. Throws NOT_FOUND, TRANSITION_REFUSED, DOSSIER_CLOSED.
 */
export async function changeAnswer(deps: DomainDeps, actor: Actor, input: z.infer<typeof answerQuestionSchema>): Promise<void> {
  requireKlantHerself(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "actiepunt.changeAnswer", input } },
    async (change) => {
      requireOpen(change.dossier);
      const point = await findActiepunt(change.tx, actor.kantoorId, change.dossier.id, input.actiepuntId);
      if (point?.soort !== "question" || !maySeeOf(actor, point.aanvrager_id)) throw new DomainError("NOT_FOUND");
      const asked = (await listStukken(change.tx, actor.kantoorId, change.dossier.id)).filter((s) =>
        point.antwoord_stuk_ids.includes(s.id),
      );
      const facts = { soort: point.soort, status: point.status, antwoordStukIds: point.antwoord_stuk_ids };
      if (!mayChangeAnswer(facts, asked)) throw new DomainError("TRANSITION_REFUSED", { status: point.status });
      if (point.antwoord === input.antwoord) return;
      if (!input.antwoord) await withdrawAnswered(change, point, asked);
      await keepAnswer(change, point, input.antwoord);
    },
  );
}

async function keepAnswer(change: DossierChange, point: ActiepuntRow, antwoord: boolean): Promise<void> {
  const vraag = change.dossier.aanspreekvorm === "formal" ? point.tekst_formal : point.tekst_informal;
  change.tell(
    { kind: "actiepunt.answered", actiepuntId: point.id, vraag, antwoord },
    { afspraakId: point.afspraak_id, aanvragerId: point.aanvrager_id },
  );
  const started = antwoord ? await startAnswered(change, point, vraag) : undefined;
  await updateActiepunt(change.tx, change.dossier.kantoorId, point.id, {
    status: "done",
    antwoord,
    antwoord_start_id: started?.id ?? null,
    antwoord_stuk_ids: started?.stukIds ?? [],
    afgerond_op: change.now,
    versie: change.versie,
  });
}

/** Takes away what a Ja asked and nothing came of. A paper that is there, or that another afspraak asks as well, stays. */
async function withdrawAnswered(change: DossierChange, point: ActiepuntRow, asked: readonly StukRow[]): Promise<void> {
  const { tx, dossier, versie } = change;
  for (const stuk of asked) {
    const isAskedElsewhere = stuk.afspraak_ids.some((id) => id !== point.afspraak_id);
    if (stuk.status !== "requested" || hasPapers(stuk) || isAskedElsewhere) continue;
    if (point.afspraak_id !== null) await unlinkStuk(tx, dossier.kantoorId, stuk.id, point.afspraak_id);
    await updateStuk(tx, dossier.kantoorId, stuk.id, { status: "cancelled", vorige_status: stuk.status, versie });
    change.tell(
      { kind: "stuk.cancelled", stukId: stuk.id, naam: nameOfStuk(stuk) },
      { afspraakId: point.afspraak_id, stukId: stuk.id, aanvragerId: stuk.aanvrager_id },
    );
  }
  if (point.antwoord_start_id === null) return;
  for (const other of await listActiepunten(tx, dossier.kantoorId, dossier.id, -1)) {
    if (other.scenario_start_id !== point.antwoord_start_id || other.status !== "open") continue;
    await updateActiepunt(tx, dossier.kantoorId, other.id, { status: "cancelled", versie });
    const tekst = dossier.aanspreekvorm === "formal" ? other.tekst_formal : other.tekst_informal;
    change.tell(
      { kind: "actiepunt.cancelled", actiepuntId: other.id, tekst },
      { afspraakId: other.afspraak_id, aanvragerId: other.aanvrager_id },
    );
  }
}

async function startAnswered(
  change: DossierChange,
  point: Pick<ActiepuntRow, "ja_start_scenario_id" | "aanvrager_id" | "afspraak_id">,
  vraag: string,
): Promise<StartedScenarios["starts"][number] | undefined> {
  const { kantoorId, id } = change.dossier;
  const scenarioId = point.ja_start_scenario_id;
  if (!scenarioId) return undefined;
  const today = dayOf(change.now);
  const world = await loadScenarioWorld(change.tx, kantoorId, id, [scenarioId], { reference: today, today });
  const startsFor = point.aanvrager_id ? [point.aanvrager_id] : world.aanvragers.map((a) => a.id);
  const plan = planScenarios(
    world.scenarios.map((s) => ({ scenarioId: s.id, naam: s.naam, reden: `antwoord ja op: ${vraag}`, startsFor })),
    world,
  );
  const { starts } = await startScenarios(change, { plan, world, bron: "answer", afspraakId: point.afspraak_id, leaveOut: new Set() });
  // One answer starts one scenario.
  return starts[0];
}

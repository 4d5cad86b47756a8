import { listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { type ActiepuntRow, findActiepunt, insertActiepunten, updateActiepunt } from "@dossierklaar/db/queries/actiepunt";
import { findAfspraak } from "@dossierklaar/db/queries/afspraak";
import { listScenarios } from "@dossierklaar/db/queries/scenario";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { maySeeOf, requireKlantHerself, requireOpen, requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { shortName } from "../format.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";
import { findNextActiepuntStatus } from "./rules.ts";

export const askActiepuntSchema = z
  .object({
    requestId: z.uuid(),
    dossierId: z.uuid(),
    afspraakId: z.uuid(),
    /** Null for both, or for the dossier. */
    aanvragerId: z.uuid().nullable(),
    /** Something to do, or a question whose Ja starts a scenario. */
    soort: z.enum(["text", "question"]),
    tekst: z.string().trim().min(1, "Schrijf wat je de klant vraagt.").max(500, "Maak de tekst korter dan 500 tekens."),
    uiterlijk: z.iso.date({ error: "Vul een datum in, bijvoorbeeld 24-11-2026." }).nullable(),
    jaStartScenarioId: z.uuid().nullable(),
  })
  .refine((a) => a.soort === "text" || a.jaStartScenarioId !== null, {
    error: "Kies het scenario dat bij Ja start.",
    path: ["jaStartScenarioId"],
  });
export type AskActiepuntInput = z.infer<typeof askActiepuntSchema>;

/** Asks something of the client that is no document, in the kantoor's own words. Throws NOT_FOUND, INVALID_INPUT (field), DOSSIER_CLOSED. */
export async function askActiepunt(deps: DomainDeps, actor: Actor, input: AskActiepuntInput): Promise<{ actiepuntId: string }> {
  requireWorker(actor);
  return changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "actiepunt.ask", input } },
    async (change) => {
      requireOpen(change.dossier);
      const { tx, dossier } = change;
      if ((await findAfspraak(tx, dossier.kantoorId, input.afspraakId))?.dossier_id !== dossier.id) throw new DomainError("NOT_FOUND");
      const person = (await listAanvragers(tx, dossier.kantoorId, dossier.id)).find((one) => one.id === input.aanvragerId);
      if (input.aanvragerId !== null && !person) throw new DomainError("INVALID_INPUT", { field: "aanvragerId" });
      const jaStart = input.soort === "question" ? input.jaStartScenarioId : null;
      if (jaStart !== null && !(await listScenarios(tx, dossier.kantoorId)).some((one) => one.id === jaStart))
        throw new DomainError("INVALID_INPUT", { field: "jaStartScenarioId" });
      const id = crypto.randomUUID();
      await insertActiepunten(tx, [
        {
          kantoor_id: dossier.kantoorId,
          id,
          dossier_id: dossier.id,
          versie: change.versie,
          afspraak_id: input.afspraakId,
          aanvrager_id: input.aanvragerId,
          soort: input.soort,
          // Who writes it knows how she addresses this client.
          tekst_formal: input.tekst,
          tekst_informal: input.tekst,
          uiterlijk: input.uiterlijk,
          ja_start_scenario_id: jaStart,
          aangemaakt_op: change.now,
        },
      ]);
      const voorWie = person ? shortName(person) : "beiden / dossier";
      change.tell(
        { kind: "actiepunt.asked", actiepuntId: id, tekst: input.tekst, voorWie },
        { afspraakId: input.afspraakId, aanvragerId: input.aanvragerId },
      );
      return { actiepuntId: id };
    },
  );
}

export const actiepuntStepSchema = z.object({ requestId: z.uuid(), dossierId: z.uuid(), actiepuntId: z.uuid() });
export type ActiepuntStepInput = z.infer<typeof actiepuntStepSchema>;

/** `Klaar`, by the client herself or by the kantoor. A question is answered instead. Throws NOT_FOUND, TRANSITION_REFUSED, DOSSIER_CLOSED. */
export async function completeActiepunt(deps: DomainDeps, actor: Actor, input: ActiepuntStepInput): Promise<void> {
  if (actor.kind === "klant") requireKlantHerself(actor);
  else requireWorker(actor);
  await takeStep(deps, actor, "complete", input);
}

/** The cross, and `Klaar` or the cross taken back. Throws NOT_FOUND, TRANSITION_REFUSED, DOSSIER_CLOSED. */
export async function moveActiepunt(deps: DomainDeps, actor: Actor, step: "cancel" | "reopen", input: ActiepuntStepInput): Promise<void> {
  requireWorker(actor);
  await takeStep(deps, actor, step, input);
}

const events = { complete: "actiepunt.completed", cancel: "actiepunt.cancelled", reopen: "actiepunt.reopened" } as const;

async function takeStep(deps: DomainDeps, actor: Actor, step: keyof typeof events, input: ActiepuntStepInput): Promise<void> {
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: `actiepunt.${step}`, input } },
    async (change) => {
      requireOpen(change.dossier);
      const point = await loadActiepunt(change, actor, input.actiepuntId);
      const status = findNextActiepuntStatus(point, step);
      if (!status) throw new DomainError("TRANSITION_REFUSED", { status: point.status });
      await updateActiepunt(change.tx, change.dossier.kantoorId, point.id, {
        status,
        versie: change.versie,
        afgerond_op: step === "complete" ? change.now : null,
        afgerond_door: step === "complete" ? (actor.kind === "klant" ? "klant" : "kantoor") : "",
      });
      const tekst = change.dossier.aanspreekvorm === "formal" ? point.tekst_formal : point.tekst_informal;
      change.tell({ kind: events[step], actiepuntId: point.id, tekst }, { afspraakId: point.afspraak_id, aanvragerId: point.aanvrager_id });
    },
  );
}

/** An actiepunt of this dossier; what is asked of someone else a client does not find. */
async function loadActiepunt({ tx, dossier }: DossierChange, actor: Actor, actiepuntId: string): Promise<ActiepuntRow> {
  const point = await findActiepunt(tx, dossier.kantoorId, dossier.id, actiepuntId);
  if (!point || (actor.kind === "klant" && !maySeeOf(actor, point.aanvrager_id))) throw new DomainError("NOT_FOUND");
  return point;
}

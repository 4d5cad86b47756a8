import { updateStuk } from "@dossierklaar/db/queries/stuk";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireKlantHerself, requireOpen, requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { changeDossier } from "../record-event.ts";
import { loadStuk, nameOfStuk } from "./load-stuk.ts";
import { findNextStatus } from "./rules.ts";

export const stukStepSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  stukId: z.uuid(),
  reden: z.string().trim().max(1000, "Maak de reden korter dan 1.000 tekens."),
});
export type StukStepInput = z.infer<typeof stukStepSchema>;

const events = {
  requestAgain: "stuk.requestedAgain",
  askAnyway: "stuk.askedAnyway",
  acceptDeclaration: "stuk.declarationAccepted",
  declareNotApplicable: "stuk.declaredNotApplicable",
} as const;

/** Opnieuw opvragen, Toch vragen, Accepteren. Asking again and asking anyway want a reason. Throws TRANSITION_REFUSED. */
export async function moveStuk(
  deps: DomainDeps,
  actor: Actor,
  step: "requestAgain" | "askAnyway" | "acceptDeclaration",
  input: StukStepInput,
): Promise<void> {
  requireWorker(actor);
  if (step !== "acceptDeclaration" && input.reden === "") throw new DomainError("INVALID_INPUT", { field: "reden" });
  await takeStep(deps, actor, step, input);
}

/** `Dit heb ik niet`, with a reason, by the client herself. */
export async function declareNotApplicable(deps: DomainDeps, actor: Actor, input: StukStepInput): Promise<void> {
  requireKlantHerself(actor);
  if (input.reden === "") throw new DomainError("INVALID_INPUT", { field: "reden" });
  await takeStep(deps, actor, "declareNotApplicable", input);
}

async function takeStep(deps: DomainDeps, actor: Actor, step: keyof typeof events, input: StukStepInput): Promise<void> {
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: `stuk.${step}`, input } },
    async (change) => {
      requireOpen(change.dossier);
      const stuk = await loadStuk(change.tx, actor, change.dossier.id, input.stukId);
      const status = findNextStatus(stuk.status, step);
      if (!status) throw new DomainError("TRANSITION_REFUSED", { status: stuk.status });
      const asksAgain = step === "requestAgain" || step === "askAnyway";
      await updateStuk(change.tx, actor.kantoorId, stuk.id, {
        status,
        vorige_status: stuk.status,
        versie: change.versie,
        ...(step === "declareNotApplicable" ? { reden_klant: input.reden } : {}),
        // Why it is asked again stands where the client reads remarks; the old judgement no longer holds. What was on offer only can now be uploaded.
        ...(asksAgain ? { opmerking_voor_klant: input.reden, geldig_tot: null, datum_stuk: null, klant_mag_uploaden: true } : {}),
      });
      const what = { stukId: stuk.id, naam: nameOfStuk(stuk) };
      const about = { stukId: stuk.id, aanvragerId: stuk.aanvrager_id };
      if (step === "acceptDeclaration") change.tell({ kind: events[step], ...what }, about);
      else change.tell({ kind: events[step], ...what, reden: input.reden }, about);
    },
  );
}

import { updateStuk } from "@dossierklaar/db/queries/stuk";
import { findVraag, insertVraag, updateVraag } from "@dossierklaar/db/queries/vraag";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireKlantHerself, requireOpen, requireWorker } from "../dossier/policy.ts";
import { loadStuk, nameOfStuk } from "../dossiercontrole/load-stuk.ts";
import { DomainError } from "../errors.ts";
import { changeDossier } from "../record-event.ts";

const mostCharacters = "Maak het korter dan 1.000 tekens.";

export const askVraagSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  stukId: z.uuid(),
  tekst: z.string().trim().min(1, "Schrijf een vraag.").max(1000, mostCharacters),
});

/** `Vraag stellen`: the client asks something about a stuk. Throws NOT_FOUND, DOSSIER_CLOSED. */
export async function askVraag(deps: DomainDeps, actor: Actor, input: z.infer<typeof askVraagSchema>): Promise<{ vraagId: string }> {
  requireKlantHerself(actor);
  return changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "vraag.ask", input } },
    async (change) => {
      requireOpen(change.dossier);
      const stuk = await loadStuk(change.tx, actor, change.dossier.id, input.stukId);
      const vraagId = await insertVraag(change.tx, {
        kantoor_id: actor.kantoorId,
        dossier_id: change.dossier.id,
        stuk_id: stuk.id,
        tekst: input.tekst,
        gesteld_door: actor.namen,
        gesteld_op: change.now,
      });
      await updateStuk(change.tx, actor.kantoorId, stuk.id, { versie: change.versie });
      change.tell(
        { kind: "vraag.asked", stukId: stuk.id, naam: nameOfStuk(stuk), vraagId, vraag: input.tekst },
        { stukId: stuk.id, aanvragerId: stuk.aanvrager_id },
      );
      return { vraagId };
    },
  );
}

export const answerVraagSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  vraagId: z.uuid(),
  antwoord: z.string().trim().min(1, "Schrijf een antwoord.").max(2000, "Maak het antwoord korter dan 2.000 tekens."),
});

/**
 * The kantoor answers. An answer can be given anew: the last one counts, and goes in the next mail. Throws NOT_FOUND, FORBIDDEN,
 * DOSSIER_CLOSED.
 */
export async function answerVraag(deps: DomainDeps, actor: Actor, input: z.infer<typeof answerVraagSchema>): Promise<void> {
  requireWorker(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "vraag.answer", input } },
    async (change) => {
      requireOpen(change.dossier);
      const vraag = await findVraag(change.tx, actor.kantoorId, change.dossier.id, input.vraagId);
      if (!vraag) throw new DomainError("NOT_FOUND");
      const stuk = await loadStuk(change.tx, actor, change.dossier.id, vraag.stuk_id);
      await updateVraag(change.tx, actor.kantoorId, vraag.id, {
        antwoord: input.antwoord,
        beantwoord_door: actor.naam,
        beantwoord_op: change.now,
      });
      await updateStuk(change.tx, actor.kantoorId, stuk.id, { versie: change.versie });
      change.tell(
        {
          kind: "vraag.answered",
          stukId: stuk.id,
          naam: nameOfStuk(stuk),
          vraagId: vraag.id,
          vraag: vraag.tekst,
          antwoord: input.antwoord,
        },
        { stukId: stuk.id, aanvragerId: stuk.aanvrager_id },
      );
    },
  );
}

import { updateStuk } from "@dossierklaar/db/queries/stuk";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireOpen, requireWorker } from "../dossier/policy.ts";
import { changeDossier } from "../record-event.ts";
import { loadStuk, nameOfStuk } from "./load-stuk.ts";

export const annotateStukSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  stukId: z.uuid(),
  opmerkingVoorKlant: z.string().trim().max(2000, "Maak de opmerking korter dan 2.000 tekens.").optional(),
  interneNotitie: z.string().trim().max(2000, "Maak de notitie korter dan 2.000 tekens.").optional(),
});

/** Opmerking voor klant and Interne notitie; what is not given stays. */
export async function annotateStuk(deps: DomainDeps, actor: Actor, input: z.infer<typeof annotateStukSchema>): Promise<void> {
  requireWorker(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "stuk.annotate", input } },
    async (change) => {
      requireOpen(change.dossier);
      const stuk = await loadStuk(change.tx, actor, change.dossier.id, input.stukId);
      await updateStuk(change.tx, actor.kantoorId, stuk.id, {
        versie: change.versie,
        opmerking_voor_klant: input.opmerkingVoorKlant ?? stuk.opmerking_voor_klant,
        interne_notitie: input.interneNotitie ?? stuk.interne_notitie,
      });
      change.tell(
        { kind: "stuk.annotated", stukId: stuk.id, naam: nameOfStuk(stuk), voorKlant: input.opmerkingVoorKlant !== undefined },
        { stukId: stuk.id, aanvragerId: stuk.aanvrager_id },
      );
    },
  );
}

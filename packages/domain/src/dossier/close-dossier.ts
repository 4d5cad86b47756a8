import { updateDossier } from "@dossierklaar/db/queries/dossier";
import { requireKantoor } from "@dossierklaar/db/queries/kantoor";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { callOff } from "../afspraak/cancel-afspraak.ts";
import { addMonths } from "../calendar-day.ts";
import type { DomainDeps } from "../deps.ts";
import { DomainError } from "../errors.ts";
import { dayOf } from "../format.ts";
import { changeDossier } from "../record-event.ts";
import { requireWorker } from "./policy.ts";

export const closeDossierSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  reden: z.string().trim().min(1, "Kies een reden, of schrijf er een.").max(300, "Maak de reden korter dan 300 tekens."),
  /** Afspraken to come that were ticked to be called off with it; the client gets the mail of each. */
  afspraakIds: z.array(z.uuid()).max(50),
});
export type CloseDossierInput = z.infer<typeof closeDossierSchema>;

/**
 * Closes a dossier: the portal becomes read-only, nothing more is mailed about what is open, and the time begins for which it is kept
 * (Wwft: years after the end of the relation; the term is the kantoor's). Throws NOT_FOUND, FORBIDDEN, ALREADY_CHANGED.
 */
export async function closeDossier(deps: DomainDeps, actor: Actor, input: CloseDossierInput): Promise<void> {
  requireWorker(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "dossier.close", input } },
    async (change) => {
      if (change.dossier.gesloten) throw new DomainError("ALREADY_CHANGED");
      const seenVersie = change.dossier.versie;
      // What is open stays as it is: nobody can deliver at a closed dossier, and opened again it goes on where it was.
      for (const afspraakId of new Set(input.afspraakIds))
        await callOff(change, { afspraakId, seenVersie, redenVoorKlant: "", stukIds: [], actiepuntIds: [] });
      const { bewaartermijn_maanden } = await requireKantoor(change.tx, actor.kantoorId);
      const bewarenTot = addMonths(dayOf(change.now), bewaartermijn_maanden);
      await updateDossier(change.tx, actor.kantoorId, change.dossier.id, {
        gesloten_op: change.now,
        gesloten_reden: input.reden,
        bewaren_tot: bewarenTot,
      });
      change.tell({ kind: "dossier.closed", reden: input.reden, bewarenTot });
    },
  );
}

export const reopenDossierSchema = z.object({ requestId: z.uuid(), dossierId: z.uuid() });

/** Opens a closed dossier again, as it was. Throws NOT_FOUND, FORBIDDEN, ALREADY_CHANGED. */
export async function reopenDossier(deps: DomainDeps, actor: Actor, input: z.infer<typeof reopenDossierSchema>): Promise<void> {
  requireWorker(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "dossier.reopen", input } },
    async (change) => {
      if (!change.dossier.gesloten) throw new DomainError("ALREADY_CHANGED");
      await updateDossier(change.tx, actor.kantoorId, change.dossier.id, {
        gesloten_op: null,
        gesloten_reden: null,
        bewaren_tot: null,
        verwijderen_op: null,
      });
      change.tell({ kind: "dossier.reopened" });
    },
  );
}

import { listBestandenOf, updateAanlevering, updateBestand } from "@dossierklaar/db/queries/aanlevering";
import { enqueueJob } from "@dossierklaar/db/queries/job";
import { type BestandRow, updateStuk } from "@dossierklaar/db/queries/stuk";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireKlantHerself, requireOpen } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";
import { loadStuk, nameOfStuk, papersOf } from "./load-stuk.ts";
import { mayRemoveDelivery, statusWithout } from "./rules.ts";

export const removeDeliverySchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  stukId: z.uuid(),
  bestandIds: z.array(z.uuid()).min(1).max(100),
});

/**
 * `Verwijderen` by the client: files that she delivered, as long as the stuk is Ontvangen and the kantoor opened nothing of it. Their bytes
 * go too. With the last one the stuk is open as it was before. Throws NOT_FOUND, TRANSITION_REFUSED once it was opened or judged, DOSSIER_CLOSED.
 */
export async function removeDelivery(deps: DomainDeps, actor: Actor, input: z.infer<typeof removeDeliverySchema>): Promise<void> {
  requireKlantHerself(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "bestand.remove", input } },
    async (change) => {
      requireOpen(change.dossier);
      const { tx, versie } = change;
      const stuk = await loadStuk(tx, actor, change.dossier.id, input.stukId);
      const papers = papersOf(stuk);
      const removed = papers.filter((file) => input.bestandIds.includes(file.id) && file.door === "klant");
      if (removed.length !== new Set(input.bestandIds).size) throw new DomainError("NOT_FOUND");
      const isOpened = stuk.geopend_op !== null || removed.some((file) => file.geopend_op !== null);
      const status = statusWithout({ status: stuk.status, before: stuk.vorige_status }, papers.length - removed.length);
      if (!status || !mayRemoveDelivery({ status: stuk.status, geopend: isOpened }))
        throw new DomainError("TRANSITION_REFUSED", { status: stuk.status });
      for (const bestand of removed) await dropFile(change, bestand);
      await updateStuk(tx, actor.kantoorId, stuk.id, {
        versie,
        inhoud_versie: versie,
        ...(status === stuk.status ? {} : { status, vorige_status: null, aangeleverd_op: null }),
      });
      for (const bestand of removed)
        change.tell(
          { kind: "bestand.removed", stukId: stuk.id, naam: nameOfStuk(stuk), bestand: bestand.naam },
          { stukId: stuk.id, aanvragerId: stuk.aanvrager_id },
        );
    },
  );
}

/** An aanlevering of which nothing is left is dropped with its last file. */
async function dropFile({ tx, dossier: { kantoorId } }: DossierChange, bestand: BestandRow): Promise<void> {
  await updateBestand(tx, kantoorId, bestand.id, { status: "dropped" });
  if (bestand.file_key) await enqueueJob(tx, { task: "delete-file", payload: { kantoorId, fileKey: bestand.file_key } });
  const left = (await listBestandenOf(tx, kantoorId, bestand.aanlevering_id)).filter((file) => file.status !== "dropped");
  if (left.length === 0) await updateAanlevering(tx, kantoorId, bestand.aanlevering_id, { status: "dropped" });
}

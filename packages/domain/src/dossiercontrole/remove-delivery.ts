import { listBestandenOf, updateAanlevering, updateBestand } from "@dossierklaar/db/queries/aanlevering";
import { enqueueJob } from "@dossierklaar/db/queries/job";
import { updateStuk } from "@dossierklaar/db/queries/stuk";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireKlantHerself, requireOpen } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { changeDossier } from "../record-event.ts";
import { loadStuk, nameOfStuk } from "./load-stuk.ts";
import { mayRemoveDelivery, statusWithout } from "./rules.ts";

export const removeDeliverySchema = z.object({ requestId: z.uuid(), dossierId: z.uuid(), stukId: z.uuid(), bestandId: z.uuid() });

/**
 * `Verwijderen` by the client: a file that she delivered, as long as the stuk is Ontvangen and the kantoor opened nothing of it. Its bytes
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
      const papers = stuk.bestanden.filter((file) => file.status === "accepted" && file.ontvangen_op !== null && !file.ter_inzage);
      const bestand = papers.find((file) => file.id === input.bestandId && file.door === "klant");
      if (!bestand) throw new DomainError("NOT_FOUND");
      const isOpened = stuk.geopend_op !== null || bestand.geopend_op !== null;
      const status = statusWithout({ status: stuk.status, before: stuk.vorige_status }, papers.length - 1);
      if (!status || !mayRemoveDelivery({ status: stuk.status, geopend: isOpened }))
        throw new DomainError("TRANSITION_REFUSED", { status: stuk.status });
      await updateBestand(tx, actor.kantoorId, bestand.id, { status: "dropped" });
      if (bestand.file_key)
        await enqueueJob(tx, { task: "delete-file", payload: { kantoorId: actor.kantoorId, fileKey: bestand.file_key } });
      const left = (await listBestandenOf(tx, actor.kantoorId, bestand.aanlevering_id)).filter((file) => file.status !== "dropped");
      if (left.length === 0) await updateAanlevering(tx, actor.kantoorId, bestand.aanlevering_id, { status: "dropped" });
      await updateStuk(tx, actor.kantoorId, stuk.id, {
        versie,
        ...(status === stuk.status ? {} : { status, vorige_status: null, aangeleverd_op: null }),
      });
      change.tell(
        { kind: "bestand.removed", stukId: stuk.id, naam: nameOfStuk(stuk), bestand: bestand.naam },
        { stukId: stuk.id, aanvragerId: stuk.aanvrager_id },
      );
    },
  );
}

import {
  findAanlevering,
  insertAanlevering,
  listBestandenOf,
  updateAanlevering,
  updateBestand,
} from "@dossierklaar/db/queries/aanlevering";
import { type BestandRow, type StukRow, updateStuk } from "@dossierklaar/db/queries/stuk";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireKlantHerself, requireOpen, requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { changeDossier, type DossierChange } from "../record-event.ts";
import { loadStuk, nameOfStuk, papersOf } from "./load-stuk.ts";
import { findNextStatus, mayDeliver, statusWithout } from "./rules.ts";

export const moveBestandenSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  stukId: z.uuid(),
  bestandIds: z.array(z.uuid()).min(1, "Kies een bestand.").max(100),
  /** The stuk that they belong to. */
  naarStukId: z.uuid({ error: "Kies een stuk." }),
});
export type MoveBestandenInput = z.infer<typeof moveBestandenSchema>;

/**
 * Verplaatsen, and for the client `Hoort bij een ander document`: what was delivered at the wrong stuk goes to the right one, where it is
 * Ontvangen. When and by whom it was delivered goes along, and the client hears of no rejection. She moves what she delivered herself and
 * nobody judged, to where she may deliver. Throws NOT_FOUND, and TRANSITION_REFUSED when the one may not lose or the other not take files.
 */
export async function moveBestanden(deps: DomainDeps, actor: Actor, input: MoveBestandenInput): Promise<void> {
  if (actor.kind === "klant") requireKlantHerself(actor);
  else requireWorker(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "bestand.move", input } },
    async (change) => {
      requireOpen(change.dossier);
      const from = await loadStuk(change.tx, actor, change.dossier.id, input.stukId);
      const to = await loadStuk(change.tx, actor, change.dossier.id, input.naarStukId);
      if (from.id === to.id) throw new DomainError("INVALID_INPUT", { field: "naarStukId" });
      if (actor.kind === "klant" && (from.status !== "received" || !mayDeliver(stepsOf(to))))
        throw new DomainError("TRANSITION_REFUSED", { status: from.status });
      const papers = papersOf(from);
      const moved = papers.filter((file) => input.bestandIds.includes(file.id) && (actor.kind !== "klant" || file.door === "klant"));
      if (moved.length !== new Set(input.bestandIds).size) throw new DomainError("NOT_FOUND");
      await leave(change, from, papers.length - moved.length);
      await arrive(change, to, moved);
      const about = { stukId: from.id, aanvragerId: from.aanvrager_id };
      change.tell(
        { kind: "bestand.moved", stukId: from.id, naam: nameOfStuk(from), bestanden: moved.map((file) => file.naam), naar: nameOfStuk(to) },
        about,
      );
      change.tell(
        { kind: "stuk.received", stukId: to.id, naam: nameOfStuk(to), bestanden: moved.length, aangevuld: to.status === "received" },
        { stukId: to.id, aanvragerId: to.aanvrager_id },
      );
    },
  );
}

const stepsOf = (stuk: StukRow) => ({ status: stuk.status, klantMagUploaden: stuk.klant_mag_uploaden });

/** Papers went away from a stuk, and so many are left. Throws TRANSITION_REFUSED when they may not leave it. */
export async function leave({ tx, dossier, versie }: DossierChange, from: StukRow, left: number): Promise<void> {
  const status = statusWithout({ status: from.status, before: from.vorige_status }, left);
  if (!status) throw new DomainError("TRANSITION_REFUSED", { status: from.status });
  await updateStuk(tx, dossier.kantoorId, from.id, {
    versie,
    inhoud_versie: versie,
    ...(status === from.status ? {} : { status, vorige_status: null }),
    // A rejection that stood before this delivery keeps its reason.
    ...(left > 0 ? {} : { aangeleverd_op: null, geopend_op: null, ...(status === "rejected" ? {} : { afkeurreden: "" }) }),
  });
}

/** The files keep who sent them and when: each aanlevering that they came by gets its counterpart at the other stuk. */
async function arrive({ tx, dossier, versie }: DossierChange, to: StukRow, moved: readonly BestandRow[]): Promise<void> {
  const status = findNextStatus(to.status, "deliver");
  if (!status) throw new DomainError("TRANSITION_REFUSED", { status: to.status });
  const { kantoorId } = dossier;
  for (const [aanleveringId, files] of Map.groupBy(moved, (file) => file.aanlevering_id)) {
    const before = await findAanlevering(tx, kantoorId, dossier.id, aanleveringId);
    if (!before) throw new DomainError("NOT_FOUND");
    const id = crypto.randomUUID();
    await insertAanlevering(tx, { ...before, id, stuk_id: to.id });
    for (const file of files) await updateBestand(tx, kantoorId, file.id, { stuk_id: to.id, aanlevering_id: id });
    const left = (await listBestandenOf(tx, kantoorId, aanleveringId)).filter((file) => file.status !== "dropped");
    if (left.length === 0) await updateAanlevering(tx, kantoorId, aanleveringId, { status: "dropped" });
  }
  const newest = moved.reduce<Date | null>((last, { ontvangen_op: at }) => (at && (!last || at > last) ? at : last), to.aangeleverd_op);
  await updateStuk(tx, kantoorId, to.id, {
    versie,
    inhoud_versie: versie,
    status,
    vorige_status: to.status === "received" ? to.vorige_status : to.status,
    aangeleverd_op: newest,
  });
}

import { listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps, MintHandOver } from "../deps.ts";
import { DomainError } from "../errors.ts";
import { readDossier } from "./load-dossier.ts";
import { requireWorker } from "./policy.ts";
import { addressToServe } from "./recipients.ts";

export const handOverSchema = z.object({ dossierId: z.uuid(), aanvragerId: z.uuid() });

/**
 * Hands a gebruiker over to the portal as one aanvrager. Nothing of the dossier changes by it, and the answer is a secret that works once
 * and for a minute, so it is not kept: asked twice, there are two, and whichever she opens is what the Logboek tells.
 * Throws NOT_FOUND, FORBIDDEN, and INVALID_INPUT (aanvragerId) for one whom nobody's address serves.
 */
export async function handOver(
  deps: DomainDeps & { mintHandOver: MintHandOver },
  actor: Actor,
  input: z.infer<typeof handOverSchema>,
): Promise<{ url: string }> {
  requireWorker(actor);
  return deps.databases
    .forKantoor(actor.kantoorId)
    .transaction()
    .execute(async (tx) => {
      const dossier = await readDossier(tx, actor, { id: input.dossierId });
      const people = (await listAanvragers(tx, actor.kantoorId, dossier.id)).map((row) => ({
        ...row,
        partnerMagZien: row.partner_mag_zien,
      }));
      const person = people.find((p) => p.id === input.aanvragerId);
      if (!person) throw new DomainError("NOT_FOUND");
      const email = addressToServe(people, person.id);
      if (email === null) throw new DomainError("INVALID_INPUT", { field: "aanvragerId" });
      return deps.mintHandOver(tx, {
        kantoorId: actor.kantoorId,
        dossierId: dossier.id,
        email,
        aanvragerIds: [person.id],
        gebruikerId: actor.gebruikerId,
        now: deps.clock.now(),
      });
    });
}

import { findEmail, updateEmail } from "@dossierklaar/db/queries/email";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { changeDossier } from "../record-event.ts";

export const finishEmailSchema = z.object({ requestId: z.uuid(), dossierId: z.uuid(), emailId: z.uuid(), afgehandeld: z.boolean() });

/** Somebody saw to it that a mail did not arrive, by telephone perhaps: it waits no longer. Can be taken back. Throws NOT_FOUND, FORBIDDEN. */
export async function finishEmail(deps: DomainDeps, actor: Actor, input: z.infer<typeof finishEmailSchema>): Promise<void> {
  requireWorker(actor);
  const once = { requestId: input.requestId, procedure: "email.finish", input };
  await changeDossier(deps, actor, { dossierId: input.dossierId, once }, async (change) => {
    const email = await findEmail(change.tx, actor.kantoorId, input.emailId);
    if (!email || email.dossier_id !== change.dossier.id) throw new DomainError("NOT_FOUND");
    if ((email.afgehandeld_op !== null) === input.afgehandeld) return;
    await updateEmail(change.tx, actor.kantoorId, email.id, {
      afgehandeld_op: input.afgehandeld ? change.now : null,
      versie: change.versie,
    });
    change.tell(
      { kind: "email.finished", emailId: email.id, soort: email.soort, aan: email.aan, afgehandeld: input.afgehandeld },
      { afspraakId: email.afspraak_id },
    );
  });
}

import { listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { findEmail } from "@dossierklaar/db/queries/email";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { readDossier } from "../dossier/load-dossier.ts";
import { requireOpen, requireWorker } from "../dossier/policy.ts";
import { queueDossierMail } from "../enqueue-mail.ts";
import { DomainError } from "../errors.ts";
import { changeDossier } from "../record-event.ts";
import { type EmailBodyView, toEmailBodyView } from "./view.ts";

/** A mail of a dossier as it was sent, its sign-in link masked. Throws NOT_FOUND. */
export async function showEmail(deps: DomainDeps, actor: Actor, input: { dossierId: string; emailId: string }): Promise<EmailBodyView> {
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { id: input.dossierId });
  const email = await findEmail(db, actor.kantoorId, input.emailId);
  if (!email || email.dossier_id !== dossier.id) throw new DomainError("NOT_FOUND");
  return toEmailBodyView(email);
}

export const resendEmailSchema = z.object({ requestId: z.uuid(), dossierId: z.uuid(), emailId: z.uuid() });

/**
 * Sends a mail again, as a new one with a fresh sign-in link: to the same address, or to the one that whom it was for has now.
 * Throws NOT_FOUND, FORBIDDEN, DOSSIER_CLOSED, INVALID_INPUT when nobody whom it was for has an address.
 */
export async function resendEmail(deps: DomainDeps, actor: Actor, input: z.infer<typeof resendEmailSchema>): Promise<void> {
  requireWorker(actor);
  await changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "email.resend", input } },
    async (change) => {
      requireOpen(change.dossier);
      const email = await findEmail(change.tx, actor.kantoorId, input.emailId);
      if (!email || email.dossier_id !== change.dossier.id) throw new DomainError("NOT_FOUND");
      // The mail holds a sign-in link: an address that no longer stands at the dossier gets none.
      const people = await listAanvragers(change.tx, actor.kantoorId, change.dossier.id);
      const aan = people.some((person) => person.email === email.aan)
        ? email.aan
        : people.find((person) => email.aanvrager_ids.includes(person.id) && person.email !== null)?.email;
      if (!aan) throw new DomainError("INVALID_INPUT", { field: "aan" });
      await queueDossierMail(change, {
        soort: email.soort,
        sleutel: `${email.soort}:again:${input.requestId}`,
        aan,
        aanNaam: email.aan_naam,
        aanvragerIds: email.aanvrager_ids,
        afspraakId: email.afspraak_id,
        vanVersie: email.van_versie ?? undefined,
        totVersie: email.tot_versie ?? undefined,
        ...(email.soort === "bericht"
          ? { eigen: { onderwerp: email.eigen_onderwerp, tekst: email.eigen_tekst, documentIds: email.document_ids } }
          : {}),
      });
    },
  );
}

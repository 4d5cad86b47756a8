import type { Tx } from "@dossierklaar/db";
import type { EmailSoort } from "@dossierklaar/db/columns";
import { insertEmail } from "@dossierklaar/db/queries/email";
import { enqueueJob } from "@dossierklaar/db/queries/job";
import type { DossierChange } from "./record-event.ts";

export type MailToQueue = {
  soort: EmailSoort;
  /** One mail per key, however often it is asked for. */
  sleutel: string;
  aan: string;
  aanNaam: string;
  aanvragerIds?: readonly string[];
  afspraakId?: string | null;
  vanVersie?: number;
  totVersie?: number;
  /** What an adviser wrote herself (bericht): subject, text and which Belangrijke documenten go along. */
  eigen?: { onderwerp: string; tekst: string; documentIds: readonly string[] };
};

/** A mail of a dossier: a row that shows under E-mails and an event whose job sends it. Answers undefined when it was queued before. */
export async function queueDossierMail(change: DossierChange, mail: MailToQueue): Promise<string | undefined> {
  const id = await insertEmail(change.tx, {
    ...columnsOf(change.dossier.kantoorId, mail),
    dossier_id: change.dossier.id,
    versie: change.versie,
    aangemaakt_op: change.now,
  });
  if (id) change.tell({ kind: "email.queued", emailId: id, soort: mail.soort, aan: mail.aan }, { afspraakId: mail.afspraakId ?? null });
  return id;
}

/** The third door: mail that belongs to no change of a dossier (signing in, an invitation), with its job in the same transaction. */
export async function enqueueMail(
  tx: Tx,
  kantoorId: string,
  mail: MailToQueue & { dossierId: string | null },
): Promise<string | undefined> {
  const id = await insertEmail(tx, { ...columnsOf(kantoorId, mail), dossier_id: mail.dossierId });
  if (id) await enqueueJob(tx, { task: "send-email", payload: { kantoorId, emailId: id }, jobKey: `email:${id}` });
  return id;
}

const columnsOf = (kantoorId: string, mail: MailToQueue) => ({
  kantoor_id: kantoorId,
  soort: mail.soort,
  sleutel: mail.sleutel,
  aan: mail.aan,
  aan_naam: mail.aanNaam,
  aanvrager_ids: [...(mail.aanvragerIds ?? [])],
  afspraak_id: mail.afspraakId ?? null,
  van_versie: mail.vanVersie ?? null,
  tot_versie: mail.totVersie ?? null,
  ...(mail.eigen
    ? {
        // Shown in the list at once; the text as it was sent follows when it leaves.
        onderwerp: mail.eigen.onderwerp,
        eigen_onderwerp: mail.eigen.onderwerp,
        eigen_tekst: mail.eigen.tekst,
        document_ids: [...mail.eigen.documentIds],
      }
    : {}),
});

import { listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { readersByAddress } from "../dossier/recipients.ts";
import { type MailToQueue, queueDossierMail } from "../enqueue-mail.ts";
import { enumerate, fullName } from "../format.ts";
import type { DossierChange } from "../record-event.ts";

type AfspraakMail = Extract<MailToQueue["soort"], `afspraak${string}` | "verzoekAfgewezen">;

/** One mail per distinct address about this afspraak and this change of it; `only` for who asked herself, while that address still stands. */
export async function queueAfspraakMails(change: DossierChange, soort: AfspraakMail, afspraakId: string, only?: string): Promise<void> {
  const { tx, dossier, versie } = change;
  const everybody = readersByAddress(await listAanvragers(tx, dossier.kantoorId, dossier.id));
  const asker = everybody.filter(({ address }) => address === only);
  for (const { address, readers } of asker.length > 0 ? asker : everybody) {
    await queueDossierMail(change, {
      soort,
      sleutel: `${soort}:${afspraakId}:${versie}:${address}`,
      aan: address,
      aanNaam: enumerate(readers.map(fullName)),
      aanvragerIds: readers.map((r) => r.id),
      afspraakId,
      // The change that the mail tells of: what it names stands in that versie's event.
      totVersie: versie,
    });
  }
}

import { listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { findDossier } from "@dossierklaar/db/queries/dossier";
import { findLastDigest } from "@dossierklaar/db/queries/email";
import { readersByAddress } from "@dossierklaar/domain/dossier/recipients";
import { queueDossierMail } from "@dossierklaar/domain/enqueue-mail";
import { enumerate, fullName } from "@dossierklaar/domain/format";
import { changeDossier } from "@dossierklaar/domain/record-event";
import { z } from "zod";
import type { WorkerDeps } from "../deps.ts";
import { findAudience } from "./compose/audience.ts";
import { findNews } from "./compose/news.ts";

export const gatherDigestPayload = z.object({ kantoorId: z.uuid(), dossierId: z.uuid() });
export type GatherDigestPayload = z.infer<typeof gatherDigestPayload>;

/** Queues one digest for each address of a dossier that has something to hear. A closed dossier is silent. Run twice, it queues nothing more. */
export async function gatherDigest(deps: WorkerDeps, { kantoorId, dossierId }: GatherDigestPayload): Promise<void> {
  // Deleted while the window was open.
  if (!(await findDossier(deps.databases.forKantoor(kantoorId), kantoorId, { id: dossierId }))) return;
  await changeDossier(deps, { kind: "system", kantoorId }, { dossierId, once: null }, async (change) => {
    const { tx, dossier } = change;
    if (dossier.gesloten) return;
    const people = await listAanvragers(tx, kantoorId, dossierId);
    for (const { address, readers } of readersByAddress(people)) {
      const audience = findAudience(people, address);
      if (!audience) continue;
      const after = (await findLastDigest(tx, kantoorId, dossierId, address))?.tot_versie ?? 0;
      const upTo = dossier.versie;
      if (!(await findNews(tx, { kantoorId, dossierId }, audience, { address, after, upTo }))) continue;
      await queueDossierMail(change, {
        soort: "digest",
        sleutel: `digest:${dossierId}:${address}:${upTo}`,
        aan: address,
        aanNaam: enumerate(readers.map(fullName)),
        aanvragerIds: readers.map((reader) => reader.id),
        vanVersie: after,
        totVersie: upTo,
      });
    }
  });
}

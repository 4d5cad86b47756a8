import { markBestandenOpened } from "@dossierklaar/db/queries/aanlevering";
import { listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { listStukken, updateStukken } from "@dossierklaar/db/queries/stuk";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { readDossier } from "../dossier/load-dossier.ts";
import { DomainError } from "../errors.ts";
import { fullName, namesOf } from "../format.ts";
import { changeDossier } from "../record-event.ts";
import { nameOfStuk } from "./load-stuk.ts";
import { zipName, zipNames } from "./zip-names.ts";

export const downloadStukkenSchema = z.object({
  nummer: z.string().max(20),
  stukIds: z.array(z.uuid()).min(1).max(200),
});
export type DownloadStukkenInput = z.infer<typeof downloadStukkenSchema>;

export type StukkenZip = { naam: string; bestanden: { naam: string; fileKey: string }[] };

/**
 * Downloaden als zip: the papers of some stukken of a dossier, with the names that they get in the zip. The Logboek keeps who took which,
 * and the client sees that they were looked at. Stukken without a paper are passed over. Throws NOT_FOUND when none of them has one,
 * or when one is not of this dossier.
 */
export async function downloadStukken(deps: DomainDeps, actor: Actor, input: DownloadStukkenInput): Promise<StukkenZip> {
  // Reading is for everyone of the kantoor, as opening one paper is.
  if (actor.kind !== "gebruiker") throw new DomainError("FORBIDDEN");
  const dossier = await readDossier(deps.databases.forKantoor(actor.kantoorId), actor, { nummer: input.nummer });
  return changeDossier(deps, actor, { dossierId: dossier.id, once: null }, async (change) => {
    const { tx } = change;
    const all = await listStukken(tx, actor.kantoorId, dossier.id);
    const people = await listAanvragers(tx, actor.kantoorId, dossier.id);
    const chosen = all.filter((stuk) => input.stukIds.includes(stuk.id));
    if (chosen.length !== new Set(input.stukIds).size) throw new DomainError("NOT_FOUND");
    const papers = chosen.flatMap((stuk) =>
      stuk.bestanden.flatMap((file) =>
        file.status === "accepted" && file.ontvangen_op !== null && file.file_key ? [{ stuk, file, fileKey: file.file_key }] : [],
      ),
    );
    if (papers.length === 0) throw new DomainError("NOT_FOUND");
    const names = zipNames(
      papers.map(({ stuk, file }) => {
        const person = people.find((one) => one.id === stuk.aanvrager_id);
        return { stuk: nameOfStuk(stuk), voorWie: person ? fullName(person) : "", mime: file.mime };
      }),
    );
    const taken = chosen.filter((stuk) => papers.some((paper) => paper.stuk === stuk));
    await markBestandenOpened(
      tx,
      actor.kantoorId,
      papers.map(({ file }) => file.id),
      change.now,
    );
    const unseen = taken.filter((stuk) => stuk.geopend_op === null).map((stuk) => stuk.id);
    await updateStukken(tx, actor.kantoorId, unseen, { geopend_op: change.now, versie: change.versie });
    change.tell({ kind: "stukken.downloaded", stukIds: taken.map((stuk) => stuk.id), namen: names });
    return {
      naam: zipName(input.nummer, namesOf(people)),
      bestanden: papers.map(({ fileKey }, at) => ({ naam: names[at] ?? "", fileKey })),
    };
  });
}

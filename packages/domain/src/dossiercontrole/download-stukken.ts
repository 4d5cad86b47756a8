import { markBestandenOpened } from "@dossierklaar/db/queries/aanlevering";
import { listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { listStukken, type StukRow, updateStukken } from "@dossierklaar/db/queries/stuk";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { readDossier } from "../dossier/load-dossier.ts";
import { requireOfKantoor } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { fullName, namesOf } from "../format.ts";
import { changeDossier } from "../record-event.ts";
import { nameOfStuk, papersOf } from "./load-stuk.ts";
import { zipName, zipNames } from "./zip-names.ts";

export const downloadStukkenSchema = z.object({
  nummer: z.string().max(20),
  stukIds: z.array(z.uuid()).min(1).max(200),
});
export type DownloadStukkenInput = z.infer<typeof downloadStukkenSchema>;

export type StukkenZip = { naam: string; bestanden: { naam: string; fileKey: string }[] };

/**
 * Downloaden als zip: the papers of some stukken of a dossier, with the names that they get in the zip. The Logboek keeps who took which,
 * and the client sees that they were looked at. Of a stuk its one pdf goes along, or the files themselves where there is none. Stukken without a paper are passed over. Throws NOT_FOUND when none of them has one,
 * or when one is not of this dossier.
 */
export async function downloadStukken(deps: DomainDeps, actor: Actor, input: DownloadStukkenInput): Promise<StukkenZip> {
  requireOfKantoor(actor);
  const dossier = await readDossier(deps.databases.forKantoor(actor.kantoorId), actor, { nummer: input.nummer });
  return changeDossier(deps, actor, { dossierId: dossier.id, once: null }, async (change) => {
    const { tx } = change;
    const all = await listStukken(tx, actor.kantoorId, dossier.id);
    const people = await listAanvragers(tx, actor.kantoorId, dossier.id);
    const chosen = all.filter((stuk) => input.stukIds.includes(stuk.id));
    if (chosen.length !== new Set(input.stukIds).size) throw new DomainError("NOT_FOUND");
    const papers = chosen.flatMap(entriesOf);
    if (papers.length === 0) throw new DomainError("NOT_FOUND");
    const names = zipNames(
      papers.map(({ stuk, mime }) => {
        const person = people.find((one) => one.id === stuk.aanvrager_id);
        return { stuk: nameOfStuk(stuk), voorWie: person ? fullName(person) : "", mime };
      }),
    );
    const taken = chosen.filter((stuk) => papers.some((paper) => paper.stuk === stuk));
    await markBestandenOpened(
      tx,
      actor.kantoorId,
      papers.flatMap(({ bestandIds }) => bestandIds),
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

type ZipEntry = { stuk: StukRow; fileKey: string; mime: string; bestandIds: string[] };

/** What of a stuk is packed: its one pdf when that is as new as its papers, and what it offers to read. */
function entriesOf(stuk: StukRow): ZipEntry[] {
  const delivered = papersOf(stuk);
  const asCame = stuk.bestanden.filter((file) => file.status === "accepted" && file.ontvangen_op !== null);
  const whole =
    stuk.pdf_key !== null && stuk.pdf_versie === stuk.inhoud_versie
      ? [{ stuk, fileKey: stuk.pdf_key, mime: "application/pdf", bestandIds: delivered.map(({ id }) => id) }]
      : [];
  const rest = whole.length > 0 ? asCame.filter((file) => file.ter_inzage) : asCame;
  return [
    ...whole,
    ...rest.flatMap((file) => (file.file_key ? [{ stuk, fileKey: file.file_key, mime: file.mime, bestandIds: [file.id] }] : [])),
  ];
}

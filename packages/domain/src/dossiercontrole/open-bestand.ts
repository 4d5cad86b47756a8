import { findBestand, markBestandenOpened, updateBestand } from "@dossierklaar/db/queries/aanlevering";
import { type StukRow, updateStuk } from "@dossierklaar/db/queries/stuk";
import type { Actor } from "../actor.ts";
import type { DomainDeps, SignFile } from "../deps.ts";
import { readDossier } from "../dossier/load-dossier.ts";
import { requireOfKantoor } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { changeDossier } from "../record-event.ts";
import { loadStuk, nameOfStuk, papersOf } from "./load-stuk.ts";

/** How long an address of a file works: long enough to read it, too short to pass it on. */
const signedSeconds = 300;

/**
 * An address at which a file can be read for five minutes. For the kantoor the Logboek keeps who opened it, and the first time the client
 * sees that it was looked at, also when it looks through her eyes. A client gets her own files, unlogged, and what the kantoor offers her,
 * which is kept too: that she has it may matter. Of pages that were moved here the kantoor gets their whole file, a client the pdf of this
 * stuk, for the rest of the file may be another's. Throws NOT_FOUND.
 */
export async function openBestand(
  deps: DomainDeps & { signFile: SignFile },
  actor: Actor,
  input: { dossierId: string; bestandId: string },
): Promise<{ url: string; naam: string; mime: string }> {
  const db = deps.databases.forKantoor(actor.kantoorId);
  await readDossier(db, actor, { id: input.dossierId });
  const bestand = await findBestand(db, actor.kantoorId, input.bestandId);
  if (!bestand || bestand.dossier_id !== input.dossierId || bestand.status !== "accepted") throw new DomainError("NOT_FOUND");
  const stuk = await loadStuk(db, actor, input.dossierId, bestand.stuk_id);
  const source =
    bestand.bron_id === null ? bestand : actor.kind === "gebruiker" ? await findBestand(db, actor.kantoorId, bestand.bron_id) : pdfOf(stuk);
  if (!source?.file_key) throw new DomainError("NOT_FOUND");
  const isOffered = stuk.bestanden.some((file) => file.id === bestand.id && file.ter_inzage);
  if (isOffered && actor.kind === "klant" && actor.impersonatedBy === null)
    await noteDownloaded(deps, actor, input.dossierId, stuk, bestand);
  else if (actor.kind === "gebruiker" || (actor.kind === "klant" && actor.impersonatedBy !== null)) await noteOpened(deps, actor, input);
  return { url: await deps.signFile(source.file_key, { seconds: signedSeconds }), naam: bestand.naam, mime: source.mime };
}

/** The one pdf of a stuk, when it is as new as its papers. */
const pdfOf = (stuk: StukRow): { file_key: string; mime: string } | undefined =>
  stuk.pdf_key !== null && stuk.pdf_versie === stuk.inhoud_versie ? { file_key: stuk.pdf_key, mime: "application/pdf" } : undefined;

/**
 * An address at which the one pdf of a stuk can be read for five minutes, for the kantoor. The Logboek keeps who opened it, and the client
 * sees that all of it was looked at. Throws NOT_FOUND, also where there is no such pdf (any more), and FORBIDDEN.
 */
export async function openStukPdf(
  deps: DomainDeps & { signFile: SignFile },
  actor: Actor,
  input: { dossierId: string; stukId: string },
): Promise<{ url: string }> {
  requireOfKantoor(actor);
  const fileKey = await changeDossier(deps, actor, { dossierId: input.dossierId, once: null }, async (change) => {
    const { tx, now, versie } = change;
    const stuk = await loadStuk(tx, actor, input.dossierId, input.stukId);
    const pdf = pdfOf(stuk);
    if (!pdf) throw new DomainError("NOT_FOUND");
    await markBestandenOpened(
      tx,
      actor.kantoorId,
      papersOf(stuk).map(({ id }) => id),
      now,
    );
    if (stuk.geopend_op === null) await updateStuk(tx, actor.kantoorId, stuk.id, { geopend_op: now, versie });
    const naam = nameOfStuk(stuk);
    change.tell(
      { kind: "bestand.opened", stukId: stuk.id, naam, bestand: `${naam}.pdf` },
      { stukId: stuk.id, aanvragerId: stuk.aanvrager_id },
    );
    return pdf.file_key;
  });
  return { url: await deps.signFile(fileKey, { seconds: signedSeconds }) };
}

const noteDownloaded = (deps: DomainDeps, actor: Actor, dossierId: string, stuk: StukRow, bestand: { naam: string }): Promise<void> =>
  changeDossier(deps, actor, { dossierId, once: null }, async (change) =>
    change.tell(
      { kind: "bestand.downloaded", stukId: stuk.id, naam: nameOfStuk(stuk), bestand: bestand.naam },
      { stukId: stuk.id, aanvragerId: stuk.aanvrager_id },
    ),
  );

const noteOpened = (deps: DomainDeps, actor: Actor, input: { dossierId: string; bestandId: string }): Promise<void> =>
  changeDossier(deps, actor, { dossierId: input.dossierId, once: null }, async (change) => {
    const bestand = await findBestand(change.tx, actor.kantoorId, input.bestandId);
    if (!bestand) throw new DomainError("NOT_FOUND");
    const stuk = await loadStuk(change.tx, actor, input.dossierId, bestand.stuk_id);
    if (bestand.geopend_op === null) await updateBestand(change.tx, actor.kantoorId, bestand.id, { geopend_op: change.now });
    if (stuk.geopend_op === null) await updateStuk(change.tx, actor.kantoorId, stuk.id, { geopend_op: change.now, versie: change.versie });
    change.tell(
      { kind: "bestand.opened", stukId: stuk.id, naam: nameOfStuk(stuk), bestand: bestand.naam },
      { stukId: stuk.id, aanvragerId: stuk.aanvrager_id },
    );
  });

import { findBestand, updateBestand } from "@dossierklaar/db/queries/aanlevering";
import { type StukRow, updateStuk } from "@dossierklaar/db/queries/stuk";
import type { Actor } from "../actor.ts";
import type { DomainDeps, SignFile } from "../deps.ts";
import { readDossier } from "../dossier/load-dossier.ts";
import { DomainError } from "../errors.ts";
import { changeDossier } from "../record-event.ts";
import { loadStuk, nameOfStuk } from "./load-stuk.ts";

/** How long an address of a file works: long enough to read it, too short to pass it on. */
const signedSeconds = 300;

/**
 * An address at which a file can be read for five minutes. For the kantoor the Logboek keeps who opened it, and the first time the client
 * sees that it was looked at, also when it looks through her eyes. A client gets her own files, unlogged, and what the kantoor offers her,
 * which is kept too: that she has it may matter. Throws NOT_FOUND.
 */
export async function openBestand(
  deps: DomainDeps & { signFile: SignFile },
  actor: Actor,
  input: { dossierId: string; bestandId: string },
): Promise<{ url: string; naam: string; mime: string }> {
  const db = deps.databases.forKantoor(actor.kantoorId);
  await readDossier(db, actor, { id: input.dossierId });
  const bestand = await findBestand(db, actor.kantoorId, input.bestandId);
  if (!bestand || bestand.dossier_id !== input.dossierId || bestand.status !== "accepted" || !bestand.file_key)
    throw new DomainError("NOT_FOUND");
  const stuk = await loadStuk(db, actor, input.dossierId, bestand.stuk_id);
  const isOffered = stuk.bestanden.some((file) => file.id === bestand.id && file.ter_inzage);
  if (isOffered && actor.kind === "klant" && actor.impersonatedBy === null)
    await noteDownloaded(deps, actor, input.dossierId, stuk, bestand);
  else if (actor.kind === "gebruiker" || (actor.kind === "klant" && actor.impersonatedBy !== null)) await noteOpened(deps, actor, input);
  return { url: await deps.signFile(bestand.file_key, { seconds: signedSeconds }), naam: bestand.naam, mime: bestand.mime };
}

const noteDownloaded = (
  deps: DomainDeps,
  actor: Actor,
  dossierId: string,
  stuk: StukRow,
  bestand: { id: string; naam: string },
): Promise<void> =>
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

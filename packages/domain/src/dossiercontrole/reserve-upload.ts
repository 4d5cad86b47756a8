import type { Db } from "@dossierklaar/db";
import { brokenConstraint } from "@dossierklaar/db/pg-errors";
import {
  findAanlevering,
  findBestand,
  insertAanlevering,
  insertBestanden,
  listBestandenOf,
  sumUnfinished,
} from "@dossierklaar/db/queries/aanlevering";
import { z } from "zod";
import { type Actor, actorPerson } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { readDossier } from "../dossier/load-dossier.ts";
import { requireKlantHerself, requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { changeDossier } from "../record-event.ts";
import { loadStuk } from "./load-stuk.ts";
import { findNextStatus, findUploadWeigering, mayDeliver, uploadLimits } from "./rules.ts";

export const reserveUploadSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  stukId: z.uuid(),
  /** Made by the browser, so that a retry after a lost answer is the same aanlevering. */
  aanleveringId: z.uuid(),
  /** By the kantoor only: a file that it offers the client to read, at a stuk with `Klant mag inzien`. Changes no status. */
  terInzage: z.boolean().optional(),
  bestanden: z
    .array(
      z.object({
        naam: z.string().trim().min(1).max(255),
        grootte: z.number().int().min(0),
        mime: z.string().max(120),
        draaiing: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
        /** Its place among the pages; without one it comes after what is there. A replacement takes the place of what it replaces. */
        volgorde: z.number().int().min(0).max(200).optional(),
      }),
    )
    .min(1)
    .max(uploadLimits.files),
});
export type ReserveUploadInput = z.infer<typeof reserveUploadSchema>;

/**
 * Announces the files of an aanlevering before their bytes travel: each gets a row, whose id becomes the upload's own id, so that a dropped
 * connection or a closed browser goes on where it was. Adds to the aanlevering when it is there and still open.
 * Throws UPLOAD_REFUSED (bestand, reden) for what is too large, empty or of a wrong type, UPLOAD_LIMIT, TRANSITION_REFUSED, NOT_FOUND.
 */
export async function reserveUpload(deps: DomainDeps, actor: Actor, input: ReserveUploadInput): Promise<{ bestandIds: string[] }> {
  if (actor.kind === "klant") requireKlantHerself(actor);
  else requireWorker(actor);
  for (const b of input.bestanden) requireAcceptable(b);
  return changeDossier(
    deps,
    actor,
    { dossierId: input.dossierId, once: { requestId: input.requestId, procedure: "upload.reserve", input } },
    async (change) => {
      if (change.dossier.gesloten) throw new DomainError("DOSSIER_CLOSED");
      const stuk = await loadStuk(change.tx, actor, change.dossier.id, input.stukId);
      const terInzage = offersToRead(actor, input);
      const may =
        actor.kind === "klant"
          ? mayDeliver({ status: stuk.status, klantMagUploaden: stuk.klant_mag_uploaden })
          : terInzage
            ? stuk.klant_mag_inzien && stuk.status !== "cancelled"
            : findNextStatus(stuk.status, "deliver") !== undefined;
      if (!may) throw new DomainError("TRANSITION_REFUSED", { status: stuk.status });
      const unfinished = await sumUnfinished(change.tx, actor.kantoorId, stuk.id);
      const there = await findAanlevering(change.tx, actor.kantoorId, change.dossier.id, input.aanleveringId);
      if (there && (there.stuk_id !== stuk.id || there.status !== "open" || there.ter_inzage !== terInzage))
        throw new DomainError("TRANSITION_REFUSED", { status: stuk.status });
      const before = there ? (await listBestandenOf(change.tx, actor.kantoorId, there.id)).length : 0;
      if (unfinished.files + input.bestanden.length > 2 * uploadLimits.files || before + input.bestanden.length > 2 * uploadLimits.files)
        throw new DomainError("UPLOAD_LIMIT");
      // Who acts for a client delivers as the kantoor: the client must not be said to have sent what she did not.
      const { id: gebruikerId } = actorPerson(actor);
      if (!there)
        await insertAanlevering(change.tx, {
          kantoor_id: actor.kantoorId,
          id: input.aanleveringId,
          dossier_id: change.dossier.id,
          stuk_id: stuk.id,
          door: gebruikerId === null ? "klant" : "kantoor",
          ter_inzage: terInzage,
          aanvrager_id: actor.kind === "klant" && gebruikerId === null ? (stuk.aanvrager_id ?? actor.aanvragerIds[0] ?? null) : null,
          gebruiker_id: gebruikerId,
          begonnen_op: change.now,
        }).catch((error: unknown) => {
          // The browser's id stands for an aanlevering of another dossier, which is nobody's business here.
          throw brokenConstraint(error)?.startsWith("aanlevering_") ? new DomainError("NOT_FOUND") : error;
        });
      const bestandIds = input.bestanden.map(() => crypto.randomUUID());
      await insertBestanden(
        change.tx,
        input.bestanden.map((b, i) => ({
          kantoor_id: actor.kantoorId,
          id: bestandIds[i],
          dossier_id: change.dossier.id,
          stuk_id: stuk.id,
          aanlevering_id: input.aanleveringId,
          volgorde: b.volgorde ?? before + i,
          draaiing: b.draaiing,
          naam: b.naam,
          grootte: b.grootte,
          mime: b.mime,
          aangemaakt_op: change.now,
        })),
      );
      return { bestandIds };
    },
  );
}

/** Only the kantoor offers; what a client says of it is not listened to. */
const offersToRead = (actor: Actor, input: ReserveUploadInput): boolean => actor.kind === "gebruiker" && input.terInzage === true;

function requireAcceptable(b: { naam: string; grootte: number; mime: string }): void {
  const weigering = findUploadWeigering(b);
  if (weigering) throw new DomainError("UPLOAD_REFUSED", { bestand: b.naam, weigering });
}

export type AdmittedUpload = { kantoorId: string; bestandId: string; naam: string; grootte: number };

/**
 * Lets the bytes of a reserved file in, for who reserved it. Called by UploadThing's middleware before it signs an address.
 * Throws FORBIDDEN for who may not deliver, NOT_FOUND, and UPLOAD_REFUSED when the file is another than was announced or is here already.
 */
export async function admitUpload(db: Db, actor: Actor, bestandId: string, file: { name: string; size: number }): Promise<AdmittedUpload> {
  if (actor.kind === "klant") requireKlantHerself(actor);
  else requireWorker(actor);
  const bestand = await findBestand(db, actor.kantoorId, bestandId);
  if (!bestand) throw new DomainError("NOT_FOUND");
  await readDossier(db, actor, { id: bestand.dossier_id });
  await loadStuk(db, actor, bestand.dossier_id, bestand.stuk_id);
  // A browser that lost the answer asks again for what is in already: the storage then gives it the first answer.
  const isOnItsWay = bestand.status === "reserved" || bestand.status === "uploaded" || bestand.status === "accepted";
  if (!isOnItsWay || bestand.grootte !== file.size)
    throw new DomainError("UPLOAD_REFUSED", { bestand: bestand.naam, weigering: "unreadable" });
  return { kantoorId: actor.kantoorId, bestandId: bestand.id, naam: bestand.naam, grootte: bestand.grootte };
}

import { findBestand } from "@dossierklaar/db/queries/aanlevering";
import type { KlantActor } from "@dossierklaar/domain/actor";
import { confirmUpload } from "@dossierklaar/domain/dossiercontrole/confirm-upload";
import { reserveUpload } from "@dossierklaar/domain/dossiercontrole/reserve-upload";
import { DomainError } from "@dossierklaar/domain/errors";
import { weigeringLabels } from "@dossierklaar/domain/labels";
import { z } from "zod";
import type { Deps } from "./deps.ts";

/** What one plain form may weigh: it is held in memory until the storage has it. */
const mostFormBytes = 80 * 1024 * 1024;

const idsSchema = z.object({ stukId: z.uuid(), requestId: z.uuid(), aanleveringId: z.uuid() });

export type PlainUpload = { ok: true } | { ok: false; sentence: string };

const refused = (sentence: string): PlainUpload => ({ ok: false, sentence });
const failed = "Het aanleveren is niet gelukt. Probeer het opnieuw.";

/**
 * Delivers by a plain form post, for a browser without script: the same two halves as an upload of the browser's own, done here one after the
 * other. The form carries the ids that its page was written with, so that a page sent twice delivers once. Throws NOT_FOUND.
 */
export async function deliverPlain(deps: Deps, actor: KlantActor, request: Request, stukId: string): Promise<PlainUpload> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= mostFormBytes)) return refused("Dit is samen meer dan 80 MB. Lever het in delen aan.");
  const form = await request.formData();
  const ids = idsSchema.safeParse({ stukId, requestId: form.get("requestId"), aanleveringId: form.get("aanleveringId") });
  // A browser sends an empty file where none was chosen.
  const files = form.getAll("bestanden").filter((one): one is File => one instanceof File && (one.name !== "" || one.size > 0));
  if (!ids.success) return refused(failed);
  if (files.length === 0) return refused("Kies eerst een foto of bestand.");
  try {
    const { bestandIds } = await reserveUpload(deps, actor, {
      ...ids.data,
      dossierId: actor.dossierId,
      bestanden: files.map((file) => ({
        naam: file.name.slice(-255) || "foto.jpg",
        grootte: file.size,
        mime: file.type,
        draaiing: 0 as const,
      })),
    });
    for (const [index, bestandId] of bestandIds.entries()) {
      const file = files[index];
      const bestand = await findBestand(deps.databases.forKantoor(actor.kantoorId), actor.kantoorId, bestandId);
      // Sent twice: what is in already is not stored again.
      if (!file || bestand?.status !== "reserved") continue;
      const { key, hash } = await deps.storeFile({ customId: bestandId, naam: file.name, mime: file.type, bytes: file });
      await confirmUpload(deps, { kantoorId: actor.kantoorId, bestandId, fileKey: key, fileHash: hash, grootte: file.size });
    }
    return { ok: true };
  } catch (error) {
    if (!(error instanceof DomainError)) {
      deps.log.error({ err: error }, "a plain upload failed");
      return refused(failed);
    }
    if (error.code === "NOT_FOUND" || error.code === "FORBIDDEN") throw error;
    if (error.code === "DOSSIER_CLOSED") return refused("Dit dossier is gesloten. Aanleveren kan niet meer.");
    const { weigering } = error.details;
    return refused(Object.entries(weigeringLabels).find(([name]) => name === weigering)?.[1] ?? failed);
  }
}

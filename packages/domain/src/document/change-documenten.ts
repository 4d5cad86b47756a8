import {
  type BelangrijkDocumentRow,
  deleteBelangrijkDocument,
  findBelangrijkDocument,
  insertBelangrijkDocument,
  listBelangrijkeDocumenten,
  updateBelangrijkDocument,
} from "@dossierklaar/db/queries/belangrijk-document";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { readDossier } from "../dossier/load-dossier.ts";
import { DomainError } from "../errors.ts";
import { changeKantoor, type KantoorChange } from "../kantoor/change-kantoor.ts";
import { requireAdmin } from "../kantoor/policy.ts";
import { findDocumentMime, mostDocumentBytes } from "./rules.ts";
import { type BelangrijkDocumentView, toBelangrijkDocumentView } from "./view.ts";

const bestandSchema = z.object({
  naam: z.string().trim().min(1, "Kies een bestand.").max(200, "Geef het bestand een kortere naam."),
  /** As base64, with which it grows by a third. */
  inhoud: z
    .base64("Dit bestand kunnen we niet lezen. Kies het opnieuw.")
    .max(14_000_000, "Dit bestand is groter dan 10 MB. Kies een kleiner."),
});
const words = {
  naam: z.string().trim().min(1, "Vul een naam in.").max(120, "Maak de naam korter dan 120 tekens."),
  omschrijving: z.string().trim().max(300, "Maak de omschrijving korter dan 300 tekens."),
};

export const addDocumentSchema = z.object({ requestId: z.uuid(), ...words, bestand: bestandSchema });
/** Without `bestand` the paper itself stays. */
export const changeDocumentSchema = z.object({ requestId: z.uuid(), id: z.uuid(), ...words, bestand: bestandSchema.nullable() });
export const documentSchema = z.object({ requestId: z.uuid(), id: z.uuid() });
export const orderDocumentenSchema = z.object({ requestId: z.uuid(), ids: z.array(z.uuid()).max(200) });

/** Every paper of the kantoor, in order; for an admin. */
export async function listDocumentenForBeheer(deps: DomainDeps, actor: Actor): Promise<BelangrijkDocumentView[]> {
  requireAdmin(actor);
  const rows = await listBelangrijkeDocumenten(deps.databases.forKantoor(actor.kantoorId), actor.kantoorId);
  return rows.map(toBelangrijkDocumentView);
}

/** The paper as it is kept. Throws UPLOAD_REFUSED (field bestand) for what is no pdf, Word or Excel file. */
function readBestand({ naam, inhoud }: z.infer<typeof bestandSchema>) {
  const bytes = Buffer.from(inhoud, "base64");
  const mime = findDocumentMime(naam, bytes);
  if (!mime || bytes.length > mostDocumentBytes) throw new DomainError("UPLOAD_REFUSED", { field: "bestand" });
  return { bestandsnaam: naam, mime, grootte: bytes.length, bytes };
}

async function loadDocument(
  { tx, kantoor }: KantoorChange,
  id: string,
): Promise<{ list: BelangrijkDocumentRow[]; document: BelangrijkDocumentRow }> {
  const list = await listBelangrijkeDocumenten(tx, kantoor.id);
  const document = list.find((row) => row.id === id);
  if (!document) throw new DomainError("NOT_FOUND");
  return { list, document };
}

const isTaken = (list: readonly BelangrijkDocumentRow[], naam: string, except: string | null): boolean =>
  list.some((row) => row.id !== except && row.naam.toLowerCase() === naam.toLowerCase());

/** Adds a paper at the end; clients see it at once. Throws ALREADY_EXISTS (field naam), UPLOAD_REFUSED (field bestand). */
export const addDocument = (deps: DomainDeps, actor: Actor, input: z.infer<typeof addDocumentSchema>): Promise<{ id: string }> =>
  changeKantoor(deps, actor, { procedure: "beheer.documenten.add", input }, async ({ tx, kantoor, now }) => {
    const list = await listBelangrijkeDocumenten(tx, kantoor.id);
    if (isTaken(list, input.naam, null)) throw new DomainError("ALREADY_EXISTS", { field: "naam" });
    const id = await insertBelangrijkDocument(tx, {
      kantoor_id: kantoor.id,
      naam: input.naam,
      omschrijving: input.omschrijving,
      ...readBestand(input.bestand),
      volgorde: Math.max(-1, ...list.map((row) => row.volgorde)) + 1,
      gewijzigd_op: now,
    });
    return { id };
  });

/** Other words, another paper in its place, or both. Throws NOT_FOUND, ALREADY_EXISTS (field naam), UPLOAD_REFUSED (field bestand). */
export const changeDocument = (deps: DomainDeps, actor: Actor, input: z.infer<typeof changeDocumentSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.documenten.change", input }, async (change) => {
    const { list, document } = await loadDocument(change, input.id);
    if (isTaken(list, input.naam, document.id)) throw new DomainError("ALREADY_EXISTS", { field: "naam" });
    await updateBelangrijkDocument(change.tx, change.kantoor.id, document.id, {
      naam: input.naam,
      omschrijving: input.omschrijving,
      ...(input.bestand ? { ...readBestand(input.bestand), gewijzigd_op: change.now } : {}),
    });
    return null;
  });

/** Takes a paper away from every client. Throws NOT_FOUND. */
export const removeDocument = (deps: DomainDeps, actor: Actor, input: z.infer<typeof documentSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.documenten.remove", input }, async (change) => {
    const { document } = await loadDocument(change, input.id);
    await deleteBelangrijkDocument(change.tx, change.kantoor.id, document.id);
    return null;
  });

/** Puts the papers in this order; what a colleague added meanwhile comes after. Throws NOT_FOUND for an id that is not there. */
export const orderDocumenten = (deps: DomainDeps, actor: Actor, input: z.infer<typeof orderDocumentenSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.documenten.order", input }, async ({ tx, kantoor }) => {
    const present = (await listBelangrijkeDocumenten(tx, kantoor.id)).map((row) => row.id);
    if (!input.ids.every((id) => present.includes(id))) throw new DomainError("NOT_FOUND");
    for (const [volgorde, id] of [...new Set([...input.ids, ...present])].entries())
      await updateBelangrijkDocument(tx, kantoor.id, id, { volgorde });
    return null;
  });

/** The paper itself, for a client of the kantoor and for who works there; undefined for whatever else. */
export async function findDocumentFor(
  deps: DomainDeps,
  actor: Actor,
  id: string,
): Promise<{ bytes: Buffer; mime: string; bestandsnaam: string } | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  const db = deps.databases.forKantoor(actor.kantoorId);
  if (actor.kind === "klant") await readDossier(db, actor, { id: actor.dossierId });
  return findBelangrijkDocument(db, actor.kantoorId, id);
}

import type { Db } from "@dossierklaar/db";
import { type AanvragerRow, listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { type AfspraakRow, findAfspraak } from "@dossierklaar/db/queries/afspraak";
import { listBelangrijkeDocumenten } from "@dossierklaar/db/queries/belangrijk-document";
import { listBerichtSjablonen } from "@dossierklaar/db/queries/bericht";
import { findGebruiker, requireKantoor } from "@dossierklaar/db/queries/kantoor";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import { klantTitle } from "../afspraak/view.ts";
import type { DomainDeps } from "../deps.ts";
import { type DossierRow, readDossier } from "../dossier/load-dossier.ts";
import { requireOpen, requireWorker } from "../dossier/policy.ts";
import { readersByAddress } from "../dossier/recipients.ts";
import { klantNameOfStuk } from "../dossiercontrole/load-stuk.ts";
import { queueDossierMail } from "../enqueue-mail.ts";
import { DomainError } from "../errors.ts";
import { enumerate, formalName, formatDateLong, fullName, shortName } from "../format.ts";
import { readRappels } from "../herinnering/read-rappels.ts";
import { changeDossier } from "../record-event.ts";
import { putSignalering } from "../signalering/change-signalering.ts";
import { areTooLarge, controlPoints, fillBericht } from "./rules.ts";

/** Texts already filled for these readers: how many people read decides between je and jullie. */
export type BerichtSjabloonView = { id: string; naam: string; onderwerp: string; tekst: string };
/** One choice of `Aan`: an address, or all of them. */
export type BerichtAanView = { id: string; naam: string; addresses: string[]; sjablonen: BerichtSjabloonView[] };
export type BerichtChoicesView = {
  aan: BerichtAanView[];
  bijlagen: { id: string; naam: string; bestandsnaam: string; grootte: number }[];
};

export const berichtChoicesSchema = z.object({ nummer: z.string().max(20), afspraakId: z.uuid().nullable() });

/** What a mail of one's own can begin with at this place. Throws NOT_FOUND, FORBIDDEN. */
export async function listBerichtChoices(
  deps: DomainDeps,
  actor: Actor,
  input: z.infer<typeof berichtChoicesSchema>,
): Promise<BerichtChoicesView> {
  requireWorker(actor);
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { nummer: input.nummer });
  const afspraak = await requireOwnAfspraak(db, dossier, input.afspraakId);
  const [people, bijlagen, rows, rappels] = await Promise.all([
    listAanvragers(db, actor.kantoorId, dossier.id),
    listBelangrijkeDocumenten(db, actor.kantoorId),
    listBerichtSjablonen(db, actor.kantoorId, afspraak ? "afspraak" : "dossier", dossier.aanspreekvorm),
    readRappels(db, dossier),
  ]);
  const addresses = readersByAddress(people);
  const together = addresses.length > 1 ? [{ address: "all", readers: addresses.flatMap(({ readers }) => readers) }] : [];
  const aan = await Promise.all(
    [...together, ...addresses].map(async ({ address, readers }): Promise<BerichtAanView> => {
      const isAll = address === "all";
      const own = rappels.filter((one) => isAll || one.address === address).flatMap(({ open }) => open);
      const open = [...new Map(own.map((stuk) => [stuk.id, stuk])).values()].map(klantNameOfStuk);
      const values = await valuesFor(db, dossier, afspraak, readers, open);
      return {
        id: address,
        naam: isAll ? `${enumerate(readers.map(fullName))}, ieder een eigen e-mail` : `${enumerate(readers.map(fullName))} (${address})`,
        addresses: isAll ? addresses.map((one) => one.address) : [address],
        sjablonen: rows.map((row) => ({
          id: row.id,
          naam: row.naam,
          onderwerp: fillBericht(row.onderwerp, values),
          tekst: fillBericht(!isAll && readers.length === 2 ? row.tekst_meervoud : row.tekst, values),
        })),
      };
    }),
  );
  return { aan, bijlagen: bijlagen.map(({ id, naam, bestandsnaam, grootte }) => ({ id, naam, bestandsnaam, grootte })) };
}

async function requireOwnAfspraak(db: Db, dossier: DossierRow, afspraakId: string | null): Promise<AfspraakRow | undefined> {
  if (afspraakId === null) return undefined;
  const row = await findAfspraak(db, dossier.kantoorId, afspraakId);
  if (!row || row.dossier_id !== dossier.id) throw new DomainError("NOT_FOUND");
  return row;
}

async function valuesFor(
  db: Db,
  dossier: DossierRow,
  afspraak: AfspraakRow | undefined,
  readers: readonly AanvragerRow[],
  open: readonly string[],
): Promise<Record<string, string>> {
  const [kantoor, adviseur] = await Promise.all([
    requireKantoor(db, dossier.kantoorId),
    findGebruiker(db, dossier.kantoorId, afspraak?.adviseur_id ?? dossier.adviseurId),
  ]);
  const nameOf = dossier.aanspreekvorm === "formal" ? formalName : shortName;
  return {
    naam: enumerate(readers.map(nameOf)),
    kantoor: kantoor.naam,
    telefoonKantoor: kantoor.telefoon,
    adviseur: adviseur ? fullName({ ...adviseur, voorletters: "" }) : kantoor.naam,
    telefoonAdviseur: adviseur?.telefoon || kantoor.telefoon,
    openStukken: enumerate(open),
    ...(afspraak ? { datum: formatDateLong(afspraak.begint_op), afspraak: klantTitle(afspraak, kantoor.naam, dossier.aanspreekvorm) } : {}),
  };
}

const written = {
  onderwerp: z.string().trim().max(200, "Maak het onderwerp korter dan 200 tekens."),
  tekst: z.string().trim().max(10_000, "Maak de tekst korter dan 10.000 tekens."),
};

export const sendBerichtSchema = z.object({
  requestId: z.uuid(),
  dossierId: z.uuid(),
  afspraakId: z.uuid().nullable(),
  aan: z.array(z.email().max(254)).max(2),
  ...written,
  /** Belangrijke documenten only: what is of a person stays behind the portal's door. */
  documentIds: z.array(z.uuid()).max(10),
  /** Come back to this on a day; null: no. */
  signaleringOp: z.iso.date("Vul een datum in, bijvoorbeeld 24-11-2026.").nullable(),
});
export type SendBerichtInput = z.infer<typeof sendBerichtSchema>;

/**
 * Sends a mail that an adviser wrote, one to each chosen address. Throws NOT_FOUND, FORBIDDEN, DOSSIER_CLOSED, and INVALID_INPUT with the field of
 * a control point that is not cleared, of an address that is nobody's here, or of a paper that is not the kantoor's.
 */
export async function sendBericht(deps: DomainDeps, actor: Actor, input: SendBerichtInput): Promise<void> {
  requireWorker(actor);
  const once = { requestId: input.requestId, procedure: "email.send", input };
  await changeDossier(deps, actor, { dossierId: input.dossierId, once }, async (change) => {
    const { tx, dossier } = change;
    requireOpen(dossier);
    await requireOwnAfspraak(tx, dossier, input.afspraakId);
    const [point] = controlPoints(input);
    if (point) throw new DomainError("INVALID_INPUT", { field: point.field });
    const addresses = readersByAddress(await listAanvragers(tx, actor.kantoorId, dossier.id));
    const bijlagen = (await listBelangrijkeDocumenten(tx, actor.kantoorId)).filter(({ id }) => input.documentIds.includes(id));
    if (bijlagen.length < new Set(input.documentIds).size || areTooLarge(bijlagen))
      throw new DomainError("INVALID_INPUT", { field: "documentIds" });
    for (const aan of new Set(input.aan)) {
      const found = addresses.find(({ address }) => address === aan);
      if (!found) throw new DomainError("INVALID_INPUT", { field: "aan" });
      await queueDossierMail(change, {
        soort: "bericht",
        sleutel: `bericht:${input.requestId}:${aan}`,
        aan,
        aanNaam: enumerate(found.readers.map(fullName)),
        aanvragerIds: found.readers.map((reader) => reader.id),
        afspraakId: input.afspraakId,
        eigen: { onderwerp: input.onderwerp, tekst: input.tekst, documentIds: input.documentIds },
      });
    }
    if (input.signaleringOp !== null)
      await putSignalering(change, { afspraakId: input.afspraakId, tekst: `Opvolgen: ${input.onderwerp}`, op: input.signaleringOp });
  });
}

export const berichtPreviewSchema = z.object({ nummer: z.string().max(20), aan: z.string().max(254), ...written });

/** Who reads and who signs, for a preview. Throws NOT_FOUND, FORBIDDEN. */
export async function readBerichtFrame(deps: DomainDeps, actor: Actor, input: { nummer: string; aan: string }) {
  requireWorker(actor);
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { nummer: input.nummer });
  const [people, kantoor, adviseur] = await Promise.all([
    listAanvragers(db, actor.kantoorId, dossier.id),
    requireKantoor(db, actor.kantoorId),
    findGebruiker(db, actor.kantoorId, dossier.adviseurId),
  ]);
  const addresses = readersByAddress(people);
  const found = addresses.find(({ address }) => address === input.aan) ?? addresses[0];
  return { toon: dossier.aanspreekvorm, lezers: found?.readers ?? people.slice(0, 1), kantoor, adviseur, now: deps.clock.now() };
}

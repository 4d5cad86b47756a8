import { findVoorbeeld, insertVoorbeeld, type PictureRow } from "@dossierklaar/db/queries/picture";
import {
  insertSoort,
  listSoortenMetSynoniemen,
  replaceSynoniemen,
  type SoortMetSynoniemen,
  updateSoort,
} from "@dossierklaar/db/queries/soort-document";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { AccountDeps, DomainDeps } from "../deps.ts";
import { readDossier } from "../dossier/load-dossier.ts";
import { DomainError } from "../errors.ts";
import { changeKantoor, type KantoorChange } from "../kantoor/change-kantoor.ts";
import { requireAdmin } from "../kantoor/policy.ts";
import { pictureSchema, readPicture } from "../picture.ts";
import { isNaamTaken, periodeColumns, voorbeeldPath } from "./rules.ts";
import type { addSoortSchema, changeSoortSchema, SoortInput } from "./soort-schema.ts";
import { type SoortLine, type SoortView, toSoortLine, toSoortView } from "./view.ts";

/** Every kind of document of the kantoor, what is switched off too, by name; for an admin. */
export async function listSoortenForBeheer(deps: DomainDeps, actor: Actor): Promise<SoortLine[]> {
  requireAdmin(actor);
  const rows = await listSoortenMetSynoniemen(deps.databases.forKantoor(actor.kantoorId), actor.kantoorId);
  return rows.map(toSoortLine);
}

export const showSoortSchema = z.object({ id: z.uuid() });

/** One of them, to change; for an admin. Throws NOT_FOUND. */
export async function showSoort(deps: DomainDeps, actor: Actor, input: z.infer<typeof showSoortSchema>): Promise<SoortView> {
  requireAdmin(actor);
  const [row] = await listSoortenMetSynoniemen(deps.databases.forKantoor(actor.kantoorId), actor.kantoorId, input.id);
  if (!row) throw new DomainError("NOT_FOUND");
  return toSoortView(row);
}

const toColumns = (input: SoortInput) => ({
  naam: input.naam,
  bron: input.bron,
  per: input.per,
  onderwerp: input.onderwerp,
  ...periodeColumns(input.periode),
  jaar_vanaf_maand: input.jaarVanafMaand,
  geldig_maanden: input.geldigMaanden,
  eigen_vervaldatum: input.eigenVervaldatum,
  toont_bsn: input.toontBsn,
  te_tekenen: input.teTekenen,
  klant_naam: input.klantNaam,
  wat_is_het: input.watIsHet,
  wat_is_het_informal: input.watIsHetInformal,
  waarom: input.waarom,
  waarom_informal: input.waaromInformal,
  waar_vind_ik: input.waarVindIk,
  waar_vind_ik_informal: input.waarVindIkInformal,
  waar_vind_ik_label: input.linkLabel || null,
  waar_vind_ik_url: input.linkUrl || null,
  goede_kopie: input.goedeKopie,
  afkeurredenen: input.afkeurredenen.filter((reden) => reden.actief).map((reden) => reden.tekst),
  afkeurredenen_uit: input.afkeurredenen.filter((reden) => !reden.actief).map((reden) => reden.tekst),
});

async function loadSoort({ tx, kantoor }: KantoorChange, id: string): Promise<{ list: SoortMetSynoniemen[]; soort: SoortMetSynoniemen }> {
  const list = await listSoortenMetSynoniemen(tx, kantoor.id);
  const soort = list.find((row) => row.id === id);
  if (!soort) throw new DomainError("NOT_FOUND");
  return { list, soort };
}

/** Nothing is overwritten that the admin has not seen. */
function requireSeen(soort: { versie: number; gewijzigd_door: string }, seen: number): void {
  if (soort.versie !== seen) throw new DomainError("ALREADY_CHANGED", { beheer: true, door: soort.gewijzigd_door });
}

/** Adds a kind of document; it can be asked at once. Throws ALREADY_EXISTS (field naam). */
export const addSoort = (deps: DomainDeps, actor: Actor, input: z.infer<typeof addSoortSchema>): Promise<{ id: string }> =>
  changeKantoor(deps, actor, { procedure: "beheer.soorten.add", input }, async ({ tx, kantoor, actor: { naam: gewijzigd_door } }) => {
    if (isNaamTaken(await listSoortenMetSynoniemen(tx, kantoor.id), input.naam, null))
      throw new DomainError("ALREADY_EXISTS", { field: "naam" });
    const id = await insertSoort(tx, { kantoor_id: kantoor.id, ...toColumns(input), gewijzigd_door });
    await replaceSynoniemen(tx, kantoor.id, id, input.synoniemen);
    return { id };
  });

/**
 * Changes a kind of document for what is asked from now on; what was asked keeps what was told of it. Throws NOT_FOUND, ALREADY_EXISTS
 * (field naam), and ALREADY_CHANGED over a newer versie.
 */
export const changeSoort = (deps: DomainDeps, actor: Actor, input: z.infer<typeof changeSoortSchema>): Promise<{ versie: number }> =>
  changeKantoor(deps, actor, { procedure: "beheer.soorten.change", input }, async (change) => {
    const { list, soort } = await loadSoort(change, input.id);
    requireSeen(soort, input.versie);
    if (isNaamTaken(list, input.naam, soort.id)) throw new DomainError("ALREADY_EXISTS", { field: "naam" });
    const versie = await updateSoort(change.tx, change.kantoor.id, soort.id, {
      ...toColumns(input),
      gewijzigd_door: change.actor.naam,
    });
    await replaceSynoniemen(change.tx, change.kantoor.id, soort.id, input.synoniemen);
    return { versie };
  });

export const switchSoortSchema = z.object({ requestId: z.uuid(), id: z.uuid(), actief: z.boolean() });

/**
 * Switches off what is not to be asked any more, by hand or by a scenario, or on again. What was asked stays as it is. Throws NOT_FOUND.
 */
export const switchSoort = (deps: DomainDeps, actor: Actor, input: z.infer<typeof switchSoortSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.soorten.switch", input }, async (change) => {
    const { soort } = await loadSoort(change, input.id);
    await updateSoort(change.tx, change.kantoor.id, soort.id, { actief: input.actief, gewijzigd_door: change.actor.naam });
    return null;
  });

/** `voorbeeld` is the file as base64; null takes it away. */
export const setVoorbeeldSchema = z.object({
  requestId: z.uuid(),
  id: z.uuid(),
  versie: z.number().int(),
  voorbeeld: pictureSchema.nullable(),
});

/**
 * Shows this picture of a good copy at what is asked from now on. Throws NOT_FOUND, PICTURE_REFUSED (field voorbeeld), and ALREADY_CHANGED
 * over a newer versie.
 */
export async function setVoorbeeld(
  deps: AccountDeps,
  actor: Actor,
  input: z.infer<typeof setVoorbeeldSchema>,
): Promise<{ versie: number; voorbeeld: string | null }> {
  requireAdmin(actor);
  const picture = input.voorbeeld === null ? null : await readPicture(input.voorbeeld, deps.makeVoorbeeld, "voorbeeld");
  return changeKantoor(deps, actor, { procedure: "beheer.soorten.setVoorbeeld", input }, async (change) => {
    const { soort } = await loadSoort(change, input.id);
    requireSeen(soort, input.versie);
    if (picture) await insertVoorbeeld(change.tx, change.kantoor.id, picture);
    const voorbeeld = picture?.hash ?? null;
    const versie = await updateSoort(change.tx, change.kantoor.id, soort.id, { voorbeeld, gewijzigd_door: change.actor.naam });
    return { versie, voorbeeld: voorbeeldPath(voorbeeld) };
  });
}

/** A picture of a good copy, for a client of the kantoor and for who works there; undefined for whatever else. */
export async function findVoorbeeldFor(deps: DomainDeps, actor: Actor, hash: string): Promise<PictureRow | undefined> {
  if (!/^[0-9a-f]{16}$/.test(hash)) return undefined;
  const db = deps.databases.forKantoor(actor.kantoorId);
  if (actor.kind === "klant") await readDossier(db, actor, { id: actor.dossierId });
  return findVoorbeeld(db, actor.kantoorId, hash);
}

import {
  type AfspraaktypeRow,
  insertAfspraaktype,
  listAllAfspraaktypen,
  listTypesWithConfirmation,
  orderAfspraaktypen,
  updateAfspraaktype,
} from "@dossierklaar/db/queries/afspraaktype";
import { listAllTriggers } from "@dossierklaar/db/queries/scenario-beheer";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { DomainError } from "../errors.ts";
import { changeKantoor, type KantoorChange } from "../kantoor/change-kantoor.ts";
import { requireAdmin } from "../kantoor/policy.ts";
import { orderedWithin } from "../keuzelijst/rules.ts";
import { klantTitelVelden, titelVelden, unknownPlaceholders } from "./rules.ts";

const titel = (velden: readonly string[]) =>
  z
    .string()
    .trim()
    .min(1, "Vul een titel in.")
    .max(120, "Maak de titel korter dan 120 tekens.")
    .refine((text) => unknownPlaceholders(text, velden).length === 0, `Gebruik tussen accolades alleen ${velden.join(" of ")}.`);
const duurSentence = "Vul een aantal minuten in, van 5 tot 600.";
const fields = {
  naam: z.string().trim().min(1, "Vul een naam in.").max(80, "Maak de naam korter dan 80 tekens."),
  duurMinuten: z.number(duurSentence).int(duurSentence).min(5, duurSentence).max(600, duurSentence),
  titel: titel(titelVelden),
  klantTitel: titel(klantTitelVelden),
  klantTitelInformal: titel(klantTitelVelden),
  /** The afspraaktype whose confirmation the client gets; null: its own. */
  bevestigingVanId: z.uuid().nullable(),
};
export const addAfspraaktypeSchema = z.object({ requestId: z.uuid(), ...fields });
/** `seenVersie` is the type as the admin opened it. */
export const changeAfspraaktypeSchema = z.object({ requestId: z.uuid(), id: z.uuid(), seenVersie: z.number().int(), ...fields });
export const switchAfspraaktypeSchema = z.object({ requestId: z.uuid(), id: z.uuid(), actief: z.boolean() });
export const orderAfspraaktypenSchema = z.object({ requestId: z.uuid(), ids: z.array(z.uuid()).max(200) });
type Input = Omit<z.infer<typeof addAfspraaktypeSchema>, "requestId">;

export type AfspraaktypeView = Input & {
  id: string;
  versie: number;
  actief: boolean;
  /** Whether a confirmation was written for it: then others may use it as well. */
  heeftBevestiging: boolean;
  /** How many triggers name it. */
  triggers: number;
};

/** Every kind of afspraak in its order, what is switched off too; for an admin. */
export async function listAfspraaktypenForBeheer(deps: DomainDeps, actor: Actor): Promise<AfspraaktypeView[]> {
  requireAdmin(actor);
  const db = deps.databases.forKantoor(actor.kantoorId);
  const [rows, written, triggers] = await Promise.all([
    listAllAfspraaktypen(db, actor.kantoorId),
    listTypesWithConfirmation(db, actor.kantoorId),
    listAllTriggers(db, actor.kantoorId),
  ]);
  return rows.map((row) => ({
    id: row.id,
    versie: row.versie,
    actief: row.actief,
    naam: row.naam,
    duurMinuten: row.duur_minuten,
    titel: row.titel,
    klantTitel: row.klant_titel,
    klantTitelInformal: row.klant_titel_informal,
    bevestigingVanId: row.bevestiging_van,
    heeftBevestiging: written.includes(row.id),
    triggers: triggers.filter((trigger) => trigger.afspraaktype_id === row.id).length,
  }));
}

async function loadType({ tx, kantoor }: KantoorChange, id: string): Promise<{ list: AfspraaktypeRow[]; type: AfspraaktypeRow }> {
  const list = await listAllAfspraaktypen(tx, kantoor.id);
  const type = list.find((row) => row.id === id);
  if (!type) throw new DomainError("NOT_FOUND");
  return { list, type };
}

const isTaken = (list: readonly AfspraaktypeRow[], naam: string, except: string | null): boolean =>
  list.some((row) => row.id !== except && row.naam.toLowerCase() === naam.toLowerCase());

/** The type as a row. Throws INVALID_INPUT (field bevestigingVanId) when no confirmation would go: none was written for what it names. */
async function columnsOf({ tx, kantoor }: KantoorChange, input: Input, id: string | null) {
  const written = await listTypesWithConfirmation(tx, kantoor.id);
  if (!written.includes(input.bevestigingVanId ?? id ?? "")) throw new DomainError("INVALID_INPUT", { field: "bevestigingVanId" });
  return {
    naam: input.naam,
    duur_minuten: input.duurMinuten,
    titel: input.titel,
    klant_titel: input.klantTitel,
    klant_titel_informal: input.klantTitelInformal,
    bevestiging_van: input.bevestigingVanId === id ? null : input.bevestigingVanId,
  };
}

/** Adds a kind of afspraak at the end of the list. Throws ALREADY_EXISTS (field naam), INVALID_INPUT (field bevestigingVanId). */
export const addAfspraaktype = (deps: DomainDeps, actor: Actor, input: z.infer<typeof addAfspraaktypeSchema>): Promise<{ id: string }> =>
  changeKantoor(deps, actor, { procedure: "beheer.afspraaktypen.add", input }, async (change) => {
    const { tx, kantoor } = change;
    const list = await listAllAfspraaktypen(tx, kantoor.id);
    if (isTaken(list, input.naam, null)) throw new DomainError("ALREADY_EXISTS", { field: "naam" });
    const id = await insertAfspraaktype(tx, {
      kantoor_id: kantoor.id,
      // A code of its own is what the starting catalogue knows a type by; nobody reads this one.
      code: crypto.randomUUID(),
      ...(await columnsOf(change, input, null)),
      volgorde: Math.max(-1, ...list.map((row) => row.volgorde)) + 1,
      gewijzigd_door: change.actor.naam,
    });
    return { id };
  });

/**
 * Another title or duration for afspraken that are planned from now on, another confirmation for mails that go from now on; its name
 * changes everywhere. Throws NOT_FOUND, ALREADY_CHANGED (with who) over a newer versie, ALREADY_EXISTS (field naam), INVALID_INPUT (field
 * bevestigingVanId).
 */
export const changeAfspraaktype = (deps: DomainDeps, actor: Actor, input: z.infer<typeof changeAfspraaktypeSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.afspraaktypen.change", input }, async (change) => {
    const { list, type } = await loadType(change, input.id);
    if (type.versie !== input.seenVersie) throw new DomainError("ALREADY_CHANGED", { beheer: true, door: type.gewijzigd_door });
    if (isTaken(list, input.naam, type.id)) throw new DomainError("ALREADY_EXISTS", { field: "naam" });
    const columns = await columnsOf(change, input, type.id);
    await updateAfspraaktype(change.tx, change.kantoor.id, type.id, {
      ...columns,
      versie: type.versie + 1,
      gewijzigd_door: change.actor.naam,
    });
    return null;
  });

/**
 * Switches off what may not be planned any more, or on again. Afspraken of it stay, and can be moved and called off. Throws NOT_FOUND, and
 * LAST_CHOICE when no afspraak could be planned any more.
 */
export const switchAfspraaktype = (deps: DomainDeps, actor: Actor, input: z.infer<typeof switchAfspraaktypeSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.afspraaktypen.switch", input }, async (change) => {
    const { list, type } = await loadType(change, input.id);
    if (!input.actief && !list.some((row) => row.actief && row.id !== type.id)) throw new DomainError("LAST_CHOICE", { afspraak: true });
    await updateAfspraaktype(change.tx, change.kantoor.id, type.id, {
      actief: input.actief,
      versie: type.versie + 1,
      gewijzigd_door: change.actor.naam,
    });
    return null;
  });

/** Puts the types in this order; what a colleague added meanwhile keeps its place. Throws NOT_FOUND for an id that is not there. */
export const orderAfspraaktypeList = (deps: DomainDeps, actor: Actor, input: z.infer<typeof orderAfspraaktypenSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.afspraaktypen.order", input }, async ({ tx, kantoor }) => {
    const present = (await listAllAfspraaktypen(tx, kantoor.id)).map((row) => row.id);
    if (!input.ids.every((id) => present.includes(id))) throw new DomainError("NOT_FOUND");
    await orderAfspraaktypen(tx, kantoor.id, orderedWithin(present, [...new Set(input.ids)]));
    return null;
  });

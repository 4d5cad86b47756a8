import { insertKeuze, type KeuzeRow, keuzelijsten, listKeuzes, orderKeuzes, updateKeuze } from "@dossierklaar/db/queries/keuzelijst";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { DomainError } from "../errors.ts";
import { changeKantoor, type KantoorChange } from "../kantoor/change-kantoor.ts";
import { requireAdmin } from "../kantoor/policy.ts";
import { isLastOne, isNameTaken, nextCode } from "./rules.ts";

const lijst = z.enum(keuzelijsten);
const words = {
  naam: z.string().trim().min(1, "Vul een naam in.").max(80, "Maak de naam korter dan 80 tekens."),
  /** Of a locatie; other lists pass an empty one. */
  adres: z.string().trim().max(200, "Maak het adres korter dan 200 tekens."),
};
const base = { requestId: z.uuid(), lijst };
const needsAdres = (input: { lijst: z.infer<typeof lijst>; adres: string }) => input.lijst !== "locatie" || input.adres !== "";
const adresMissing = { error: "Vul het adres in. De klant ziet het bij de afspraak.", path: ["adres"] };

export const listKeuzesSchema = z.object({ lijst });
export const addKeuzeSchema = z.object({ ...base, ...words }).refine(needsAdres, adresMissing);
export const changeKeuzeSchema = z.object({ ...base, ...words, id: z.uuid() }).refine(needsAdres, adresMissing);
export const switchKeuzeSchema = z.object({ ...base, id: z.uuid(), actief: z.boolean() });
export const orderKeuzesSchema = z.object({ ...base, ids: z.array(z.uuid()).max(500) });

export type KeuzeView = { id: string; naam: string; adres: string; actief: boolean };

const toKeuzeView = (row: KeuzeRow): KeuzeView => ({ id: row.id, naam: row.naam, adres: row.adres ?? "", actief: row.actief });

/** One list with everything on it, what is switched off too; for an admin. */
export async function showKeuzelijst(deps: DomainDeps, actor: Actor, input: z.infer<typeof listKeuzesSchema>): Promise<KeuzeView[]> {
  requireAdmin(actor);
  const rows = await listKeuzes(deps.databases.forKantoor(actor.kantoorId), actor.kantoorId, input.lijst);
  return rows.map(toKeuzeView);
}

async function loadKeuze({ tx, kantoor }: KantoorChange, input: { lijst: z.infer<typeof lijst>; id: string }) {
  const list = await listKeuzes(tx, kantoor.id, input.lijst);
  const keuze = list.find((row) => row.id === input.id);
  if (!keuze) throw new DomainError("NOT_FOUND");
  return { list, keuze };
}

/** Adds to the end of a list. Throws ALREADY_EXISTS (field naam) for a name that stands there. */
export const addKeuze = (deps: DomainDeps, actor: Actor, input: z.infer<typeof addKeuzeSchema>): Promise<{ id: string }> =>
  changeKantoor(deps, actor, { procedure: "beheer.keuzelijst.add", input }, async ({ tx, kantoor }) => {
    const list = await listKeuzes(tx, kantoor.id, input.lijst);
    if (isNameTaken(list, input.naam, null)) throw new DomainError("ALREADY_EXISTS", { field: "naam" });
    const own = input.lijst === "locatie" ? input.adres : nextCode(list);
    const volgorde = Math.max(-1, ...list.map((keuze) => keuze.volgorde)) + 1;
    return { id: await insertKeuze(tx, kantoor.id, input.lijst, { naam: input.naam, own, volgorde }) };
  });

/** Renames, everywhere it is shown; dossiers hold the id. An afspraak keeps the address that it was planned with. */
export const changeKeuze = (deps: DomainDeps, actor: Actor, input: z.infer<typeof changeKeuzeSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.keuzelijst.change", input }, async (change) => {
    const { list, keuze } = await loadKeuze(change, input);
    if (isNameTaken(list, input.naam, keuze.id)) throw new DomainError("ALREADY_EXISTS", { field: "naam" });
    await updateKeuze(change.tx, change.kantoor.id, input.lijst, keuze.id, { naam: input.naam, adres: input.adres });
    return null;
  });

/**
 * Switches off what may not be chosen any more, or on again. Dossiers that have it keep it and show its name.
 * Throws LAST_CHOICE when no dossier could be opened any more.
 */
export const switchKeuze = (deps: DomainDeps, actor: Actor, input: z.infer<typeof switchKeuzeSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.keuzelijst.switch", input }, async (change) => {
    const { list, keuze } = await loadKeuze(change, input);
    const isNeeded = input.lijst === "inkomenstype" || input.lijst === "klantprofiel";
    if (!input.actief && isNeeded && isLastOne(list, keuze.id)) throw new DomainError("LAST_CHOICE");
    await updateKeuze(change.tx, change.kantoor.id, input.lijst, keuze.id, { actief: input.actief });
    return null;
  });

/** Puts a list in this order; what a colleague added meanwhile comes after. Throws NOT_FOUND for an id that is not on it. */
export const orderKeuzelijst = (deps: DomainDeps, actor: Actor, input: z.infer<typeof orderKeuzesSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.keuzelijst.order", input }, async ({ tx, kantoor }) => {
    const present = (await listKeuzes(tx, kantoor.id, input.lijst)).map((keuze) => keuze.id);
    if (!input.ids.every((id) => present.includes(id))) throw new DomainError("NOT_FOUND");
    await orderKeuzes(tx, kantoor.id, input.lijst, [...new Set([...input.ids, ...present])]);
    return null;
  });

import { voorwaarden } from "@dossierklaar/db/columns";
import { listAllAfspraaktypen } from "@dossierklaar/db/queries/afspraaktype";
import { listKeuzes } from "@dossierklaar/db/queries/keuzelijst";
import { deleteTrigger, insertTrigger, listAllScenarios, listAllTriggers, updateTrigger } from "@dossierklaar/db/queries/scenario-beheer";
import type { Row } from "@dossierklaar/db/types";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { DomainError } from "../errors.ts";
import { changeKantoor, type KantoorChange } from "../kantoor/change-kantoor.ts";
import { requireAdmin } from "../kantoor/policy.ts";

type TriggerRow = Row<"scenario_trigger">;

/** null means any. A question itself says what its ja starts, so that is no condition of a trigger. */
const fields = {
  afspraaktypeId: z.uuid().nullable(),
  inkomenstypeId: z.uuid().nullable(),
  klantprofielId: z.uuid().nullable(),
  voorwaarde: z.enum(voorwaarden).exclude(["answerYes"]),
  scenarioId: z.uuid("Kies een scenario."),
};
export const addTriggerSchema = z.object({ requestId: z.uuid(), ...fields });
/** `seenVersie` is the trigger as the admin opened it. */
export const changeTriggerSchema = z.object({ requestId: z.uuid(), id: z.uuid(), seenVersie: z.number().int(), ...fields });
export const removeTriggerSchema = z.object({ requestId: z.uuid(), id: z.uuid(), seenVersie: z.number().int() });
type TriggerInput = Omit<z.infer<typeof addTriggerSchema>, "requestId">;

export type TriggerView = TriggerInput & { id: string; versie: number };

/** Every trigger, in no order of its own: a screen lays them by afspraaktype. For an admin. */
export async function listTriggersForBeheer(deps: DomainDeps, actor: Actor): Promise<TriggerView[]> {
  requireAdmin(actor);
  const rows = await listAllTriggers(deps.databases.forKantoor(actor.kantoorId), actor.kantoorId);
  return rows.flatMap(({ voorwaarde, ...row }) =>
    voorwaarde === "answerYes"
      ? []
      : [
          {
            id: row.id,
            versie: row.versie,
            afspraaktypeId: row.afspraaktype_id,
            inkomenstypeId: row.inkomenstype_id,
            klantprofielId: row.klantprofiel_id,
            voorwaarde,
            scenarioId: row.scenario_id,
          },
        ],
  );
}

async function loadTrigger({ tx, kantoor }: KantoorChange, input: { id: string; seenVersie: number }): Promise<TriggerRow> {
  const row = (await listAllTriggers(tx, kantoor.id)).find((one) => one.id === input.id);
  if (!row) throw new DomainError("NOT_FOUND");
  if (row.versie !== input.seenVersie) throw new DomainError("ALREADY_CHANGED", { beheer: true, door: row.gewijzigd_door });
  return row;
}

/**
 * The trigger as a row. Throws INVALID_INPUT at the field of what is not there or was switched off, unless it stood there before, and
 * ALREADY_EXISTS (field scenarioId) when another trigger says the same.
 */
async function columnsOf({ tx, kantoor }: KantoorChange, input: TriggerInput, before: TriggerRow | undefined) {
  const [typen, inkomenstypen, klantprofielen, scenarios, all] = await Promise.all([
    listAllAfspraaktypen(tx, kantoor.id),
    listKeuzes(tx, kantoor.id, "inkomenstype"),
    listKeuzes(tx, kantoor.id, "klantprofiel"),
    listAllScenarios(tx, kantoor.id),
    listAllTriggers(tx, kantoor.id),
  ]);
  const choose = (field: string, list: readonly { id: string; actief: boolean }[], id: string | null, was: string | null | undefined) => {
    const found = list.find((one) => one.id === id);
    if (id !== null && !found?.actief && (!found || id !== was)) throw new DomainError("INVALID_INPUT", { field });
  };
  choose("afspraaktypeId", typen, input.afspraaktypeId, before?.afspraaktype_id);
  choose("inkomenstypeId", inkomenstypen, input.inkomenstypeId, before?.inkomenstype_id);
  choose("klantprofielId", klantprofielen, input.klantprofielId, before?.klantprofiel_id);
  choose("scenarioId", scenarios, input.scenarioId, before?.scenario_id);
  const columns = {
    afspraaktype_id: input.afspraaktypeId,
    inkomenstype_id: input.inkomenstypeId,
    klantprofiel_id: input.klantprofielId,
    voorwaarde: input.voorwaarde,
    scenario_id: input.scenarioId,
  };
  const names = Object.keys(columns) as (keyof typeof columns)[]; // the keys of the line above
  if (all.some((row) => row.id !== before?.id && names.every((name) => row[name] === columns[name])))
    throw new DomainError("ALREADY_EXISTS", { field: "scenarioId", trigger: true });
  return columns;
}

/** Adds a trigger, for afspraken that are planned from now on. Throws INVALID_INPUT (field), ALREADY_EXISTS (field scenarioId). */
export const addTrigger = (deps: DomainDeps, actor: Actor, input: z.infer<typeof addTriggerSchema>): Promise<{ id: string }> =>
  changeKantoor(deps, actor, { procedure: "beheer.triggers.add", input }, async (change) => {
    const columns = await columnsOf(change, input, undefined);
    return { id: await insertTrigger(change.tx, { kantoor_id: change.kantoor.id, ...columns, gewijzigd_door: change.actor.naam }) };
  });

/** Another moment or scenario, for afspraken that are planned from now on. Throws NOT_FOUND, ALREADY_CHANGED (with who), and as addTrigger. */
export const changeTrigger = (deps: DomainDeps, actor: Actor, input: z.infer<typeof changeTriggerSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.triggers.change", input }, async (change) => {
    const row = await loadTrigger(change, input);
    const columns = await columnsOf(change, input, row);
    await updateTrigger(change.tx, change.kantoor.id, row.id, { ...columns, versie: row.versie + 1, gewijzigd_door: change.actor.naam });
    return null;
  });

/** Takes a trigger away. What it started before stays. Throws NOT_FOUND, ALREADY_CHANGED (with who). */
export const removeTrigger = (deps: DomainDeps, actor: Actor, input: z.infer<typeof removeTriggerSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.triggers.remove", input }, async (change) => {
    const row = await loadTrigger(change, input);
    await deleteTrigger(change.tx, change.kantoor.id, row.id);
    return null;
  });

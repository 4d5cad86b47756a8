import { type Insertable, sql, type Updateable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";
import type { RegelRow, ScenarioRow } from "./scenario.ts";

/** Every scenario of the kantoor in its order, what was switched off too. */
export const listAllScenarios = (db: Db, kantoorId: string): Promise<ScenarioRow[]> =>
  db.selectFrom("scenario").selectAll().where("kantoor_id", "=", kantoorId).orderBy("volgorde").orderBy("id").execute();

/** The lines of every scenario as they are asked now, in their order. */
export const listAllRegels = (db: Db, kantoorId: string): Promise<RegelRow[]> =>
  db
    .selectFrom("scenario_regel")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("vervallen", "=", false)
    .orderBy("scenario_id")
    .orderBy("volgorde")
    .execute();

export async function insertScenario(tx: Tx, row: Insertable<Database["scenario"]>): Promise<string> {
  const { id } = await tx.insertInto("scenario").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function updateScenario(tx: Tx, kantoorId: string, id: string, set: Updateable<Database["scenario"]>): Promise<void> {
  await tx.updateTable("scenario").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", id).execute();
}

/** Gives scenario's the places of these ids. */
export async function orderScenarios(tx: Tx, kantoorId: string, ids: readonly string[]): Promise<void> {
  await sql`
    update scenario as s set volgorde = o.plaats - 1
    from unnest(${[...ids]}::uuid[]) with ordinality as o (id, plaats)
    where s.kantoor_id = ${kantoorId} and s.id = o.id`.execute(tx);
}

export async function insertRegel(tx: Tx, row: Insertable<Database["scenario_regel"]>): Promise<void> {
  await tx.insertInto("scenario_regel").values(row).execute();
}

export async function updateRegel(tx: Tx, kantoorId: string, id: string, set: Updateable<Database["scenario_regel"]>): Promise<void> {
  await tx.updateTable("scenario_regel").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", id).execute();
}

/** Every trigger of the kantoor, those of a scenario that is switched off too. */
export const listAllTriggers = (db: Db, kantoorId: string): Promise<Row<"scenario_trigger">[]> =>
  db.selectFrom("scenario_trigger").selectAll().where("kantoor_id", "=", kantoorId).orderBy("id").execute();

export async function insertTrigger(tx: Tx, row: Insertable<Database["scenario_trigger"]>): Promise<string> {
  const { id } = await tx.insertInto("scenario_trigger").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function updateTrigger(tx: Tx, kantoorId: string, id: string, set: Updateable<Database["scenario_trigger"]>): Promise<void> {
  await tx.updateTable("scenario_trigger").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", id).execute();
}

export async function deleteTrigger(tx: Tx, kantoorId: string, id: string): Promise<void> {
  await tx.deleteFrom("scenario_trigger").where("kantoor_id", "=", kantoorId).where("id", "=", id).execute();
}

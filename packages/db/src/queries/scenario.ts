import type { Db, Row } from "../types.ts";

export type ScenarioRow = Row<"scenario">;
export type RegelRow = Row<"scenario_regel">;

/** Every trigger that an afspraaktype can pull, in the order in which their scenario's stand in the catalogue. */
export const listTriggers = (db: Db, kantoorId: string, afspraaktypeId: string): Promise<Row<"scenario_trigger">[]> =>
  db
    .selectFrom("scenario_trigger as t")
    .innerJoin("scenario as s", (on) => on.onRef("s.kantoor_id", "=", "t.kantoor_id").onRef("s.id", "=", "t.scenario_id"))
    .selectAll("t")
    .where("t.kantoor_id", "=", kantoorId)
    .where("s.actief", "=", true)
    .where((eb) => eb.or([eb("t.afspraaktype_id", "=", afspraaktypeId), eb("t.afspraaktype_id", "is", null)]))
    .orderBy("s.volgorde")
    .orderBy("t.id")
    .execute();

export const listScenarios = (db: Db, kantoorId: string): Promise<ScenarioRow[]> =>
  db.selectFrom("scenario").selectAll().where("kantoor_id", "=", kantoorId).where("actief", "=", true).orderBy("volgorde").execute();

// An empty IN list is no SQL; this id is nobody's.
const noId = "00000000-0000-0000-0000-000000000000";

export const listRegels = (db: Db, kantoorId: string, scenarioIds: readonly string[]): Promise<RegelRow[]> =>
  db
    .selectFrom("scenario_regel")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("scenario_id", "in", [...scenarioIds, noId])
    .where("vervallen", "=", false)
    .orderBy("scenario_id")
    .orderBy("volgorde")
    .execute();

export type ScenarioStartRow = Row<"scenario_start"> & { naam: string };

export const listScenarioStarts = (db: Db, kantoorId: string, dossierId: string): Promise<ScenarioStartRow[]> =>
  db
    .selectFrom("scenario_start as s")
    .innerJoin("scenario as c", (on) => on.onRef("c.kantoor_id", "=", "s.kantoor_id").onRef("c.id", "=", "s.scenario_id"))
    .selectAll("s")
    .select("c.naam")
    .where("s.kantoor_id", "=", kantoorId)
    .where("s.dossier_id", "=", dossierId)
    .orderBy("s.gestart_op")
    .execute();

import type { Insertable, Updateable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";

export type ScenarioPlanningRow = Row<"scenario_planning"> & { voornaam: string; tussenvoegsel: string; achternaam: string };

const plannings = (db: Db, kantoorId: string) =>
  db
    .selectFrom("scenario_planning as p")
    .innerJoin("gebruiker as g", (on) => on.onRef("g.kantoor_id", "=", "p.kantoor_id").onRef("g.id", "=", "p.gepland_door"))
    .selectAll("p")
    .select(["g.voornaam", "g.tussenvoegsel", "g.achternaam"])
    .where("p.kantoor_id", "=", kantoorId);

export const findScenarioPlanning = (db: Db, kantoorId: string, planningId: string): Promise<ScenarioPlanningRow | undefined> =>
  plannings(db, kantoorId).where("p.id", "=", planningId).executeTakeFirst();

/** What still has to start in a dossier, the first first. */
export const listScenarioPlannings = (db: Db, kantoorId: string, dossierId: string): Promise<ScenarioPlanningRow[]> =>
  plannings(db, kantoorId).where("p.dossier_id", "=", dossierId).where("p.status", "=", "planned").orderBy("p.uitvoeren_op").execute();

export async function insertScenarioPlanning(tx: Tx, row: Insertable<Database["scenario_planning"]>): Promise<void> {
  await tx.insertInto("scenario_planning").values(row).execute();
}

export async function updateScenarioPlanning(
  tx: Tx,
  kantoorId: string,
  planningId: string,
  set: Updateable<Database["scenario_planning"]>,
): Promise<void> {
  await tx.updateTable("scenario_planning").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", planningId).execute();
}

import type { Insertable, Updateable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";

export type ActiepuntRow = Row<"actiepunt">;

export const listActiepunten = (db: Db, kantoorId: string, dossierId: string, afterVersie: number): Promise<ActiepuntRow[]> =>
  db
    .selectFrom("actiepunt")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .where("versie", ">", afterVersie)
    .orderBy("aangemaakt_op")
    .orderBy("id")
    .execute();

export const findActiepunt = (db: Db, kantoorId: string, dossierId: string, actiepuntId: string): Promise<ActiepuntRow | undefined> =>
  db
    .selectFrom("actiepunt")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .where("id", "=", actiepuntId)
    .executeTakeFirst();

/** Adds what was not asked before; what had lapsed is asked again on its own row, any other is left as it is. Answers how many came. */
export async function insertActiepunten(tx: Tx, rows: readonly Insertable<Database["actiepunt"]>[]): Promise<number> {
  if (rows.length === 0) return 0;
  const added = await tx
    .insertInto("actiepunt")
    .values(rows)
    .onConflict((on) =>
      on
        .columns(["dossier_id", "aanvrager_id", "scenario_regel_id"])
        .where("scenario_regel_id", "is not", null)
        .doUpdateSet((eb) => ({
          status: "open",
          antwoord: null,
          antwoord_start_id: null,
          antwoord_stuk_ids: [],
          afgerond_op: null,
          versie: eb.ref("excluded.versie"),
          afspraak_id: eb.ref("excluded.afspraak_id"),
          scenario_start_id: eb.ref("excluded.scenario_start_id"),
          tekst_formal: eb.ref("excluded.tekst_formal"),
          tekst_informal: eb.ref("excluded.tekst_informal"),
          ja_start_scenario_id: eb.ref("excluded.ja_start_scenario_id"),
          aangemaakt_op: eb.ref("excluded.aangemaakt_op"),
        }))
        .where("actiepunt.status", "=", "cancelled"),
    )
    .returning("id")
    .execute();
  return added.length;
}

export async function updateActiepunt(
  tx: Tx,
  kantoorId: string,
  actiepuntId: string,
  set: Updateable<Database["actiepunt"]>,
): Promise<void> {
  await tx.updateTable("actiepunt").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", actiepuntId).execute();
}

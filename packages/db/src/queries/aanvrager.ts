import { type Insertable, type RawBuilder, sql, type Updateable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";

export type AanvragerRow = Row<"aanvrager"> & {
  klantprofiel: string;
  klantprofiel_code: string;
  inkomenstypen: string[];
  inkomenstype_ids: string[];
};

/** The aanvragers of a dossier, the first first, with the names of what was chosen. Who left is not among them. */
export const listAanvragers = (db: Db, kantoorId: string, dossierId: string): Promise<AanvragerRow[]> =>
  db
    .selectFrom("aanvrager as a")
    .innerJoin("klantprofiel as p", (on) => on.onRef("p.kantoor_id", "=", "a.kantoor_id").onRef("p.id", "=", "a.klantprofiel_id"))
    .leftJoin("aanvrager_inkomenstype as ai", (on) => on.onRef("ai.kantoor_id", "=", "a.kantoor_id").onRef("ai.aanvrager_id", "=", "a.id"))
    .leftJoin("inkomenstype as i", (on) => on.onRef("i.kantoor_id", "=", "ai.kantoor_id").onRef("i.id", "=", "ai.inkomenstype_id"))
    .selectAll("a")
    .select([
      "p.naam as klantprofiel",
      "p.code as klantprofiel_code",
      sql<string[]>`coalesce(array_agg(i.naam order by ai.volgorde) filter (where i.id is not null), '{}')`.as("inkomenstypen"),
      sql<string[]>`coalesce(array_agg(i.id order by ai.volgorde) filter (where i.id is not null), '{}')::text[]`.as("inkomenstype_ids"),
    ])
    .where("a.kantoor_id", "=", kantoorId)
    .where("a.dossier_id", "=", dossierId)
    .where("a.vertrokken_op", "is", null)
    .groupBy(["a.kantoor_id", "a.id", "p.kantoor_id", "p.id"])
    .orderBy("a.positie")
    .execute();

/** The same rows as SQL, for statements that answer with JSON. `which` is a condition on `a`. */
export const aanvragerRows = (which: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select a.*, p.naam as klantprofiel, p.code as klantprofiel_code, c.inkomenstypen, c.inkomenstype_ids
  from aanvrager a
  join klantprofiel p on p.kantoor_id = a.kantoor_id and p.id = a.klantprofiel_id
  cross join lateral (
    select coalesce(array_agg(i.naam order by ai.volgorde), '{}') as inkomenstypen,
      coalesce(array_agg(i.id order by ai.volgorde), '{}') as inkomenstype_ids
    from aanvrager_inkomenstype ai
    join inkomenstype i on i.kantoor_id = ai.kantoor_id and i.id = ai.inkomenstype_id
    where ai.kantoor_id = a.kantoor_id and ai.aanvrager_id = a.id) c
  where ${which}`;

export async function insertAanvrager(tx: Tx, row: Insertable<Database["aanvrager"]>): Promise<string> {
  const { id } = await tx.insertInto("aanvrager").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function insertInkomenstypen(
  tx: Tx,
  kantoorId: string,
  aanvragerId: string,
  inkomenstypeIds: readonly string[],
): Promise<void> {
  await tx
    .insertInto("aanvrager_inkomenstype")
    .values(
      inkomenstypeIds.map((inkomenstype_id, volgorde) => ({ kantoor_id: kantoorId, aanvrager_id: aanvragerId, inkomenstype_id, volgorde })),
    )
    .execute();
}

export async function updateAanvrager(
  tx: Tx,
  kantoorId: string,
  aanvragerId: string,
  set: Updateable<Database["aanvrager"]>,
): Promise<void> {
  await tx.updateTable("aanvrager").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", aanvragerId).execute();
}

export async function deleteInkomenstypen(tx: Tx, kantoorId: string, aanvragerId: string): Promise<void> {
  await tx.deleteFrom("aanvrager_inkomenstype").where("kantoor_id", "=", kantoorId).where("aanvrager_id", "=", aanvragerId).execute();
}

import { type Insertable, sql, type Updateable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";

export type AfspraakRow = Row<"afspraak"> & {
  type_naam: string;
  type_titel: string;
  /** The afspraaktype whose confirmation the client gets: its own, or the one that Beheer chose for it. */
  bevestiging_id: string;
  bevestiging_code: string;
  adviseur_naam: string;
};

const afspraken = (db: Db, kantoorId: string) =>
  db
    .selectFrom("afspraak as a")
    .innerJoin("afspraaktype as t", (on) => on.onRef("t.kantoor_id", "=", "a.kantoor_id").onRef("t.id", "=", "a.afspraaktype_id"))
    .leftJoin("afspraaktype as b", (on) => on.onRef("b.kantoor_id", "=", "t.kantoor_id").onRef("b.id", "=", "t.bevestiging_van"))
    .innerJoin("gebruiker as g", (on) => on.onRef("g.kantoor_id", "=", "a.kantoor_id").onRef("g.id", "=", "a.adviseur_id"))
    .selectAll("a")
    .select([
      "t.naam as type_naam",
      "t.titel as type_titel",
      sql<string>`coalesce(b.id, t.id)`.as("bevestiging_id"),
      sql<string>`coalesce(b.code, t.code)`.as("bevestiging_code"),
      sql<string>`concat_ws(' ', g.voornaam, nullif(g.tussenvoegsel, ''), g.achternaam)`.as("adviseur_naam"),
    ])
    .where("a.kantoor_id", "=", kantoorId);

/** The afspraken of a dossier that changed after a versie, the newest first. */
export const listAfspraken = (db: Db, kantoorId: string, dossierId: string, afterVersie: number): Promise<AfspraakRow[]> =>
  afspraken(db, kantoorId)
    .where("a.dossier_id", "=", dossierId)
    .where("a.versie", ">", afterVersie)
    .orderBy("a.begint_op", "desc")
    .execute();

export const findAfspraak = (db: Db, kantoorId: string, afspraakId: string): Promise<AfspraakRow | undefined> =>
  afspraken(db, kantoorId).where("a.id", "=", afspraakId).executeTakeFirst();

/** When an afspraak of this dossier is; undefined when it is another's. */
export async function findAfspraakMoment(db: Db, kantoorId: string, dossierId: string, afspraakId: string): Promise<Date | undefined> {
  const { rows } = await sql<{ begint_op: Date }>`/* prepared: afspraak-moment */ select begint_op from afspraak
    where kantoor_id = ${kantoorId}::uuid and dossier_id = ${dossierId}::uuid and id = ${afspraakId}::uuid`.execute(db);
  return rows[0]?.begint_op;
}

/** What stands in an adviser's day, over all dossiers of the kantoor. */
export const listAgenda = (db: Db, kantoorId: string, adviseurId: string, from: Date, to: Date): Promise<AfspraakRow[]> =>
  afspraken(db, kantoorId)
    .where("a.adviseur_id", "=", adviseurId)
    .where("a.status", "=", "planned")
    .where("a.begint_op", "<", to)
    .where(sql<Date>`a.begint_op + make_interval(mins => a.duur_minuten)`, ">", from)
    .orderBy("a.begint_op")
    .execute();

export async function insertAfspraak(tx: Tx, row: Insertable<Database["afspraak"]>): Promise<string> {
  const { id } = await tx.insertInto("afspraak").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function updateAfspraak(tx: Tx, kantoorId: string, afspraakId: string, set: Updateable<Database["afspraak"]>): Promise<void> {
  await tx.updateTable("afspraak").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", afspraakId).execute();
}

export const listAfspraaktypen = (db: Db, kantoorId: string): Promise<Row<"afspraaktype">[]> =>
  db.selectFrom("afspraaktype").selectAll().where("kantoor_id", "=", kantoorId).where("actief", "=", true).orderBy("volgorde").execute();

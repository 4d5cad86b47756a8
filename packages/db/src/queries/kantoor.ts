import type { Updateable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";

export type KantoorRow = Row<"kantoor">;

/** Throws when the connection carries another kantoor: that is a bug, never a user's mistake. */
export const requireKantoor = (db: Db, kantoorId: string): Promise<KantoorRow> =>
  db.selectFrom("kantoor").selectAll().where("id", "=", kantoorId).executeTakeFirstOrThrow();

/** The same, for one change at a time: dossiers may still be opened meanwhile, since the key stays. */
export const requireKantoorForUpdate = (tx: Tx, kantoorId: string): Promise<KantoorRow> =>
  tx.selectFrom("kantoor").selectAll().where("id", "=", kantoorId).forNoKeyUpdate().executeTakeFirstOrThrow();

export async function updateKantoor(tx: Tx, kantoorId: string, set: Updateable<Database["kantoor"]>): Promise<void> {
  await tx.updateTable("kantoor").set(set).where("id", "=", kantoorId).execute();
}

export type GebruikerRow = Row<"gebruiker">;

export const findGebruiker = (db: Db, kantoorId: string, gebruikerId: string): Promise<GebruikerRow | undefined> =>
  db.selectFrom("gebruiker").selectAll().where("kantoor_id", "=", kantoorId).where("id", "=", gebruikerId).executeTakeFirst();

/** Active colleagues, by name. */
export const listGebruikers = (db: Db, kantoorId: string): Promise<GebruikerRow[]> =>
  db
    .selectFrom("gebruiker")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("actief", "=", true)
    .orderBy("voornaam")
    .orderBy("achternaam")
    .execute();

export const listLocaties = (db: Db, kantoorId: string): Promise<Row<"locatie">[]> =>
  db.selectFrom("locatie").selectAll().where("kantoor_id", "=", kantoorId).where("actief", "=", true).orderBy("volgorde").execute();

export const listLeadbronnen = (db: Db, kantoorId: string): Promise<Row<"leadbron">[]> =>
  db.selectFrom("leadbron").selectAll().where("kantoor_id", "=", kantoorId).where("actief", "=", true).orderBy("volgorde").execute();

export const listInkomenstypen = (db: Db, kantoorId: string): Promise<Row<"inkomenstype">[]> =>
  db.selectFrom("inkomenstype").selectAll().where("kantoor_id", "=", kantoorId).where("actief", "=", true).orderBy("volgorde").execute();

export const listKlantprofielen = (db: Db, kantoorId: string): Promise<Row<"klantprofiel">[]> =>
  db.selectFrom("klantprofiel").selectAll().where("kantoor_id", "=", kantoorId).where("actief", "=", true).orderBy("volgorde").execute();

import type { Db, Row } from "../types.ts";

export type KantoorRow = Row<"kantoor">;

/** Throws when the connection carries another kantoor: that is a bug, never a user's mistake. */
export const requireKantoor = (db: Db, kantoorId: string): Promise<KantoorRow> =>
  db.selectFrom("kantoor").selectAll().where("id", "=", kantoorId).executeTakeFirstOrThrow();

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

import { type Insertable, sql, type Updateable } from "kysely";
import type { EmailStatus, Rol } from "../columns.ts";
import type { Database, Db, Row, Tx } from "../types.ts";

/** A gebruiker as Beheer shows her. */
export type GebruikerListRow = Row<"gebruiker"> & {
  /** Has chosen a password. */
  heeft_account: boolean;
  tweestaps: boolean;
  foto_hash: string | null;
  /** Of her newest invitation. */
  uitnodiging_status: EmailStatus | null;
  uitnodiging_reden: string | null;
  /** Open dossiers in which she is adviseur or behandelaar. */
  lopende_dossiers: number;
};

/** Everybody of the kantoor, also who no longer works there; by name. */
export async function listAllGebruikers(db: Db, kantoorId: string): Promise<GebruikerListRow[]> {
  const { rows } = await sql<GebruikerListRow>`
    select g.*, u.id is not null as heeft_account, coalesce(u.two_factor_enabled, false) as tweestaps, f.hash as foto_hash,
      m.status as uitnodiging_status, m.reden as uitnodiging_reden,
      (select count(*)::int from dossier d
        where d.kantoor_id = g.kantoor_id and d.gesloten_op is null and (d.adviseur_id = g.id or d.behandelaar_id = g.id)) as lopende_dossiers
    from gebruiker g
    left join adviseur_auth_user u on u.id = g.id
    left join gebruiker_foto f on f.kantoor_id = g.kantoor_id and f.gebruiker_id = g.id
    left join lateral (
      select e.status, e.reden from email e
      where e.kantoor_id = g.kantoor_id and e.dossier_id is null and e.soort = 'uitnodiging' and e.aan = g.email
      order by e.aangemaakt_op desc limit 1) m on true
    where g.kantoor_id = ${kantoorId}
    order by g.actief desc, g.voornaam, g.achternaam, g.id`.execute(db);
  return rows;
}

export const findGebruikerByEmail = (db: Db, kantoorId: string, email: string): Promise<Row<"gebruiker"> | undefined> =>
  db.selectFrom("gebruiker").selectAll().where("kantoor_id", "=", kantoorId).where("email", "=", email).executeTakeFirst();

/** Whether she has chosen a password, and so can sign in. */
export async function hasAccount(db: Db, gebruikerId: string): Promise<boolean> {
  const { rows } = await sql`select from adviseur_auth_user where id = ${gebruikerId}`.execute(db);
  return rows.length > 0;
}

/** Breaks on `gebruiker_email` when somebody, of whatever kantoor, signs in with this address. */
export async function insertGebruiker(tx: Tx, row: Insertable<Database["gebruiker"]>): Promise<string> {
  const { id } = await tx.insertInto("gebruiker").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function updateGebruiker(tx: Tx, kantoorId: string, id: string, set: Updateable<Database["gebruiker"]>): Promise<void> {
  await tx.updateTable("gebruiker").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", id).execute();
}

/** Whether a code is asked when she signs in. */
export async function hasTwoFactor(db: Db, gebruikerId: string): Promise<boolean> {
  const { rows } = await sql`select from adviseur_auth_user where id = ${gebruikerId} and two_factor_enabled`.execute(db);
  return rows.length > 0;
}

/** Who works at the kantoor now, with what her picture is called. */
export const listColleagueRows = (db: Db, kantoorId: string): Promise<{ id: string; naam: string; foto_hash: string | null }[]> =>
  db
    .selectFrom("gebruiker as g")
    .leftJoin("gebruiker_foto as f", (on) => on.onRef("f.kantoor_id", "=", "g.kantoor_id").onRef("f.gebruiker_id", "=", "g.id"))
    .select(["g.id", sql<string>`concat_ws(' ', g.voornaam, nullif(g.tussenvoegsel, ''), g.achternaam)`.as("naam"), "f.hash as foto_hash"])
    .where("g.kantoor_id", "=", kantoorId)
    .where("g.actief", "=", true)
    .orderBy("g.voornaam")
    .orderBy("g.achternaam")
    .execute();

export type SignInGebruikerRow = {
  kantoor_id: string;
  id: string;
  rollen: Rol[];
  naam: string;
  email: string;
  beperkte_inzage: boolean;
  actief: boolean;
};

/** A gebruiker of whatever kantoor, also who no longer works there: at sign-in nobody knows the kantoor yet. */
export async function findGebruikerForSignIn(db: Db, id: string): Promise<SignInGebruikerRow | undefined> {
  const { rows } = await sql<SignInGebruikerRow>`select * from find_gebruiker_for_sign_in(${id})`.execute(db);
  return rows[0];
}

/** Who, of whatever kantoor, may be mailed a link for a new password at this address. @param email in lower case */
export async function listGebruikersForReset(db: Db, email: string): Promise<{ kantoor_id: string; id: string; naam: string }[]> {
  const { rows } = await sql<{ kantoor_id: string; id: string; naam: string }>`
    select * from find_gebruiker_for_reset(${email})`.execute(db);
  return rows;
}

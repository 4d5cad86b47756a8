import { type Insertable, type RawBuilder, sql, type Updateable } from "kysely";
import type { Toon } from "../columns.ts";
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

export type AccessAanvragerRow = { id: string; email: string | null; partnerMagZien: boolean; naam: string; impersonator: string | null };

/**
 * The aanvragers of a dossier as signing in asks for them, the first first, with the name of the gebruiker who looks through a client's eyes.
 * None when that gebruiker no longer works at the kantoor or may no longer see the dossier.
 */
export async function listAanvragersForAccess(
  db: Db,
  kantoorId: string,
  dossierId: string,
  impersonatedBy: string | null,
): Promise<AccessAanvragerRow[]> {
  const { rows } = await sql<AccessAanvragerRow>`
    select a.id, a.email, a.partner_mag_zien as "partnerMagZien",
      concat_ws(' ', coalesce(nullif(a.voornaam, ''), nullif(a.voorletters, '')), nullif(a.tussenvoegsel, ''), a.achternaam) as naam,
      nullif(concat_ws(' ', g.voornaam, nullif(g.tussenvoegsel, ''), g.achternaam), '') as impersonator
    from aanvrager a
    join dossier d on d.kantoor_id = a.kantoor_id and d.id = a.dossier_id
    left join gebruiker g on g.kantoor_id = a.kantoor_id and g.id = ${impersonatedBy}::uuid and g.actief
      and (not g.beperkte_inzage or g.id in (d.adviseur_id, d.behandelaar_id))
    where a.kantoor_id = ${kantoorId} and a.dossier_id = ${dossierId} and a.vertrokken_op is null
      and (${impersonatedBy}::uuid is null or g.id is not null)
    order by a.positie`.execute(db);
  return rows;
}

export type SignInAanvragerRow = {
  kantoor_id: string;
  kantoor_naam: string;
  dossier_id: string;
  nummer: string;
  aanspreekvorm: Toon;
  gesloten: boolean;
  aanvrager_id: string;
  voorletters: string;
  voornaam: string;
  tussenvoegsel: string;
  achternaam: string;
};

/** Every aanvrager, of whatever kantoor, who has this address, with her dossier: open ones first, the latest active of them on top. */
export async function listAanvragersForSignIn(db: Db, email: string): Promise<SignInAanvragerRow[]> {
  const { rows } = await sql<SignInAanvragerRow>`select * from list_dossiers_for_sign_in(${email})`.execute(db);
  return rows;
}

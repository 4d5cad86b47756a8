import { type Insertable, sql, type Updateable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";

export type DossierTableRow = Row<"dossier">;

const gateColumns = ["kantoor_id", "id", "nummer", "versie", "aanspreekvorm", "adviseur_id", "behandelaar_id", "gesloten_op"] as const;
/** What decides whether somebody may, and whether it still can. */
export type DossierGateRow = Pick<DossierTableRow, (typeof gateColumns)[number]>;

/** Locks the dossier until the transaction ends, so that versies follow each other. */
export const findDossierForUpdate = (tx: Tx, kantoorId: string, dossierId: string): Promise<DossierTableRow | undefined> =>
  tx.selectFrom("dossier").selectAll().where("kantoor_id", "=", kantoorId).where("id", "=", dossierId).forUpdate().executeTakeFirst();

/** The same lock, for the gate through which every command goes. */
export async function findDossierGateForUpdate(tx: Tx, kantoorId: string, dossierId: string): Promise<DossierGateRow | undefined> {
  const { rows } = await sql<DossierGateRow>`/* prepared: lock-dossier */ select ${sql.join(gateColumns.map((column) => sql.id(column)))}
    from dossier where kantoor_id = ${kantoorId}::uuid and id = ${dossierId}::uuid for update`.execute(tx);
  return rows[0];
}

export const findDossier = (db: Db, kantoorId: string, by: { id: string } | { nummer: string }): Promise<DossierTableRow | undefined> => {
  const query = db.selectFrom("dossier").selectAll().where("kantoor_id", "=", kantoorId);
  return ("id" in by ? query.where("id", "=", by.id) : query.where("nummer", "=", by.nummer)).executeTakeFirst();
};

export type DossierHeadRow = DossierTableRow & { adviseur_naam: string; behandelaar_naam: string | null; leadbron: string | null };

/** The dossier with the names of its people, for a screen. */
export const findDossierHead = (
  db: Db,
  kantoorId: string,
  by: { id: string } | { nummer: string },
): Promise<DossierHeadRow | undefined> => {
  const query = db
    .selectFrom("dossier as d")
    .innerJoin("gebruiker as g", (on) => on.onRef("g.kantoor_id", "=", "d.kantoor_id").onRef("g.id", "=", "d.adviseur_id"))
    .leftJoin("gebruiker as b", (on) => on.onRef("b.kantoor_id", "=", "d.kantoor_id").onRef("b.id", "=", "d.behandelaar_id"))
    .leftJoin("leadbron as l", (on) => on.onRef("l.kantoor_id", "=", "d.kantoor_id").onRef("l.id", "=", "d.leadbron_id"))
    .selectAll("d")
    .select([
      sql<string>`concat_ws(' ', g.voornaam, nullif(g.tussenvoegsel, ''), g.achternaam)`.as("adviseur_naam"),
      sql<string | null>`nullif(concat_ws(' ', b.voornaam, nullif(b.tussenvoegsel, ''), b.achternaam), '')`.as("behandelaar_naam"),
      "l.naam as leadbron",
    ])
    .where("d.kantoor_id", "=", kantoorId);
  return ("id" in by ? query.where("d.id", "=", by.id) : query.where("d.nummer", "=", by.nummer)).executeTakeFirst();
};

/** The next number of this kantoor and year, `2026-0001`; the row lock makes two new dossiers wait for each other. */
export async function takeDossiernummer(tx: Tx, kantoorId: string, jaar: number): Promise<string> {
  const { laatste } = await tx
    .insertInto("dossiernummer")
    .values({ kantoor_id: kantoorId, jaar, laatste: 1 })
    .onConflict((on) => on.columns(["kantoor_id", "jaar"]).doUpdateSet((eb) => ({ laatste: eb("dossiernummer.laatste", "+", 1) })))
    .returning("laatste")
    .executeTakeFirstOrThrow();
  return `${jaar}-${String(laatste).padStart(4, "0")}`;
}

export async function insertDossier(tx: Tx, row: Insertable<Database["dossier"]>): Promise<DossierTableRow> {
  return tx.insertInto("dossier").values(row).returningAll().executeTakeFirstOrThrow();
}

export async function updateDossier(tx: Tx, kantoorId: string, dossierId: string, set: Updateable<Database["dossier"]>): Promise<void> {
  await tx.updateTable("dossier").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", dossierId).execute();
}

export type DossierListFilter = {
  /** Folded text: each of its words is the beginning of a word of a name, an e-mail address or the dossiernummer. */
  search: string;
  /** Only dossiers where this gebruiker is adviseur or behandelaar. */
  ofGebruiker: string | null;
  cursor: { at: Date; id: string } | null;
  limit: number;
};

export type DossierListRow = Pick<
  DossierTableRow,
  | "id"
  | "nummer"
  | "adviseur_id"
  | "fase"
  | "gevraagd"
  | "aangeleverd"
  | "akkoord"
  | "te_beoordelen"
  | "laatste_activiteit_op"
  | "gesloten_op"
> & { namen: string[]; adviseur_naam: string; klantprofiel: string | null };

/** Sorts behind every text that goes on after a beginning, byte by byte. */
const lastCharacter = "\u{10FFFF}";

/** Dossiers by what last happened, one round trip for a page. */
export async function listDossiers(db: Db, kantoorId: string, filter: DossierListFilter): Promise<DossierListRow[]> {
  let query = db
    .selectFrom("dossier as d")
    .innerJoin("gebruiker as g", (on) => on.onRef("g.kantoor_id", "=", "d.kantoor_id").onRef("g.id", "=", "d.adviseur_id"))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom("aanvrager as a")
          .innerJoin("klantprofiel as p", (on) => on.onRef("p.kantoor_id", "=", "a.kantoor_id").onRef("p.id", "=", "a.klantprofiel_id"))
          .select([
            sql<
              string[]
            >`array_agg(concat_ws(' ', coalesce(nullif(a.voornaam, ''), a.voorletters), nullif(a.tussenvoegsel, ''), a.achternaam) order by a.positie)`.as(
              "namen",
            ),
            sql<string>`min(p.naam) filter (where a.positie = 1)`.as("klantprofiel"),
          ])
          .whereRef("a.kantoor_id", "=", "d.kantoor_id")
          .whereRef("a.dossier_id", "=", "d.id")
          .where("a.vertrokken_op", "is", null)
          .as("n"),
      (on) => on.onTrue(),
    )
    .select([
      "d.id",
      "d.nummer",
      "d.adviseur_id",
      "d.fase",
      "d.gevraagd",
      "d.aangeleverd",
      "d.akkoord",
      "d.te_beoordelen",
      "d.laatste_activiteit_op",
      "d.gesloten_op",
      "n.namen",
      "n.klantprofiel",
      sql<string>`concat_ws(' ', g.voornaam, nullif(g.tussenvoegsel, ''), g.achternaam)`.as("adviseur_naam"),
    ])
    .where("d.kantoor_id", "=", kantoorId)
    .orderBy("d.laatste_activiteit_op", "desc")
    .orderBy("d.id", "desc")
    .limit(filter.limit);
  if (filter.ofGebruiker) {
    const me = filter.ofGebruiker;
    query = query.where((eb) => eb.or([eb("d.adviseur_id", "=", me), eb("d.behandelaar_id", "=", me)]));
  }
  if (filter.cursor) {
    const { at, id } = filter.cursor;
    query = query.where((eb) => eb(eb.refTuple("d.laatste_activiteit_op", "d.id"), "<", eb.tuple(at, id)));
  }
  // Each word may begin a name, an address or the number: "jan dam" finds Jan van Dam. As a range and not as LIKE: behind a row-level policy
  // an index serves only what is leakproof, and LIKE is not.
  for (const word of filter.search.split(/[\s,;]+/).filter(Boolean))
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom("dossier_zoekwoord as z")
          .select("z.woord")
          .whereRef("z.kantoor_id", "=", "d.kantoor_id")
          .whereRef("z.dossier_id", "=", "d.id")
          .where("z.woord", ">=", word)
          .where("z.woord", "<", `${word}${lastCharacter}`),
      ),
    );
  return query.execute();
}

/** From which day on a job looks at the dossier's reminders; no change of the dossier itself, so it takes no versie. */
export async function updateHerinnerOp(tx: Tx, kantoorId: string, dossierId: string, herinnerOp: string | null): Promise<void> {
  await tx
    .updateTable("dossier")
    .set({ herinner_op: herinnerOp })
    .where("kantoor_id", "=", kantoorId)
    .where("id", "=", dossierId)
    .execute();
}

/** Lets a job look today at the reminders of every open dossier of a kantoor that asks something: their rhythm is another one. */
export async function lookAtReminders(tx: Tx, kantoorId: string, today: string): Promise<void> {
  await tx
    .updateTable("dossier")
    .set({ herinner_op: today })
    .where("kantoor_id", "=", kantoorId)
    .where("gesloten_op", "is", null)
    .whereRef("gevraagd", ">", "aangeleverd")
    .execute();
}

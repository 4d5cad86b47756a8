import { sql } from "kysely";
import type { Db, Tx } from "../types.ts";

/** The lists of a kantoor from which a form lets somebody choose, and which Beheer edits alike. */
export const keuzelijsten = ["locatie", "inkomenstype", "klantprofiel", "leadbron"] as const;
export type Keuzelijst = (typeof keuzelijsten)[number];

export type KeuzeRow = { id: string; naam: string; actief: boolean; volgorde: number; adres: string | null; code: string | null };

/** What each list has beside its name. */
const ownColumn = { locatie: "adres", inkomenstype: "code", klantprofiel: "code", leadbron: null } as const;

/** All of a list in its order, what was switched off too. */
export async function listKeuzes(db: Db, kantoorId: string, lijst: Keuzelijst): Promise<KeuzeRow[]> {
  const own = (column: "adres" | "code") => (ownColumn[lijst] === column ? sql.ref(column) : sql`null`);
  const { rows } = await sql<KeuzeRow>`
    select id, naam, actief, volgorde, ${own("adres")} as adres, ${own("code")} as code
    from ${sql.table(lijst)} where kantoor_id = ${kantoorId} order by volgorde, naam, id`.execute(db);
  return rows;
}

/** Adds at the end. `own` is the adres of a locatie or the code of a type; null for a list that has neither. */
export async function insertKeuze(
  tx: Tx,
  kantoorId: string,
  lijst: Keuzelijst,
  keuze: { naam: string; own: string | null; volgorde: number },
): Promise<string> {
  const column = ownColumn[lijst];
  const { rows } = await sql<{ id: string }>`
    insert into ${sql.table(lijst)} (kantoor_id, naam, volgorde ${column ? sql`, ${sql.ref(column)}` : sql``})
    values (${kantoorId}, ${keuze.naam}, ${keuze.volgorde} ${column ? sql`, ${keuze.own ?? ""}` : sql``}) returning id`.execute(tx);
  const [added] = rows;
  if (!added) throw new Error("an insert that did not fail answers with its row");
  return added.id;
}

/** `adres` is for a locatie only. */
export async function updateKeuze(
  tx: Tx,
  kantoorId: string,
  lijst: Keuzelijst,
  id: string,
  set: { naam?: string; actief?: boolean; adres?: string },
): Promise<void> {
  const { adres, ...rest } = set;
  if (adres !== undefined && lijst === "locatie")
    await tx.updateTable("locatie").set({ adres }).where("kantoor_id", "=", kantoorId).where("id", "=", id).execute();
  if (Object.keys(rest).length > 0)
    await tx.updateTable(lijst).set(rest).where("kantoor_id", "=", kantoorId).where("id", "=", id).execute();
}

/** Gives a list the order of these ids. */
export async function orderKeuzes(tx: Tx, kantoorId: string, lijst: Keuzelijst, ids: readonly string[]): Promise<void> {
  await sql`
    update ${sql.table(lijst)} as l set volgorde = o.plaats - 1
    from unnest(${[...ids]}::uuid[]) with ordinality as o (id, plaats)
    where l.kantoor_id = ${kantoorId} and l.id = o.id`.execute(tx);
}

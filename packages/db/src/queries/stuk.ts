import { type Insertable, sql, type Updateable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";
import type { VraagRow } from "./vraag.ts";

export type BestandRow = Row<"bestand"> & { door: "klant" | "kantoor"; ter_inzage: boolean; ontvangen_op: Date | null };

/** Of the soort as it was when the stuk was asked. */
type SoortColumns = Pick<
  Row<"soort_document_uitgave">,
  | "klant_naam"
  | "wat_is_het"
  | "wat_is_het_informal"
  | "waar_vind_ik"
  | "waar_vind_ik_informal"
  | "waar_vind_ik_label"
  | "waar_vind_ik_url"
  | "goede_kopie"
  | "afkeurredenen"
  | "geldig_maanden"
  | "te_tekenen"
  | "voorbeeld"
>;

export type StukRow = Row<"stuk"> &
  SoortColumns & {
    soort_naam: string;
    soort_waarom: string;
    soort_waarom_informal: string;
    beoordeeld_door_naam: string | null;
    afspraak_ids: string[];
    bestanden: BestandRow[];
    vragen: VraagRow[];
  };

export type StukFilter = { afterVersie?: number; stukId?: string };

/** The stukken of a dossier with their kind, afspraken, files and questions, in the order of the checklist: three round trips whatever their number. */
export async function listStukken(db: Db, kantoorId: string, dossierId: string, filter: StukFilter = {}): Promise<StukRow[]> {
  let query = db
    .selectFrom("stuk as s")
    .innerJoin("soort_document_uitgave as d", (on) =>
      on
        .onRef("d.kantoor_id", "=", "s.kantoor_id")
        .onRef("d.soort_document_id", "=", "s.soort_document_id")
        .onRef("d.uitgave", "=", "s.soort_uitgave"),
    )
    .leftJoin("gebruiker as g", (on) => on.onRef("g.kantoor_id", "=", "s.kantoor_id").onRef("g.id", "=", "s.beoordeeld_door"))
    .leftJoin("aanvrager as a", (on) => on.onRef("a.kantoor_id", "=", "s.kantoor_id").onRef("a.id", "=", "s.aanvrager_id"))
    .selectAll("s")
    .select((eb) => [
      "d.naam as soort_naam",
      "d.klant_naam",
      "d.wat_is_het",
      "d.wat_is_het_informal",
      "d.waarom as soort_waarom",
      "d.waarom_informal as soort_waarom_informal",
      "d.waar_vind_ik",
      "d.waar_vind_ik_informal",
      "d.waar_vind_ik_label",
      "d.waar_vind_ik_url",
      "d.goede_kopie",
      "d.afkeurredenen",
      "d.geldig_maanden",
      "d.te_tekenen",
      "d.voorbeeld",
      sql<string | null>`nullif(concat_ws(' ', g.voornaam, nullif(g.tussenvoegsel, ''), g.achternaam), '')`.as("beoordeeld_door_naam"),
      eb
        .selectFrom("stuk_afspraak as sa")
        .select(sql<string[]>`coalesce(array_agg(sa.afspraak_id)::text[], '{}')`.as("ids"))
        .whereRef("sa.kantoor_id", "=", "s.kantoor_id")
        .whereRef("sa.stuk_id", "=", "s.id")
        .as("afspraak_ids"),
    ])
    .where("s.kantoor_id", "=", kantoorId)
    .where("s.dossier_id", "=", dossierId)
    .orderBy(sql`coalesce(a.positie, 3)`)
    .orderBy("s.volgorde")
    .orderBy("s.jaar")
    .orderBy("s.aangemaakt_op")
    .orderBy("s.id");
  if (filter.afterVersie !== undefined) query = query.where("s.versie", ">", filter.afterVersie);
  if (filter.stukId !== undefined) query = query.where("s.id", "=", filter.stukId);
  const stukken = await query.execute();
  if (stukken.length === 0) return [];
  const bestanden = await db
    .selectFrom("bestand as b")
    .innerJoin("aanlevering as l", (on) => on.onRef("l.kantoor_id", "=", "b.kantoor_id").onRef("l.id", "=", "b.aanlevering_id"))
    .selectAll("b")
    .select(["l.door", "l.ter_inzage", "l.ontvangen_op"])
    .where("b.kantoor_id", "=", kantoorId)
    .where(
      "b.stuk_id",
      "in",
      stukken.map((s) => s.id),
    )
    .orderBy("l.begonnen_op")
    .orderBy("b.volgorde")
    .execute();
  const vragen = await db
    .selectFrom("vraag")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where(
      "stuk_id",
      "in",
      stukken.map((s) => s.id),
    )
    .orderBy("gesteld_op")
    .execute();
  const byStuk = Map.groupBy(bestanden, (b) => b.stuk_id);
  const askedAt = Map.groupBy(vragen, (vraag) => vraag.stuk_id);
  return stukken.map((stuk) => ({
    ...stuk,
    afspraak_ids: stuk.afspraak_ids ?? [],
    bestanden: byStuk.get(stuk.id) ?? [],
    vragen: askedAt.get(stuk.id) ?? [],
  }));
}

/** One stuk of this dossier, whole. */
export const findStuk = async (db: Db, kantoorId: string, dossierId: string, stukId: string): Promise<StukRow | undefined> =>
  (await listStukken(db, kantoorId, dossierId, { stukId }))[0];

/** Adds stukken in one statement; none of their keys may be on the checklist yet. Answers their ids, in the order given. */
export async function insertStukken(tx: Tx, rows: readonly Insertable<Database["stuk"]>[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const added = await tx.insertInto("stuk").values(rows).returning("id").execute();
  return added.map((row) => row.id);
}

/** Changes several stukken alike, in one statement. */
export async function updateStukken(
  tx: Tx,
  kantoorId: string,
  stukIds: readonly string[],
  set: Updateable<Database["stuk"]>,
): Promise<void> {
  if (stukIds.length === 0) return;
  await tx.updateTable("stuk").set(set).where("kantoor_id", "=", kantoorId).where("id", "in", stukIds).execute();
}

export async function linkStukken(tx: Tx, kantoorId: string, afspraakId: string, stukIds: readonly string[], now: Date): Promise<void> {
  if (stukIds.length === 0) return;
  await tx
    .insertInto("stuk_afspraak")
    .values(stukIds.map((stuk_id) => ({ kantoor_id: kantoorId, stuk_id, afspraak_id: afspraakId, aangevraagd_op: now })))
    .onConflict((on) => on.doNothing())
    .execute();
}

export async function unlinkStuk(tx: Tx, kantoorId: string, stukId: string, afspraakId: string): Promise<void> {
  await tx
    .deleteFrom("stuk_afspraak")
    .where("kantoor_id", "=", kantoorId)
    .where("stuk_id", "=", stukId)
    .where("afspraak_id", "=", afspraakId)
    .execute();
}

export const updateStuk = (tx: Tx, kantoorId: string, stukId: string, set: Updateable<Database["stuk"]>): Promise<void> =>
  updateStukken(tx, kantoorId, [stukId], set);

export type StukKeyRow = Pick<
  Row<"stuk">,
  "id" | "soort_document_id" | "aanvrager_id" | "onderwerp_soort" | "onderwerp" | "jaar" | "omschrijving" | "status" | "aangemaakt_op"
>;

/** What is on the checklist already, as the rules compare it. */
export const listStukKeys = (db: Db, kantoorId: string, dossierId: string): Promise<StukKeyRow[]> =>
  db
    .selectFrom("stuk")
    .select(["id", "soort_document_id", "aanvrager_id", "onderwerp_soort", "onderwerp", "jaar", "omschrijving", "status", "aangemaakt_op"])
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .execute();

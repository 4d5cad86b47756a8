import { type Insertable, sql, type Updateable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";

export type SoortDocumentRow = Row<"soort_document">;

const noId = "00000000-0000-0000-0000-000000000000";

export const listSoortenDocument = (db: Db, kantoorId: string, ids: readonly string[]): Promise<SoortDocumentRow[]> =>
  db
    .selectFrom("soort_document")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("id", "in", [...ids, noId])
    .execute();

export type SoortChoiceRow = Pick<SoortDocumentRow, "id" | "naam" | "per" | "onderwerp" | "jaarlijks"> & { synoniemen: string[] };

/** All kinds that can be asked, with their synonyms, by name: small enough to search in the browser at every key. */
export const listSoortChoices = (db: Db, kantoorId: string): Promise<SoortChoiceRow[]> =>
  db
    .selectFrom("soort_document as d")
    .leftJoin("soort_document_synoniem as s", (on) =>
      on.onRef("s.kantoor_id", "=", "d.kantoor_id").onRef("s.soort_document_id", "=", "d.id"),
    )
    .select([
      "d.id",
      "d.naam",
      "d.per",
      "d.onderwerp",
      "d.jaarlijks",
      sql<string[]>`coalesce(array_agg(s.naam order by s.naam) filter (where s.naam is not null), '{}')`.as("synoniemen"),
    ])
    .where("d.kantoor_id", "=", kantoorId)
    .where("d.actief", "=", true)
    .groupBy(["d.kantoor_id", "d.id"])
    .orderBy(sql`d.naam collate "nl-x-icu"`)
    .execute();

export type CatalogueSoortRow = SoortChoiceRow & Pick<SoortDocumentRow, "jaar_vanaf_maand" | "maandelijks" | "kwartaal" | "actief">;

/** All kinds by name with their synonyms, those that are switched off too: Beheer names what stands in a scenario. */
export const listCatalogueSoorten = (db: Db, kantoorId: string): Promise<CatalogueSoortRow[]> =>
  db
    .selectFrom("soort_document as d")
    .select([
      "d.id",
      "d.naam",
      "d.per",
      "d.onderwerp",
      "d.jaarlijks",
      "d.jaar_vanaf_maand",
      "d.maandelijks",
      "d.kwartaal",
      "d.actief",
      sql<string[]>`array(select s.naam from soort_document_synoniem s
        where s.kantoor_id = d.kantoor_id and s.soort_document_id = d.id order by s.naam)`.as("synoniemen"),
    ])
    .where("d.kantoor_id", "=", kantoorId)
    .orderBy(sql`d.naam collate "nl-x-icu"`)
    .execute();

export type SoortMetSynoniemen = SoortDocumentRow & { synoniemen: string[]; scenarios: string[] };

/** Every kind of a kantoor, also what is switched off, by name; with its synonyms and the names of the scenario's that ask it. */
export async function listSoortenMetSynoniemen(db: Db, kantoorId: string, only: string | null = null): Promise<SoortMetSynoniemen[]> {
  const { rows } = await sql<SoortMetSynoniemen>`
    select d.*,
      coalesce((select array_agg(s.naam order by s.naam collate "nl-x-icu") from soort_document_synoniem s
        where s.kantoor_id = d.kantoor_id and s.soort_document_id = d.id), '{}') as synoniemen,
      coalesce(r.namen, '{}') as scenarios
    from soort_document d
    left join (
      select r.soort_document_id as id, array_agg(distinct c.naam) as namen from scenario_regel r
      join scenario c on c.kantoor_id = r.kantoor_id and c.id = r.scenario_id
      where r.kantoor_id = ${kantoorId} and c.actief group by r.soort_document_id) r on r.id = d.id
    where d.kantoor_id = ${kantoorId} and (${only}::uuid is null or d.id = ${only}::uuid)
    order by d.naam collate "nl-x-icu", d.id`.execute(db);
  return rows;
}

/** Adds a kind under the next number. Answers its id. */
export async function insertSoort(
  tx: Tx,
  soort: Omit<Insertable<Database["soort_document"]>, "nummer"> & { kantoor_id: string },
): Promise<string> {
  const row = await tx
    .insertInto("soort_document")
    .values((eb) => ({
      ...soort,
      nummer: eb
        .selectFrom("soort_document")
        .select(sql<number>`coalesce(max(nummer), 0) + 1`.as("nummer"))
        .where("kantoor_id", "=", soort.kantoor_id),
    }))
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Changes a kind and counts the change. Answers the versie that it has after it. */
export async function updateSoort(tx: Tx, kantoorId: string, id: string, set: Updateable<Database["soort_document"]>): Promise<number> {
  const row = await tx
    .updateTable("soort_document")
    .set((eb) => ({ ...set, versie: eb("versie", "+", 1) }))
    .where("kantoor_id", "=", kantoorId)
    .where("id", "=", id)
    .returning("versie")
    .executeTakeFirstOrThrow();
  return row.versie;
}

/** Gives a kind these synonyms and no others. */
export async function replaceSynoniemen(tx: Tx, kantoorId: string, id: string, namen: readonly string[]): Promise<void> {
  await tx.deleteFrom("soort_document_synoniem").where("kantoor_id", "=", kantoorId).where("soort_document_id", "=", id).execute();
  if (namen.length === 0) return;
  await tx
    .insertInto("soort_document_synoniem")
    .values(namen.map((naam) => ({ kantoor_id: kantoorId, soort_document_id: id, naam })))
    .execute();
}

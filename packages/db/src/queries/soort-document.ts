import { sql } from "kysely";
import type { Db, Row } from "../types.ts";

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

import type { Insertable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";

export type DossierEventRow = Row<"dossier_event">;

export async function insertDossierEvents(tx: Tx, rows: readonly Insertable<Database["dossier_event"]>[]): Promise<void> {
  await tx.insertInto("dossier_event").values(rows).execute();
}

/** The events after a versie, oldest first. */
export const listEventsAfter = (db: Db, kantoorId: string, dossierId: string, versie: number): Promise<DossierEventRow[]> =>
  db
    .selectFrom("dossier_event")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .where("versie", ">", versie)
    .orderBy("versie")
    .orderBy("volgnummer")
    .execute();

/** One versie's events: what a dispatch job looks at. */
export const listEventsOf = (db: Db, kantoorId: string, dossierId: string, versie: number): Promise<DossierEventRow[]> =>
  db
    .selectFrom("dossier_event")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .where("versie", "=", versie)
    .orderBy("volgnummer")
    .execute();

/** A page of the Logboek, newest first, of versies before `before`. Every versie is whole on its page. */
export async function listLogPage(
  db: Db,
  kantoorId: string,
  dossierId: string,
  before: number | null,
  limit: number,
): Promise<DossierEventRow[]> {
  let query = db
    .selectFrom("dossier_event")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .orderBy("versie", "desc")
    .orderBy("volgnummer")
    .limit(limit);
  if (before !== null) query = query.where("versie", "<", before);
  return query.execute();
}

/** The newest event of these kinds about a stuk after a versie. */
export const findLastStukEvent = (
  db: Db,
  kantoorId: string,
  dossierId: string,
  stukId: string,
  kinds: readonly string[],
  afterVersie: number,
): Promise<Pick<DossierEventRow, "kind" | "actor_naam" | "actor_id" | "at"> | undefined> =>
  db
    .selectFrom("dossier_event")
    .select(["kind", "actor_naam", "actor_id", "at"])
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .where("stuk_id", "=", stukId)
    .where("kind", "in", kinds)
    .where("versie", ">", afterVersie)
    .orderBy("versie", "desc")
    .limit(1)
    .executeTakeFirst();

import { sql } from "kysely";
import type { Db, Row, Tx } from "../types.ts";
import type { NewRequestResult } from "./request-result.ts";

export type DossierEventRow = Row<"dossier_event">;

export type RecordedChange = {
  kantoorId: string;
  dossierId: string;
  /** The next one. */
  versie: number;
  now: Date;
  /** In the order in which they are told, numbered from 0. */
  events: readonly DossierEventRow[];
  /** The answer to the request that asked for it, where a repeat is to get the same. */
  answer: NewRequestResult | null;
};

/**
 * Ends a change: the dossier takes the versie and counts its stukken anew (lists across dossiers read these counters), its events and the
 * answer are written, and at commit every app server is notified and the worker has its job. One prepared statement, since every change
 * of every dossier ends with it. The notice and the job hold ids only: each reader reads what it may see. Call it last: until the end of the
 * transaction others wait. Answers false, and has written nothing, when the dossier is not at the versie before.
 */
export async function recordDossierChange(tx: Tx, change: RecordedChange): Promise<boolean> {
  const { kantoorId, dossierId, versie, now, events, answer } = change;
  const { rows } = await sql`/* prepared: record-change */
    with counted as (
      select count(*) filter (where status not in ('cancelled', 'offered')) as gevraagd,
        count(*) filter (where status in ('received', 'provisionallyApproved', 'approved')) as aangeleverd,
        count(*) filter (where status in ('provisionallyApproved', 'approved')) as akkoord,
        count(*) filter (where status in ('received', 'declaredNotApplicable')) as te_beoordelen,
        count(*) filter (where status = 'declaredNotApplicable') as gemeld,
        min(aangeleverd_op) filter (where status = 'received' and vorige_status is distinct from 'rejected') as oudste_ontvangen_op,
        min(aangeleverd_op) filter (where status = 'received' and vorige_status = 'rejected') as oudste_opnieuw_op
      from stuk where kantoor_id = ${kantoorId}::uuid and dossier_id = ${dossierId}::uuid
    ), advanced as (
      update dossier d set versie = ${versie}::int, laatste_activiteit_op = ${now}::timestamptz, gevraagd = c.gevraagd,
        aangeleverd = c.aangeleverd, akkoord = c.akkoord, te_beoordelen = c.te_beoordelen,
        gemeld = c.gemeld, herinner_op = (${now}::timestamptz at time zone 'Europe/Amsterdam')::date, oudste_ontvangen_op = c.oudste_ontvangen_op, oudste_opnieuw_op = c.oudste_opnieuw_op
      from counted c
      where d.kantoor_id = ${kantoorId}::uuid and d.id = ${dossierId}::uuid and d.versie = ${versie}::int - 1
      returning d.id
    ), told as (
      insert into dossier_event (kantoor_id, dossier_id, versie, volgnummer, kind, actor_soort, actor_id, actor_naam, klant_ids, afspraak_id, stuk_id,
        aanvrager_id, payload, at)
      select kantoor_id, dossier_id, versie, volgnummer, kind, actor_soort, actor_id, actor_naam, klant_ids, afspraak_id, stuk_id,
        aanvrager_id, payload, at
      from jsonb_populate_recordset(null::dossier_event, ${JSON.stringify(events)}::jsonb) where exists (select from advanced)
    ), answered as (
      insert into request_result (kantoor_id, actor, request_id, procedure, input_hash, result)
      select kantoor_id, actor, request_id, procedure, input_hash, result
      from jsonb_populate_recordset(null::request_result, ${JSON.stringify(answer ? [answer] : [])}::jsonb) where exists (select from advanced)
    )
    select pg_notify('dossier_change', ${JSON.stringify({ k: kantoorId, d: dossierId, v: versie })}),
      enqueue_job('dispatch', ${JSON.stringify({ kantoorId, dossierId, versie })}::json, null, null)
    from advanced`.execute(tx);
  return rows.length === 1;
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

export type LogFilter = {
  actorNaam: string | null;
  /** First words of kinds: `stuk` for `stuk.approved`. */
  kinds: readonly string[] | null;
  from: Date | null;
  /** Not included. */
  to: Date | null;
};

/** A page of the Logboek, newest first, of versies before `before`; without a limit all of it. The last versie of a page may be cut. */
export async function listLogPage(
  db: Db,
  kantoorId: string,
  dossierId: string,
  page: LogFilter & { before: number | null; limit: number | null },
): Promise<DossierEventRow[]> {
  let query = db
    .selectFrom("dossier_event")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .orderBy("versie", "desc")
    .orderBy("volgnummer");
  if (page.limit !== null) query = query.limit(page.limit);
  if (page.before !== null) query = query.where("versie", "<", page.before);
  if (page.actorNaam !== null) query = query.where("actor_naam", "=", page.actorNaam);
  if (page.kinds !== null) query = query.where(sql<string>`split_part(kind, '.', 1)`, "in", page.kinds);
  if (page.from !== null) query = query.where("at", ">=", page.from);
  if (page.to !== null) query = query.where("at", "<", page.to);
  return query.execute();
}

/** Everybody whom the Logboek of a dossier names. */
export async function listLogActors(db: Db, kantoorId: string, dossierId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("dossier_event")
    .select("actor_naam")
    .distinct()
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .orderBy("actor_naam")
    .execute();
  return rows.map((row) => row.actor_naam);
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

/** The newest event of these kinds about an afspraak after a versie. */
export const findLastAfspraakEvent = (
  db: Db,
  kantoorId: string,
  dossierId: string,
  afspraakId: string,
  kinds: readonly string[],
  afterVersie: number,
): Promise<Pick<DossierEventRow, "kind" | "actor_naam"> | undefined> =>
  db
    .selectFrom("dossier_event")
    .select(["kind", "actor_naam"])
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .where("afspraak_id", "=", afspraakId)
    .where("kind", "in", kinds)
    .where("versie", ">", afterVersie)
    .orderBy("versie", "desc")
    .limit(1)
    .executeTakeFirst();

/** Every event of these kinds about an afspraak, newest first. */
export const listAfspraakEvents = (
  db: Db,
  kantoorId: string,
  dossierId: string,
  afspraakId: string,
  kinds: readonly string[],
): Promise<DossierEventRow[]> =>
  db
    .selectFrom("dossier_event")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .where("afspraak_id", "=", afspraakId)
    .where("kind", "in", kinds)
    .orderBy("versie", "desc")
    .orderBy("volgnummer")
    .execute();

/** The newest event of these kinds. */
export const findLastKindEvent = (
  db: Db,
  kantoorId: string,
  dossierId: string,
  kinds: readonly string[],
): Promise<Pick<DossierEventRow, "kind" | "actor_naam" | "at"> | undefined> =>
  db
    .selectFrom("dossier_event")
    .select(["kind", "actor_naam", "at"])
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .where("kind", "in", kinds)
    .orderBy("versie", "desc")
    .limit(1)
    .executeTakeFirst();

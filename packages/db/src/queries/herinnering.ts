import { sql } from "kysely";
import type { Db } from "../types.ts";

/** Kinds of events by which something is asked of the client (again). */
const asking = ["stuk.requested", "stuk.requestedAgain", "stuk.askedAnyway", "stuk.rejected", "stuk.restored", "scenario.started"] as const;

export type AskedRow = { stuk_id: string; op: Date };

/** When each stuk of a dossier was asked last; one that no event names was asked when it was made. */
export async function listAskedMoments(db: Db, kantoorId: string, dossierId: string): Promise<AskedRow[]> {
  const { rows } = await sql<AskedRow>`
    select s.id as stuk_id, coalesce(max(e.at), s.aangemaakt_op) as op from stuk s
    left join dossier_event e on e.kantoor_id = s.kantoor_id and e.dossier_id = s.dossier_id and e.kind = any (${[...asking]}::text[])
      and (e.stuk_id = s.id or e.payload -> 'stukIds' @> to_jsonb(s.id::text))
    where s.kantoor_id = ${kantoorId}::uuid and s.dossier_id = ${dossierId}::uuid group by s.id, s.aangemaakt_op`.execute(db);
  return rows;
}

export type KlantActRow = { klant_ids: string[]; op: Date };

/** When each client of a dossier last did something; coming in to look, and choosing in which language, is nothing done. */
export async function listKlantActs(db: Db, kantoorId: string, dossierId: string): Promise<KlantActRow[]> {
  const { rows } = await sql<KlantActRow>`
    select coalesce(klant_ids, '{}') as klant_ids, max(at) as op from dossier_event
    where kantoor_id = ${kantoorId}::uuid and dossier_id = ${dossierId}::uuid and actor_soort = 'klant'
      and kind not in ('klant.signedIn', 'klant.taalChosen')
    group by 1`.execute(db);
  return rows;
}

/** The newest of these events in a dossier; undefined when there is none. */
export async function findLastReceived(db: Db, kantoorId: string, dossierId: string): Promise<Date | undefined> {
  const { rows } = await sql<{ op: Date | null }>`select max(at) as op from dossier_event
    where kantoor_id = ${kantoorId}::uuid and dossier_id = ${dossierId}::uuid and kind = 'stuk.received'`.execute(db);
  return rows[0]?.op ?? undefined;
}

/** The moments of the reminders to an address after a moment, oldest first. */
export async function listRappels(db: Db, kantoorId: string, dossierId: string, aan: string, after: Date): Promise<Date[]> {
  const rows = await db
    .selectFrom("email")
    .select("aangemaakt_op")
    .where("kantoor_id", "=", kantoorId)
    .where("dossier_id", "=", dossierId)
    .where("soort", "=", "rappel")
    .where("aan", "=", aan)
    .where("aangemaakt_op", ">", after)
    .orderBy("aangemaakt_op")
    .execute();
  return rows.map((row) => row.aangemaakt_op);
}

/** Addresses of a dossier whose newest mail that left came back. */
export async function listUndeliverable(db: Db, kantoorId: string, dossierId: string): Promise<string[]> {
  const { rows } = await sql<{ aan: string }>`
    select aan from (
      select distinct on (aan) aan, status from email
      where kantoor_id = ${kantoorId}::uuid and dossier_id = ${dossierId}::uuid and status in ('sent', 'delivered', 'opened', 'bounced')
      order by aan, verzonden_op desc, id desc) newest
    where status = 'bounced'`.execute(db);
  return rows.map((row) => row.aan);
}

/** Dossiers of every kantoor whose reminders are to be looked at on this day. Ids only; the rest is read within the kantoor. */
export async function listDossiersToRemind(db: Db, today: string): Promise<{ kantoorId: string; dossierId: string }[]> {
  const { rows } = await sql<{ kantoor_id: string; dossier_id: string }>`select * from list_dossiers_to_remind(${today}::date)`.execute(db);
  return rows.map((row) => ({ kantoorId: row.kantoor_id, dossierId: row.dossier_id }));
}

import { type Insertable, sql, type Updateable } from "kysely";
import type { Database, Db, Row, Tx } from "../types.ts";
import type { AfspraakRow } from "./afspraak.ts";

export const findAbonnement = (db: Db, kantoorId: string, gebruikerId: string): Promise<Row<"agenda_abonnement"> | undefined> =>
  db
    .selectFrom("agenda_abonnement")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("gebruiker_id", "=", gebruikerId)
    .executeTakeFirst();

/** Puts it in the place of the one before. */
export async function upsertAbonnement(tx: Tx, row: Row<"agenda_abonnement">): Promise<void> {
  const { token_hash, aangemaakt_op } = row;
  await tx
    .insertInto("agenda_abonnement")
    .values(row)
    .onConflict((on) => on.columns(["kantoor_id", "gebruiker_id"]).doUpdateSet({ token_hash, aangemaakt_op }))
    .execute();
}

export async function deleteAbonnement(tx: Tx, kantoorId: string, gebruikerId: string): Promise<void> {
  await tx.deleteFrom("agenda_abonnement").where("kantoor_id", "=", kantoorId).where("gebruiker_id", "=", gebruikerId).execute();
}

/** Whose address this is, over all kantoren; undefined when it is nobody's (any more). */
export async function findAbonnementOwner(db: Db, tokenHash: Buffer): Promise<{ kantoorId: string; gebruikerId: string } | undefined> {
  const { rows } = await sql<{ kantoor_id: string; gebruiker_id: string }>`select * from find_agenda_abonnement(${tokenHash})`.execute(db);
  const row = rows[0];
  return row && { kantoorId: row.kantoor_id, gebruikerId: row.gebruiker_id };
}

export type FeedRow = Pick<AfspraakRow, "id" | "versie" | "titel" | "locatie" | "opmerkingen" | "begint_op" | "duur_minuten" | "status">;

/** The afspraken of somebody from a moment on, called off ones too, in order of time. What is for the kantoor alone is not read. */
export const listFeedAfspraken = (db: Db, kantoorId: string, gebruikerId: string, from: Date): Promise<FeedRow[]> =>
  db
    .selectFrom("afspraak")
    .select(["id", "versie", "titel", "locatie", "opmerkingen", "begint_op", "duur_minuten", "status"])
    .where("kantoor_id", "=", kantoorId)
    .where("adviseur_id", "=", gebruikerId)
    .where("begint_op", ">=", from)
    .orderBy("begint_op")
    .orderBy("id")
    .execute();

export type KoppelingRow = Row<"agenda_koppeling">;

/** The coupling of a gebruiker that works, or would again if she coupled anew. */
export const findKoppelingOf = (db: Db, kantoorId: string, gebruikerId: string): Promise<KoppelingRow | undefined> =>
  db
    .selectFrom("agenda_koppeling")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("gebruiker_id", "=", gebruikerId)
    .where("status", "<>", "ended")
    .executeTakeFirst();

export const findKoppeling = (db: Db, kantoorId: string, id: string): Promise<KoppelingRow | undefined> =>
  db.selectFrom("agenda_koppeling").selectAll().where("kantoor_id", "=", kantoorId).where("id", "=", id).executeTakeFirst();

/** Who of the kantoor has an agenda that works. */
export async function listGekoppelden(db: Db, kantoorId: string): Promise<Map<string, KoppelingRow["soort"]>> {
  const rows = await db
    .selectFrom("agenda_koppeling")
    .select(["gebruiker_id", "soort"])
    .where("kantoor_id", "=", kantoorId)
    .where("status", "=", "active")
    .execute();
  return new Map(rows.map((row) => [row.gebruiker_id, row.soort]));
}

/** A coupling of this very account, also one that ended, without its tokens. */
export const findKoppelingByAccount = (
  tx: Tx,
  whose: { kantoorId: string; gebruikerId: string; soort: KoppelingRow["soort"]; account: string },
): Promise<{ id: string } | undefined> =>
  tx
    .selectFrom("agenda_koppeling")
    .select("id")
    .where("kantoor_id", "=", whose.kantoorId)
    .where("gebruiker_id", "=", whose.gebruikerId)
    .where("soort", "=", whose.soort)
    .where("account", "=", whose.account)
    .executeTakeFirst();

export async function insertKoppeling(tx: Tx, row: Insertable<Database["agenda_koppeling"]>): Promise<void> {
  await tx.insertInto("agenda_koppeling").values(row).execute();
}

/** Answers whether there was one in that state. */
export async function updateKoppeling(
  tx: Tx,
  kantoorId: string,
  id: string,
  set: Updateable<Database["agenda_koppeling"]>,
  only?: { status: KoppelingRow["status"]; vernieuwToken?: string },
): Promise<boolean> {
  let query = tx.updateTable("agenda_koppeling").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", id);
  if (only) query = query.where("status", "=", only.status);
  if (only?.vernieuwToken !== undefined) query = query.where("vernieuw_token", "=", only.vernieuwToken);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The couplings of all kantoren whose changes are to be read. */
export async function listActiveKoppelingen(db: Db): Promise<{ kantoorId: string; koppelingId: string }[]> {
  const { rows } = await sql<{ kantoor_id: string; koppeling_id: string }>`select * from list_agenda_koppelingen()`.execute(db);
  return rows.map((row) => ({ kantoorId: row.kantoor_id, koppelingId: row.koppeling_id }));
}

/** Those of all kantoren that ended while the vendor has not heard it. */
export async function listEndedKoppelingen(db: Db): Promise<{ kantoorId: string; koppelingId: string }[]> {
  const { rows } = await sql<{ kantoor_id: string; koppeling_id: string }>`select * from list_ended_koppelingen()`.execute(db);
  return rows.map((row) => ({ kantoorId: row.kantoor_id, koppelingId: row.koppeling_id }));
}

/** The afspraken of all kantoren that have waited for an agenda since before a moment. */
export async function listWaitingForAgenda(db: Db, before: Date): Promise<{ kantoorId: string; afspraakId: string }[]> {
  const { rows } = await sql<{ kantoor_id: string; afspraak_id: string }>`select * from list_waiting_for_agenda(${before})`.execute(db);
  return rows.map((row) => ({ kantoorId: row.kantoor_id, afspraakId: row.afspraak_id }));
}

export type AgendapuntRow = Row<"agendapunt">;

export const listAgendapunten = (db: Db, kantoorId: string, afspraakId: string): Promise<AgendapuntRow[]> =>
  db.selectFrom("agendapunt").selectAll().where("kantoor_id", "=", kantoorId).where("afspraak_id", "=", afspraakId).execute();

/** Which of an agenda's events are ours, and of which afspraak. */
export const listAgendapuntenByExtern = (
  db: Db,
  kantoorId: string,
  koppelingId: string,
  externIds: readonly string[],
): Promise<AgendapuntRow[]> =>
  externIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom("agendapunt")
        .selectAll()
        .where("kantoor_id", "=", kantoorId)
        .where("koppeling_id", "=", koppelingId)
        .where("extern_id", "in", externIds)
        .execute();

/** One for an afspraak and a coupling, made before the vendor is asked for anything: its id is what makes the asking safe to repeat. */
export async function ensureAgendapunt(tx: Tx, kantoorId: string, afspraakId: string, koppelingId: string): Promise<AgendapuntRow> {
  await tx
    .insertInto("agendapunt")
    .values({ kantoor_id: kantoorId, afspraak_id: afspraakId, koppeling_id: koppelingId })
    .onConflict((on) => on.columns(["kantoor_id", "afspraak_id", "koppeling_id"]).doNothing())
    .execute();
  return tx
    .selectFrom("agendapunt")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("afspraak_id", "=", afspraakId)
    .where("koppeling_id", "=", koppelingId)
    .executeTakeFirstOrThrow();
}

export async function updateAgendapunt(tx: Tx, kantoorId: string, id: string, set: Updateable<Database["agendapunt"]>): Promise<void> {
  await tx.updateTable("agendapunt").set(set).where("kantoor_id", "=", kantoorId).where("id", "=", id).execute();
}

export async function deleteAgendapunt(tx: Tx, kantoorId: string, id: string): Promise<void> {
  await tx.deleteFrom("agendapunt").where("kantoor_id", "=", kantoorId).where("id", "=", id).execute();
}

/** The afspraken that end after a moment and stand in the agenda of a gebruiker, or should. */
export async function listAfsprakenForAgenda(db: Db, kantoorId: string, gebruikerId: string, after: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from afspraak a
    where a.kantoor_id = ${kantoorId} and a.begint_op + make_interval(mins => a.duur_minuten) > ${after}
      and ((a.adviseur_id = ${gebruikerId} and a.in_agenda and a.status = 'planned')
        or exists (select from agendapunt p join agenda_koppeling k on k.kantoor_id = p.kantoor_id and k.id = p.koppeling_id
          where p.kantoor_id = a.kantoor_id and p.afspraak_id = a.id and k.gebruiker_id = ${gebruikerId}))
    order by a.begint_op`.execute(db);
  return rows.map((row) => row.id);
}

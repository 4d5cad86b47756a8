import { sql } from "kysely";
import type { Db, Row, Tx } from "../types.ts";

export type RequestResultRow = Pick<Row<"request_result">, "procedure" | "input_hash" | "result">;

export async function findRequestResult(
  tx: Tx,
  kantoorId: string,
  actor: string,
  requestId: string,
): Promise<RequestResultRow | undefined> {
  const { rows } = await sql<RequestResultRow>`/* prepared: request-result */ select procedure, input_hash, result from request_result
    where kantoor_id = ${kantoorId}::uuid and actor = ${actor} and request_id = ${requestId}::uuid`.execute(tx);
  return rows[0];
}

/** An answer to keep; `result` is what JSON can hold. */
export type NewRequestResult = Pick<Row<"request_result">, "kantoor_id" | "actor" | "request_id" | "procedure" | "input_hash"> & {
  result: unknown;
};

export async function insertRequestResult(tx: Tx, row: NewRequestResult): Promise<void> {
  await sql`/* prepared: keep-request-result */
    insert into request_result (kantoor_id, actor, request_id, procedure, input_hash, result)
    values (${row.kantoor_id}::uuid, ${row.actor}, ${row.request_id}::uuid, ${row.procedure}, ${row.input_hash}, ${JSON.stringify(row.result)}::jsonb)`.execute(
    tx,
  );
}

/** Forgets the answers to requests that nobody repeats any more. Answers how many. */
export async function deleteOldRequestResults(db: Db, before: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select delete_old_request_results(${before}) as count`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

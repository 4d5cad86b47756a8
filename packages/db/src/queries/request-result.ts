import type { Insertable } from "kysely";
import type { Database, Row, Tx } from "../types.ts";

export const findRequestResult = (
  tx: Tx,
  kantoorId: string,
  actor: string,
  requestId: string,
): Promise<Pick<Row<"request_result">, "procedure" | "input_hash" | "result"> | undefined> =>
  tx
    .selectFrom("request_result")
    .select(["procedure", "input_hash", "result"])
    .where("kantoor_id", "=", kantoorId)
    .where("actor", "=", actor)
    .where("request_id", "=", requestId)
    .executeTakeFirst();

export async function insertRequestResult(tx: Tx, row: Insertable<Database["request_result"]>): Promise<void> {
  await tx.insertInto("request_result").values(row).execute();
}

import type { Db, Row } from "../types.ts";

export type BijlageRow = Pick<Row<"belangrijk_document">, "id" | "naam" | "bestandsnaam" | "grootte">;

/** Which papers of the kantoor may go with a mail, without their bytes. */
export const listBijlagen = (db: Db, kantoorId: string): Promise<BijlageRow[]> =>
  db
    .selectFrom("belangrijk_document")
    .select(["id", "naam", "bestandsnaam", "grootte"])
    .where("kantoor_id", "=", kantoorId)
    .where("actief", "=", true)
    .orderBy("volgorde")
    .execute();

/** The papers of these ids that are still there, with their bytes. */
export const listBijlageFiles = (
  db: Db,
  kantoorId: string,
  ids: readonly string[],
): Promise<Pick<Row<"belangrijk_document">, "bestandsnaam" | "mime" | "bytes">[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom("belangrijk_document")
        .select(["bestandsnaam", "mime", "bytes"])
        .where("kantoor_id", "=", kantoorId)
        .where("id", "in", ids)
        .orderBy("volgorde")
        .execute();

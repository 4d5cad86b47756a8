import type { BerichtPlek, Toon } from "../columns.ts";
import type { Db, Row } from "../types.ts";

/** The texts with which a mail of one's own begins, at this place and in this tone. */
export const listBerichtSjablonen = (db: Db, kantoorId: string, bij: BerichtPlek, toon: Toon): Promise<Row<"bericht_sjabloon">[]> =>
  db
    .selectFrom("bericht_sjabloon")
    .selectAll()
    .where("kantoor_id", "=", kantoorId)
    .where("bij", "=", bij)
    .where("toon", "=", toon)
    .where("actief", "=", true)
    .orderBy("volgorde")
    .orderBy("naam")
    .execute();

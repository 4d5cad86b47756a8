import type { Db, Row, Tx } from "../types.ts";

export type PictureRow = Pick<Row<"gebruiker_foto">, "bytes" | "hash">;

export const findFoto = (db: Db, kantoorId: string, gebruikerId: string): Promise<PictureRow | undefined> =>
  db
    .selectFrom("gebruiker_foto")
    .select(["bytes", "hash"])
    .where("kantoor_id", "=", kantoorId)
    .where("gebruiker_id", "=", gebruikerId)
    .executeTakeFirst();

export async function findFotoHash(db: Db, kantoorId: string, gebruikerId: string): Promise<string | null> {
  const row = await db
    .selectFrom("gebruiker_foto")
    .select("hash")
    .where("kantoor_id", "=", kantoorId)
    .where("gebruiker_id", "=", gebruikerId)
    .executeTakeFirst();
  return row?.hash ?? null;
}

/** Puts it in the place of the one before. */
export async function upsertFoto(tx: Tx, kantoorId: string, gebruikerId: string, picture: PictureRow): Promise<void> {
  await tx
    .insertInto("gebruiker_foto")
    .values({ kantoor_id: kantoorId, gebruiker_id: gebruikerId, ...picture })
    .onConflict((on) => on.columns(["kantoor_id", "gebruiker_id"]).doUpdateSet(picture))
    .execute();
}

export async function deleteFoto(tx: Tx, kantoorId: string, gebruikerId: string): Promise<void> {
  await tx.deleteFrom("gebruiker_foto").where("kantoor_id", "=", kantoorId).where("gebruiker_id", "=", gebruikerId).execute();
}

export const findLogo = (db: Db, kantoorId: string): Promise<PictureRow | undefined> =>
  db.selectFrom("kantoor_logo").select(["bytes", "hash"]).where("kantoor_id", "=", kantoorId).executeTakeFirst();

export async function findLogoHash(db: Db, kantoorId: string): Promise<string | null> {
  const row = await db.selectFrom("kantoor_logo").select("hash").where("kantoor_id", "=", kantoorId).executeTakeFirst();
  return row?.hash ?? null;
}

/** Puts it in the place of the one before. */
export async function upsertLogo(tx: Tx, kantoorId: string, picture: PictureRow): Promise<void> {
  await tx
    .insertInto("kantoor_logo")
    .values({ kantoor_id: kantoorId, ...picture })
    .onConflict((on) => on.column("kantoor_id").doUpdateSet(picture))
    .execute();
}

export async function deleteLogo(tx: Tx, kantoorId: string): Promise<void> {
  await tx.deleteFrom("kantoor_logo").where("kantoor_id", "=", kantoorId).execute();
}

export const findVoorbeeld = (db: Db, kantoorId: string, hash: string): Promise<PictureRow | undefined> =>
  db
    .selectFrom("soort_document_voorbeeld")
    .select(["bytes", "hash"])
    .where("kantoor_id", "=", kantoorId)
    .where("hash", "=", hash)
    .executeTakeFirst();

/** Keeps it under its hash; the same picture again is the one that is there. */
export async function insertVoorbeeld(tx: Tx, kantoorId: string, picture: PictureRow): Promise<void> {
  await tx
    .insertInto("soort_document_voorbeeld")
    .values({ kantoor_id: kantoorId, ...picture })
    .onConflict((on) => on.doNothing())
    .execute();
}

import { keepLonger, showBewaartermijn } from "@dossierklaar/domain/bewaartermijn/end-dossier";
import { closeDossier, reopenDossier } from "@dossierklaar/domain/dossier/close-dossier";
import { acceptUpload, confirmUpload } from "@dossierklaar/domain/dossiercontrole/confirm-upload";
import { reserveUpload } from "@dossierklaar/domain/dossiercontrole/reserve-upload";
import { asKlant, asRol } from "@dossierklaar/domain/testing/dossier";
import { putFile } from "@dossierklaar/files/testing/put-file";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { startWorld } from "../testing/world.ts";
import { endDossiers } from "./end-dossiers.ts";

const world = await startWorld();
const { deps, owner, kantoor } = world;
const kantoorId = kantoor.id;
const adviseur = asRol(kantoor, "adviseur");
const admin = asRol(kantoor, "admin");
const start = new Date("2026-11-24T09:00:00Z");
beforeEach(async () => {
  deps.clock.at = start;
  await world.quiet();
});

const at = async (day: string) => {
  deps.clock.at = new Date(`${day}T02:47:00Z`);
  await endDossiers(deps);
};
const isStored = async (key: string): Promise<boolean> => {
  for await (const file of deps.storage.listFiles()) if (file.key === key) return true;
  return false;
};

/** A closed dossier with a paper; kept until 24 November 2031 by the kantoor's five years. */
async function closed() {
  const d = await world.planned();
  const { id: stukId } = await owner
    .selectFrom("stuk")
    .select("id")
    .where("dossier_id", "=", d.dossierId)
    .where("aanvrager_id", "=", d.aanvragerIds[0])
    .limit(1)
    .executeTakeFirstOrThrow();
  const bytes = new TextEncoder().encode("papier");
  const { bestandIds } = await reserveUpload(deps, asKlant(kantoor, d), {
    requestId: crypto.randomUUID(),
    dossierId: d.dossierId,
    stukId,
    aanleveringId: crypto.randomUUID(),
    bestanden: [{ naam: "a.pdf", grootte: bytes.length, mime: "application/pdf", draaiing: 0 }],
  });
  const bestandId = bestandIds[0] ?? "";
  const fileKey = await putFile(world.filesEnv, { naam: "a.pdf", mime: "application/pdf", bytes, customId: bestandId });
  await confirmUpload(deps, { kantoorId, bestandId, fileKey, fileHash: "x", grootte: bytes.length });
  await acceptUpload(deps, { kantoorId, bestandId, mime: "application/pdf", virusscan: "not_scanned" });
  await closeDossier(deps, adviseur, { requestId: crypto.randomUUID(), dossierId: d.dossierId, reden: "gepasseerd", afspraakIds: [] });
  await world.quiet();
  const row = () => owner.selectFrom("dossier").select(["bewaren_tot", "verwijderen_op"]).where("id", "=", d.dossierId).executeTakeFirst();
  return { ...d, fileKey, row };
}

/** How many rows each table of the database holds of a dossier. */
async function rowsOf(dossierId: string): Promise<string[]> {
  const { rows } = await sql<{ table_name: string }>`select c.table_name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'dossier_id' and t.table_type = 'BASE TABLE'`.execute(owner);
  const held: string[] = [];
  for (const { table_name } of rows) {
    const found = await sql`select 1 from ${sql.table(table_name)} where dossier_id = ${dossierId}::uuid limit 1`.execute(owner);
    if (found.rows.length > 0) held.push(table_name);
  }
  return held;
}

describe("the end of a closed dossier", () => {
  it("is announced four weeks before, and leaves nothing but that it was", async () => {
    const d = await closed();
    const other = await world.planned({ requestId: crypto.randomUUID() });
    await at("2031-10-26");
    expect(await d.row()).toEqual({ bewaren_tot: "2031-11-24", verwijderen_op: null });
    await at("2031-10-27");
    await at("2031-10-27");
    expect(await d.row()).toMatchObject({ verwijderen_op: "2031-11-25" });
    expect((await showBewaartermijn(deps, admin)).aangekondigd).toMatchObject([
      { nummer: d.nummer, namen: "Eline Quist en Jorrit van Dam", verwijderenOp: "2031-11-25" },
    ]);
    await at("2031-11-24");
    expect(await rowsOf(d.dossierId)).not.toEqual([]);
    await at("2031-11-25");
    expect(await d.row()).toBeUndefined();
    expect(await rowsOf(d.dossierId)).toEqual([]);
    await world.runJobs();
    expect(await isStored(d.fileKey)).toBe(false);
    const left = await showBewaartermijn(deps, admin);
    expect(left.aangekondigd).toEqual([]);
    expect(left.verwijderd).toMatchObject([{ nummer: d.nummer, bestanden: 1 }]);
    expect(await rowsOf(other.dossierId)).toContain("stuk");
    await at("2031-11-26");
    expect((await showBewaartermijn(deps, admin)).verwijderd).toHaveLength(1);
  });

  it("takes the client's account along when the address stands in no other dossier", async () => {
    const email = `alleen.${crypto.randomUUID()}@voorbeeld.example`;
    const d = await closed();
    await owner.updateTable("aanvrager").set({ email }).where("id", "=", d.aanvragerIds[0]).execute();
    for (const address of [email, "jorrit@voorbeeld.example"])
      await owner
        .insertInto("portal_auth_user")
        .values({ name: "Klant", email: address, email_verified: true })
        .onConflict((on) => on.doNothing())
        .execute();
    const other = await world.planned();
    await at("2031-11-01");
    await at("2031-12-01");
    expect(await rowsOf(other.dossierId)).not.toEqual([]);
    const accounts = await owner
      .selectFrom("portal_auth_user")
      .select("email")
      .where("email", "in", [email, "jorrit@voorbeeld.example"])
      .execute();
    expect(accounts).toEqual([{ email: "jorrit@voorbeeld.example" }]);
  });

  it("never comes without the whole notice, also when the worker stood still", async () => {
    const d = await closed();
    await at("2032-06-01");
    expect(await d.row()).toMatchObject({ verwijderen_op: "2032-06-29" });
  });

  it("is put off by an admin, and called off by opening it again", async () => {
    const d = await closed();
    const about = { requestId: crypto.randomUUID(), dossierId: d.dossierId };
    await at("2031-11-01");
    await expect(keepLonger(deps, adviseur, { ...about, tot: "2032-11-24" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(keepLonger(deps, admin, { ...about, tot: "2031-11-20" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(keepLonger(deps, admin, { ...about, tot: "2042-11-24" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await keepLonger(deps, admin, { ...about, tot: "2032-11-24" });
    await at("2031-12-24");
    expect(await d.row()).toEqual({ bewaren_tot: "2032-11-24", verwijderen_op: null });
    await at("2032-11-01");
    await reopenDossier(deps, adviseur, { ...about, requestId: crypto.randomUUID() });
    await at("2033-11-24");
    expect(await d.row()).toEqual({ bewaren_tot: null, verwijderen_op: null });
    await expect(keepLonger(deps, admin, { ...about, requestId: crypto.randomUUID(), tot: "2035-01-01" })).rejects.toMatchObject({
      code: "ALREADY_CHANGED",
    });
  });
});

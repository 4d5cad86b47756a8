import { sql } from "@dossierklaar/db";
import { type TestDatabase, testDatabase } from "@dossierklaar/db/testing/test-db";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signInAdviseur } from "./advisor-sign-in.ts";
import { endSessions } from "./sessions.ts";
import { adviseurAuthOf, advisorUrl, browser, newDossier, newEmail, newKantoor, wachtwoord } from "./testing/fixtures.ts";

let db: TestDatabase;
let listener: pg.Client;
const heard: unknown[] = [];
beforeAll(async () => {
  db = await testDatabase();
  listener = new pg.Client({ connectionString: db.appUrl });
  await listener.connect();
  listener.on("notification", (message) => heard.push(JSON.parse(message.payload ?? "null")));
  await listener.query("listen session_revoked");
});
afterAll(() => listener.end());

/** What was announced by this work: a round trip on the listening connection brings along all that was committed before. */
async function announcedBy(work: () => Promise<unknown>): Promise<unknown[]> {
  await listener.query("select 1");
  heard.length = 0;
  await work();
  await listener.query("select 1");
  return [...heard];
}

test("a session that ends is announced by its id and nothing else", async () => {
  const kantoor = await newKantoor(db);
  const auth = adviseurAuthOf(db);
  await signInAdviseur(auth, db.databases.withoutKantoor, browser(advisorUrl), { email: kantoor.email, wachtwoord }, new Date());
  const { id } = await db.owner
    .selectFrom("adviseur_auth_session")
    .select("id")
    .where("user_id", "=", kantoor.gebruikerId)
    .executeTakeFirstOrThrow();
  const announced = await announcedBy(() => endSessions(db.databases.withoutKantoor, { gebruikerId: kantoor.gebruikerId }));
  expect(announced).toEqual([{ s: id }]);
});

test("every change of who may look at a dossier is announced, and no other", async () => {
  const kantoor = await newKantoor(db);
  const dossier = await newDossier(db, kantoor, [newEmail(), null]);
  const [anna, bram] = dossier.aanvragerIds;
  const changes = [
    sql`update aanvrager set email = ${newEmail()} where id = ${anna}`,
    sql`update aanvrager set partner_mag_zien = false where id = ${bram}`,
    sql`update dossier set behandelaar_id = adviseur_id where id = ${dossier.dossierId}`,
    sql`delete from aanvrager where id = ${bram}`,
  ];
  for (const change of changes) expect(await announcedBy(() => change.execute(db.owner))).toEqual([{ d: dossier.dossierId }]);
  expect(
    await announcedBy(() => sql`update aanvrager set telefoon = '0612345678', email = email where id = ${anna}`.execute(db.owner)),
  ).toEqual([]);
  expect(await announcedBy(() => sql`update dossier set versie = versie + 1 where id = ${dossier.dossierId}`.execute(db.owner))).toEqual(
    [],
  );
});

test("a gebruiker whose rights change is announced", async () => {
  const kantoor = await newKantoor(db);
  for (const change of [sql`actief = false`, sql`beperkte_inzage = true`, sql`rollen = '{admin}'`])
    expect(await announcedBy(() => sql`update gebruiker set ${change} where id = ${kantoor.gebruikerId}`.execute(db.owner))).toEqual([
      { g: kantoor.gebruikerId },
    ]);
  expect(await announcedBy(() => sql`update gebruiker set telefoon = '1' where id = ${kantoor.gebruikerId}`.execute(db.owner))).toEqual([]);
});

test("what is rolled back is not announced", async () => {
  const dossier = await newDossier(db, await newKantoor(db), [newEmail()]);
  const announced = await announcedBy(async () => {
    const rolledBack = db.owner.transaction().execute(async (tx) => {
      await sql`update aanvrager set email = ${newEmail()} where dossier_id = ${dossier.dossierId}`.execute(tx);
      throw new Error("rolled back");
    });
    await expect(rolledBack).rejects.toThrow("rolled back");
  });
  expect(announced).toEqual([]);
});

import { sql } from "@dossierklaar/db";
import type { GrantRow } from "@dossierklaar/db/queries/portal-grant";
import { type TestDatabase, testDatabase } from "@dossierklaar/db/testing/test-db";
import { getMigrations } from "better-auth/db/migration";
import { beforeAll, expect, test } from "vitest";
import { mintGrant } from "./grants.ts";
import { listKlantDossiers } from "./klant-dossiers.ts";
import { klantActor } from "./portal.ts";
import { endSessions, signOut } from "./sessions.ts";
import { browser, newDossier, newEmail, newKantoor, portalOf, portalUrl, type TestKantoor } from "./testing/fixtures.ts";

let db: TestDatabase;
let kantoor: TestKantoor;
let portal: ReturnType<typeof portalOf>;
beforeAll(async () => {
  db = await testDatabase();
  kantoor = await newKantoor(db);
  portal = portalOf(db);
});

type Dossier = Awaited<ReturnType<typeof newDossier>>;

async function signedIn(dossier: Dossier, email: string, soort: GrantRow["soort"] = "mailLink"): Promise<string[]> {
  const gebruikerId = soort === "handOver" ? dossier.adviseurId : undefined;
  const { token } = await db.databases
    .forKantoor(dossier.kantoorId)
    .transaction()
    .execute((tx) => mintGrant(tx, { ...dossier, email, soort, gebruikerId, now: new Date() }));
  const opened = await portal.signIn.consumeGrant(browser(portalUrl), token);
  if (!opened.ok) throw new Error(opened.reason);
  return opened.setCookies;
}
const actorOf = (setCookies: string[]) => klantActor(portal.auth, db.databases, browser(portalUrl, setCookies));
const setAanvrager = (id: string | undefined, columns: { email?: string | null; partner_mag_zien?: boolean }) =>
  db.owner
    .updateTable("aanvrager")
    .set(columns)
    .where("id", "=", id ?? "")
    .execute();

test("the frozen tables are those that better-auth would make, but for the counters that are ours", async () => {
  const { toBeCreated, toBeAdded, schemaProblems } = await getMigrations({
    ...portal.auth.options,
    database: { db: db.owner, type: "postgres" },
  });
  expect({ toBeCreated, toBeAdded, schemaProblems }).toEqual({ toBeCreated: [], toBeAdded: [], schemaProblems: [] });
});

test("a session is bound to one dossier, though the address stands in two", async () => {
  const email = newEmail();
  const [one, two] = [await newDossier(db, kantoor, [email]), await newDossier(db, kantoor, [email])];
  expect(await actorOf(await signedIn(one, email))).toMatchObject({ dossierId: one.dossierId, aanvragerIds: one.aanvragerIds });
  expect(await actorOf(await signedIn(two, email))).toMatchObject({ dossierId: two.dossierId, aanvragerIds: two.aanvragerIds });
});

test("switching opens the other dossier and leaves the first", async () => {
  const email = newEmail();
  const [one, two] = [await newDossier(db, kantoor, [email]), await newDossier(db, await newKantoor(db), [email])];
  const foreign = await newDossier(db, kantoor, [newEmail()]);
  const cookies = await signedIn(one, email);
  expect((await listKlantDossiers(db.databases.withoutKantoor, email)).map((d) => [d.dossierId, d.gesloten])).toEqual(
    expect.arrayContaining([
      [one.dossierId, false],
      [two.dossierId, false],
    ]),
  );
  expect(await portal.signIn.switchDossier(browser(portalUrl, cookies), foreign.dossierId)).toEqual({ ok: false, reason: "unknown" });
  const switched = await portal.signIn.switchDossier(browser(portalUrl, cookies), two.dossierId);
  expect(await actorOf(switched.ok ? switched.setCookies : [])).toMatchObject({ kantoorId: two.kantoorId, dossierId: two.dossierId });
  expect(await actorOf(cookies)).toBeNull();
  expect(await portal.signIn.switchDossier(browser(portalUrl), two.dossierId)).toEqual({ ok: false, reason: "unknown" });
});

test("an address that is changed or taken away at the dossier ends the access with the next request", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email, newEmail()]);
  const cookies = await signedIn(dossier, email);
  expect(await actorOf(cookies)).not.toBeNull();
  await setAanvrager(dossier.aanvragerIds[0], { email: newEmail() });
  expect(await actorOf(cookies)).toBeNull();
  await setAanvrager(dossier.aanvragerIds[0], { email: null });
  expect(await actorOf(cookies)).toBeNull();
  await setAanvrager(dossier.aanvragerIds[0], { email });
  expect(await actorOf(cookies)).not.toBeNull();
});

test("after the address changed its links open nothing", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email]);
  const { token, code } = await db.databases
    .forKantoor(dossier.kantoorId)
    .transaction()
    .execute((tx) => mintGrant(tx, { ...dossier, email, soort: "loginLink", now: new Date() }));
  await setAanvrager(dossier.aanvragerIds[0], { email: newEmail() });
  expect(await portal.signIn.consumeGrant(browser(portalUrl), token)).toEqual({ ok: false, reason: "expired" });
  expect(await portal.signIn.consumeCode(browser(portalUrl), { email, code: code ?? "" })).toEqual({ ok: false, reason: "wrongCode" });
});

test("whom a sign-in serves follows the switch of the adviser at once", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email, null]);
  const cookies = await signedIn(dossier, email);
  expect((await actorOf(cookies))?.aanvragerIds).toEqual(dossier.aanvragerIds);
  await setAanvrager(dossier.aanvragerIds[1], { partner_mag_zien: false });
  expect((await actorOf(cookies))?.aanvragerIds).toEqual([dossier.aanvragerIds[0]]);
});

test("one shared address is one sign-in that shows both, by name", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email, email]);
  const actor = await actorOf(await signedIn(dossier, email));
  expect(actor).toMatchObject({ aanvragerIds: dossier.aanvragerIds, namen: "Anna de Groot en Bram Jansen" });
});

test("a hand-over is marked with the adviser, lasts half an hour and cannot leave the dossier", async () => {
  const email = newEmail();
  const [dossier, other] = [await newDossier(db, kantoor, [email]), await newDossier(db, kantoor, [email])];
  const cookies = await signedIn(dossier, email, "handOver");
  expect(cookies).toEqual([expect.stringMatching(/Max-Age=(1800|1799);/)]);
  const actor = await actorOf(cookies);
  expect(actor).toMatchObject({ dossierId: dossier.dossierId, impersonatedBy: kantoor.gebruikerId });
  const { expires_at } = await db.owner
    .selectFrom("portal_auth_session")
    .select("expires_at")
    .where("id", "=", actor?.sessionId ?? "")
    .executeTakeFirstOrThrow();
  expect(expires_at.getTime()).toBeLessThanOrEqual(Date.now() + 30 * 60_000);
  expect(await portal.signIn.switchDossier(browser(portalUrl, cookies), other.dossierId)).toEqual({ ok: false, reason: "impersonated" });
});

test("a hand-over ends with the adviser: deactivated, or her sessions ended", async () => {
  const own = await newKantoor(db);
  const email = newEmail();
  const dossier = await newDossier(db, own, [email]);
  const cookies = await signedIn(dossier, email, "handOver");
  const setActief = (actief: boolean) => db.owner.updateTable("gebruiker").set({ actief }).where("id", "=", own.gebruikerId).execute();
  await setActief(false);
  expect(await actorOf(cookies)).toBeNull();
  await expect(signedIn(dossier, email, "handOver")).rejects.toThrow("expired");
  await setActief(true);
  expect(await actorOf(cookies)).not.toBeNull();
  expect(await endSessions(db.databases.withoutKantoor, { gebruikerId: own.gebruikerId })).toBe(1);
  expect(await actorOf(cookies)).toBeNull();
});

test("ending the sessions of an address at a dossier leaves the other address and the other dossier", async () => {
  const [anna, bram] = [newEmail(), newEmail()];
  const [one, two] = [await newDossier(db, kantoor, [anna, bram]), await newDossier(db, kantoor, [anna])];
  const [ofAnna, ofBram, elsewhere] = [await signedIn(one, anna), await signedIn(one, bram), await signedIn(two, anna)];
  expect(await endSessions(db.databases.withoutKantoor, { dossierId: one.dossierId, email: anna.toUpperCase() })).toBe(1);
  expect(await actorOf(ofAnna)).toBeNull();
  expect(await actorOf(ofBram)).not.toBeNull();
  expect(await actorOf(elsewhere)).not.toBeNull();
});

test("signing out ends the session and takes the cookie away", async () => {
  const email = newEmail();
  const cookies = await signedIn(await newDossier(db, kantoor, [email]), email);
  expect(await signOut(portal.auth, browser(portalUrl, cookies))).toContainEqual(
    expect.stringMatching(/^portal\.session_token=; Max-Age=0/),
  );
  expect(await actorOf(cookies)).toBeNull();
});

test("a session that was tampered with, or of the other app, opens nothing", async () => {
  const email = newEmail();
  const [line = ""] = await signedIn(await newDossier(db, kantoor, [email]), email);
  expect(await actorOf([line.replace("portal.session_token=", "portal.session_token=x")])).toBeNull();
  expect(await actorOf([line.replace("portal.", "adv.")])).toBeNull();
});

test("a deleted dossier takes its sessions along", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email]);
  const cookies = await signedIn(dossier, email);
  await sql`delete from dossier where id = ${dossier.dossierId}`.execute(db.owner);
  expect(await actorOf(cookies)).toBeNull();
});

import { sql } from "@dossierklaar/db";
import { type TestDatabase, testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { deleteOldGrants, type MintGrantInput, mintGrant, peekGrant } from "./grants.ts";
import { klantActor } from "./portal.ts";
import type { OpenedSession } from "./sign-in.ts";
import {
  browser,
  newDossier,
  newEmail,
  newKantoor,
  portalOf,
  portalUrl,
  type SentLoginMail,
  systemClock,
  type TestKantoor,
} from "./testing/fixtures.ts";

let db: TestDatabase;
let kantoor: TestKantoor;
let portal: ReturnType<typeof portalOf>;
beforeAll(async () => {
  db = await testDatabase();
  kantoor = await newKantoor(db);
});
beforeEach(() => {
  portal = portalOf(db);
});

const mint = (input: Omit<MintGrantInput, "now" | "soort"> & Partial<MintGrantInput> & { adviseurId: string }) =>
  db.databases
    .forKantoor(input.kantoorId)
    .transaction()
    .execute((tx) =>
      mintGrant(tx, {
        soort: "mailLink",
        now: new Date(),
        ...input,
        gebruikerId: input.soort === "handOver" ? input.adviseurId : undefined,
      }),
    );
const press = (token: string) => portal.signIn.consumeGrant(browser(portalUrl), token);
const enter = (email: string, code: string, headers = browser(portalUrl)) => portal.signIn.consumeCode(headers, { email, code });
const peek = (token: string) => peekGrant(db.databases.withoutKantoor, token);
const cookiesOf = (opened: OpenedSession) => (opened.ok ? opened.setCookies : []);
const actorOf = (opened: OpenedSession) => klantActor(portal.auth, db.databases, browser(portalUrl, cookiesOf(opened)));
const reasonOf = (opened: OpenedSession) => (opened.ok ? "opened" : opened.reason);

/** The one mail that was queued last. */
function lastMail(): SentLoginMail {
  const mail = portal.mails.at(-1);
  if (!mail) throw new Error("no mail");
  return mail;
}
const otherCode = (code: string) => (code === "111111" ? "222222" : "111111");

test("a link opens its dossier for thirty days, with a cookie that better-auth reads", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email, null]);
  const opened = await press((await mint({ ...dossier, email })).token);
  expect(cookiesOf(opened)).toEqual([
    expect.stringMatching(/^portal\.session_token=.+; Max-Age=(2592000|2591999); Path=\/; HttpOnly; SameSite=Lax$/),
  ]);
  expect(await actorOf(opened)).toEqual({
    kind: "klant",
    kantoorId: dossier.kantoorId,
    dossierId: dossier.dossierId,
    accountId: expect.any(String),
    email,
    aanvragerIds: dossier.aanvragerIds,
    namen: "Anna de Groot",
    impersonatedBy: null,
    impersonatorNaam: null,
    magHandelen: false,
    sessionId: expect.any(String),
  });
});

test("opening a link spends nothing and shows whose it is, masked; a press spends it", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email, newEmail()]);
  const { token } = await mint({ ...dossier, email });
  const shown = {
    soort: "mailLink",
    kantoorId: dossier.kantoorId,
    kantoorNaam: "De Vries Hypotheken",
    dossierId: dossier.dossierId,
    aanspreekvorm: "formal",
    namen: ["Anna de Groot"],
    maskedEmail: "a…@e…",
    hasOtherAanvrager: true,
  };
  for (let scanner = 0; scanner < 3; scanner++) expect(await peek(token)).toEqual({ state: "valid", ...shown });
  expect((await press(token)).ok).toBe(true);
  expect(await peek(token)).toEqual({ state: "spent", ...shown });
  expect(reasonOf(await press(token))).toBe("spent");
  expect(await peek("never-a-link-of-ours")).toBeUndefined();
  expect(reasonOf(await press("never-a-link-of-ours"))).toBe("unknown");
});

test("of twenty presses at the same moment, one gets in and one session exists", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email]);
  const { token } = await mint({ ...dossier, email });
  const presses = await Promise.all(Array.from({ length: 20 }, () => press(token)));
  expect(presses.map(reasonOf).sort()).toEqual(["opened", ...Array(19).fill("spent")]);
  const sessions = await db.owner.selectFrom("portal_auth_session").select("id").where("dossier_id", "=", dossier.dossierId).execute();
  expect(sessions).toHaveLength(1);
});

test("two links of a new address pressed at the same moment share one account", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email]);
  const links = await Promise.all(Array.from({ length: 4 }, () => mint({ ...dossier, email })));
  const actors = await Promise.all((await Promise.all(links.map((link) => press(link.token)))).map(actorOf));
  expect(actors.every((actor) => actor !== null)).toBe(true);
  expect(new Set(actors.map((actor) => actor?.accountId)).size).toBe(1);
});

test("each soort lives as long as it should, and is late after it", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email]);
  const lifetimes = { mailLink: 14 * 24 * 3600, loginLink: 30 * 60, handOver: 60 } as const;
  for (const [soort, seconds] of Object.entries(lifetimes) as [keyof typeof lifetimes, number][]) {
    const madeSecondsAgo = (ago: number) => mint({ ...dossier, email, soort, now: new Date(Date.now() - ago * 1000) });
    const [fresh, late] = [await madeSecondsAgo(seconds - 5), await madeSecondsAgo(seconds + 1)];
    expect(await peek(late.token)).toMatchObject({ state: "expired" });
    expect(reasonOf(await press(late.token))).toBe("expired");
    expect(reasonOf(await press(fresh.token))).toBe("opened");
  }
});

test("neither token nor code stands in the database", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email]);
  const { token, code } = await mint({ ...dossier, email, soort: "loginLink" });
  const { rows } = await sql<{ row: string }>`select g::text as row from portal_grant g where email = ${email}`.execute(db.owner);
  expect(rows[0]?.row).not.toContain(token);
  expect(rows[0]?.row).not.toContain(code);
});

test("a request mails a link and a code for every dossier of the address; the code opens its own", async () => {
  const email = newEmail();
  const [one, two] = [await newDossier(db, kantoor, [email]), await newDossier(db, await newKantoor(db), [newEmail(), email])];
  expect(await portal.signIn.requestLogin(browser(portalUrl), ` ${email.toUpperCase()}`)).toBe("sent");
  expect(portal.mails.map((mail) => mail.dossierId).sort()).toEqual([one.dossierId, two.dossierId].sort());
  const mail = portal.mails.find((sent) => sent.dossierId === two.dossierId);
  expect(mail).toMatchObject({
    kantoorId: two.kantoorId,
    email,
    aanvragerIds: [two.aanvragerIds[1]],
    namen: ["Bram Jansen"],
    code: expect.stringMatching(/^\d{6}$/),
  });
  const opened = await enter(email, ` ${mail?.code.slice(0, 3)} ${mail?.code.slice(3)}`);
  expect(await actorOf(opened)).toMatchObject({ dossierId: two.dossierId, aanvragerIds: [two.aanvragerIds[1]] });
  expect(reasonOf(await enter(email, mail?.code ?? ""))).toBe("wrongCode");
});

test("an unknown address gets the same answer and no mail", async () => {
  expect(await portal.signIn.requestLogin(browser(portalUrl), newEmail())).toBe("sent");
  expect(portal.mails).toEqual([]);
});

test("no answer to a request is faster than it should be", async () => {
  const { auth } = portal;
  const { createPortalSignIn } = await import("./sign-in.ts");
  const slow = createPortalSignIn({
    auth,
    databases: db.databases,
    clock: systemClock,
    enqueueLoginMail: async () => {},
    answerAfterMs: 250,
  });
  const started = performance.now();
  await slow.requestLogin(browser(portalUrl), newEmail());
  expect(performance.now() - started).toBeGreaterThan(240);
});

test("asking for a link makes none: the job that writes the mail does, so that no code stands open that nobody was sent", async () => {
  const email = newEmail();
  await newDossier(db, kantoor, [email]);
  const { createPortalSignIn } = await import("./sign-in.ts");
  const quiet = createPortalSignIn({
    auth: portal.auth,
    databases: db.databases,
    clock: systemClock,
    enqueueLoginMail: async () => {},
    answerAfterMs: 0,
  });
  expect(await quiet.requestLogin(browser(portalUrl), email)).toBe("sent");
  expect(await db.owner.selectFrom("portal_grant").select("id").where("email", "=", email).execute()).toEqual([]);
});

test("a link that cannot be mailed is not made", async () => {
  const email = newEmail();
  await newDossier(db, kantoor, [email]);
  const { createPortalSignIn } = await import("./sign-in.ts");
  const enqueueLoginMail = () => Promise.reject(new Error("queue is down"));
  const broken = createPortalSignIn({ auth: portal.auth, databases: db.databases, clock: systemClock, enqueueLoginMail, answerAfterMs: 0 });
  await expect(broken.requestLogin(browser(portalUrl), email)).rejects.toThrow("queue is down");
  expect(await db.owner.selectFrom("portal_grant").select("id").where("email", "=", email).execute()).toEqual([]);
});

test("five wrong guesses end a code, even when forty come at the same moment; the link still works", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email]);
  const { token, code } = await mint({ ...dossier, email, soort: "loginLink" });
  // Past the limits per address and per client, so that the count on the code itself is what is seen.
  const guess = () => sql`select * from consume_portal_code(${email}, ${Buffer.alloc(32)})`.execute(db.databases.withoutKantoor);
  await Promise.all(Array.from({ length: 40 }, guess));
  const { pogingen } = await db.owner.selectFrom("portal_grant").select("pogingen").where("email", "=", email).executeTakeFirstOrThrow();
  expect(pogingen).toBe(5);
  expect(reasonOf(await enter(email, code ?? ""))).toBe("wrongCode");
  expect(reasonOf(await press(token))).toBe("opened");
});

test("of eight right entries of one code at the same moment, one gets in", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email]);
  const { code } = await mint({ ...dossier, email, soort: "loginLink" });
  const entries = await Promise.all(Array.from({ length: 8 }, () => enter(email, code ?? "")));
  expect(entries.map(reasonOf).sort()).toEqual(["opened", ...Array(7).fill("wrongCode")]);
});

test("a newer mail takes the code of the older away, and leaves its link", async () => {
  const email = newEmail();
  await newDossier(db, kantoor, [email]);
  await portal.signIn.requestLogin(browser(portalUrl), email);
  const older = lastMail();
  await portal.signIn.requestLogin(browser(portalUrl), email);
  expect(reasonOf(await enter(email, older.code === lastMail().code ? otherCode(older.code) : older.code))).toBe("wrongCode");
  expect(reasonOf(await press(older.token))).toBe("opened");
  expect(reasonOf(await enter(email, lastMail().code))).toBe("opened");
});

test("guessing codes is limited per address over all clients, and per client over all addresses", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email]);
  const byAddress = [];
  for (let guess = 0; guess < 11; guess++) byAddress.push(reasonOf(await enter(email, "000000")));
  expect(byAddress).toEqual([...Array(10).fill("wrongCode"), "tooManyAttempts"]);
  const byClient = [];
  for (let guess = 0; guess < 121; guess++)
    byClient.push(reasonOf(await enter(newEmail(), "000000", browser(portalUrl, [], "2001:db8:1:2::1"))));
  expect(byClient).toEqual([...Array(120).fill("wrongCode"), "tooManyAttempts"]);
  // The same subscriber from another of her addresses is the same client; her neighbour is not.
  expect(reasonOf(await enter(newEmail(), "000000", browser(portalUrl, [], "2001:db8:1:2::ffff")))).toBe("tooManyAttempts");
  expect(reasonOf(await enter(newEmail(), "000000", browser(portalUrl, [], "2001:db8:1:3::1")))).toBe("wrongCode");
  expect(reasonOf(await press((await mint({ ...dossier, email })).token))).toBe("opened");
});

test("asking for links is limited per address in silence, and per client aloud", async () => {
  const email = newEmail();
  await newDossier(db, kantoor, [email]);
  for (let request = 0; request < 7; request++) expect(await portal.signIn.requestLogin(browser(portalUrl), email)).toBe("sent");
  expect(portal.mails).toHaveLength(5);
  const answers = [];
  for (let request = 0; request < 121; request++)
    answers.push(await portal.signIn.requestLogin(browser(portalUrl, [], "198.51.100.9"), newEmail()));
  expect(answers).toEqual([...Array(120).fill("sent"), "tooManyAttempts"]);
});

test("a spent link mails a new one to its own address, for its own dossier", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email]);
  await newDossier(db, kantoor, [email]);
  const { token } = await mint({ ...dossier, email });
  await press(token);
  expect(await portal.signIn.requestLoginAgain(browser(portalUrl), token)).toBe("sent");
  expect(portal.mails).toEqual([expect.objectContaining({ email, dossierId: dossier.dossierId })]);
  expect(reasonOf(await press(lastMail().token))).toBe("opened");
  expect(await portal.signIn.requestLoginAgain(browser(portalUrl), "never-a-link-of-ours")).toBe("sent");
  expect(portal.mails).toHaveLength(1);
});

test("who is somebody else has the other aanvrager mailed her own link", async () => {
  const [anna, bram] = [newEmail(), newEmail()];
  const dossier = await newDossier(db, kantoor, [anna, bram]);
  const { token } = await mint({ ...dossier, email: anna });
  expect(await portal.signIn.requestLoginAsOther(browser(portalUrl), token)).toBe("sent");
  expect(portal.mails).toEqual([expect.objectContaining({ email: bram, aanvragerIds: [dossier.aanvragerIds[1]] })]);
  expect(await peek(token)).toMatchObject({ state: "valid" });
});

test("a grant opens nothing in another kantoor, and nobody reads grants past the walls", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email]);
  const other = await newKantoor(db);
  await mint({ ...dossier, email });
  await expect(mint({ ...dossier, email, kantoorId: other.kantoorId })).rejects.toThrow(/foreign key/);
  for (const walled of [db.databases.forKantoor(other.kantoorId), db.databases.withoutKantoor])
    expect(await walled.selectFrom("portal_grant").select("id").where("email", "=", email).execute()).toEqual([]);
});

test("old grants, counters and sessions are cleaned away, recent ones stay", async () => {
  const email = newEmail();
  const dossier = await newDossier(db, kantoor, [email]);
  const day = 24 * 3_600_000;
  const old = await mint({ ...dossier, email, now: new Date(Date.now() - 105 * day) });
  const spent = await mint({ ...dossier, email });
  const opened = await press(spent.token);
  await deleteOldGrants(db.databases.withoutKantoor);
  expect(await peek(old.token)).toBeUndefined();
  expect(await peek(spent.token)).toMatchObject({ state: "spent" });
  expect(await actorOf(opened)).not.toBeNull();
});

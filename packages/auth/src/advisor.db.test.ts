import { createOTP } from "@better-auth/utils/otp";
import { sql } from "@dossierklaar/db";
import { type TestDatabase, testDatabase } from "@dossierklaar/db/testing/test-db";
import { getMigrations } from "better-auth/db/migration";
import { beforeAll, expect, test } from "vitest";
import { adviseurActor, changeAdviseurEmail, createAdviseurAccount, renewAdviseurActor } from "./advisor.ts";
import {
  changePassword,
  confirmBackupCode,
  confirmCode,
  confirmTwoFactor,
  signInAdviseur,
  startTwoFactor,
  stopTwoFactor,
} from "./advisor-sign-in.ts";
import { endSessions, signOut } from "./sessions.ts";
import { adviseurAuthOf, advisorUrl, browser, newKantoor, type TestKantoor, wachtwoord } from "./testing/fixtures.ts";

let db: TestDatabase;
let auth: ReturnType<typeof adviseurAuthOf>;
beforeAll(async () => {
  db = await testDatabase();
  auth = adviseurAuthOf(db);
});

const signIn = (kantoor: TestKantoor, headers = browser(advisorUrl), password = wachtwoord) =>
  signInAdviseur(auth, db.databases.withoutKantoor, headers, { email: kantoor.email, wachtwoord: password }, new Date());
const actorOf = (setCookies: string[]) => adviseurActor(auth, db.databases.withoutKantoor, browser(advisorUrl, setCookies));

async function signedIn(kantoor: TestKantoor): Promise<string[]> {
  const answer = await signIn(kantoor);
  if (answer.outcome !== "signedIn") throw new Error(answer.outcome);
  return answer.setCookies;
}

/** Two-step on for this gebruiker, by a code of the step before this one, so that the present one is still unused. */
async function withTwoFactor(kantoor: TestKantoor) {
  const cookies = await signedIn(kantoor);
  const started = await startTwoFactor(auth, browser(advisorUrl, cookies), wachtwoord);
  if (!started) throw new Error("not started");
  const secret = new URL(started.totpUri).searchParams.get("secret") ?? "";
  const otp = createOTP(Buffer.from(decodeBase32(secret)).toString(), { period: 30 });
  const step = Math.floor(Date.now() / 30_000);
  const confirmed = await confirmTwoFactor(auth, browser(advisorUrl, cookies), await otp.hotp(step - 1));
  if (confirmed.outcome !== "signedIn") throw new Error(confirmed.outcome);
  return { otp, step, backupCodes: started.backupCodes, setCookies: confirmed.setCookies };
}

async function codeNeeded(kantoor: TestKantoor): Promise<string[]> {
  const answer = await signIn(kantoor);
  if (answer.outcome !== "codeNeeded") throw new Error(answer.outcome);
  return answer.setCookies;
}

function decodeBase32(text: string): number[] {
  const bits = [...text].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  return (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
}

test("the frozen tables are those that better-auth would make", async () => {
  const { toBeCreated, toBeAdded, schemaProblems } = await getMigrations({ ...auth.options, database: { db: db.owner, type: "postgres" } });
  expect({ toBeCreated, toBeAdded, schemaProblems }).toEqual({ toBeCreated: [], toBeAdded: [], schemaProblems: [] });
});

test("a right password signs in, with all that the product wants to know of who acts", async () => {
  const kantoor = await newKantoor(db);
  expect(await actorOf(await signedIn(kantoor))).toEqual({
    kind: "gebruiker",
    kantoorId: kantoor.kantoorId,
    gebruikerId: kantoor.gebruikerId,
    rollen: ["adviseur"],
    naam: "Sanne de Vries",
    beperkteInzage: false,
    sessionId: expect.any(String),
  });
});

test("the address may be typed in capitals and with a space behind it", async () => {
  const kantoor = await newKantoor(db);
  const typed = { email: ` ${kantoor.email.toUpperCase()} `, wachtwoord };
  expect((await signInAdviseur(auth, db.databases.withoutKantoor, browser(advisorUrl), typed, new Date())).outcome).toBe("signedIn");
});

test("a wrong password, an unknown address and nobody's cookie open nothing", async () => {
  const kantoor = await newKantoor(db);
  expect(await signIn(kantoor, browser(advisorUrl), "welkom-in-de-dema")).toEqual({ outcome: "refused" });
  expect(await signIn({ ...kantoor, email: "niemand@devries.example" })).toEqual({ outcome: "refused" });
  expect(await actorOf([])).toBeNull();
  expect(await actorOf(["adv.session_token=abc.def; Path=/"])).toBeNull();
});

test("nobody signs up by herself", async () => {
  const body = JSON.stringify({ email: "indringer@example.nl", password: wachtwoord, name: "x" });
  const headers = { "content-type": "application/json", origin: advisorUrl };
  const answer = await auth.handler(new Request(`${advisorUrl}/auth/sign-up/email`, { method: "POST", headers, body }));
  expect(answer.ok).toBe(false);
});

test("a form on a foreign page signs nobody in, with or without cookies", async () => {
  const kantoor = await newKantoor(db);
  expect(await signIn(kantoor, browser("https://evil.example"))).toEqual({ outcome: "refused" });
  const foreign = browser("https://evil.example", await signedIn(kantoor));
  expect(await signIn(kantoor, foreign)).toEqual({ outcome: "refused" });
  const direct = new Request(`${advisorUrl}/auth/sign-out`, { method: "POST", headers: foreign });
  expect((await auth.handler(direct)).status).toBe(403);
});

test("cookies are out of reach of scripts and foreign posts, and Secure behind https", async () => {
  const kantoor = await newKantoor(db);
  expect((await signedIn(kantoor))[0]).toMatch(/^adv\.session_token=.+; Max-Age=28800; Path=\/; HttpOnly; SameSite=Lax$/);
  const secure = adviseurAuthOf(db, { secureCookies: true });
  const answer = await signInAdviseur(
    secure,
    db.databases.withoutKantoor,
    browser(advisorUrl),
    { email: kantoor.email, wachtwoord },
    new Date(),
  );
  expect(answer).toMatchObject({ outcome: "signedIn", setCookies: [expect.stringMatching(/^__Secure-adv\.session_token=.+; Secure/)] });
});

test("who no longer works here is out with the next request, and cannot come back in", async () => {
  const kantoor = await newKantoor(db);
  const cookies = await signedIn(kantoor);
  await db.owner.updateTable("gebruiker").set({ actief: false }).where("id", "=", kantoor.gebruikerId).execute();
  expect(await actorOf(cookies)).toBeNull();
  expect(await signIn(kantoor)).toEqual({ outcome: "refused" });
});

test("a code is asked where two-step is on, and there is no session before it", async () => {
  const kantoor = await newKantoor(db);
  const { otp, step } = await withTwoFactor(kantoor);
  const halfway = await codeNeeded(kantoor);
  expect(await actorOf(halfway)).toBeNull();
  expect(await confirmCode(auth, browser(advisorUrl, halfway), "000000")).toEqual({ outcome: "refused" });
  const code = await otp.hotp(step);
  const answer = await confirmCode(auth, browser(advisorUrl, halfway), `${code.slice(0, 3)} ${code.slice(3)}`);
  expect(answer.outcome).toBe("signedIn");
  expect(await actorOf("setCookies" in answer ? answer.setCookies : [])).toMatchObject({ gebruikerId: kantoor.gebruikerId });
});

test("a code that was used is refused, also in another sign-in, and so is an older one", async () => {
  const kantoor = await newKantoor(db);
  const { otp, step } = await withTwoFactor(kantoor);
  const code = await otp.hotp(step);
  expect((await confirmCode(auth, browser(advisorUrl, await codeNeeded(kantoor)), code)).outcome).toBe("signedIn");
  expect(await confirmCode(auth, browser(advisorUrl, await codeNeeded(kantoor)), code)).toEqual({ outcome: "refused" });
  const older = await otp.hotp(step - 1);
  expect(await confirmCode(auth, browser(advisorUrl, await codeNeeded(kantoor)), older)).toEqual({ outcome: "refused" });
});

test("of one code in eight sign-ins at the same moment, one gets in", async () => {
  const kantoor = await newKantoor(db);
  const { otp, step } = await withTwoFactor(kantoor);
  const code = await otp.hotp(step);
  const halfways = await Promise.all(Array.from({ length: 8 }, () => codeNeeded(kantoor)));
  const answers = await Promise.all(halfways.map((halfway) => confirmCode(auth, browser(advisorUrl, halfway), code)));
  expect(answers.filter((answer) => answer.outcome === "signedIn")).toHaveLength(1);
});

test("a backup code works once, and two-step goes off with the password", async () => {
  const kantoor = await newKantoor(db);
  const { backupCodes } = await withTwoFactor(kantoor);
  const [backup = ""] = backupCodes;
  const answer = await confirmBackupCode(auth, browser(advisorUrl, await codeNeeded(kantoor)), backup);
  if (answer.outcome !== "signedIn") throw new Error(answer.outcome);
  expect(await confirmBackupCode(auth, browser(advisorUrl, await codeNeeded(kantoor)), backup)).toEqual({ outcome: "refused" });
  expect(await stopTwoFactor(auth, browser(advisorUrl, answer.setCookies), "fout-wachtwoord")).toEqual({ outcome: "refused" });
  expect((await stopTwoFactor(auth, browser(advisorUrl, answer.setCookies), wachtwoord)).outcome).toBe("signedIn");
  expect((await signIn(kantoor)).outcome).toBe("signedIn");
});

test("who guesses from one client is stopped, whatever the address, and another client is not", async () => {
  const kantoor = await newKantoor(db);
  const guesses = [];
  for (let guess = 0; guess < 31; guess++) {
    const input = { email: `onbekend-${guess}@elders.example`, wachtwoord: "fout-wachtwoord" };
    guesses.push(
      (await signInAdviseur(auth, db.databases.withoutKantoor, browser(advisorUrl, [], "203.0.113.7"), input, new Date())).outcome,
    );
  }
  expect(guesses).toEqual([...Array(30).fill("refused"), "tooManyAttempts"]);
  expect((await signIn(kantoor, browser(advisorUrl, [], "203.0.113.7"))).outcome).toBe("tooManyAttempts");
  expect((await signIn(kantoor, browser(advisorUrl, [], "203.0.113.8"))).outcome).toBe("signedIn");
});

test("a kantoor behind one router signs in as often as it likes, for a password that was right is not counted", async () => {
  const kantoor = await newKantoor(db);
  const outcomes = [];
  for (let time = 0; time < 32; time++) outcomes.push((await signIn(kantoor, browser(advisorUrl, [], "203.0.113.9"))).outcome);
  expect(outcomes).toEqual(Array(32).fill("signedIn"));
});

test("who guesses at one address from ever new clients is stopped too", async () => {
  const kantoor = await newKantoor(db);
  const guesses = [];
  for (let guess = 0; guess < 21; guess++) guesses.push((await signIn(kantoor, browser(advisorUrl), "fout-wachtwoord")).outcome);
  expect(guesses.slice(0, 20)).toEqual(Array(20).fill("refused"));
  expect(guesses[20]).toBe("tooManyAttempts");
});

test("what no password was tried in shuts nobody out: a foreign page, the bound on comparing, a client that may no longer guess", async () => {
  const kantoor = await newKantoor(db);
  for (let time = 0; time < 21; time++)
    expect((await signIn(kantoor, browser("https://evil.example", [], "203.0.113.10"), "fout-wachtwoord")).outcome).toBe("refused");

  // One client that has guessed too often elsewhere keeps trying at this address.
  const input = (guess: number) => ({ email: `onbekend-${guess}@elders.example`, wachtwoord: "fout-wachtwoord" });
  const guessing = () => browser(advisorUrl, [], "203.0.113.11");
  for (let guess = 0; guess < 30; guess++) await signInAdviseur(auth, db.databases.withoutKantoor, guessing(), input(guess), new Date());
  for (let time = 0; time < 21; time++) expect((await signIn(kantoor, guessing(), "fout-wachtwoord")).outcome).toBe("tooManyAttempts");

  // One client whose passwords may no longer be compared this minute.
  const busy = () => browser(advisorUrl, [], "203.0.113.12");
  await signIn(kantoor, busy());
  const held =
    await sql`update adviseur_auth_rate_limit set count = 1000, last_request = ${Date.now()} where key like '203.0.113.12%'`.execute(
      db.owner,
    );
  expect(held.numAffectedRows).toBe(1n);
  for (let time = 0; time < 21; time++) expect((await signIn(kantoor, busy(), "fout-wachtwoord")).outcome).toBe("tooManyAttempts");

  expect((await signIn(kantoor, browser(advisorUrl))).outcome).toBe("signedIn");
});

test("guesses are forgotten when their quarter of an hour is over", async () => {
  const kantoor = await newKantoor(db);
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  const guess = (now: Date, password = "fout-wachtwoord") =>
    signInAdviseur(auth, db.databases.withoutKantoor, browser(advisorUrl), { email: kantoor.email, wachtwoord: password }, now);
  for (let time = 0; time < 20; time++) await guess(at(0));
  expect((await guess(at(14), wachtwoord)).outcome).toBe("tooManyAttempts");
  expect((await guess(at(16), wachtwoord)).outcome).toBe("signedIn");
});

test("a session rolls while somebody works, and never by an open socket alone", async () => {
  const kantoor = await newKantoor(db);
  const cookies = await signedIn(kantoor);
  const session = () =>
    db.owner.selectFrom("adviseur_auth_session").select("expires_at").where("user_id", "=", kantoor.gebruikerId).executeTakeFirstOrThrow();
  await sql`update adviseur_auth_session set expires_at = now() + interval '1 hour' where user_id = ${kantoor.gebruikerId}`.execute(
    db.owner,
  );
  const before = (await session()).expires_at;
  await actorOf(cookies);
  expect((await session()).expires_at).toEqual(before);
  const renewed = await renewAdviseurActor(auth, db.databases.withoutKantoor, browser(advisorUrl, cookies));
  expect(renewed.actor).not.toBeNull();
  expect(renewed.setCookies).toEqual([expect.stringContaining("Max-Age=28800")]);
  expect((await session()).expires_at.getTime()).toBeGreaterThan(before.getTime() + 6 * 3_600_000);
});

test("a session ends after its time, by signing out, and when it is ended for her", async () => {
  const kantoor = await newKantoor(db);
  const late = await signedIn(kantoor);
  await sql`update adviseur_auth_session set expires_at = now() - interval '1 second' where user_id = ${kantoor.gebruikerId}`.execute(
    db.owner,
  );
  expect(await actorOf(late)).toBeNull();

  const [first, second] = [await signedIn(kantoor), await signedIn(kantoor)];
  expect(await signOut(auth, browser(advisorUrl, first))).toContainEqual(expect.stringMatching(/^adv\.session_token=; Max-Age=0/));
  expect(await actorOf(first)).toBeNull();
  expect(await actorOf(second)).not.toBeNull();
  expect(await endSessions(db.databases.withoutKantoor, { gebruikerId: kantoor.gebruikerId })).toBeGreaterThanOrEqual(1);
  expect(await actorOf(second)).toBeNull();
});

test("a new password replaces the old one and ends the other sessions", async () => {
  const kantoor = await newKantoor(db);
  const [here, elsewhere] = [await signedIn(kantoor), await signedIn(kantoor)];
  const nieuw = "een-langer-wachtwoord";
  expect(await changePassword(auth, browser(advisorUrl, here), { huidig: wachtwoord, nieuw: "te-kort" })).toEqual({ outcome: "refused" });
  const changed = await changePassword(auth, browser(advisorUrl, here), { huidig: wachtwoord, nieuw });
  expect(await actorOf("setCookies" in changed ? changed.setCookies : [])).not.toBeNull();
  expect(await actorOf(elsewhere)).toBeNull();
  expect((await signIn(kantoor)).outcome).toBe("refused");
  expect((await signIn(kantoor, browser(advisorUrl), nieuw)).outcome).toBe("signedIn");
});

test("an account needs a long password and a gebruiker, and follows a change of address", async () => {
  const kantoor = await newKantoor(db);
  await expect(
    createAdviseurAccount(db.owner, { id: kantoor.gebruikerId, email: "a@b.nl", naam: "A", wachtwoord: "kort" }),
  ).rejects.toThrow(RangeError);
  const nobody = { id: crypto.randomUUID(), email: "nobody@devries.example", naam: "Nobody", wachtwoord };
  await expect(createAdviseurAccount(db.owner, nobody)).rejects.toThrow(/foreign key/);
  const email = `New.${kantoor.email}`;
  await db.owner.transaction().execute((tx) => changeAdviseurEmail(tx, { id: kantoor.gebruikerId, email }));
  expect((await signIn(kantoor)).outcome).toBe("refused");
  expect((await signIn({ ...kantoor, email })).outcome).toBe("signedIn");
});

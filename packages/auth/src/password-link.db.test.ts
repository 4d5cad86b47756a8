import { randomUUID } from "node:crypto";
import { sql } from "@dossierklaar/db";
import { type TestDatabase, testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, describe, expect, it } from "vitest";
import { adviseurActor } from "./advisor.ts";
import { signInAdviseur } from "./advisor-sign-in.ts";
import { choosePassword, deleteOldPasswordLinks, findPasswordLink, mintPasswordLink, requestPasswordLink } from "./password-link.ts";
import { adviseurAuthOf, advisorUrl, browser, newKantoor, type TestKantoor, wachtwoord } from "./testing/fixtures.ts";

let db: TestDatabase;
let auth: ReturnType<typeof adviseurAuthOf>;
let kantoor: TestKantoor;
beforeAll(async () => {
  db = await testDatabase();
  auth = adviseurAuthOf(db);
  kantoor = await newKantoor(db);
});

const nieuw = "een-heel-nieuw-wachtwoord";
const mint = (of: { kantoorId: string; gebruikerId: string; email: string }, now = new Date()) =>
  db.databases
    .forKantoor(of.kantoorId)
    .transaction()
    .execute((tx) => mintPasswordLink(tx, { ...of, soort: "passwordReset", now }));
const look = (token: string) => findPasswordLink(db.databases.withoutKantoor, token);
const choose = (token: string, chosen = nieuw, headers = browser(advisorUrl)) =>
  choosePassword(db.databases, headers, { token, wachtwoord: chosen }, new Date());
const signIn = (email: string, password: string) =>
  signInAdviseur(auth, db.databases.withoutKantoor, browser(advisorUrl), { email, wachtwoord: password }, new Date());

/** A colleague who was invited and has no account yet. */
async function invited(): Promise<{ kantoorId: string; gebruikerId: string; email: string }> {
  const gebruikerId = randomUUID();
  const email = `nieuw.${gebruikerId}@devries.example`;
  await db.owner
    .insertInto("gebruiker")
    .values({ kantoor_id: kantoor.kantoorId, id: gebruikerId, rollen: ["adviseur"], voornaam: "Noor", achternaam: "Bos", email })
    .execute();
  return { kantoorId: kantoor.kantoorId, gebruikerId, email };
}

describe("a link to choose a password", () => {
  it("lets who was invited in, once", async () => {
    const noor = await invited();
    const { token } = await mint(noor);
    for (let time = 0; time < 3; time++)
      expect(await look(token)).toEqual({
        state: "valid",
        soort: "passwordReset",
        kantoorNaam: "De Vries Hypotheken",
        naam: "Noor Bos",
        email: noor.email,
      });
    expect(await choose(token)).toEqual({ outcome: "chosen", email: noor.email });
    expect((await signIn(noor.email, nieuw)).outcome).toBe("signedIn");
    expect(await look(token)).toMatchObject({ state: "spent" });
    expect(await choose(token, "nog-een-ander-wachtwoord")).toEqual({ outcome: "gone" });
    expect((await signIn(noor.email, nieuw)).outcome).toBe("signedIn");
  });

  it("counts one press of eight at the same moment", async () => {
    const { token } = await mint(await invited());
    const outcomes = await Promise.all(Array.from({ length: 8 }, (_, at) => choose(token, `wachtwoord-nummer-${at}`)));
    expect(outcomes.filter(({ outcome }) => outcome === "chosen")).toHaveLength(1);
  });

  it("replaces a forgotten password and ends every session", async () => {
    const own = await newKantoor(db);
    const before = await signIn(own.email, wachtwoord);
    const { token } = await mint(own);
    expect((await choose(token)).outcome).toBe("chosen");
    const cookies = "setCookies" in before ? before.setCookies : [];
    expect(await adviseurActor(auth, db.databases.withoutKantoor, browser(advisorUrl, cookies))).toBeNull();
    expect((await signIn(own.email, wachtwoord)).outcome).toBe("refused");
    expect((await signIn(own.email, nieuw)).outcome).toBe("signedIn");
  });

  it("refuses a short password and stays good", async () => {
    const noor = await invited();
    const { token } = await mint(noor);
    expect(await choose(token, "te-kort")).toEqual({ outcome: "tooShort" });
    expect(await choose(token, "x".repeat(129))).toEqual({ outcome: "tooShort" });
    expect((await choose(token)).outcome).toBe("chosen");
  });

  it.each([
    ["of before a newer one", async (of: Parameters<typeof mint>[0]) => void (await mint(of))],
    ["to who no longer works here", (of: Parameters<typeof mint>[0]) => change(of.gebruikerId, { actief: false })],
    ["to an address of before", (of: Parameters<typeof mint>[0]) => change(of.gebruikerId, { email: `x.${of.email}` })],
  ])("%s opens nothing", async (_, undo) => {
    const noor = await invited();
    const { token } = await mint(noor);
    await undo(noor);
    expect(await look(token)).toMatchObject({ state: "expired" });
    expect(await choose(token)).toEqual({ outcome: "gone" });
  });

  it("ends after an hour, and one that never was opens nothing", async () => {
    const { token } = await mint(await invited(), new Date(Date.now() - 61 * 60_000));
    expect(await look(token)).toMatchObject({ state: "expired" });
    expect(await choose(token)).toEqual({ outcome: "gone" });
    expect(await look("nooit-geweest")).toBeUndefined();
    expect(await choose("nooit-geweest")).toEqual({ outcome: "gone" });
  });

  it("is guessed at from one client sixty times in a quarter and no more", async () => {
    const headers = () => browser(advisorUrl, [], "203.0.113.77");
    const outcomes = [];
    for (let guess = 0; guess < 61; guess++) outcomes.push((await choose(`gok-${guess}`, nieuw, headers())).outcome);
    expect(outcomes).toEqual([...Array(60).fill("gone"), "tooManyAttempts"]);
  });

  it("is kept as a hash inside its kantoor, and forgotten after ninety days", async () => {
    const noor = await invited();
    const { token } = await mint(noor);
    const other = await newKantoor(db);
    for (const walled of [db.databases.forKantoor(other.kantoorId), db.databases.withoutKantoor])
      expect(await walled.selectFrom("gebruiker_grant").select("id").execute()).toEqual([]);
    const text = JSON.stringify(await db.owner.selectFrom("gebruiker_grant").selectAll().execute());
    expect(text).not.toContain(token);
    await sql`update gebruiker_grant set expires_at = now() - interval '91 days' where gebruiker_id = ${noor.gebruikerId}`.execute(
      db.owner,
    );
    await deleteOldPasswordLinks(db.databases.withoutKantoor);
    expect(await look(token)).toBeUndefined();
  });
});

const change = async (id: string, set: { actief?: boolean; email?: string }): Promise<void> => {
  await db.owner.updateTable("gebruiker").set(set).where("id", "=", id).execute();
};

describe("a forgotten password", () => {
  const request = async (email: string, headers = browser(advisorUrl)) => {
    const queued: string[] = [];
    const options = {
      databases: db.databases,
      answerAfterMs: 0,
      enqueueMail: async (_: unknown, to: { email: string }) => void queued.push(to.email),
    };
    return { answer: await requestPasswordLink(options, headers, email, new Date()), queued };
  };

  it("mails who works here, and answers a stranger and a former colleague alike", async () => {
    const [known, former] = [await newKantoor(db), await newKantoor(db)];
    await change(former.gebruikerId, { actief: false });
    expect(await request(` ${known.email.toUpperCase()} `)).toEqual({ answer: "sent", queued: [known.email] });
    expect(await request(former.email)).toEqual({ answer: "sent", queued: [] });
    expect(await request("niemand@devries.example")).toEqual({ answer: "sent", queued: [] });
  });

  it("mails one address five times in a quarter, without saying so, and stops a client after twenty", async () => {
    const known = await newKantoor(db);
    const mails = [];
    for (let time = 0; time < 6; time++) mails.push(...(await request(known.email)).queued);
    expect(mails).toHaveLength(5);
    const answers = [];
    for (let time = 0; time < 21; time++)
      answers.push((await request(`x${time}@y.example`, browser(advisorUrl, [], "203.0.113.78"))).answer);
    expect(answers).toEqual([...Array(20).fill("sent"), "tooManyAttempts"]);
  });
});

import { createAdviseurAccount } from "@dossierklaar/auth/advisor";
import { sql } from "@dossierklaar/db";
import type { Rol } from "@dossierklaar/db/columns";
import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { showDossier } from "@dossierklaar/domain/dossier/show-dossier";
import {
  changeGebruiker,
  inviteGebruiker,
  inviteGebruikerAgain,
  listGebruikersForBeheer,
  resetTwoFactorOf,
  switchGebruiker,
} from "@dossierklaar/domain/gebruiker/change-gebruiker";
import { asRol, openStoryDossier } from "@dossierklaar/domain/testing/dossier";
import { beforeEach, describe, expect, it } from "vitest";
import { testApiDeps } from "../../testing/world.ts";

const { databases, owner } = await testDatabase();
const deps = testApiDeps(databases);
let kantoor: TestKantoor;
let made = 0;
const admin = () => asRol(kantoor, "admin");
const requestId = () => crypto.randomUUID();

beforeEach(async () => {
  made += 1;
  kantoor = await newKantoor(owner, `Kantoor ${"x".repeat(made)}`);
  await createAdviseurAccount(owner, {
    id: kantoor.gebruikers.admin,
    email: `admin.${kantoor.id}@voorbeeld.example`,
    naam: "admin Test",
    wachtwoord: "welkom-in-de-demo",
  });
});

const noor = (rollen: Rol[] = ["adviseur"]) => ({
  voornaam: "Noor",
  tussenvoegsel: "van der",
  achternaam: "Bos",
  email: `Noor.${crypto.randomUUID()}@Voorbeeld.example`.toLowerCase(),
  telefoon: "030 1",
  functie: "Hypotheekadviseur",
  rollen,
  beperkteInzage: true,
});
const seen = async (id: string) => {
  const found = (await listGebruikersForBeheer(deps, admin())).find((one) => one.id === id);
  if (!found) throw new Error("not in the list");
  return found;
};
const sessionsOf = async (id: string) =>
  (await owner.selectFrom("adviseur_auth_session").select("id").where("user_id", "=", id).execute()).length;
/** Somebody who has come in, with a session open. */
async function signedIn(id: string): Promise<void> {
  const { email } = await owner.selectFrom("gebruiker").select("email").where("id", "=", id).executeTakeFirstOrThrow();
  await createAdviseurAccount(owner, { id, email, naam: "Test", wachtwoord: "welkom-in-de-demo" });
  await sql`insert into adviseur_auth_session (expires_at, token, updated_at, user_id) values (now() + interval '1 hour', ${crypto.randomUUID()}, now(), ${id})`.execute(
    owner,
  );
}

describe("an invitation", () => {
  it("adds a colleague and queues one mail, also for a double click", async () => {
    const input = { requestId: requestId(), ...noor(["binnendienst", "adviseur"]) };
    const { id } = await inviteGebruiker(deps, admin(), input);
    expect(await inviteGebruiker(deps, admin(), input)).toEqual({ id });
    expect(await seen(id)).toMatchObject({
      naam: "Noor van der Bos",
      rollen: ["adviseur", "binnendienst"],
      beperkteInzage: true,
      stand: "invited",
      uitnodiging: { status: "queued", reden: "" },
    });
    const mails = await owner.selectFrom("email").selectAll().where("kantoor_id", "=", kantoor.id).execute();
    expect(mails).toEqual([
      expect.objectContaining({ soort: "uitnodiging", aan: input.email, aan_naam: "Noor van der Bos", dossier_id: null, status: "queued" }),
    ]);
  });

  it("is refused for an address that has a gebruiker, at whatever kantoor", async () => {
    const input = noor();
    await inviteGebruiker(deps, admin(), { requestId: requestId(), ...input });
    const other = await newKantoor(owner, "Een heel ander kantoor");
    for (const actor of [admin(), asRol(other, "admin")])
      await expect(inviteGebruiker(deps, actor, { requestId: requestId(), ...input })).rejects.toMatchObject({
        code: "EMAIL_TAKEN",
        details: { field: "email" },
      });
  });

  it("can be sent again until she has come in", async () => {
    const { id } = await inviteGebruiker(deps, admin(), { requestId: requestId(), ...noor() });
    await inviteGebruikerAgain(deps, admin(), { requestId: requestId(), id });
    expect(await owner.selectFrom("email").select("id").where("kantoor_id", "=", kantoor.id).execute()).toHaveLength(2);
    await signedIn(id);
    expect(await seen(id)).toMatchObject({ stand: "active" });
    await expect(inviteGebruikerAgain(deps, admin(), { requestId: requestId(), id })).rejects.toMatchObject({ code: "ALREADY_CHANGED" });
  });
});

describe("a gebruiker who is switched off", () => {
  it("is out at once, and keeps what was hers", async () => {
    const { adviseur } = kantoor.gebruikers;
    const { nummer } = await openStoryDossier(deps, kantoor);
    await signedIn(adviseur);
    await switchGebruiker(deps, admin(), { requestId: requestId(), id: adviseur, actief: false });
    expect(await sessionsOf(adviseur)).toBe(0);
    expect(await seen(adviseur)).toMatchObject({ stand: "off", lopendeDossiers: 1 });
    expect((await showDossier(deps, admin(), nummer)).head.adviseur).toEqual({ id: adviseur, naam: "adviseur Test" });
    await expect(openStoryDossier(deps, kantoor)).rejects.toMatchObject({ code: "INVALID_INPUT", details: { field: "adviseurId" } });
    await switchGebruiker(deps, admin(), { requestId: requestId(), id: adviseur, actief: true });
    expect(await seen(adviseur)).toMatchObject({ stand: "active" });
  });

  it("is never oneself, and never the last admin who can sign in", async () => {
    const off = (actor: typeof admin, id: string) => switchGebruiker(deps, actor(), { requestId: requestId(), id, actief: false });
    await expect(off(admin, kantoor.gebruikers.admin)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const second = await inviteGebruiker(deps, admin(), { requestId: requestId(), ...noor(["admin"]) });
    // Nobody has ever signed in as her.
    const asSecond = () => asRol(kantoor, "admin", { gebruikerId: second.id });
    await expect(off(asSecond, kantoor.gebruikers.admin)).rejects.toMatchObject({ code: "LAST_ADMIN" });
    await signedIn(second.id);
    await off(asSecond, kantoor.gebruikers.admin);
    expect(await seen(kantoor.gebruikers.admin)).toMatchObject({ stand: "off" });
  });

  it("leaves an admin when two switch each other off at the same moment", async () => {
    const second = await inviteGebruiker(deps, admin(), { requestId: requestId(), ...noor(["admin"]) });
    await signedIn(second.id);
    const outcomes = await Promise.allSettled([
      switchGebruiker(deps, admin(), { requestId: requestId(), id: second.id, actief: false }),
      switchGebruiker(deps, asRol(kantoor, "admin", { gebruikerId: second.id }), {
        requestId: requestId(),
        id: kantoor.gebruikers.admin,
        actief: false,
      }),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("two-step sign-in of a colleague", () => {
  it("is switched off by an admin, and ends her sessions; one's own goes by Mijn account", async () => {
    const { adviseur } = kantoor.gebruikers;
    await signedIn(adviseur);
    await sql`update adviseur_auth_user set two_factor_enabled = true where id = ${adviseur}`.execute(owner);
    expect(await seen(adviseur)).toMatchObject({ tweestaps: true });
    await resetTwoFactorOf(deps, admin(), { requestId: requestId(), id: adviseur });
    expect(await seen(adviseur)).toMatchObject({ tweestaps: false, stand: "active" });
    expect(await sessionsOf(adviseur)).toBe(0);
    const own = { requestId: requestId(), id: kantoor.gebruikers.admin };
    await expect(resetTwoFactorOf(deps, admin(), own)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("a change of a gebruiker", () => {
  it("keeps an admin, and follows a new address at sign-in", async () => {
    const own = { ...noor(["adviseur"]), email: `admin.${kantoor.id}@voorbeeld.example` };
    const change = (rollen: Rol[], email = own.email) =>
      changeGebruiker(deps, admin(), { requestId: requestId(), id: kantoor.gebruikers.admin, ...own, rollen, email });
    await expect(change(["adviseur"])).rejects.toMatchObject({ code: "LAST_ADMIN", details: { field: "rollen" } });
    await change(["admin", "adviseur"], `karin.${kantoor.id}@voorbeeld.example`);
    const account = await owner
      .selectFrom("adviseur_auth_user")
      .select("email")
      .where("id", "=", kantoor.gebruikers.admin)
      .executeTakeFirst();
    expect(account?.email).toBe(`karin.${kantoor.id}@voorbeeld.example`);
    expect(await seen(kantoor.gebruikers.admin)).toMatchObject({ naam: "Noor van der Bos", rollen: ["admin", "adviseur"] });
  });

  it("takes no address that somebody has", async () => {
    const taken = noor();
    await inviteGebruiker(deps, admin(), { requestId: requestId(), ...taken });
    const input = { requestId: requestId(), id: kantoor.gebruikers.binnendienst, ...taken };
    await expect(changeGebruiker(deps, admin(), input)).rejects.toMatchObject({ code: "EMAIL_TAKEN", details: { field: "email" } });
  });
});

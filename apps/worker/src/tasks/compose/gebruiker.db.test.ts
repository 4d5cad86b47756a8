import { findPasswordLink } from "@dossierklaar/auth/password-link";
import { enqueueMail } from "@dossierklaar/domain/enqueue-mail";
import { inviteGebruiker, inviteGebruikerAgain } from "@dossierklaar/domain/gebruiker/change-gebruiker";
import { asRol } from "@dossierklaar/domain/testing/dossier";
import { beforeEach, expect, it } from "vitest";
import { newAddress, type PostbusMail, startWorld } from "../../testing/world.ts";

const world = await startWorld();
const { deps, owner, kantoor, databases } = world;
beforeEach(() => world.quiet());

const tokenIn = (mail: PostbusMail | undefined): string =>
  /https:\/\/kantoor\.voorbeeld\.example\/wachtwoord\/([\w-]+)/.exec(mail?.TextBody ?? "")?.[1] ?? "";
const look = (token: string) => findPasswordLink(databases.withoutKantoor, token);

async function invite(): Promise<{ id: string; email: string }> {
  const email = newAddress("noor");
  const input = {
    requestId: crypto.randomUUID(),
    voornaam: "Noor",
    tussenvoegsel: "",
    achternaam: "Bos",
    email,
    telefoon: "",
    functie: "",
    rollen: ["adviseur" as const],
    beperkteInzage: false,
  };
  return { ...(await inviteGebruiker(deps, asRol(kantoor, "admin"), input)), email };
}
const requestReset = (email: string) =>
  databases
    .forKantoor(kantoor.id)
    .transaction()
    .execute((tx) =>
      enqueueMail(tx, kantoor.id, {
        soort: "wachtwoordHerstel",
        sleutel: crypto.randomUUID(),
        aan: email,
        aanNaam: "Noor Bos",
        dossierId: null,
      }),
    );
const rowOf = (email: string) =>
  owner.selectFrom("email").selectAll().where("aan", "=", email).orderBy("aangemaakt_op", "desc").executeTakeFirst();

it("an invitation reaches the colleague with who invited her and a link; what is kept holds no link", async () => {
  const { email } = await invite();
  await world.runJobs();
  const [mail] = await world.mails(email);
  expect(mail).toMatchObject({ From: '"De Vries Hypotheken" <post@devries.example>', Tag: "uitnodiging" });
  expect(mail?.TextBody).toContain("Hoi Noor,");
  expect(mail?.TextBody).toContain("admin Test heeft je toegevoegd aan Dossierklaar van De Vries Hypotheken");
  const token = tokenIn(mail);
  expect(await look(token)).toMatchObject({ state: "valid", soort: "invitation", email });
  const row = await rowOf(email);
  expect(row?.status).toBe("sent");
  expect(JSON.stringify(row)).not.toContain(token);
});

it("an invitation that is sent again takes the link of before away", async () => {
  const { id, email } = await invite();
  await world.runJobs();
  await inviteGebruikerAgain(deps, asRol(kantoor, "admin"), { requestId: crypto.randomUUID(), id });
  await world.runJobs();
  const tokens = (await world.mails(email)).map(tokenIn);
  expect(await Promise.all(tokens.map(async (token) => (await look(token))?.state))).toEqual(["expired", "valid"]);
});

it("a forgotten password brings a link for an hour, under the sender's name that the kantoor chose", async () => {
  const { email } = await invite();
  await owner.updateTable("kantoor").set({ afzender_naam: "Team De Vries" }).where("id", "=", kantoor.id).execute();
  await requestReset(email);
  await world.runJobs();
  const mail = (await world.mails(email)).find((one) => one.Tag === "wachtwoordHerstel");
  expect(mail).toMatchObject({ From: '"Team De Vries" <post@devries.example>', Subject: "Nieuw wachtwoord voor Dossierklaar" });
  expect(await look(tokenIn(mail))).toMatchObject({ state: "valid", soort: "passwordReset" });
});

it("nobody is mailed who no longer works here when the mail is written, nor after an hour", async () => {
  const [former, late] = [await invite(), await invite()];
  await world.runJobs();
  await requestReset(former.email);
  await owner.updateTable("gebruiker").set({ actief: false }).where("id", "=", former.id).execute();
  await requestReset(late.email);
  await owner
    .updateTable("email")
    .set({ aangemaakt_op: new Date(deps.clock.now().getTime() - 61 * 60_000) })
    .where("aan", "=", late.email)
    .where("soort", "=", "wachtwoordHerstel")
    .execute();
  await world.runJobs();
  for (const { email } of [former, late]) {
    expect((await world.mails(email)).filter((mail) => mail.Tag === "wachtwoordHerstel")).toEqual([]);
    const row = await owner
      .selectFrom("email")
      .selectAll()
      .where("aan", "=", email)
      .where("soort", "=", "wachtwoordHerstel")
      .executeTakeFirst();
    expect(row).toMatchObject({ status: "failed", reden: expect.stringMatching(/\.$/) });
  }
});

it("a mail shows the kantoor's logo, from where nobody has to sign in", async () => {
  const { email } = await invite();
  await owner
    .insertInto("kantoor_logo")
    .values({ kantoor_id: kantoor.id, bytes: Buffer.from("png"), hash: "0123456789abcdef" })
    .execute();
  await world.runJobs();
  const [mail] = await world.mails(email);
  expect(mail?.HtmlBody).toContain(`src="https://portaal.voorbeeld.example/logo/${kantoor.id}?v=0123456789abcdef"`);
});

import type { Page } from "@playwright/test";
import { expectWellMade } from "./accessible.ts";
import { query } from "./api.ts";
import { choosePassword, forget, passwordLinkIn } from "./colleague.ts";
import { addresses, demoPassword, deskContext, expect, signIn, test, waitForMail } from "./fixtures.ts";
import { goOnAs } from "./signed-in.ts";

const admin = "beheer@devries.example";
const newAddress = (name: string) => `${name}.${Date.now().toString(36)}@devries.example`;

const rowOf = (desk: Page, text: string) => desk.getByRole("table", { name: "Gebruikers" }).getByRole("row").filter({ hasText: text });

async function invite(desk: Page, voornaam: string, email: string, rol: "Adviseur" | "Binnendienst"): Promise<void> {
  await desk.goto("/beheer/gebruikers");
  await desk.getByRole("button", { name: "Gebruiker uitnodigen" }).click();
  const dialog = desk.getByRole("dialog", { name: "Gebruiker uitnodigen" });
  await dialog.getByLabel("Voornaam").fill(voornaam);
  await dialog.getByLabel("Achternaam").fill("Zuidema");
  await dialog.getByLabel("E-mailadres").fill(email);
  for (const one of ["Admin", "Adviseur", "Binnendienst"]) await dialog.getByLabel(one, { exact: true }).setChecked(one === rol);
  await dialog.getByRole("button", { name: "Uitnodiging versturen" }).click();
  await expect(dialog).toHaveCount(0);
}

test("a colleague is invited by mail, chooses a password and is in; switched off she is out at once, and switched on in again", async ({
  desk,
  browser,
  complaints,
}) => {
  test.setTimeout(120_000);
  complaints.allow("400");
  const email = newAddress("noor");
  await goOnAs(desk, admin);
  await invite(desk, "Noor", email, "Binnendienst");
  await expect(rowOf(desk, email)).toContainText("Uitgenodigd");
  const link = passwordLinkIn(await waitForMail(email, /Uitnodiging voor Dossierklaar/));
  // What a mail scanner does.
  for (let look = 0; look < 2; look += 1) expect((await fetch(link)).status).toBe(200);

  const noor = await (await deskContext(browser)).newPage();
  await noor.goto(link);
  await expect(noor.getByText("Noor Zuidema, kies het wachtwoord")).toBeVisible();
  await expectWellMade(noor, "choosing a password");
  await choosePassword(noor, link, "te-kort");
  await expect(noor.getByLabel("Wachtwoord", { exact: true })).toHaveAccessibleDescription(/ten minste 12 tekens/i);
  await noor.getByLabel("Wachtwoord", { exact: true }).fill(demoPassword);
  await noor.getByLabel("Wachtwoord herhalen").fill("iets-heel-anders");
  await noor.getByRole("button", { name: "Opslaan en inloggen" }).click();
  await expect(noor.getByLabel("Wachtwoord herhalen")).toHaveAccessibleDescription(/niet gelijk/);
  await choosePassword(noor, link, demoPassword);
  await noor.waitForURL(/\/dossiers$/);
  await expect(noor.getByRole("button", { name: "Mijn account: Noor Zuidema" })).toBeVisible();
  await expect(noor.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Beheer" })).toHaveCount(0);

  await desk.reload();
  await expect(rowOf(desk, email)).toContainText("Actief");
  await rowOf(desk, email).getByRole("button", { name: "Deactiveren" }).click();
  const ask = desk.getByRole("alertdialog", { name: "Noor Zuidema deactiveren?" });
  await ask.getByRole("button", { name: "Deactiveren" }).click();
  await expect(rowOf(desk, email)).toContainText("Gedeactiveerd");
  // Without a press of hers: the open screen hears it.
  await expect(noor).toHaveURL(/\/inloggen/, { timeout: 10_000 });
  await noor.goto("/inloggen");
  await noor.getByLabel("E-mailadres").fill(email);
  await noor.getByLabel("Wachtwoord").fill(demoPassword);
  await noor.getByRole("button", { name: "Inloggen" }).click();
  await expect(noor.getByText(/horen niet bij elkaar/)).toBeVisible();

  await rowOf(desk, email).getByRole("button", { name: "Activeren" }).click();
  await expect(rowOf(desk, email)).toContainText("Actief");
  await signIn(noor, email);

  // The link of the invitation has served.
  await forget(noor);
  await noor.goto(link);
  await expect(noor.getByText("Deze link is al gebruikt.")).toBeVisible();
  await noor.context().close();
});

test("who forgot her password gets a link that works once; a stranger's address gets the same answer", async ({ desk, browser }) => {
  test.setTimeout(90_000);
  const email = newAddress("joost");
  await goOnAs(desk, admin);
  await invite(desk, "Joost", email, "Adviseur");
  const first = passwordLinkIn(await waitForMail(email, /Uitnodiging voor Dossierklaar/));
  const joost = await (await deskContext(browser)).newPage();
  await choosePassword(joost, first, demoPassword);
  await joost.waitForURL(/\/dossiers$/);
  await forget(joost);

  const answers: string[] = [];
  for (const address of [email, "niemand@devries.example"]) {
    await joost.goto("/inloggen");
    await joost.getByRole("link", { name: "Wachtwoord vergeten" }).click();
    await joost.getByLabel("E-mailadres").fill(address);
    await joost.getByRole("button", { name: "Stuur mij een link" }).click();
    await expect(joost.getByRole("heading", { name: "Kijk in je mail" })).toBeVisible();
    answers.push(((await joost.getByRole("main").textContent()) ?? "").replace(address, "…"));
  }
  expect(answers[1]).toBe(answers[0]);
  await expectWellMade(joost, "Kijk in je mail");

  const link = passwordLinkIn(await waitForMail(email, /Nieuw wachtwoord voor Dossierklaar/));
  await choosePassword(joost, link, "een-heel-nieuw-wachtwoord");
  await joost.waitForURL(/\/dossiers$/);
  await forget(joost);
  await joost.goto(link);
  await expect(joost.getByText("Deze link is al gebruikt.")).toBeVisible();
  await expectWellMade(joost, "a spent link");
  await joost.context().close();
});

test("Beheer keeps an admin, takes no address twice, and is closed to who is no admin", async ({ desk, browser, complaints }) => {
  for (const part of ["403", "409", "400"]) complaints.allow(part);
  await goOnAs(desk, admin);
  await desk.goto("/beheer");
  await expect(desk).toHaveURL(/\/beheer\/\w+/);
  await desk.goto("/beheer/gebruikers");
  await expectWellMade(desk, "/beheer/gebruikers");
  const own = rowOf(desk, admin);
  await expect(own.getByRole("button", { name: "Deactiveren" })).toHaveAttribute("aria-disabled", "true");
  await own.getByRole("button", { name: "Wijzigen" }).click();
  const dialog = desk.getByRole("dialog", { name: "Gebruiker wijzigen" });
  await expectWellMade(desk, "Gebruiker wijzigen");
  await dialog.getByLabel("Admin", { exact: true }).setChecked(false);
  await dialog.getByLabel("Adviseur", { exact: true }).setChecked(true);
  await dialog.getByRole("button", { name: "Opslaan" }).click();
  await expect(dialog.getByRole("group", { name: "Rollen" })).toHaveAccessibleDescription(/enige admin/);
  await dialog.getByLabel("Admin", { exact: true }).setChecked(true);
  await dialog.getByLabel("E-mailadres").fill("piet@bakker.example");
  await dialog.getByRole("button", { name: "Opslaan" }).click();
  await expect(dialog.getByLabel("E-mailadres")).toHaveAccessibleDescription(/is er al een gebruiker/);
  await expect(dialog.getByLabel("E-mailadres")).toHaveValue("piet@bakker.example");

  const sanne = await (await deskContext(browser)).newPage();
  await goOnAs(sanne, "sanne@devries.example");
  for (const path of ["/beheer", "/beheer/gebruikers", "/beheer/kantoor"]) {
    const answer = await sanne.goto(path);
    expect(answer?.status(), path).toBe(403);
    await expect(sanne.getByRole("heading", { name: "Geen toegang" })).toBeVisible();
  }
  await expect(sanne.getByRole("link", { name: "Beheer" })).toHaveCount(0);
  await sanne.context().close();
});

test("a keuzelijst takes a new choice, another order, and a choice that is switched off leaves the form and not the list", async ({
  desk,
  browser,
  complaints,
}) => {
  complaints.allow("409");
  const naam = `Beurs ${Date.now().toString(36)}`;
  await goOnAs(desk, admin);
  await desk.goto("/beheer/leadbronnen");
  const list = desk.getByRole("table", { name: "Leadbronnen" });
  const names = async () => (await list.getByRole("row").allInnerTexts()).slice(1).map((text) => text.split("\n")[0]);
  await desk.getByRole("button", { name: "Leadbron toevoegen" }).click();
  const dialog = desk.getByRole("dialog", { name: "Leadbron toevoegen" });
  await expectWellMade(desk, "Leadbron toevoegen");
  await dialog.getByLabel("Naam").fill(naam);
  await dialog.getByRole("button", { name: "Toevoegen" }).click();
  await expect(list.getByRole("row").filter({ hasText: naam })).toBeVisible();
  const row = list.getByRole("row").filter({ hasText: naam });
  const before = await names();
  await row.getByRole("button", { name: "Omhoog" }).click();
  await expect.poll(async () => (await names()).at(-2)).toBe(naam);
  await desk.reload();
  expect((await names()).at(-2)).toBe(naam);
  expect((await names()).at(-1)).toBe(before.at(-2));

  await desk.getByRole("button", { name: "Leadbron toevoegen" }).click();
  await dialog.getByLabel("Naam").fill(naam.toUpperCase());
  await dialog.getByRole("button", { name: "Toevoegen" }).click();
  await expect(dialog.getByLabel("Naam")).toHaveAccessibleDescription(/staat al in de lijst/);
  await dialog.getByRole("button", { name: "Sluiten" }).first().click();

  await row.getByRole("button", { name: "Uitzetten" }).click();
  await expect(row).toContainText("Uit");
  const sanne = await (await deskContext(browser)).newPage();
  await goOnAs(sanne, "sanne@devries.example");
  const offered = async () => {
    const { leadbronnen } = await query<{ leadbronnen: { naam: string }[] }>(sanne, addresses.advisor, "dossier.choices", {});
    return leadbronnen.some((leadbron) => leadbron.naam === naam);
  };
  expect(await offered()).toBe(false);
  await row.getByRole("button", { name: "Aanzetten" }).click();
  await expect(row.getByRole("button", { name: "Uitzetten" })).toBeVisible();
  expect(await offered()).toBe(true);
  await sanne.context().close();
});

test("every list of Beheer is accessible, and whole at 360 pixels", async ({ desk }) => {
  test.setTimeout(90_000);
  await goOnAs(desk, admin);
  for (const path of ["locaties", "inkomenstypen", "klantprofielen", "leadbronnen", "modules"]) {
    await desk.goto(`/beheer/${path}`);
    await expect(desk.getByRole("heading", { level: 1 })).toBeVisible();
    await expectWellMade(desk, `/beheer/${path}`);
  }
});

import type { Browser, Page } from "@playwright/test";
import { mutate } from "./api.ts";
import { addresses, demoPassword, deskContext, type MailBody, waitForMail } from "./fixtures.ts";
import { goOnAs } from "./signed-in.ts";

/** The link of a mail with which a colleague chooses a password. */
export function passwordLinkIn(mail: MailBody): string {
  const link = /https?:\/\/\S+\/wachtwoord\/[\w-]+/.exec(mail.TextBody)?.[0];
  if (!link) throw new Error(`no link to choose a password in: ${mail.TextBody}`);
  return link;
}

export async function choosePassword(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("Wachtwoord", { exact: true }).fill(password);
  await page.getByLabel("Wachtwoord herhalen").fill(password);
  await page.getByRole("button", { name: "Opslaan en inloggen" }).click();
}

/** Another day at the same browser, signed out; from an empty page, since an open screen would go to the sign-in page by itself. */
export async function forget(page: Page): Promise<void> {
  await page.goto("about:blank");
  await page.context().clearCookies();
}

/** Somebody whom no other test knows, invited by the admin and signed in at `page`, with the demo's password. */
export async function becomeColleague(browser: Browser, page: Page, voornaam: string): Promise<{ id: string; email: string }> {
  const admin = await (await deskContext(browser)).newPage();
  await goOnAs(admin, "beheer@devries.example");
  const email = `${voornaam.toLowerCase()}.${Date.now().toString(36)}@devries.example`;
  const { id } = await mutate<{ id: string }>(admin, addresses.advisor, "beheer.gebruikers.invite", {
    voornaam,
    tussenvoegsel: "",
    achternaam: "Zuidema",
    email,
    telefoon: "",
    functie: "",
    rollen: ["adviseur"],
    beperkteInzage: false,
  });
  await admin.context().close();
  await choosePassword(page, passwordLinkIn(await waitForMail(email, /Uitnodiging voor Dossierklaar/)), demoPassword);
  await page.waitForURL(/\/dossiers$/);
  return { id, email };
}

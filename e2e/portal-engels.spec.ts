import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, settle } from "./accessible.ts";
import { addresses, deskContext, expect, phoneContext, test } from "./fixtures.ts";
import { newDossier } from "./new-dossier.ts";
import { openPortal, requestLink } from "./portal-sign-in.ts";
import { goOnAs } from "./signed-in.ts";

/** Words of the screens that no English page says; what the kantoor wrote itself is in its own language. */
const dutch = /\b(Nu te doen|Uiterlijk|aangeleverd|Uitloggen|Versturen|Sluiten|Terug|Afspraken|Vandaag|vandaag|zojuist)\b/;

test("a client reads the portal in English, before signing in and on every device after it", async ({ browser, phone }) => {
  const desk = await (await deskContext(browser)).newPage();
  await goOnAs(desk, "sanne@devries.example");
  const dossier = await newDossier(desk);

  await phone.goto("/inloggen");
  await expect(phone.locator("html")).toHaveAttribute("lang", "nl");
  await phone.getByRole("button", { name: "English" }).click();
  await expect(phone.locator("html")).toHaveAttribute("lang", "en");
  await expect(phone.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await phone.getByLabel("E-mail address").fill("nobody");
  await phone.getByRole("button", { name: "Send me a sign-in link" }).click();
  await expect(phone.getByText("Enter an e-mail address, for example name@example.com.")).toBeVisible();

  // The link comes to another browser of hers, which still speaks Dutch; she comes in here with the choice she made.
  const other = await (await phoneContext(browser)).newPage();
  const { link } = await requestLink(other, dossier.email, addresses);
  await phone.goto(link);
  await phone.getByRole("button", { name: `Continue as ${dossier.naam}` }).click();
  await expect(phone.getByRole("heading", { name: "To do now" })).toBeVisible();
  await expect(phone.getByRole("button", { name: "Nederlands" })).toBeVisible();

  // The other device follows her choice at once.
  await openPortalInEnglish(other, dossier);
  await other.context().close();

  // And back, by the same button; this browser too.
  await phone.getByRole("button", { name: "Nederlands" }).click();
  await expect(phone.getByRole("heading", { name: "Nu te doen" })).toBeVisible();
  await expect(phone.locator("html")).toHaveAttribute("lang", "nl");
  await desk.goto(`/dossiers/${dossier.nummer}/logboek`);
  await expect(desk.getByText("Portaal en e-mail in het Engels").first()).toBeVisible();
  await desk.context().close();
});

async function openPortalInEnglish(page: Page, dossier: { email: string; naam: string }): Promise<void> {
  const { link } = await requestLink(page, dossier.email, addresses);
  await page.goto(link);
  // Not yet known who she is: the browser's own language, until she is.
  await page.getByRole("button", { name: `Doorgaan als ${dossier.naam}` }).click();
  await expect(page.getByRole("heading", { name: "To do now" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
}

test("every screen speaks English, fits a small phone and can be read aloud", async ({ browser, phone }) => {
  const desk = await (await deskContext(browser)).newPage();
  await goOnAs(desk, "sanne@devries.example");
  const dossier = await newDossier(desk);
  await openPortal(phone, dossier.email, dossier.naam, addresses);
  await phone.getByRole("button", { name: "English" }).click();
  await expect(phone.getByRole("heading", { name: "To do now" })).toBeVisible();
  const actiepunt = (await phone.locator('a[href^="/actiepunten/"]').first().getAttribute("href")) ?? "";
  const screens = [
    "/",
    "/afspraken",
    `/afspraken/${dossier.afspraakId}/verzetten`,
    "/documenten",
    "/belangrijk",
    actiepunt,
    "/dossiers",
    "/uitloggen",
  ];
  for (const screen of screens) {
    await phone.goto(screen);
    await settle(phone);
    await expectAccessible(phone, `${screen} in English`);
    await expectNoSidewaysScroll(phone, `${screen} in English`);
    const words = (await phone.locator("header, nav, main").allTextContents()).join(" ");
    expect([screen, dutch.exec(words)?.[0] ?? null]).toEqual([screen, null]);
  }
  // What the server says at a field is English as well, and so is what a status is called.
  await phone.goto(actiepunt);
  await phone.getByRole("button", { name: "I do not have this" }).click();
  await phone.getByRole("button", { name: "Let us know" }).click();
  await expect(phone.getByText("Tell us why you do not have this.")).toBeVisible();
  await phone.getByLabel("Why do you not have this?").fill("My employer has not sent it");
  await phone.getByRole("button", { name: "Let us know" }).click();
  await expect(phone.getByRole("heading", { name: "Passed on" })).toBeVisible();
  await phone.goto("/documenten");
  await expect(phone.getByText("Reported: not applicable")).toBeVisible();
  await desk.context().close();
});

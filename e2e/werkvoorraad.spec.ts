import type { Page } from "@playwright/test";
import { expectWellMade } from "./accessible.ts";
import { choose } from "./controls.ts";
import { expect, test } from "./fixtures.ts";
import { goOnAs } from "./signed-in.ts";

const workRows = (page: Page) => page.locator("[data-work]");

test("an adviser walks through what waits by keyboard, and the number in the bar is that of her rows", async ({ desk }) => {
  await goOnAs(desk, "sanne@devries.example");
  await desk.goto("/werkvoorraad");
  await expect(desk.getByRole("heading", { name: "Werkvoorraad" })).toBeVisible();
  await expect(desk.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
  await expect(workRows(desk).first()).toBeVisible();
  const count = await workRows(desk).count();
  await expect(desk.getByRole("link", { name: `Werkvoorraad ${count} te doen` })).toBeVisible();
  await expect(desk.getByRole("button", { name: `Van mij ${count}` })).toHaveAttribute("aria-pressed", "true");

  const current = desk.locator("[data-work][aria-current]");
  await expect(current).toHaveAttribute("data-work", (await workRows(desk).nth(0).getAttribute("data-work")) ?? "");
  await desk.keyboard.press("j");
  await expect(current).toHaveAttribute("data-work", (await workRows(desk).nth(1).getAttribute("data-work")) ?? "");
  await desk.keyboard.press("k");
  await desk.keyboard.press("Enter");
  await expect(desk).toHaveURL(/\/dossiers\/\d{4}-\d{4}\/dossiercontrole\?toon=te-beoordelen/);
});

test("one group, a search and the whole kantoor are a press away; the screen is whole in every light", async ({ desk }) => {
  await goOnAs(desk, "sanne@devries.example");
  await desk.goto("/werkvoorraad");
  const views = desk.getByRole("navigation", { name: "Werkvoorraad" });
  await views.getByRole("link", { name: /^Te beoordelen/ }).click();
  await expect(desk).toHaveURL(/toon=te-beoordelen/);
  await expect(desk.getByRole("region", { name: "Te beoordelen" })).toBeVisible();
  await expect(desk.getByRole("region", { name: "Klant meldt: n.v.t." })).toHaveCount(0);
  await desk.getByRole("searchbox", { name: "Zoek in de werkvoorraad" }).fill("niemand heet zo");
  await expect(desk.getByText("Niets gevonden in de werkvoorraad.")).toBeVisible();
  await desk.getByRole("searchbox", { name: "Zoek in de werkvoorraad" }).fill("");
  await desk.getByRole("button", { name: /^Iedereen/ }).click();
  await expect(desk).toHaveURL(/van=iedereen/);
  await expectWellMade(desk, "/werkvoorraad");
});

test("what happens in a dossier moves the list, and a signalering is put off and done from it", async ({ desk, complaints }) => {
  // Playwright looks into every frame; the preview's frame refuses its script as it would any other.
  complaints.allow("Blocked script execution in 'about:srcdoc'");
  await goOnAs(desk, "sanne@devries.example");
  await desk.goto("/dossiers/2026-0005/emails/opstellen");
  const subject = `Nabellen ${Date.now().toString(36)}`;
  await desk.getByRole("textbox", { name: "Onderwerp" }).fill(subject);
  await desk.getByRole("textbox", { name: "Tekst" }).fill("We bellen jullie over de taxatie.");
  await choose(desk, "Aan", /^Yara Hendriks \(/);
  const today = new Intl.DateTimeFormat("nl-NL", {
    timeZone: "Europe/Amsterdam",
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
  }).format(new Date());
  await desk.getByRole("textbox", { name: "Signalering: kom hierop terug op" }).fill(today);
  await desk.getByRole("button", { name: "Versturen" }).click();
  await desk.waitForURL(/\/emails$/);

  await desk.goto("/werkvoorraad?toon=signaleringen");
  const row = workRows(desk).filter({ hasText: subject });
  await expect(row).toBeVisible();
  await row.getByRole("button", { name: "Uitstellen" }).click();
  await desk.getByRole("dialog", { name: "Signalering uitstellen" }).getByRole("button", { name: "Uitstellen" }).click();
  await expect(row).toHaveCount(0);
  await desk.getByRole("button", { name: /Ongedaan maken/ }).click();
  await expect(row).toBeVisible();
  await row.getByRole("button", { name: "Afhandelen" }).click();
  await expect(row).toHaveCount(0);
});

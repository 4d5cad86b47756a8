import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { addresses, expect, signIn, test } from "./fixtures.ts";
import { openPortal } from "./portal-sign-in.ts";

async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .exclude("iframe")
    // Experimental, and it reads an avatar's initials, which stand for a picture, as words of the button.
    .disableRules(["label-content-name-mismatch"])
    .analyze();
  const serious = violations.filter((v) => v.impact === "serious" || v.impact === "critical");
  expect(
    serious.map((v) => `${v.id}: ${v.nodes[0]?.html}`),
    where,
  ).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
}

test("every screen of the kantoor is accessible, and whole at 360 pixels", async ({ desk }) => {
  test.setTimeout(120_000);
  await signIn(desk, "sanne@devries.example");
  await desk.goto("/dossiers/2026-0001");
  await expect(desk.getByRole("tree", { name: "Dossiernavigatie" })).toBeVisible();
  const afspraak = /\/dossiers\/2026-0001\/afspraken\/[\w-]+/.exec(desk.url())?.[0] ?? "";
  const screens = [
    "/dossiers",
    "/dossiers/nieuw",
    "/werkvoorraad",
    "/dossiers/2026-0001/dossiercontrole",
    "/dossiers/2026-0001/gegevens",
    "/dossiers/2026-0001/emails",
    "/dossiers/2026-0001/logboek",
    "/dossiers/2026-0001/afspraken/nieuw",
    ...["dossiercontrole", "actiepunten", "emails", "scenario"].map((screen) => `${afspraak}/${screen}`),
  ];
  for (const screen of screens) {
    await desk.setViewportSize({ width: 1440, height: 900 });
    await desk.goto(screen);
    await expect(desk.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await expectAccessible(desk, screen);
    await desk.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(desk, screen);
  }
});

test("every screen of the portal is accessible, and whole at 360 pixels", async ({ phone }) => {
  await phone.goto("/inloggen");
  await expectAccessible(phone, "/inloggen");
  await openPortal(phone, "noor.lburg@voorbeeld.example", "Noor Ëlburg", addresses);
  for (const screen of ["/", "/afspraken", "/documenten"]) {
    await phone.goto(screen);
    await expect(phone.getByRole("heading").first()).toBeVisible();
    await expectAccessible(phone, screen);
    await expectNoSidewaysScroll(phone, screen);
  }
  await phone.goto("/");
  await phone.getByRole("link", { name: "Foto maken" }).first().click();
  await expect(phone.getByRole("heading", { name: "Legitimatiebewijs" })).toBeVisible();
  await expectAccessible(phone, "an actiepunt");
  await expectNoSidewaysScroll(phone, "an actiepunt");
});

import { expectAccessible, expectNoSidewaysScroll, settle } from "./accessible.ts";
import { addresses, expect, signIn, test } from "./fixtures.ts";
import { openPortal } from "./portal-sign-in.ts";
import { goOnAs } from "./signed-in.ts";

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
    afspraak,
    ...["wijzigen", "dossiercontrole", "actiepunten", "emails", "scenario"].map((screen) => `${afspraak}/${screen}`),
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
  await phone.goto("/afspraken");
  await phone.getByRole("link", { name: "Verzetten of afzeggen" }).first().click();
  await expect(phone.getByRole("heading", { name: "Verzetten of afzeggen" })).toBeVisible();
  await expectAccessible(phone, "Verzetten of afzeggen");
  await expectNoSidewaysScroll(phone, "Verzetten of afzeggen");
  await phone.goto("/");
  await phone.getByRole("link", { name: "Foto maken" }).first().click();
  await expect(phone.getByRole("heading", { name: "Legitimatiebewijs" })).toBeVisible();
  await expectAccessible(phone, "an actiepunt");
  await expectNoSidewaysScroll(phone, "an actiepunt");
});

test("the checklist with a paper open, the dialog over it and the sign-in page are accessible, in the light and in the dark", async ({
  desk,
}) => {
  test.setTimeout(90_000);
  await desk.goto("/inloggen");
  for (const colorScheme of ["light", "dark"] as const) {
    await desk.emulateMedia({ colorScheme });
    await expectAccessible(desk, `/inloggen, ${colorScheme}`);
  }
  await goOnAs(desk, "sanne@devries.example");
  await desk.goto("/dossiers/2026-0001/dossiercontrole");
  await desk.getByRole("button", { name: "Bekijken" }).first().click();
  await expect(desk.getByRole("complementary", { name: /^Bekijken/ })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await desk.emulateMedia({ colorScheme });
    await settle(desk);
    await expectAccessible(desk, `a paper beside the list, ${colorScheme}`);
  }
  await desk.getByRole("button", { name: "+ Nieuw stuk toevoegen" }).click();
  await expect(desk.getByRole("dialog").getByRole("combobox", { name: "Soort document" })).toBeVisible();
  await settle(desk);
  await expectAccessible(desk, "Nieuw stuk toevoegen, dark");
  await desk.keyboard.press("Escape");
  await expect(desk.getByRole("dialog", { name: "Nieuw stuk toevoegen" })).toHaveCount(0);
  await desk.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(desk, "a paper at 360 px");
});

test("the portal is accessible in the dark, with a page that did not come through too", async ({ phone }) => {
  await phone.emulateMedia({ colorScheme: "dark" });
  await openPortal(phone, "noor.lburg@voorbeeld.example", "Noor Ëlburg", addresses);
  await expectAccessible(phone, "Overzicht, dark");
  await phone.getByRole("link", { name: "Foto maken" }).first().click();
  await phone.getByLabel("Bestanden kiezen").setInputFiles({ name: "brief.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") });
  await expect(phone.getByRole("alert")).toBeVisible();
  await settle(phone);
  await expectAccessible(phone, "an actiepunt with a refused file, dark");
  await expectNoSidewaysScroll(phone, "an actiepunt with a refused file");
});

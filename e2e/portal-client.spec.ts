import type { Browser, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, settle } from "./accessible.ts";
import { mutate, showDossier } from "./api.ts";
import { addresses, deskContext, expect, makeFiles, phoneContext, test } from "./fixtures.ts";
import { type NewDossier, newDossier } from "./new-dossier.ts";
import { openPortal } from "./portal-sign-in.ts";
import { goOnAs } from "./signed-in.ts";

/** Somebody of the kantoor at a desk. The caller closes its context. */
async function atDesk(browser: Browser, email: string): Promise<Page> {
  const desk = await (await deskContext(browser)).newPage();
  await goOnAs(desk, email);
  return desk;
}

/** A client of a dossier of her own, who has just come in. */
async function comeIn(browser: Browser, phone: Page): Promise<{ desk: Page; dossier: NewDossier }> {
  const desk = await atDesk(browser, "sanne@devries.example");
  const dossier = await newDossier(desk);
  await openPortal(phone, dossier.email, dossier.naam, addresses);
  return { desk, dossier };
}

/** Legible, in the light and in the dark, on a small phone and with large letters. */
async function expectFitForPhone(phone: Page, where: string): Promise<void> {
  await settle(phone);
  await expectAccessible(phone, where);
  await expectNoSidewaysScroll(phone, where);
  await phone.emulateMedia({ colorScheme: "dark" });
  await settle(phone);
  await expectAccessible(phone, `${where}, dark`);
  await phone.emulateMedia({ colorScheme: "light" });
  await phone.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(phone, `${where} at 320 px`);
  await phone.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  await expectNoSidewaysScroll(phone, `${where} at 320 px and 200 %`);
  await phone.evaluate(() => {
    document.documentElement.style.fontSize = "";
  });
  await phone.setViewportSize({ width: 360, height: 740 });
}

/** The number on the first tab. */
async function openCount(phone: Page): Promise<number> {
  const words = phone.getByRole("link", { name: /^Overzicht/ }).getByText(/^\d+ open acties?$/);
  return (await words.count()) === 0 ? 0 : Number.parseInt((await words.textContent()) ?? "", 10);
}

async function deliver(phone: Page, stuk: RegExp): Promise<void> {
  const { photo } = await makeFiles(phone);
  await phone.goto("/");
  await phone.getByRole("link", { name: stuk }).first().click();
  await phone.getByLabel("Bestanden kiezen").setInputFiles(photo);
  await phone.getByRole("button", { name: "Aanleveren" }).click();
  await expect(phone.getByRole("heading", { name: "Aangeleverd" })).toBeVisible({ timeout: 30_000 });
}

test("a mis-tap on a question is told in words and taken back, until the kantoor went on with it", async ({ browser, phone }) => {
  const { desk } = await comeIn(browser, phone);
  const question = phone
    .getByRole("group")
    .filter({ has: phone.getByRole("button", { name: "Ja" }) })
    .first();
  const before = await openCount(phone);
  await question.getByRole("button", { name: "Ja" }).click();
  await expect(phone.getByText("Je antwoord: Ja.")).toBeVisible();
  await expect(phone.getByText(/We vragen daarom nog \d+ document/)).toBeVisible();
  const asked = await openCount(phone);
  expect(asked).toBeGreaterThanOrEqual(before);
  await phone.getByRole("button", { name: "Wijzig je antwoord" }).click();
  await expect(phone.getByText("Bij Nee vervalt wat we door Ja hebben gevraagd.")).toBeVisible();
  await phone.getByRole("button", { name: "Nee" }).click();
  await expect(phone.getByText("Je antwoord: Nee.")).toBeVisible();
  await expect.poll(() => openCount(phone)).toBe(before - 1);
  // Done, it stays to be seen.
  await phone.reload();
  await expect(phone.getByRole("heading", { name: "Gedaan" })).toBeVisible();
  await expect(phone.getByText("Je antwoord: Nee.")).toBeVisible();
  await expectFitForPhone(phone, "Overzicht with an answer");
  await desk.context().close();
});

test("a question about a document is asked on the phone, answered at the desk and read on the phone", async ({ browser, phone }) => {
  test.setTimeout(90_000);
  const { desk, dossier } = await comeIn(browser, phone);
  await desk.goto(`${dossier.path}/dossiercontrole`);
  await expect(desk.getByText("Live", { exact: true })).toBeVisible();
  await phone.getByRole("link", { name: "Foto maken" }).first().click();
  const naam = (await phone.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await phone.getByRole("button", { name: "Vraag stellen" }).click();
  await phone.getByRole("button", { name: "Versturen" }).click();
  await expect(phone.getByText("Schrijf je vraag.")).toBeVisible();
  await phone.getByLabel("Wat wil je weten?").fill("Mag het ook een foto zijn?");
  await phone.getByRole("button", { name: "Versturen" }).click();
  await expect(phone.getByText(/heeft je vraag gekregen/)).toBeVisible();
  await expectFitForPhone(phone, "an actiepunt with a question");

  // Without a reload: the adviser reads it where the stuk is.
  const row = desk.getByRole("row").filter({ hasText: "Mag het ook een foto zijn?" });
  await expect(row).toBeVisible();
  await row.getByRole("button", { name: "Beantwoorden" }).click();
  await desk.getByRole("dialog").getByLabel("Antwoord").fill("Ja, als alles leesbaar is.");
  await desk.getByRole("dialog").getByRole("button", { name: "Versturen" }).click();
  await expect(desk.getByRole("dialog")).toBeHidden();
  await expect(phone.getByText("Ja, als alles leesbaar is.")).toBeVisible();
  expect(naam).not.toBe("");
  await desk.context().close();
});

test("what was delivered can be taken back while nobody opened it, moved, and stays once it was opened", async ({ browser, phone }) => {
  test.setTimeout(120_000);
  const { desk, dossier } = await comeIn(browser, phone);
  await deliver(phone, /salarisstrook/i);
  await phone.goto("/documenten");
  await expectFitForPhone(phone, "Mijn documenten");
  const remove = phone.getByRole("button", { name: /Verwijderen.*salarisstrook/i });
  await remove.click();
  await expect(phone.getByRole("dialog")).toBeVisible();
  await phone.getByRole("button", { name: "Laten staan" }).click();
  await expect(phone.getByRole("dialog")).toBeHidden();
  await remove.click();
  await phone.getByRole("dialog").getByRole("button", { name: "Verwijderen" }).click();
  await expect(phone.getByText("Je hebt nog niets aangeleverd.")).toBeVisible();

  await deliver(phone, /salarisstrook/i);
  await phone.goto("/documenten");
  await phone.getByRole("link", { name: /salarisstrook/i }).click();
  await phone.getByRole("button", { name: "Hoort bij een ander document" }).click();
  await phone.getByRole("radio", { name: /UWV/ }).check();
  await phone.getByRole("button", { name: "Verplaatsen" }).click();
  await expect(phone.getByRole("heading", { level: 1, name: /UWV/ })).toBeVisible();
  await expect(phone.getByText("Ontvangen", { exact: true })).toBeVisible();

  const shown = await showDossier(desk, addresses.advisor, dossier.nummer);
  const moved = shown.stukken.find((stuk) => stuk.naam.includes("UWV") && stuk.status === "received");
  const { bestanden } = moved as unknown as { bestanden: { id: string }[] }; // more of the view than api.ts names
  await mutate(desk, addresses.advisor, "dossiercontrole.openBestand", { dossierId: dossier.dossierId, bestandId: bestanden[0]?.id });
  await expect(phone.getByText("Bekeken")).toBeVisible();
  await expect(phone.getByRole("button", { name: /Verwijderen/ })).toHaveCount(0);
  await desk.context().close();
});

test("a paper of the kantoor is put there by an admin and downloaded by a client", async ({ browser, phone }) => {
  test.setTimeout(90_000);
  const admin = await atDesk(browser, "beheer@devries.example");
  const { pdf } = await makeFiles(admin);
  const naam = `Voorwaarden ${crypto.randomUUID().slice(0, 8)}`;
  await admin.goto("/beheer/belangrijke-documenten");
  await admin.getByRole("button", { name: "Document toevoegen" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("button", { name: "Toevoegen" }).click();
  await expect(dialog.getByText("Kies een bestand.")).toBeVisible();
  await dialog.getByLabel("Bestand", { exact: true }).setInputFiles({ ...pdf, buffer: Buffer.from("<html>") });
  await expect(dialog.getByText(/Kies een pdf, een Word-bestand/)).toBeVisible();
  await dialog.getByLabel("Bestand", { exact: true }).setInputFiles(pdf);
  await dialog.getByLabel("Naam").fill(naam);
  await dialog.getByLabel("Omschrijving").fill("Geldig vanaf 2026");
  await dialog.getByRole("button", { name: "Toevoegen" }).click();
  await expect(admin.getByRole("row").filter({ hasText: naam })).toBeVisible();
  await expectAccessible(admin, "Belangrijke documenten in Beheer");

  const { desk } = await comeIn(browser, phone);
  await phone.getByRole("link", { name: "Belangrijke documenten" }).click();
  await expect(phone.getByRole("link", { name: new RegExp(`${naam} Geldig vanaf 2026`) })).toBeVisible();
  await expectFitForPhone(phone, "Belangrijke documenten");
  const download = phone.waitForEvent("download");
  await phone.getByRole("link", { name: new RegExp(naam) }).click();
  expect((await download).suggestedFilename()).toBe(pdf.name);

  await admin.getByRole("row").filter({ hasText: naam }).getByRole("button", { name: "Verwijderen" }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Verwijderen" }).click();
  await expect(admin.getByRole("row").filter({ hasText: naam })).toHaveCount(0);
  await phone.reload();
  await expect(phone.getByText(naam)).toHaveCount(0);
  await desk.context().close();
  await admin.context().close();
});

test("an upload works in a browser without a script", async ({ browser }) => {
  test.setTimeout(90_000);
  const desk = await atDesk(browser, "sanne@devries.example");
  const dossier = await newDossier(desk);
  const withScript = await (await phoneContext(browser)).newPage();
  await openPortal(withScript, dossier.email, dossier.naam, addresses);
  const cookies = await withScript.context().cookies(addresses.portal);
  const { photo } = await makeFiles(withScript);
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 }, baseURL: addresses.portal });
  await context.addCookies(cookies);
  const plain = await context.newPage();
  await plain.goto("/");
  await plain
    .getByRole("link", { name: /salarisstrook/i })
    .first()
    .click();
  await expect(plain.getByText("Bestanden kiezen")).toBeHidden();
  // Each press is answered by a page; reloading before that one stands would cut it off.
  const deliver = () => Promise.all([plain.waitForEvent("load"), plain.getByRole("button", { name: "Aanleveren" }).click()]);
  await deliver();
  // Words inside noscript are found by what holds them: Playwright's search for text passes over them.
  const panel = plain.getByRole("region", { name: "Aanleveren" });
  const input = panel.locator("input[type=file]");
  await expect(panel.getByRole("alert")).toHaveText("Kies eerst een foto of bestand.");
  await input.setInputFiles([{ ...photo, buffer: Buffer.from("<html>geen foto</html>") }]);
  await deliver();
  const shownAfterReload = async (place: typeof panel, words: RegExp) =>
    expect
      .poll(
        async () => {
          await plain.reload();
          return (await place.textContent()) ?? "";
        },
        { timeout: 30_000 },
      )
      .toMatch(words);
  await shownAfterReload(panel, /geen foto of pdf die we kunnen openen/);
  await input.setInputFiles([photo]);
  await deliver();
  await shownAfterReload(plain.locator("main"), /Ontvangen zojuist|Ontvangen vandaag/);
  await context.close();
  await withScript.context().close();
  await desk.context().close();
});

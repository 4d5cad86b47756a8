import type { Page } from "@playwright/test";
import { expectWellMade } from "./accessible.ts";
import { mutate, query, showDossier } from "./api.ts";
import { stukRow } from "./controls.ts";
import { addresses, deskContext, expect, makeFiles, test } from "./fixtures.ts";
import { newDossier } from "./new-dossier.ts";
import { openPortal } from "./portal-sign-in.ts";
import { goOnAs } from "./signed-in.ts";

const admin = "beheer@devries.example";
const list = "/beheer/soorten-documenten";

type Soort = { id: string; naam: string };

/** A kind of this test's own, made as the screen makes it: what other tests ask keeps its words. */
async function newSoort(page: Page, naam: string): Promise<string> {
  const soorten = await query<Soort[]>(page, addresses.advisor, "beheer.soorten.list", null as never); // the procedure takes no input
  const id = soorten.find((soort) => soort.naam === "Afschrift spaarrekening(en)")?.id;
  const {
    actief: _,
    voorbeeld: __,
    scenarios: ___,
    id: ____,
    versie: _____,
    ...words
  } = await query<Record<string, unknown>>(page, addresses.advisor, "beheer.soorten.show", { id });
  const added = await mutate<{ id: string }>(page, addresses.advisor, "beheer.soorten.add", {
    ...words,
    naam,
    klantNaam: `${naam} van de klant`,
    synoniemen: [],
  });
  return added.id;
}

test("an admin changes the words of a soort and adds a reason: the next stuk shows both, an old one keeps what was told", async ({
  desk,
  phone,
  browser,
  complaints,
}) => {
  test.setTimeout(180_000);
  complaints.allow("400");
  const naam = `Proefstuk ${crypto.randomUUID().slice(0, 8)}`;
  await goOnAs(desk, admin);
  const soortDocumentId = await newSoort(desk, naam);
  const adviseur = await (await deskContext(browser)).newPage();
  await goOnAs(adviseur, "sanne@devries.example");
  const dossier = await newDossier(adviseur);
  const { aanvragers } = await showDossier(adviseur, addresses.advisor, dossier.nummer);
  const ask = (omschrijving: string) =>
    mutate<{ stukId: string }>(adviseur, addresses.advisor, "dossiercontrole.add", {
      dossierId: dossier.dossierId,
      afspraakId: dossier.afspraakId,
      soortDocumentId,
      aanvragerId: aanvragers[0]?.id,
      omschrijving,
      klantMagUploaden: true,
      klantMagInzien: false,
      uiterlijk: null,
    });
  const old = await ask("eerste");

  await test.step("the soort is found by its name, and changed", async () => {
    await desk.goto(list);
    await expectWellMade(desk, list);
    await desk.getByRole("searchbox", { name: "Zoek een soort document" }).fill(naam);
    await desk.getByRole("link", { name: new RegExp(naam) }).click();
    await expect(desk.getByRole("heading", { level: 1, name: naam })).toBeVisible();
    await desk.getByLabel("Naam voor de klant").fill("");
    await desk.getByRole("button", { name: "Opslaan" }).click();
    await expect(desk.getByLabel("Naam voor de klant")).toHaveAccessibleDescription(/Vul in hoe de klant dit document noemt/);
    await desk.getByLabel("Naam voor de klant").fill("Overzicht van je geld");
    await desk.getByLabel("Wat is het", { exact: true }).fill("Een overzicht van uw spaargeld.");
    await desk.getByRole("button", { name: "Informeel" }).click();
    await desk.getByLabel("Wat is het (informeel)").fill("Een overzicht van je spaargeld.");
    await desk.getByRole("button", { name: "Reden toevoegen" }).click();
    // By the keyboard: the new field has the focus.
    await desk.keyboard.type("De naam van de bank ontbreekt.");
    await desk.getByRole("button", { name: "Uitzetten: reden 1" }).focus();
    await desk.keyboard.press("Enter");
    await desk.getByRole("button", { name: "Opslaan" }).click();
    await expect(desk.getByText(/is opgeslagen voor wat je vanaf nu vraagt/)).toBeVisible();
  });

  await test.step("a picture of a good copy; what is none is refused at its field", async () => {
    const field = desk.getByLabel("Voorbeeld van een goede kopie", { exact: true });
    await field.setInputFiles({ name: "x.png", mimeType: "image/png", buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>") });
    await expect(desk.getByText("Dit is geen afbeelding die we kunnen openen.")).toBeVisible();
    await field.setInputFiles((await makeFiles(desk)).photo);
    await expect(desk.getByRole("img", { name: `Voorbeeld van ${naam}` })).toBeVisible();
    await expectWellMade(desk, "a soort");
  });

  const next = await ask("tweede");
  await test.step("the client reads the new words and sees the picture at the next one, the old words at the old one", async () => {
    await openPortal(phone, dossier.email, dossier.naam, addresses);
    await phone.goto(`/actiepunten/${next.stukId}`);
    await expect(phone.getByRole("heading", { level: 1, name: /Overzicht van je geld/ })).toBeVisible();
    await expect(phone.getByText("Een overzicht van je spaargeld.")).toBeVisible();
    await phone.getByText("Zo ziet een goede kopie eruit").click();
    const picture = phone.getByRole("img", { name: "Voorbeeld van een goede kopie" });
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(40);
    await phone.goto(`/actiepunten/${old.stukId}`);
    await expect(phone.getByRole("heading", { level: 1, name: new RegExp(`${naam} van de klant`) })).toBeVisible();
    await phone.getByText("Zo ziet een goede kopie eruit").click();
    await expect(phone.getByRole("img", { name: "Voorbeeld van een goede kopie" })).toHaveCount(0);
    // Only who may see the dossier sees the picture.
    const shown = await desk.getByRole("img", { name: `Voorbeeld van ${naam}` }).getAttribute("src");
    expect((await fetch(`${addresses.portal}${shown}`)).status).toBe(404);
  });

  await test.step("the adviser finds the new reason at the next one only", async () => {
    const { pdf } = await makeFiles(adviseur);
    await adviseur.goto(`${dossier.path}/dossiercontrole`);
    // The first reason was switched off with the same change.
    for (const [which, reason, not] of [
      ["eerste", "Het document is niet goed leesbaar.", "De naam van de bank ontbreekt."],
      ["tweede", "De naam van de bank ontbreekt.", "Het document is niet goed leesbaar."],
    ] as const) {
      const row = stukRow(adviseur, which);
      await row.getByRole("button", { name: "Meer acties" }).click();
      const [chooser] = await Promise.all([
        adviseur.waitForEvent("filechooser"),
        adviseur.getByRole("menuitem", { name: "Bestand toevoegen" }).click(),
      ]);
      await chooser.setFiles(pdf);
      await expect(row.getByText("Ontvangen")).toBeVisible({ timeout: 30_000 });
      await row.getByRole("button", { name: "Bekijken" }).click();
      const viewer = adviseur.getByRole("complementary", { name: new RegExp(which) });
      await viewer.getByRole("button", { name: "Afkeuren" }).click();
      await expect(viewer.getByText(reason)).toBeVisible();
      await expect(viewer.getByText(not)).toHaveCount(0);
      await adviseur.keyboard.press("Escape");
      await adviseur.keyboard.press("Escape");
      await expect(viewer).toHaveCount(0);
    }
  });
  await adviseur.context().close();
});

test("who changes a soort that a colleague has just changed is told so, and keeps what was typed", async ({ desk, complaints }) => {
  complaints.allow("409");
  await goOnAs(desk, admin);
  const naam = `Proefstuk ${crypto.randomUUID().slice(0, 8)}`;
  const id = await newSoort(desk, naam);
  await desk.goto(`${list}/${id}`);
  await desk.getByLabel("Waarom", { exact: true }).fill("Zo ziet de geldverstrekker het spaargeld.");
  const soort = await query<Record<string, unknown>>(desk, addresses.advisor, "beheer.soorten.show", { id });
  await mutate(desk, addresses.advisor, "beheer.soorten.change", { ...soort, naam: `${naam} nieuw` });
  await desk.getByRole("button", { name: "Opslaan" }).click();
  await expect(desk.getByText("Karin heeft dit net gewijzigd. Er is niets opgeslagen.", { exact: false })).toBeVisible();
  await expect(desk.getByLabel("Waarom", { exact: true })).toHaveValue("Zo ziet de geldverstrekker het spaargeld.");
});

test("a soort that is switched off can be taken back, and stands out in the list; a new one is added", async ({ desk, complaints }) => {
  complaints.allow("400");
  await goOnAs(desk, admin);
  const naam = `Proefstuk ${crypto.randomUUID().slice(0, 8)}`;
  await desk.goto(list);
  await desk.getByRole("link", { name: "Soort toevoegen" }).click();
  await desk.getByRole("button", { name: "Toevoegen", exact: true }).click();
  await expect(desk.getByLabel("Naam", { exact: true })).toHaveAccessibleDescription(/Vul een naam in/);
  await desk.getByLabel("Naam", { exact: true }).fill(naam);
  await desk.getByLabel("Naam voor de klant").fill("Proef");
  await desk.getByLabel("Wat is het", { exact: true }).fill("Een proef.");
  await desk.getByLabel("Waarom", { exact: true }).fill("Om te zien of het werkt.");
  await desk.getByRole("button", { name: "Toevoegen", exact: true }).click();
  await expect(desk.getByRole("heading", { level: 1, name: naam })).toBeVisible();
  await desk.goto(list);
  await desk.getByRole("searchbox", { name: "Zoek een soort document" }).fill(naam);
  const row = desk.getByRole("row").filter({ hasText: naam });
  await row.getByRole("button", { name: `Uitzetten: ${naam}` }).click();
  await expect(row.getByText("Uit", { exact: true })).toBeVisible();
  await desk.getByRole("button", { name: /Ongedaan maken/ }).click();
  await expect(row.getByText("Aan", { exact: true })).toBeVisible();
  await row.getByRole("button", { name: `Uitzetten: ${naam}` }).click();
  await expect(row.getByText("Uit", { exact: true })).toBeVisible();
  await desk.getByRole("searchbox", { name: "Zoek een soort document" }).fill("bestaat niet");
  await expect(desk.getByText("Geen soorten documenten gevonden.")).toBeVisible();
});

import type { Page } from "@playwright/test";
import { expectWellMade } from "./accessible.ts";
import { mutate, query, showDossier } from "./api.ts";
import { choose, fillDate, inTwoWeeks } from "./controls.ts";
import { addresses, expect, test, waitForMail } from "./fixtures.ts";
import { newDossier } from "./new-dossier.ts";
import { goOnAs } from "./signed-in.ts";

// The second kantoor of the demo: its admin is adviseur as well, and what starts there starts in nobody else's test.
const piet = "piet@bakker.example";

type Scenario = { id: string; naam: string; fase: string; versie: number; regels: object[] };
const scenariosOf = (desk: Page) => query<Scenario[]>(desk, addresses.advisor, "beheer.scenarios.list", null as never); // the procedure takes no input
async function scenarioNamed(desk: Page, naam: string): Promise<Scenario> {
  const found = (await scenariosOf(desk)).find((one) => one.naam === naam);
  if (!found) throw new Error(`no scenario ${naam}`);
  return found;
}
const namesIn = async (desk: Page, nummer: string) =>
  (await showDossier(desk, addresses.advisor, nummer)).stukken.map((stuk) => stuk.naam).sort();

/** Finds a soort document by a part of its name or a synonym, from the keyboard. */
async function chooseSoort(desk: Page, regel: number, typed: string, naam: string): Promise<void> {
  const field = desk.getByRole("group", { name: `Regel ${regel}`, exact: true }).getByRole("combobox", { name: "Soort document" });
  await field.fill(typed);
  await desk.getByRole("option", { name: naam }).first().waitFor();
  await desk.keyboard.press("ArrowDown");
  await desk.keyboard.press("Enter");
  await expect(field).toHaveValue(naam);
}

test("an admin makes a scenario and its trigger; a change is for the next afspraak and leaves old dossiers alone", async ({
  desk,
  complaints,
}) => {
  test.setTimeout(150_000);
  for (const part of ["400", "409"]) complaints.allow(part);
  await goOnAs(desk, piet);
  const naam = `Proef ${crypto.randomUUID().slice(0, 6)}`;
  const example = desk.getByRole("region", { name: "Voorbeeld" });

  await test.step("made from the keyboard, with what it asks beside it", async () => {
    await desk.goto("/beheer");
    await expect(desk).toHaveURL(/\/beheer\/scenarios$/);
    await expectWellMade(desk, "/beheer/scenarios");
    await desk.getByRole("link", { name: "Scenario toevoegen" }).press("Enter");
    await expect(desk.getByLabel("Naam", { exact: true })).toBeFocused();
    await desk.keyboard.type(naam);
    await desk.getByRole("button", { name: "Stuk", exact: true }).press("Enter");
    await expect(desk.getByRole("combobox", { name: "Soort document" })).toBeFocused();
    await desk.getByRole("button", { name: "Toevoegen" }).click();
    await expect(desk.getByRole("combobox", { name: "Soort document" })).toHaveAccessibleDescription(/Kies een soort document/);
    await chooseSoort(desk, 1, "jaarcijfers", "Jaarrekening");
    await desk.getByRole("textbox", { name: "Aantal jaren" }).fill("2");
    await desk.getByRole("textbox", { name: "Aantal jaren" }).blur();
    await expect(example.getByText(/^Jaarrekening \d{4}$/)).toHaveCount(4);
    await example.getByText("1 aanvrager", { exact: true }).click();
    await expect(example.getByText(/^Jaarrekening \d{4}$/)).toHaveCount(2);
    await desk.getByRole("button", { name: "Stuk", exact: true }).click();
    await chooseSoort(desk, 2, "BKR", "BKR-overzicht");
    await desk.getByRole("button", { name: "Vraag", exact: true }).click();
    await desk.getByLabel("Vraag, formeel").fill("Heeft u een lening?");
    await desk.getByLabel("Vraag, informeel").fill("Heb je een lening?");
    await desk.getByRole("combobox", { name: "Ja start scenario" }).fill("Schulden");
    await desk.getByRole("option", { name: /^Schulden/ }).click();
    await expectWellMade(desk, "/beheer/scenarios/nieuw");
    await desk.getByRole("button", { name: "Toevoegen" }).click();
    await expect(desk.getByText(`${naam} is toegevoegd.`)).toBeVisible();
    // Found by a synonym of what it asks.
    await desk.getByRole("searchbox", { name: "Scenario zoeken" }).fill(`${naam} jaarcijfers`);
    await expect(desk.getByRole("row").filter({ hasText: naam })).toBeVisible();
  });

  await test.step("a trigger that reads as a sentence starts it", async () => {
    await desk.goto("/beheer/triggers");
    await expectWellMade(desk, "/beheer/triggers");
    await expect(desk.getByText("Bij Oriënterend gesprek, voor wie Loondienst vast heeft: start Oriëntatie loondienst")).toBeVisible();
    await desk.getByRole("button", { name: "Trigger toevoegen" }).click();
    const dialog = desk.getByRole("dialog", { name: "Trigger toevoegen" });
    await choose(dialog, "Inkomenstype", "Loondienst vast");
    await dialog.getByRole("combobox", { name: "Scenario" }).fill(naam);
    await desk.getByRole("option", { name: new RegExp(naam) }).click();
    await expect(dialog.getByText(`Bij Oriënterend gesprek, voor wie Loondienst vast heeft: start ${naam}.`)).toBeVisible();
    await expectWellMade(desk, "Trigger toevoegen");
    await dialog.getByRole("button", { name: "Toevoegen" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(desk.getByRole("row").filter({ hasText: `start ${naam}` })).toBeVisible();
    await expect(desk.getByRole("row").filter({ hasText: `De vraag staat in ${naam}.` })).toBeVisible();
  });

  const old = await newDossier(desk);
  const before = await namesIn(desk, old.nummer);
  expect(before).toContain("BKR-overzicht");

  await test.step("changed: another soort in the place of one, and too late for who opened it before", async () => {
    const { id, ...scenario } = await scenarioNamed(desk, naam);
    await desk.goto(`/beheer/scenarios/${id}`);
    await expect(example.getByText("Bij Oriënterend gesprek, voor wie Loondienst vast heeft")).toBeVisible();
    await chooseSoort(desk, 2, "private", "Private-leasecontract");
    await desk.getByRole("group", { name: "Regel 1", exact: true }).getByRole("button", { name: "Regel weghalen" }).click();
    await expect(example.getByText(/^Jaarrekening/)).toHaveCount(0);
    const { versie, ...rest } = scenario;
    await mutate(desk, addresses.advisor, "beheer.scenarios.change", { id, seenVersie: versie, ...rest });
    await desk.getByRole("button", { name: "Opslaan" }).click();
    await expect(desk.getByText("Piet heeft dit net gewijzigd. Er is niets opgeslagen.", { exact: false })).toBeVisible();
    await expect(desk.getByRole("combobox", { name: "Soort document" })).toHaveValue("Private-leasecontract");
    await desk.reload();
    await chooseSoort(desk, 2, "private", "Private-leasecontract");
    await desk.getByRole("group", { name: "Regel 1", exact: true }).getByRole("button", { name: "Regel weghalen" }).click();
    await desk.getByRole("button", { name: "Opslaan" }).click();
    await expect(desk.getByText(`${naam} is opgeslagen.`, { exact: false })).toBeVisible();
  });

  await test.step("the next Nieuwe afspraak asks the new soort; the old dossier is as it was", async () => {
    expect(await namesIn(desk, old.nummer)).toEqual(before);
    await desk.goto(`/dossiers/${old.nummer}/afspraken/nieuw`);
    await choose(desk, "Type afspraak", "Oriënterend gesprek");
    const preview = desk.getByRole("region", { name: "Wat er gebeurt na opslaan" });
    await expect(preview.getByText("Private-leasecontract")).toBeVisible();
    await expect(preview.getByText(naam)).toBeVisible();
    const next = await newDossier(desk);
    const asked = await namesIn(desk, next.nummer);
    expect(asked).toContain("Private-leasecontract");
    expect(asked).not.toContain("BKR-overzicht");
  });

  await test.step("the trigger is taken away, brought back, and the scenario switched off", async () => {
    await desk.goto("/beheer/triggers");
    const row = desk.getByRole("row").filter({ hasText: `start ${naam}` });
    await row.getByRole("button", { name: "Weghalen" }).click();
    await expect(row).toHaveCount(0);
    await desk.getByRole("button", { name: /Ongedaan maken/ }).click();
    await expect(row).toBeVisible();
    await desk.goto("/beheer/scenarios");
    const own = desk.getByRole("row").filter({ hasText: naam });
    await own.getByRole("button", { name: "Uitzetten" }).click();
    const asking = desk.getByRole("alertdialog", { name: `${naam} uitzetten?` });
    await expect(asking.getByText("1 trigger start dit scenario vanzelf.", { exact: false })).toBeVisible();
    await asking.getByRole("button", { name: "Uitzetten" }).click();
    await expect(own.getByText("Uit", { exact: true })).toBeVisible();
    const last = await newDossier(desk);
    expect(await namesIn(desk, last.nummer)).not.toContain("Private-leasecontract");
    // A question whose ja would lead nowhere is not made.
    await desk
      .getByRole("row")
      .filter({ hasText: /^Studieschuld/ })
      .getByRole("button", { name: "Uitzetten" })
      .click();
    await expect(desk.getByText("Haal die vraag daar eerst weg.", { exact: false })).toBeVisible();
  });
});

test("a text that is too long stays in its field, which says by how much", async ({ desk, complaints }) => {
  complaints.allow("400");
  await goOnAs(desk, piet);
  await desk.goto("/beheer/locaties");
  await desk.getByRole("button", { name: "Locatie toevoegen" }).click();
  const naam = desk.getByRole("dialog").getByLabel("Naam", { exact: true });
  await naam.fill("x".repeat(92));
  await expect(naam).toHaveValue("x".repeat(92));
  await expect(naam).toHaveAccessibleDescription("Dit is 12 tekens te lang: er passen er 80.");
  await desk.getByRole("dialog").getByRole("button", { name: "Toevoegen" }).click();
  await expect(naam).toHaveAccessibleDescription("Dit is 12 tekens te lang: er passen er 80.");
  await naam.fill("Kantoor Zuid");
  await expect(naam).not.toHaveAccessibleDescription(/te lang/);
});

test("an admin makes a kind of afspraak: the next Nieuwe afspraak begins as it says, and the client gets the chosen confirmation", async ({
  desk,
  complaints,
}) => {
  test.setTimeout(120_000);
  complaints.allow("400");
  await goOnAs(desk, piet);
  const naam = `Proefgesprek ${crypto.randomUUID().slice(0, 6)}`;
  await desk.goto("/beheer/afspraaktypen");
  await expectWellMade(desk, "/beheer/afspraaktypen");
  await desk.getByRole("button", { name: "Afspraaktype toevoegen" }).press("Enter");
  const dialog = desk.getByRole("dialog", { name: "Afspraaktype toevoegen" });
  await expect(dialog.getByLabel("Naam", { exact: true })).toBeFocused();
  await desk.keyboard.type(naam);
  await dialog.getByLabel("Titel", { exact: true }).fill("Proef {naam}");
  await dialog.getByLabel("Titel voor de klant, formeel").fill("Kennismaken met {kantoor}");
  await dialog.getByLabel("Titel voor de klant, informeel").fill("Kennismaken met {kantoor}");
  await choose(dialog, "Bevestiging", "Zoals bij Kennismaking telefonisch/video");
  await dialog.getByRole("button", { name: "Toevoegen" }).click();
  await expect(dialog.getByLabel("Titel", { exact: true })).toHaveAccessibleDescription(/Gebruik tussen accolades alleen \{achternaam\}/);
  await dialog.getByLabel("Titel", { exact: true }).fill("Proef {achternaam}");
  await expectWellMade(desk, "Afspraaktype toevoegen");
  await dialog.getByRole("button", { name: "Toevoegen" }).click();
  await expect(dialog).toHaveCount(0);
  const row = desk.getByRole("row").filter({ hasText: naam });
  await expect(row.getByText("Zoals bij Kennismaking telefonisch/video")).toBeVisible();

  const dossier = await newDossier(desk);
  await desk.goto(`/dossiers/${dossier.nummer}/afspraken/nieuw`);
  await choose(desk, "Type afspraak", naam);
  await expect(desk.getByLabel("Titel", { exact: true })).toHaveValue(/^Proef Proef /);
  await expect(desk.getByLabel("Duur")).toHaveValue(/^60/);
  await desk.getByRole("textbox", { name: "Tijdstip" }).fill("06:00");
  await desk.getByRole("textbox", { name: "Tijdstip" }).blur();
  await fillDate(desk, "Datum", inTwoWeeks());
  await desk.getByRole("button", { name: "Opslaan" }).click();
  await desk.waitForURL(/\/afspraken\/[0-9a-f-]{36}/);
  await waitForMail(dossier.email, /Je hoeft niets voor te bereiden/, 30_000);

  await desk.goto("/beheer/afspraaktypen");
  await row.getByRole("button", { name: "Uitzetten" }).click();
  await expect(row.getByText("Uit", { exact: true })).toBeVisible();
  await expect(desk.getByText(`${naam} staat uit. Afspraken die er zijn, blijven.`)).toBeVisible();
  await desk.goto(`/dossiers/${dossier.nummer}`);
  await expect(desk.getByText(naam).first()).toBeVisible();
});

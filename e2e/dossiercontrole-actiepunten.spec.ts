import { choose, stukRow } from "./controls.ts";
import { addresses, expect, test } from "./fixtures.ts";
import { newDossier } from "./new-dossier.ts";
import { openPortal } from "./portal-sign-in.ts";
import { goOnAs } from "./signed-in.ts";

test("an adviser asks something in her own words and a question; the client ticks, answers and says what she has not", async ({
  desk,
  phone,
  complaints,
}) => {
  test.setTimeout(150_000);
  // What was left out is refused, and the browser notes it.
  complaints.allow("400");
  await goOnAs(desk, "sanne@devries.example");
  const dossier = await newDossier(desk);
  await desk.goto(`${dossier.path}/actiepunten`);
  const open = desk.getByRole("table", { name: "Open" });
  const done = desk.getByRole("table", { name: "Gedaan" });
  const rowOf = (part: string) => open.getByRole("row").filter({ hasText: part });

  await test.step("Nieuw actiepunt, by keyboard, says at its field what is missing", async () => {
    await desk.getByRole("button", { name: "Nieuw actiepunt" }).focus();
    await desk.keyboard.press("Enter");
    const dialog = desk.getByRole("dialog", { name: "Nieuw actiepunt" });
    await dialog.getByRole("button", { name: "Toevoegen" }).press("Enter");
    await expect(dialog.getByLabel("Wat moet de klant doen")).toHaveAccessibleDescription(/Schrijf wat je de klant vraagt/);
    await dialog.getByLabel("Wat moet de klant doen").fill("Bel je pensioenfonds over waardeoverdracht.");
    await choose(dialog, "Voor wie", dossier.naam);
    await dialog.getByRole("button", { name: "Toevoegen" }).click();
    await expect(rowOf("Bel je pensioenfonds")).toBeVisible();
  });

  await test.step("a question whose Ja starts a scenario", async () => {
    await desk.getByRole("button", { name: "Nieuw actiepunt" }).click();
    const dialog = desk.getByRole("dialog", { name: "Nieuw actiepunt" });
    await dialog.getByText("Vraag met ja of nee").click();
    await dialog.getByLabel("Vraag", { exact: true }).fill("Heb je een persoonlijke lening?");
    await dialog.getByRole("button", { name: "Toevoegen" }).click();
    await expect(dialog.getByText("Kies het scenario dat bij Ja start.")).toBeVisible();
    await dialog.getByRole("combobox", { name: "Scenario bij Ja" }).fill("schuld");
    await desk.getByRole("option", { name: "Schulden" }).click();
    await dialog.getByRole("button", { name: "Toevoegen" }).click();
    await expect(rowOf("Heb je een persoonlijke lening?")).toBeVisible();
  });

  await test.step("the client ticks Klaar and answers Ja; the adviser's page moves", async () => {
    await openPortal(phone, dossier.email, dossier.naam, addresses);
    await expect(phone.getByText("Bel je pensioenfonds over waardeoverdracht.")).toBeVisible();
    await phone.getByRole("button", { name: "Klaar" }).click();
    await expect(phone.getByRole("button", { name: "Klaar" })).toHaveCount(0);
    await phone
      .getByRole("group", { name: /Heb je een persoonlijke lening\?/ })
      .getByRole("button", { name: "Ja" })
      .click();
    await expect(done.getByRole("row").filter({ hasText: "Bel je pensioenfonds" }).getByText("Klaar")).toBeVisible();
    await expect(done.getByText("Antwoord: Ja")).toBeVisible();
    await expect(rowOf("BKR-overzicht").first()).toBeVisible();
  });

  await test.step("Dit heb ik niet: asked anyway, then accepted", async () => {
    const stuk = await stukIdOf("Recente salarisstrook");
    const declare = async (reden: string) => {
      await phone.goto(`/actiepunten/${stuk}`);
      await phone.getByRole("button", { name: "Dit heb ik niet" }).click();
      await phone.getByLabel("Waarom heb je dit niet?").fill(reden);
      await phone.getByRole("button", { name: "Doorgeven" }).click();
      await expect(rowOf("Recente salarisstrook").getByText("Klant meldt: n.v.t.")).toBeVisible();
    };
    await declare("Ik krijg er geen.");
    await expect(rowOf("Recente salarisstrook").getByText("De klant schrijft: Ik krijg er geen.")).toBeVisible();
    await rowOf("Recente salarisstrook").getByRole("button", { name: "Toch vragen" }).click();
    const dialog = desk.getByRole("dialog");
    await dialog.getByLabel("Reden").fill("Hij staat in het portaal van je werkgever.");
    await dialog.getByRole("button", { name: "Toch vragen" }).click();
    await expect(rowOf("Recente salarisstrook").getByText("Aan te leveren")).toBeVisible();
    await declare("Daar staat niets.");
    await rowOf("Recente salarisstrook").getByRole("button", { name: "Accepteren" }).click();
    await expect(open.getByText("Recente salarisstrook")).toHaveCount(0);
  });

  async function stukIdOf(name: string): Promise<string> {
    await desk.goto(`${dossier.path}/dossiercontrole`);
    const id = (await stukRow(desk, name).getAttribute("data-stuk")) ?? "";
    await desk.goto(`${dossier.path}/actiepunten`);
    return id;
  }
});

import { mutate, query, showDossier } from "./api.ts";
import { fillDate, stukRow } from "./controls.ts";
import { addresses, expect, test } from "./fixtures.ts";
import { newDossier } from "./new-dossier.ts";
import { goOnAs } from "./signed-in.ts";

/** So many days from now, `YYYY-MM-DD`. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("an adviser looks at scenario's by keyboard, starts several at once, and starting again asks nothing twice", async ({ desk }) => {
  test.setTimeout(90_000);
  await goOnAs(desk, "sanne@devries.example");
  const dossier = await newDossier(desk);
  await desk.goto(`${dossier.path}/scenario`);
  const preview = desk.getByRole("region", { name: "Wat er wordt gevraagd" });
  const box = (name: string) => desk.getByRole("checkbox", { name, exact: true });

  // Found by what it asks, and by another word for that.
  await desk.getByRole("searchbox", { name: "Scenario zoeken" }).fill("bkr");
  await expect(box("Schulden")).toBeVisible();
  await expect(box("Scheiding consument")).toHaveCount(0);
  await desk.getByRole("searchbox", { name: "Scenario zoeken" }).fill("");

  // Walking through the list shows what each asks; nothing is ticked by it.
  await box("Scheiding consument").focus();
  await expect(preview.getByText("Dit vraagt het scenario")).toBeVisible();
  await expect(preview.getByText("Echtscheidingsconvenant").first()).toBeVisible();
  await desk.keyboard.press("Space");
  await box("Schulden").focus();
  await expect(preview.getByText("BKR-overzicht").first()).toBeVisible();
  await expect(preview.getByText("Echtscheidingsconvenant")).toHaveCount(0);
  await desk.keyboard.press("Space");
  await expect(preview.getByText("Echtscheidingsconvenant").first()).toBeVisible();
  // There is no second aanvrager: what he would be asked stands there as not asked.
  await expect(preview.getByText("Er is geen tweede aanvrager in dit dossier.", { exact: false })).toBeVisible();
  await desk.getByRole("button", { name: "Start scenario" }).press("Enter");
  await desk.waitForURL(/\/dossiercontrole$/);
  await expect(stukRow(desk, "Echtscheidingsconvenant")).toBeVisible();
  await expect(stukRow(desk, "BKR-overzicht")).toBeVisible();
  const before = (await showDossier(desk, addresses.advisor, dossier.nummer)).stukken.length;

  await desk.goto(`${dossier.path}/scenario`);
  await expect(desk.getByText(/Gestart op \d+ \w+ door Sanne/).first()).toBeVisible();
  await box("Schulden").focus();
  await desk.keyboard.press("Space");
  await expect(preview.getByText("al gevraagd op", { exact: false }).first()).toBeVisible();
  await desk.getByRole("button", { name: "Start scenario" }).click();
  await desk.waitForURL(/\/dossiercontrole$/);
  expect((await showDossier(desk, addresses.advisor, dossier.nummer)).stukken).toHaveLength(before);
});

test("a scenario for a later moment is in sight, can be withdrawn, and starts at its time", async ({ desk, complaints }) => {
  test.setTimeout(180_000);
  complaints.allow("400");
  await goOnAs(desk, "sanne@devries.example");
  const dossier = await newDossier(desk);
  await desk.goto(`${dossier.path}/scenario`);
  const box = (name: string) => desk.getByRole("checkbox", { name, exact: true });
  const planned = desk.getByRole("region", { name: "Gepland" });

  await test.step("planned, seen and withdrawn", async () => {
    await box("Schulden").focus();
    await desk.keyboard.press("Space");
    await fillDate(desk, "Uitvoerdatum", inDays(7));
    await expect(desk.getByText("Tot dan wordt er niets gevraagd, en kun je het intrekken.")).toBeVisible();
    await desk.getByText("Ja, er is een specifieke uitvoertijd").click();
    await desk.getByRole("button", { name: "Start scenario" }).click();
    await expect(desk.getByRole("textbox", { name: "Tijd" })).toHaveAccessibleDescription(/Vul een tijd in/);
    await desk.getByRole("textbox", { name: "Tijd" }).fill("14:30");
    await desk.getByRole("textbox", { name: "Tijd" }).blur();
    await desk.getByRole("button", { name: "Start scenario" }).click();
    await expect(planned.getByText("Schulden")).toBeVisible();
    await expect(planned.getByText(/Start op .* 14:30 · door Sanne/)).toBeVisible();
    await planned.getByRole("button", { name: "Intrekken" }).click();
    await expect(planned).toHaveCount(0);
  });

  await test.step("at its time it starts by itself, on every screen", async () => {
    // The next whole minute that is not about to pass.
    const at = new Date(Math.ceil((Date.now() + 15_000) / 60_000) * 60_000);
    // Swedish writes a moment as YYYY-MM-DD HH:mm.
    const wall = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam", dateStyle: "short", timeStyle: "short" }).format(at);
    const [uitvoerdatum, tijd] = wall.split(" ");
    const choices = await query<{ id: string; naam: string }[]>(desk, addresses.advisor, "scenario.choices", { nummer: dossier.nummer });
    const scenarioIds = choices.filter((choice) => choice.naam === "Schulden").map((choice) => choice.id);
    await mutate(desk, addresses.advisor, "scenario.start", {
      dossierId: dossier.dossierId,
      afspraakId: dossier.afspraakId,
      scenarioIds,
      uitvoerdatum,
      tijd,
    });
    await expect(planned).toBeVisible();
    const tab = await desk.context().newPage();
    await tab.goto(`${dossier.path}/dossiercontrole`);
    await expect(stukRow(tab, "BKR-overzicht")).toHaveCount(0);
    await expect(stukRow(tab, "BKR-overzicht")).toBeVisible({ timeout: 100_000 });
    await expect(planned).toHaveCount(0);
    await tab.close();
  });
});

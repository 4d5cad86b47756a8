import { addresses, expect, test, waitForMail } from "./fixtures.ts";
import { newDossier } from "./new-dossier.ts";
import { goOnAs } from "./signed-in.ts";

test("the adviser sees what becomes of a mail while she looks: delivered, opened, or come back and waiting in the Werkvoorraad", async ({
  desk,
}) => {
  await goOnAs(desk, "sanne@devries.example");

  await test.step("delivered, and opened once somebody reads it", async () => {
    const dossier = await newDossier(desk);
    await desk.goto(`${dossier.path}/emails`);
    const row = desk.getByRole("row").filter({ hasText: dossier.email });
    await expect(row.getByText("Afgeleverd")).toBeVisible({ timeout: 20_000 });
    const { id } = await waitForMail(dossier.email, /Oriënterend gesprek|We zien je op/);
    await fetch(`${addresses.local}/mail/${id}/html`);
    await expect(row.getByText("Geopend (indicatie)")).toBeVisible({ timeout: 20_000 });
    await desk.goto(`/dossiers/${dossier.nummer}/logboek`);
    await expect(desk.getByText(`Afspraakbevestiging aan ${dossier.email}: Afgeleverd`)).toBeVisible();
  });

  await test.step("an address that is not there: the reason, no reminders, and a row to see to", async () => {
    const dossier = await newDossier(desk, { domain: "bounced.example" });
    await desk.goto(`${dossier.path}/emails`);
    const row = desk.getByRole("row").filter({ hasText: dossier.email });
    await expect(row.getByText("Niet bezorgd")).toBeVisible({ timeout: 20_000 });
    await expect(row.getByText("Dit e-mailadres bestaat niet. Vraag het adres na en wijzig het onder Gegevens.")).toBeVisible();
    await expect(desk.getByText(`${dossier.naam}: geen herinneringen, want de laatste mail kwam terug`)).toBeVisible();
    await desk.screenshot({ path: "test-results/bezorging.png" });
    await desk.goto("/werkvoorraad");
    await expect(desk.getByText(dossier.nummer).first()).toBeVisible();
  });
});

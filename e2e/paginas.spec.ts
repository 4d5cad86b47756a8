import { stukRow } from "./controls.ts";
import { addresses, expect, makeFiles, test } from "./fixtures.ts";
import { newDossier } from "./new-dossier.ts";
import { openPortal } from "./portal-sign-in.ts";
import { goOnAs } from "./signed-in.ts";

const strook = "Recente salarisstrook";
const uwv = "UWV-verzekeringsbericht";

test("a client's two photos and a pdf are one pdf, and a page of it goes to another stuk on both screens", async ({ desk, phone }) => {
  test.setTimeout(120_000);
  await goOnAs(desk, "sanne@devries.example");
  const dossier = await newDossier(desk);
  const { photo, pdf } = await makeFiles(desk);
  await desk.goto(`${dossier.path}/dossiercontrole`);
  await expect(desk.getByRole("status").filter({ hasText: "Live" })).toBeVisible();

  await test.step("the client delivers three files, the kantoor reads one pdf of three pages", async () => {
    await openPortal(phone, dossier.email, dossier.naam, addresses);
    await phone
      .getByRole("link", { name: new RegExp(uwv) })
      .first()
      .click();
    await phone.getByLabel("Bestanden kiezen").setInputFiles([photo, { ...photo, name: "achterkant.jpg" }, pdf]);
    await phone.getByRole("button", { name: "Aanleveren" }).click();
    await expect(phone.getByRole("heading", { name: "Aangeleverd" })).toBeVisible({ timeout: 30_000 });
    await stukRow(desk, uwv).getByRole("button", { name: "Bekijken" }).click();
    await expect(desk.getByText("Pagina 1 van 3", { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(desk.getByRole("region", { name: "Papier" }).locator("canvas").first()).toBeVisible();
  });

  await test.step("the originals stay within reach", async () => {
    await desk.getByRole("button", { name: "Originelen" }).click();
    await expect(desk.getByText("Bestand 1 van 3")).toBeVisible();
    await expect(desk.getByRole("heading", { name: /achterkant\.jpg/ })).toBeVisible();
    await desk.getByRole("button", { name: "Eén pdf" }).click();
  });

  const dialog = desk.getByRole("dialog", { name: /Pagina's van UWV/ });
  await test.step("page 2 goes to another stuk; the client sees both move", async () => {
    await phone.goto("/");
    await expect(phone.getByRole("link", { name: new RegExp(strook) }).first()).toBeVisible();
    await desk.getByRole("button", { name: "Pagina's", exact: true }).click();
    await dialog.getByRole("checkbox", { name: "Pagina 2" }).check({ force: true });
    await dialog.getByRole("button", { name: "Opslaan" }).click();
    await expect(dialog.getByText("Kies een stuk, of haal de vinkjes weg.")).toBeVisible();
    await dialog.getByRole("combobox", { name: "Gekozen pagina's verplaatsen naar" }).fill("salarisstrook");
    await desk
      .getByRole("option", { name: new RegExp(strook) })
      .first()
      .click();
    await dialog.getByRole("button", { name: "Verplaatsen" }).click();
    await expect(dialog).toBeHidden();
    await expect(stukRow(desk, strook).getByText("Ontvangen")).toBeVisible();
    await expect(desk.getByText("Pagina 1 van 2", { exact: true })).toBeVisible({ timeout: 30_000 });
    // It is no longer asked of her.
    await expect(phone.getByRole("link", { name: new RegExp(strook) })).toHaveCount(0);
  });

  await test.step("Z brings it back, and another order and turn are kept", async () => {
    await desk.keyboard.press("z");
    await expect(stukRow(desk, strook).getByText("Aan te leveren")).toBeVisible();
    await expect(phone.getByRole("link", { name: new RegExp(strook) }).first()).toBeVisible();
    await expect(desk.getByText("Pagina 1 van 3", { exact: true })).toBeVisible({ timeout: 30_000 });
    await desk.getByRole("button", { name: "Pagina's", exact: true }).click();
    await dialog.getByRole("button", { name: "Pagina 3 eerder" }).click();
    await dialog.getByRole("button", { name: "Pagina 1 draaien" }).click();
    await dialog.getByRole("button", { name: "Opslaan" }).click();
    await expect(dialog).toBeHidden();
    await desk.goto(`/dossiers/${dossier.nummer}/logboek`);
    await expect(desk.getByText(/1 pagina verplaatst van UWV-verzekeringsbericht.* naar Recente salarisstrook/)).toBeVisible();
    await expect(desk.getByText(/Pagina's van UWV-verzekeringsbericht.* geordend/)).toBeVisible();
  });
});

import { choose, fillDate, stukRow } from "./controls.ts";
import { addresses, expect, makeFiles, test } from "./fixtures.ts";
import { newDossier } from "./new-dossier.ts";
import { openPortal } from "./portal-sign-in.ts";
import { goOnAs } from "./signed-in.ts";

const strook = "Recente salarisstrook";

/** So many days from now, `YYYY-MM-DD`. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test("a paper that ends is approved for the time being, warned of, and asked again with a reason that the client reads", async ({
  desk,
  phone,
}) => {
  test.setTimeout(120_000);
  await goOnAs(desk, "sanne@devries.example");
  const dossier = await newDossier(desk);
  await desk.goto(`${dossier.path}/dossiercontrole`);
  await expect(desk.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
  const { pdf } = await makeFiles(desk);
  const row = stukRow(desk, strook);
  await row.getByRole("button", { name: "Meer acties" }).click();
  const [chooser] = await Promise.all([
    desk.waitForEvent("filechooser"),
    desk.getByRole("menuitem", { name: "Bestand toevoegen" }).click(),
  ]);
  await chooser.setFiles(pdf);
  await expect(row.getByText("Ontvangen")).toBeVisible({ timeout: 30_000 });

  await test.step("the date of the paper is told while judging", async () => {
    await row.getByRole("button", { name: "Bekijken" }).click();
    const viewer = desk.getByRole("complementary", { name: new RegExp(strook) });
    // It holds for three months, so for the time being is what Enter gives.
    await expect(viewer.getByRole("button", { name: "Voorlopig akkoord" })).toBeFocused();
    await fillDate(viewer, "Datum van het stuk", inDays(-85));
    await expect(viewer.getByText(/Geldig tot .* Verloopt over \d+ dagen/)).toBeVisible();
    await viewer.getByRole("button", { name: "Voorlopig akkoord" }).click();
    await expect(row.getByText("Voorlopig akkoord")).toBeVisible();
    await desk.keyboard.press("Escape");
    await expect(viewer).toHaveCount(0);
    await expect(row.getByText(/Verloopt over \d+ dagen/).first()).toBeAttached();
  });

  await test.step("Opnieuw opvragen wants a reason, and the client reads it", async () => {
    await row.getByRole("button", { name: "Meer acties" }).click();
    await desk.getByRole("menuitem", { name: "Opnieuw opvragen" }).click();
    const dialog = desk.getByRole("dialog");
    await dialog.getByRole("button", { name: "Opnieuw opvragen" }).click();
    await expect(dialog.getByText("Schrijf waarom, zodat de klant weet wat er nodig is.")).toBeVisible();
    await dialog.getByText("Het stuk is verlopen.").click();
    await dialog.getByLabel("Toelichting").fill("Lever de strook van deze maand aan.");
    await dialog.getByRole("button", { name: "Opnieuw opvragen" }).click();
    await expect(row.getByText("Aan te leveren")).toBeVisible();
    await openPortal(phone, dossier.email, dossier.naam, addresses);
    await phone.goto(`/actiepunten/${await row.getAttribute("data-stuk")}`);
    await expect(phone.getByText("Het stuk is verlopen. Lever de strook van deze maand aan.")).toBeVisible();
  });
});

test("Stuk toevoegen says which home or employer it is about, and offers a file that the client downloads", async ({ desk, phone }) => {
  test.setTimeout(120_000);
  await goOnAs(desk, "sanne@devries.example");
  const dossier = await newDossier(desk);
  await desk.goto(`${dossier.path}/dossiercontrole`);
  const { pdf } = await makeFiles(desk);
  const open = async (search: string, option: RegExp) => {
    await desk.getByRole("button", { name: "+ Nieuw stuk toevoegen" }).click();
    await desk.getByRole("dialog").getByRole("combobox", { name: "Soort document" }).fill(search);
    await desk.getByRole("option", { name: option }).first().click();
    return desk.getByRole("dialog");
  };

  await test.step("a home, and an employer by name", async () => {
    const home = await open("taxatierapport", /^Taxatierapport/);
    await expect(home.getByRole("checkbox", { name: "Klant mag uploaden" })).toBeChecked();
    await expect(home.getByRole("checkbox", { name: "Klant mag inzien" })).not.toBeChecked();
    await home.getByText("Huidige woning").click();
    await fillDate(home, "Uiterlijk aanleveren op", inDays(7));
    await home.getByRole("button", { name: "Toevoegen" }).click();
    await expect(stukRow(desk, "Taxatierapport van de woning (huidige woning)")).toBeVisible();
    const employer = await open("werkgeversverklaring", /^Werkgeversverklaring/);
    await choose(employer, "Voor wie", dossier.naam);
    await employer.getByLabel("Werkgever").fill("Vissers Waterbouw");
    await employer.getByRole("button", { name: "Toevoegen" }).click();
    await expect(stukRow(desk, ", Vissers Waterbouw")).toBeVisible();
  });

  await test.step("a file to read asks nothing, and stands in the portal under Van je adviseur", async () => {
    const before = await desk
      .getByText(/\d+ van \d+ aangeleverd/)
      .first()
      .textContent();
    const dialog = await open("adviesrapport", /dviesrapport/);
    await dialog.getByText("Klant mag inzien").click();
    await dialog.getByText("Klant mag uploaden").click();
    const [chooser] = await Promise.all([
      desk.waitForEvent("filechooser"),
      dialog.getByRole("button", { name: "Bestand om te downloaden" }).click(),
    ]);
    await chooser.setFiles({ ...pdf, name: "advies.pdf" });
    await expect(dialog.getByText("advies.pdf")).toBeVisible();
    await dialog.getByRole("button", { name: "Toevoegen" }).click();
    const row = stukRow(desk, "dviesrapport");
    await expect(row.getByText("Beschikbaar")).toBeVisible();
    await expect(row.getByRole("button", { name: "Bekijken" })).toBeVisible({ timeout: 30_000 });
    expect(
      await desk
        .getByText(/\d+ van \d+ aangeleverd/)
        .first()
        .textContent(),
    ).toBe(before);

    await openPortal(phone, dossier.email, dossier.naam, addresses);
    await phone.getByRole("link", { name: "Mijn documenten" }).click();
    await expect(phone.getByRole("heading", { name: "Van je adviseur" })).toBeVisible();
    const link = phone.getByRole("link", { name: /dviesrapport.*Downloaden/ });
    const answer = await phone.request.get((await link.getAttribute("href")) ?? "");
    expect(answer.status()).toBe(200);
    expect((await answer.body()).equals(pdf.buffer)).toBe(true);
    await desk.goto(`/dossiers/${dossier.nummer}/logboek`);
    await expect(desk.getByText(/Bestand advies\.pdf van .*dviesrapport gedownload/)).toBeVisible();
  });
});

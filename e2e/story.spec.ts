import type { Page } from "@playwright/test";
import { showDossier } from "./api.ts";
import { choose, fillDate, inTwoWeeks, padded, slowDown, stukRow } from "./controls.ts";
import { addresses, expect, linkIn, makeFiles, postbus, signIn, test, waitForMail } from "./fixtures.ts";

/** The number beside Werkvoorraad in the app bar. */
async function toDo(desk: Page): Promise<number> {
  const words = await desk.getByRole("link", { name: /^Werkvoorraad/ }).innerText();
  return Number(/\d+/.exec(words)?.[0] ?? 0);
}

/** The number that the boom shows beside the checklist of the afspraak: what waits for her. */
const judgeBadge = (desk: Page) => desk.getByRole("tree", { name: "Dossiernavigatie" }).locator("[data-tip$='te beoordelen']");

// The main job from end to end: an adviser at a desk and a client with a phone, at the same time.
test("an adviser plans, the client delivers from a phone, the adviser judges, both screens move", async ({ desk, phone, complaints }) => {
  // Playwright looks into every frame; the mail's frame refuses its script as it would any other.
  complaints.allow("Blocked script execution in 'about:srcdoc'");
  test.setTimeout(240_000);
  const unique = Date.now().toString(36);
  const eline = `eline.${unique}@voorbeeld.example`;
  const jorrit = `jorrit.${unique}@voorbeeld.example`;
  const day = inTwoWeeks();
  // The last three years that can have been closed; which those are is the rule's to test.
  const years = [1, 2, 3].map((ago) => new Date().getFullYear() - ago);
  const eight = [
    "Hypotheekoverzicht huidige lening, beiden",
    ...years.map((year) => `Jaarrekening ${year}, Jorrit`),
    "Legitimatiebewijs (paspoort of identiteitskaart), Eline",
    "Legitimatiebewijs (paspoort of identiteitskaart), Jorrit",
    "Recente salarisstrook, Eline",
    "UWV-verzekeringsbericht, Eline",
  ].sort();

  await test.step("1. she opens a dossier for two aanvragers", async () => {
    await signIn(desk, "sanne@devries.example");
    await desk.getByRole("link", { name: "Nieuw dossier" }).click();
    await desk.getByRole("radiogroup", { name: "Aanspreekvorm" }).getByText("Informeel").click();
    const first = desk.getByRole("group", { name: "Aanvrager 1" });
    await first.getByLabel("Voorletters").fill("E.M.");
    await first.getByLabel("Voornaam").fill("Eline");
    await first.getByLabel("Achternaam").fill("Quist");
    await first.getByLabel("E-mailadres").fill(eline);
    await choose(first, "Inkomenstype", "Loondienst vast");
    await choose(first, "Klantprofiel", "Doorstromer");
    await desk.getByRole("button", { name: "Tweede aanvrager toevoegen" }).click();
    const second = desk.getByRole("group", { name: "Aanvrager 2" });
    await second.getByLabel("Voorletters").fill("J.");
    await second.getByLabel("Voornaam").fill("Jorrit");
    await second.getByLabel("Tussenvoegsel").fill("van");
    await second.getByLabel("Achternaam").fill("Dam");
    await second.getByLabel("E-mailadres").fill(jorrit);
    await choose(second, "Inkomenstype", "ZZP / IB-ondernemer");
    await second.getByLabel("Onderneming sinds").fill("2019");
    await desk.getByRole("button", { name: "Dossier aanmaken" }).click();
    await desk.waitForURL(/\/dossiers\/\d{4}-\d{4}/);
    await expect(desk.getByText("Eline Quist en Jorrit van Dam")).toBeVisible();
    await expect(desk.getByRole("tree", { name: "Dossiernavigatie" })).toBeVisible();
  });

  await test.step("2 and 3. she plans an Oriënterend gesprek, and eight stukken are asked", async () => {
    await desk.getByRole("link", { name: "Nieuwe afspraak" }).click();
    await choose(desk, "Type afspraak", "Oriënterend gesprek");
    await expect(desk.getByLabel("Titel")).toHaveValue("Oriënterend gesprek Quist en Van Dam");
    await expect(desk.getByLabel("Duur")).toHaveValue(/^60/);
    await desk.getByRole("radiogroup", { name: "Locatie kiezen" }).getByText("Kantoor", { exact: true }).click();
    await expect(desk.getByLabel("Locatie", { exact: true })).not.toHaveValue("");
    await fillDate(desk, "Datum", day);
    await desk.getByLabel("Tijdstip").fill("14:30");
    await desk.getByLabel("Tijdstip").blur();
    const preview = desk.getByRole("region", { name: "Wat er gebeurt na opslaan" });
    await expect(preview.getByText("omdat: Loondienst vast")).toBeVisible();
    await expect(preview.getByRole("checkbox", { name: /Recente salarisstrook/ })).toBeChecked();
    // Left out and taken back: the tick is hers, and what is saved is what stands ticked.
    const payslip = preview.locator("label").filter({ hasText: "Recente salarisstrook" });
    await payslip.click();
    await expect(preview.getByRole("checkbox", { name: /Recente salarisstrook/ })).not.toBeChecked();
    await payslip.click();
    await expect(preview.getByRole("checkbox", { name: /Recente salarisstrook/ })).toBeChecked();
    await desk.getByRole("button", { name: "Opslaan" }).click();
    await desk.waitForURL(/\/afspraken\/[\w-]+\/dossiercontrole/);
    await expect(desk.getByText("0 van 8 aangeleverd")).toBeVisible();
    const asked = await showDossier(desk, addresses.advisor, new URL(desk.url()).pathname.split("/")[2] ?? "");
    const naamOf = new Map(asked.aanvragers.map((aanvrager) => [aanvrager.id, aanvrager.roepnaam]));
    const lines = asked.stukken.map(
      (stuk) => `${stuk.naam.replace(/ van \w+ \d{4} of later$/, "")}, ${naamOf.get(stuk.aanvragerId ?? "") ?? "beiden"}`,
    );
    expect(lines.sort()).toEqual(eight);
    for (const stuk of asked.stukken) await expect(stukRow(desk, stuk.naam).first()).toBeVisible();
  });

  const mail = await test.step("4. one confirmation to each address, with an .ics, and back under E-mails", async () => {
    const found = await waitForMail(eline, /Oriënterend gesprek|We zien je op/);
    expect(found.HtmlBody).toContain("We zien je op");
    expect(found.TextBody).toContain("om 14.30 uur");
    expect(JSON.stringify(found.Attachments)).toContain(".ics");
    const his = await waitForMail(jorrit, /We zien je op/);
    expect(linkIn(his)).not.toBe(linkIn(found));
    expect([(await postbus(eline)).length, (await postbus(jorrit)).length]).toEqual([1, 1]);
    await desk.getByRole("tree", { name: "Dossiernavigatie" }).getByRole("link", { name: "E-mails" }).last().click();
    await expect(desk.getByText(eline).first()).toBeVisible();
    await expect(desk.getByText(/^(Verzonden|Afgeleverd)$/).first()).toBeVisible();
    await desk.getByText(eline).first().click();
    const sent = (await desk.locator("iframe").first().getAttribute("srcdoc")) ?? "";
    expect(sent).toContain("We zien je op");
    expect(sent).not.toContain(linkIn(found).split("/").at(-1));
    await desk.keyboard.press("Escape");
    return found;
  });

  await test.step("5. the client opens the link: opening spends nothing, one press signs in", async () => {
    await phone.goto(linkIn(mail));
    await phone.reload();
    await phone.getByRole("button", { name: "Doorgaan als Eline Quist" }).click();
    await expect(phone.getByText(/Afspraak \w\w \d+ \w+ 14:30/)).toBeVisible();
    await expect(phone.getByText("0 van 4 aangeleverd")).toBeVisible();
    await phone.getByRole("link", { name: "Afspraken" }).click();
    await expect(phone.getByText("Oriënterend gesprek bij De Vries Hypotheken")).toBeVisible();
    await phone.getByRole("link", { name: /Overzicht/ }).click();
    await expect(phone.getByText("Recente salarisstrook").first()).toBeVisible();
    await expect(phone.getByText(/studieschuld/i).first()).toBeVisible();
  });

  await test.step("6 and 7. she delivers a photo and a pdf, and the adviser sees it move", async () => {
    await desk.getByRole("tree", { name: "Dossiernavigatie" }).getByRole("link", { name: "Dossiercontrole" }).last().click();
    await expect(desk.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
    const { photo, pdf } = await makeFiles(phone);
    const row = stukRow(desk, "Recente salarisstrook");
    const before = await toDo(desk);
    await slowDown(phone);
    await phone
      .getByRole("link", { name: /Recente salarisstrook/ })
      .first()
      .click();
    await phone.getByLabel("Foto maken").setInputFiles({ ...photo, buffer: padded(photo.buffer) });
    await phone.getByLabel("Bestanden kiezen").setInputFiles(pdf);
    await phone.getByRole("button", { name: "Aanleveren" }).click();
    await expect(row.getByText(/Klant uploadt: \d+%/)).toBeVisible({ timeout: 30_000 });
    await expect(phone.getByText(/Wordt aangeleverd/).first()).toBeVisible();
    await expect(row.getByText("Ontvangen")).toBeVisible({ timeout: 60_000 });
    await expect(phone.getByRole("heading", { name: "Aangeleverd" })).toBeVisible();
    await expect(desk.getByText("1 van 8 aangeleverd")).toBeVisible();
    await expect(judgeBadge(desk)).toHaveText("1 stuk te beoordelen");
    await expect.poll(() => toDo(desk)).toBe(before + 1);

    await phone.goto("/");
    await phone
      .getByRole("link", { name: /UWV-verzekeringsbericht/ })
      .first()
      .click();
    await phone.getByLabel("Bestanden kiezen").setInputFiles({ ...pdf, name: "uwv.pdf" });
    await phone.getByRole("button", { name: "Aanleveren" }).click();
    await expect(stukRow(desk, "UWV-verzekeringsbericht").getByText("Ontvangen")).toBeVisible({ timeout: 60_000 });
    await expect(desk.getByText("2 van 8 aangeleverd")).toBeVisible();
    await expect(judgeBadge(desk)).toHaveText("2 stukken te beoordelen");
  });

  await test.step("8. she opens the file, approves one and rejects one; the client's page moves and the digest tells her", async () => {
    await phone.goto("/");
    const [fetched] = await Promise.all([
      desk.waitForRequest((request) => request.url().includes("/ut-local/files/")),
      stukRow(desk, "Recente salarisstrook").getByRole("button", { name: "Bekijken" }).click(),
    ]);
    await expect(desk.getByRole("region", { name: "Papier" }).locator("img, canvas").first()).toBeVisible();
    const paper = fetched.url();
    expect((await fetch(paper)).status).toBe(200);
    expect((await fetch(paper.split("?")[0] ?? "")).status).toBe(403);
    await desk.keyboard.press("a");
    await expect(stukRow(desk, "Recente salarisstrook").getByText("Akkoord", { exact: true }).first()).toBeVisible();

    await stukRow(desk, "UWV-verzekeringsbericht").getByRole("button", { name: "Bekijken" }).click();
    await desk.getByRole("button", { name: "Afkeuren" }).last().click();
    await desk
      .getByLabel(/Toelichting|Eigen reden|reden/i)
      .last()
      .fill("Alleen de eerste pagina is te zien.");
    await desk.getByRole("button", { name: "Afkeuren" }).last().click();
    await expect(stukRow(desk, "UWV-verzekeringsbericht").getByText("Afgekeurd")).toBeVisible();
    await expect(phone.getByText("Alleen de eerste pagina is te zien.").first()).toBeVisible();
    await expect(phone.getByText("Opnieuw aanleveren").first()).toBeVisible();
    const digest = await waitForMail(eline, /Alleen de eerste pagina is te zien/, 90_000);
    expect(digest.HtmlBody).toContain("UWV-verzekeringsbericht");
  });

  await test.step("9. she adds a stuk by a synonym and removes one; the portal follows", async () => {
    await desk.keyboard.press("Escape");
    await desk.getByRole("button", { name: "+ Nieuw stuk toevoegen" }).click();
    const dialog = desk.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Soort document" }).fill("WGV");
    await desk
      .getByRole("option", { name: /Werkgeversverklaring/ })
      .first()
      .click();
    await choose(dialog, "Voor wie", "Eline Quist");
    await dialog.getByRole("button", { name: "Toevoegen" }).click();
    await expect(stukRow(desk, "Werkgeversverklaring")).toBeVisible();
    await expect(phone.getByText("Werkgeversverklaring").first()).toBeVisible();
    await stukRow(desk, "Werkgeversverklaring").getByRole("button", { name: "Verwijderen" }).click();
    await expect(stukRow(desk, "Werkgeversverklaring")).toHaveCount(0);
    await expect(phone.getByText("Werkgeversverklaring")).toHaveCount(0);
  });

  await test.step("10. the Logboek shows all of it", async () => {
    await desk.getByRole("tree", { name: "Dossiernavigatie" }).getByRole("link", { name: "Logboek" }).click();
    // The choices above the list hold the same words.
    const log = desk.getByRole("table", { name: "Logboek" });
    for (const line of [
      /Dossier .* aangemaakt/,
      /Afspraak gepland/,
      /Eline Quist ingelogd op het klantportaal/,
      /Scenario Basis oriëntatie gestart/,
      /aangeleverd, 2 bestanden/,
      /Recente salarisstrook.*: Akkoord/,
      /UWV.*Afgekeurd: Alleen de eerste pagina/,
      /Werkgeversverklaring.* gevraagd van Eline/,
      /Werkgeversverklaring.* verwijderd/,
      /geopend/,
    ])
      await expect(log.getByText(line).first()).toBeVisible();
    await expect(log.getByText("Sanne Visser").first()).toBeVisible();
    await expect(log.getByText("Eline Quist").first()).toBeVisible();
  });
});

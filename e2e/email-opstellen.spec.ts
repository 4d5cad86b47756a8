import { expectWellMade } from "./accessible.ts";
import { choose } from "./controls.ts";
import { expect, test, waitForMail } from "./fixtures.ts";
import { goOnAs } from "./signed-in.ts";

test("an adviser writes a mail with a sjabloon, clears what is not in order, sees it beforehand and sends it", async ({
  desk,
  complaints,
}) => {
  // Playwright looks into every frame; the mail's frame refuses its script as it would any other.
  complaints.allow("Blocked script execution in 'about:srcdoc'");
  await goOnAs(desk, "sanne@devries.example");
  await desk.goto("/dossiers/2026-0008/emails");
  await expect(desk.getByText(/Volgende herinnering:|herinnering(en)? verstuurd/).first()).toBeVisible();
  await desk.getByRole("region", { name: "Menubalk" }).getByRole("link", { name: "E-mail opstellen" }).click();
  await expect(desk.getByRole("heading", { name: "E-mail opstellen" })).toBeVisible();

  await choose(desk, "Sjabloon", "Stand van zaken");
  await expect(desk.getByRole("textbox", { name: "Onderwerp" })).toHaveValue("Stand van zaken van uw hypotheekaanvraag");
  await expect(desk.getByRole("list", { name: "Nog in orde te maken" })).toContainText("Vul {stand in te vullen} in of haal het weg.");
  await desk.getByRole("button", { name: "Versturen" }).click();
  await expect(desk).toHaveURL(/opstellen/);

  const subject = `Stand van zaken ${Date.now().toString(36)}`;
  await desk.getByRole("textbox", { name: "Onderwerp" }).fill(subject);
  await desk.getByRole("textbox", { name: "Tekst" }).fill("Uw BSN 111222333 staat genoteerd.");
  await expect(desk.getByRole("list", { name: "Nog in orde te maken" })).toContainText("burgerservicenummer");
  await desk.getByRole("textbox", { name: "Tekst" }).fill("De taxatie is binnen. Ik bel u morgen.");
  await expect(desk.getByRole("list", { name: "Nog in orde te maken" })).toHaveCount(0);
  await expect(desk.frameLocator("iframe").getByText("De taxatie is binnen. Ik bel u morgen.")).toBeVisible();
  await expectWellMade(desk, "E-mail opstellen");
  await desk.getByRole("button", { name: "Versturen" }).click();
  await desk.waitForURL(/\/dossiers\/2026-0008\/emails$/);
  await expect(desk.getByText(subject).first()).toBeVisible();
  const mail = await waitForMail("chandra.ramdin@voorbeeld.example", new RegExp(subject));
  expect(mail.TextBody).toContain("Geachte mevrouw Ramdin,");
  expect(mail.TextBody).toContain("Ik bel u morgen.");
});

test("a text that she wrote is replaced by a sjabloon only when she says so", async ({ desk, complaints }) => {
  complaints.allow("Blocked script execution in 'about:srcdoc'");
  await goOnAs(desk, "sanne@devries.example");
  await desk.goto("/dossiers/2026-0008/emails/opstellen");
  await desk.getByRole("textbox", { name: "Tekst" }).fill("Eigen woorden");
  await choose(desk, "Sjabloon", "Documenten opvragen");
  await desk.getByRole("alertdialog", { name: "Tekst vervangen?" }).getByRole("button", { name: "Laten staan" }).click();
  await expect(desk.getByRole("textbox", { name: "Tekst" })).toHaveValue("Eigen woorden");
  await choose(desk, "Sjabloon", "Documenten opvragen");
  await desk.getByRole("alertdialog", { name: "Tekst vervangen?" }).getByRole("button", { name: "Vervangen" }).click();
  await expect(desk.getByRole("textbox", { name: "Tekst" })).toHaveValue(/Voor uw aanvraag missen wij nog: /);
});

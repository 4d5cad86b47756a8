import type { Page } from "@playwright/test";
import { expectWellMade } from "./accessible.ts";
import { query } from "./api.ts";
import { addresses, expect, mailBody, makeFiles, postbus, test } from "./fixtures.ts";
import { openPortal } from "./portal-sign-in.ts";
import { goOnAs } from "./signed-in.ts";

// The second kantoor of the demo: what is changed here shows on every screen of a kantoor.
const piet = "piet@bakker.example";
const klant = "lotte.jansen@voorbeeld.example";
const klantNaam = "Lotte Jansen";

const kantoorColour = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--color-kantoor").trim());
const save = async (desk: Page) => {
  await desk.getByRole("button", { name: "Opslaan" }).click();
  await expect(desk.getByText("De gegevens van het kantoor zijn opgeslagen.")).toBeVisible();
};

test("the kantoor gets another colour and a logo: at once here, in the portal and in its mails", async ({ desk, phone, complaints }) => {
  test.setTimeout(120_000);
  complaints.allow("400");
  await goOnAs(desk, piet);
  await desk.goto("/beheer/kantoor");
  await expectWellMade(desk, "/beheer/kantoor");
  const kleur = desk.getByLabel("Kleur", { exact: true });
  const before = await kleur.inputValue();
  const was = await kantoorColour(desk);
  await kleur.fill("groen");
  await desk.getByRole("button", { name: "Opslaan" }).click();
  await expect(kleur).toHaveAccessibleDescription(/Vul een kleur in/);
  await expect(kleur).toHaveValue("groen");
  await kleur.fill("#a0123f");
  await save(desk);
  await expect.poll(() => kantoorColour(desk)).not.toBe(was);

  const logo = desk.getByLabel("Logo", { exact: true });
  await logo.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>") });
  await expect(desk.getByText("Dit is geen afbeelding die we kunnen openen.")).toBeVisible();
  await logo.setInputFiles((await makeFiles(desk)).photo);
  await expect(desk.getByRole("img", { name: "Logo van Bakker Advies" })).toBeVisible();

  await openPortal(phone, klant, klantNaam, addresses);
  const seen = phone.locator("img[src^='/logo/']").first();
  await expect.poll(() => seen.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(40);
  expect(await kantoorColour(phone)).toBe(await kantoorColour(desk));
  const [mail] = await postbus(klant);
  const { HtmlBody } = await mailBody(mail?.MessageID ?? "");
  const address = /src="(http[^"]*\/logo\/[^"]+)"/.exec(HtmlBody)?.[1] ?? "";
  const shown = await fetch(address);
  expect([shown.status, shown.headers.get("content-type"), shown.headers.get("cross-origin-resource-policy")]).toEqual([
    200,
    "image/png",
    "cross-origin",
  ]);

  await desk.getByRole("button", { name: "Weghalen" }).click();
  await expect(desk.getByText("Nog geen logo")).toBeVisible();
  await kleur.fill(before);
  await save(desk);
  await expect.poll(() => kantoorColour(desk)).toBe(was);
});

test("the settings of a kantoor say at each field what is wrong, and keep what was typed", async ({ desk, complaints }) => {
  complaints.allow("400");
  await goOnAs(desk, piet);
  await desk.goto("/beheer/kantoor");
  await desk.getByLabel("Naam", { exact: true }).fill("");
  await desk.getByLabel("Afzendernaam").fill("Bakker <piet>");
  await desk.getByLabel("E-mailadres").fill("info@");
  await desk.getByRole("button", { name: "Opslaan" }).click();
  await expect(desk.getByLabel("Naam", { exact: true })).toHaveAccessibleDescription(/Vul de naam van het kantoor in/);
  await expect(desk.getByLabel("Afzendernaam")).toHaveAccessibleDescription(/Gebruik in de afzendernaam geen/);
  await expect(desk.getByLabel("E-mailadres")).toHaveAccessibleDescription(/Vul een e-mailadres in/);
  await expect(desk.getByLabel("E-mailadres")).toHaveValue("info@");
});

test("a module that is switched on shows at the next afspraak, and can be taken back", async ({ desk }) => {
  await goOnAs(desk, piet);
  const isOffered = async () =>
    (await query<{ ockto: boolean }>(desk, addresses.advisor, "afspraak.choices", { nummer: "2026-0001" })).ockto;
  const before = await isOffered();
  await desk.goto("/beheer/modules");
  const ockto = desk.getByRole("checkbox", { name: "Ockto" });
  await expect(ockto).toBeChecked({ checked: before });
  await ockto.click();
  await expect(ockto).toBeChecked({ checked: !before });
  await expect.poll(isOffered).toBe(!before);
  await desk.getByRole("button", { name: /Ongedaan maken/ }).click();
  await expect.poll(isOffered).toBe(before);
  await expect(ockto).toBeChecked({ checked: before });
});

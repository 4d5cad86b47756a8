import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { expectWellMade } from "./accessible.ts";
import { mutate, query } from "./api.ts";
import { becomeColleague, forget } from "./colleague.ts";
import { choose } from "./controls.ts";
import { addresses, demoPassword, deskContext, expect, makeFiles, signIn, test } from "./fixtures.ts";
import { openPortal } from "./portal-sign-in.ts";
import { goOnAs } from "./signed-in.ts";

/** The code that an app would show for this secret, `steps` half minutes from now (RFC 6238). */
function codeOf(secret: string, steps = 0): string {
  const bits = [...secret].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac("sha1", key).update(counter).digest();
  const at = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function openAccount(page: Page, naam: string): Promise<void> {
  await page.getByRole("button", { name: `Mijn account: ${naam}` }).click();
  await page.getByRole("menuitem", { name: "Mijn account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mijn account" })).toBeVisible();
}

const signInSection = (desk: Page) => desk.getByRole("group", { name: "Inloggen" });

/** From the password to the QR code and its key. */
async function beginTwoStep(desk: Page): Promise<string> {
  await signInSection(desk).getByRole("button", { name: "Aanzetten" }).click();
  const dialog = desk.getByRole("dialog", { name: "Inloggen in twee stappen aanzetten" });
  await dialog.getByLabel("Wachtwoord").fill(demoPassword);
  await dialog.getByRole("button", { name: "Verder" }).click();
  await expect(dialog.getByRole("img", { name: "QR-code voor je app" })).toBeVisible();
  return (
    (await dialog
      .getByText(/^Sleutel: /)
      .locator("..")
      .textContent()) ?? ""
  )
    .replace("Sleutel: ", "")
    .replace(/\s/g, "");
}

/** From the first code to the reserve codes. */
async function confirmTwoStep(desk: Page, code: string): Promise<string[]> {
  const dialog = desk.getByRole("dialog", { name: "Inloggen in twee stappen aanzetten" });
  await dialog.getByLabel("Code").fill(code);
  await dialog.getByRole("button", { name: "Aanzetten" }).click();
  const shown = desk.getByRole("dialog", { name: "Inloggen in twee stappen staat aan" });
  const listed = shown.getByRole("list", { name: "Reservecodes" }).getByRole("listitem");
  await expect(listed).toHaveCount(10);
  return listed.allTextContents();
}

type Choices = { klantprofielen: { id: string }[]; inkomenstypen: { id: string }[] };
async function openDossier(desk: Page, adviseurId: string, email: string): Promise<{ nummer: string }> {
  const choices = await query<Choices>(desk, addresses.advisor, "dossier.choices", {});
  return mutate(desk, addresses.advisor, "dossier.open", {
    aanspreekvorm: "informal",
    leadbronId: null,
    adviseurId,
    behandelaarId: null,
    aanvragers: [
      {
        aanhef: "mevrouw",
        voorletters: "P.",
        voornaam: "Puck",
        tussenvoegsel: "",
        achternaam: "Wiersma",
        geboortedatum: null,
        email,
        telefoon: "",
        straat: "",
        postcode: "",
        plaats: "",
        inkomenstypeIds: [choices.inkomenstypen[0]?.id],
        klantprofielId: choices.klantprofielen[0]?.id,
        ondernemingSinds: null,
      },
    ],
  });
}

test("what she says of herself is kept, her photo is seen by colleagues and by her client, who can call her", async ({
  desk,
  phone,
  browser,
  complaints,
}) => {
  test.setTimeout(120_000);
  complaints.allow("400");
  const { id } = await becomeColleague(browser, desk, "Fenna");
  await openAccount(desk, "Fenna Zuidema");
  await expectWellMade(desk, "/account");
  await desk.getByLabel("Achternaam").fill("");
  await desk.getByRole("button", { name: "Opslaan" }).click();
  await expect(desk.getByLabel("Achternaam")).toHaveAccessibleDescription(/Vul je achternaam in/);
  await desk.getByLabel("Tussenvoegsel").fill("van");
  await desk.getByLabel("Achternaam").fill("Zuiden");
  await desk.getByLabel("Telefoon").fill("06 55 44 33 22");
  await desk.getByLabel("Handtekening").fill("Hypotheekadviseur\nWerkt van dinsdag tot en met vrijdag");
  await expect(desk.getByRole("figure", { name: "Zo eindigt je mail" })).toContainText("Werkt van dinsdag tot en met vrijdag");
  await choose(desk, "Standaardlocatie", "Kantoor Utrecht");
  await desk.getByRole("button", { name: "Opslaan" }).click();
  await expect(desk.getByText("Je gegevens zijn opgeslagen.")).toBeVisible();

  await desk.getByLabel("Foto", { exact: true }).setInputFiles({ name: "ik.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<svg/>") });
  await expect(desk.getByText("Dit is geen afbeelding die we kunnen openen.")).toBeVisible();
  const { photo } = await makeFiles(desk);
  await desk.getByLabel("Foto", { exact: true }).setInputFiles(photo);
  const mine = desk.getByRole("button", { name: "Mijn account: Fenna van Zuiden" }).locator("img");
  await expect(mine).toBeVisible();
  await desk.reload();
  await expect(desk.getByLabel("Telefoon")).toHaveValue("06 55 44 33 22");
  await expect(desk.getByRole("button", { name: /Standaardlocatie/ })).toContainText("Kantoor Utrecht");
  await expect.poll(() => mine.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(256);

  const klant = `puck.${Date.now().toString(36)}@voorbeeld.example`;
  const { nummer } = await openDossier(desk, id, klant);
  await desk.goto(`/dossiers/${nummer}/afspraken/nieuw`);
  await expect(desk.getByLabel("Locatie", { exact: true })).toHaveValue(/Maliebaan 41/);

  await openPortal(phone, klant, "Puck Wiersma", addresses);
  await expect(phone.getByRole("heading", { name: "Fenna van Zuiden" })).toBeVisible();
  await expect(phone.getByRole("link", { name: "Bel Fenna van Zuiden, 06 55 44 33 22" })).toHaveAttribute("href", "tel:0655443322");
  const seen = phone.locator("img[src^='/fotos/']");
  await expect.poll(() => seen.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(256);
  const address = (await seen.getAttribute("src")) ?? "";
  // Nobody who is not signed in, and no other kantoor.
  expect((await fetch(`${addresses.portal}${address}`)).status).toBe(404);
  const stranger = await (await deskContext(browser)).newPage();
  await signIn(stranger, "piet@bakker.example");
  expect((await stranger.request.get(`${addresses.advisor}${address}`)).status()).toBe(404);
  await stranger.context().close();
});

test("two-step sign-in goes on by a first code, asks for one at the next sign-in, takes a reserve code once, and goes off", async ({
  desk,
  browser,
  complaints,
}) => {
  test.setTimeout(150_000);
  complaints.allow("400");
  const { email } = await becomeColleague(browser, desk, "Joris");
  await openAccount(desk, "Joris Zuidema");
  const dialog = desk.getByRole("dialog", { name: "Inloggen in twee stappen aanzetten" });
  await signInSection(desk).getByRole("button", { name: "Aanzetten" }).click();
  await dialog.getByLabel("Wachtwoord").fill("niet-het-wachtwoord");
  await dialog.getByRole("button", { name: "Verder" }).click();
  await expect(dialog.getByLabel("Wachtwoord")).toHaveAccessibleDescription(/klopt niet/);
  await dialog.getByRole("button", { name: "Sluiten" }).last().click();
  const secret = await beginTwoStep(desk);
  await expectWellMade(desk, "the QR code");
  await dialog.getByLabel("Code").fill("000000");
  await dialog.getByRole("button", { name: "Aanzetten" }).click();
  await expect(dialog.getByLabel("Code")).toHaveAccessibleDescription(/klopt niet/);
  const codes = await confirmTwoStep(desk, codeOf(secret, -1));
  const shown = desk.getByRole("dialog", { name: "Inloggen in twee stappen staat aan" });
  // The session was replaced, and the open screen stays: its socket comes back by the new one.
  await desk.waitForTimeout(2_000);
  await expect(shown.getByRole("list", { name: "Reservecodes" })).toBeVisible();
  await expectWellMade(desk, "the reserve codes");
  await shown.getByRole("button", { name: "Klaar" }).click();
  await expect(signInSection(desk)).toContainText("Aan");
  await desk.reload();
  await expect(signInSection(desk).getByRole("button", { name: "Uitzetten" })).toBeVisible();

  await forget(desk);
  for (const [code, isIn] of [
    [codeOf(secret), true],
    [codes[0] ?? "", true],
    [codes[0] ?? "", false],
  ] as const) {
    await desk.goto("/inloggen");
    await desk.getByLabel("E-mailadres").fill(email);
    await desk.getByLabel("Wachtwoord").fill(demoPassword);
    await desk.getByRole("button", { name: "Inloggen" }).click();
    await desk.getByLabel("Code").fill(code);
    await desk.getByRole("button", { name: "Inloggen" }).click();
    if (isIn) await desk.waitForURL(/\/dossiers$/);
    else await expect(desk.getByText(/klopt niet of is al gebruikt/)).toBeVisible();
    await forget(desk);
  }

  await desk.goto("/inloggen");
  await desk.getByLabel("E-mailadres").fill(email);
  await desk.getByLabel("Wachtwoord").fill(demoPassword);
  await desk.getByRole("button", { name: "Inloggen" }).click();
  await desk.getByLabel("Code").fill(codes[1] ?? "");
  await desk.getByRole("button", { name: "Inloggen" }).click();
  await desk.waitForURL(/\/dossiers$/);
  await openAccount(desk, "Joris Zuidema");
  await signInSection(desk).getByRole("button", { name: "Uitzetten" }).click();
  const stop = desk.getByRole("dialog", { name: "Inloggen in twee stappen uitzetten?" });
  await stop.getByLabel("Wachtwoord").fill(demoPassword);
  await stop.getByRole("button", { name: "Uitzetten" }).click();
  await expect(signInSection(desk).getByRole("button", { name: "Aanzetten" })).toBeVisible();
  await forget(desk);
  await signIn(desk, email);
});

test("who lost her phone gets in again after an admin has switched two-step off for her", async ({ desk, browser }) => {
  test.setTimeout(90_000);
  const { email } = await becomeColleague(browser, desk, "Hanne");
  await openAccount(desk, "Hanne Zuidema");
  await confirmTwoStep(desk, codeOf(await beginTwoStep(desk)));
  const admin = await (await deskContext(browser)).newPage();
  await goOnAs(admin, "beheer@devries.example");
  await admin.goto("/beheer/gebruikers");
  const row = admin.getByRole("row").filter({ hasText: email });
  await row.getByRole("button", { name: "Meer acties" }).click();
  await admin.getByRole("menuitem", { name: "Inloggen in twee stappen uitzetten" }).click();
  await admin.getByRole("alertdialog").getByRole("button", { name: "Uitzetten" }).click();
  await expect(row.getByText("met code bij het inloggen")).toHaveCount(0);
  await admin.context().close();
  await expect(desk).toHaveURL(/\/inloggen/, { timeout: 10_000 });
  await signIn(desk, email);
});

test("a new password keeps her in here and puts her out elsewhere", async ({ desk, browser, complaints }) => {
  test.setTimeout(90_000);
  complaints.allow("400");
  const { email } = await becomeColleague(browser, desk, "Mirte");
  const elsewhere = await (await deskContext(browser)).newPage();
  await signIn(elsewhere, email);
  await openAccount(desk, "Mirte Zuidema");
  await desk.getByRole("button", { name: "Wachtwoord wijzigen" }).click();
  const dialog = desk.getByRole("dialog", { name: "Wachtwoord wijzigen" });
  await expectWellMade(desk, "Wachtwoord wijzigen");
  const nieuw = "een-heel-nieuw-wachtwoord";
  const fill = async (huidig: string, wanted: string, again: string) => {
    await dialog.getByLabel("Huidig wachtwoord").fill(huidig);
    await dialog.getByLabel("Nieuw wachtwoord", { exact: true }).fill(wanted);
    await dialog.getByLabel("Nieuw wachtwoord herhalen").fill(again);
    await dialog.getByRole("button", { name: "Opslaan" }).click();
  };
  await fill(demoPassword, "te-kort", "te-kort");
  await expect(dialog.getByLabel("Nieuw wachtwoord", { exact: true })).toHaveAccessibleDescription(/ten minste 12 tekens\./);
  await fill(demoPassword, nieuw, "iets-anders-dan-dat");
  await expect(dialog.getByLabel("Nieuw wachtwoord herhalen")).toHaveAccessibleDescription(/niet gelijk/);
  await fill("niet-het-wachtwoord", nieuw, nieuw);
  await expect(dialog.getByLabel("Huidig wachtwoord")).toHaveAccessibleDescription(/klopt niet/);
  await fill(demoPassword, nieuw, nieuw);
  await expect(desk.getByText(/Je wachtwoord is gewijzigd/)).toBeVisible();
  await expect(elsewhere).toHaveURL(/\/inloggen/, { timeout: 10_000 });
  await desk.reload();
  await expect(desk.getByRole("heading", { level: 1, name: "Mijn account" })).toBeVisible();
  await elsewhere.context().close();
});

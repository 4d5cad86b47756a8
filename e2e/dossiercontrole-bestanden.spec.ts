import fs from "node:fs";
import { showDossier } from "./api.ts";
import { stukRow } from "./controls.ts";
import { addresses, expect, makeFiles, test } from "./fixtures.ts";
import { newDossier } from "./new-dossier.ts";
import { goOnAs } from "./signed-in.ts";

const strook = "Recente salarisstrook";
const uwv = "UWV-verzekeringsbericht";

test("the kantoor delivers, drops, moves and takes along papers itself", async ({ desk }) => {
  test.setTimeout(120_000);
  await goOnAs(desk, "sanne@devries.example");
  const dossier = await newDossier(desk);
  await desk.goto(`${dossier.path}/dossiercontrole`);
  await expect(desk.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
  const { photo, pdf } = await makeFiles(desk);

  await test.step("Bestand toevoegen, by keyboard, and the row is Ontvangen", async () => {
    const more = stukRow(desk, strook).getByRole("button", { name: "Meer acties" });
    await more.focus();
    await desk.keyboard.press("Enter");
    const [chooser] = await Promise.all([
      desk.waitForEvent("filechooser"),
      desk.getByRole("menuitem", { name: "Bestand toevoegen" }).press("Enter"),
    ]);
    await chooser.setFiles([photo, pdf]);
    await expect(stukRow(desk, strook).getByText("Ontvangen")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("a file that is dropped on a row is delivered there", async () => {
    const files = await desk.evaluateHandle(
      (bytes) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], "uwv.pdf", { type: "application/pdf" }));
        return data;
      },
      [...pdf.buffer],
    );
    const row = stukRow(desk, uwv);
    await row.dispatchEvent("dragover", { dataTransfer: files });
    await row.dispatchEvent("drop", { dataTransfer: files });
    await expect(row.getByText("Ontvangen")).toBeVisible({ timeout: 30_000 });
  });

  await test.step("what cannot be a paper is refused before it travels, what lies about itself after", async () => {
    const bad = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
      await stukRow(desk, "Legitimatiebewijs").getByRole("button", { name: "Meer acties" }).click();
      const [chooser] = await Promise.all([
        desk.waitForEvent("filechooser"),
        desk.getByRole("menuitem", { name: "Bestand toevoegen" }).click(),
      ]);
      await chooser.setFiles(file);
    };
    await bad({ name: "leeg.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) });
    await expect(desk.getByRole("alert").filter({ hasText: "Dit bestand is leeg." })).toBeVisible();
    await bad({ name: "liegt.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html>geen pdf</html>") });
    await expect(desk.getByRole("alert").filter({ hasText: "liegt.pdf: Dit bestand is geen foto of pdf" })).toBeVisible({
      timeout: 30_000,
    });
    await expect(stukRow(desk, "Legitimatiebewijs").getByText("Aan te leveren")).toBeVisible();
  });

  await test.step("Verplaatsen takes one file to where it belongs, and Z brings it back", async () => {
    await stukRow(desk, strook).getByRole("button", { name: "Meer acties" }).click();
    await desk.getByRole("menuitem", { name: "Verplaatsen" }).click();
    const dialog = desk.getByRole("dialog");
    await dialog.getByRole("checkbox", { name: /loonstrook\.jpg/ }).uncheck({ force: true });
    await dialog.getByRole("combobox", { name: "Naar welk stuk" }).fill("legitimatie");
    await desk
      .getByRole("option", { name: /Legitimatiebewijs/ })
      .first()
      .click();
    await dialog.getByRole("button", { name: "Verplaatsen" }).click();
    await expect(stukRow(desk, "Legitimatiebewijs").getByText("Ontvangen")).toBeVisible();
    await expect(stukRow(desk, strook).getByText("Ontvangen")).toBeVisible();
    await desk.keyboard.press("z");
    await expect(stukRow(desk, "Legitimatiebewijs").getByText("Aan te leveren")).toBeVisible();
  });

  await test.step("several rows as one zip, with Dutch names, and the Logboek keeps who took it", async () => {
    const pdfOfStrook = async () => {
      const { stukken } = await showDossier(desk, addresses.advisor, dossier.nummer);
      return stukken.find((stuk) => stuk.naam.includes(strook))?.pdf?.paginas;
    };
    await expect.poll(pdfOfStrook, { timeout: 30_000 }).toBe(2);
    for (const name of [strook, uwv, "Legitimatiebewijs"]) await stukRow(desk, name).getByRole("checkbox").check({ force: true });
    const [download] = await Promise.all([desk.waitForEvent("download"), desk.getByRole("button", { name: "Downloaden als zip" }).click()]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^${dossier.nummer} Vera Proef .*\\.zip$`));
    const bytes = fs.readFileSync(await download.path());
    // Names stand in a zip as they are.
    for (const name of [/Recente salarisstrook.*, Vera Proef \w+\.pdf/, /UWV-verzekeringsbericht.*, Vera Proef \w+\.pdf/])
      expect(bytes.toString("utf8")).toMatch(name);
    expect(bytes.includes(pdf.buffer)).toBe(true);
    await desk.goto(`/dossiers/${dossier.nummer}/logboek`);
    await expect(desk.getByText(/Als zip gedownload: .*UWV-verzekeringsbericht/).first()).toBeVisible();
    await expect(desk.getByText(/verplaatst van Recente salarisstrook.* naar Legitimatiebewijs/)).toBeVisible();
  });

  await test.step("several rows at once on Akkoord", async () => {
    await desk.goto(`${dossier.path}/dossiercontrole`);
    for (const name of [strook, uwv]) await stukRow(desk, name).getByRole("checkbox").check({ force: true });
    await desk.getByRole("toolbar").getByRole("button", { name: "Akkoord" }).click();
    for (const name of [strook, uwv]) await expect(stukRow(desk, name).getByText("Akkoord", { exact: true })).toBeVisible();
  });
});

test("nobody fetches the zip of a dossier that is not hers", async ({ desk, browser }) => {
  await goOnAs(desk, "sanne@devries.example");
  const dossier = await showDossier(desk, addresses.advisor, "2026-0001");
  const [one] = dossier.stukken.filter((stuk) => stuk.status === "received");
  const zip = `${addresses.advisor}/dossiers/2026-0001/stukken.zip?stuk=${one?.id}`;
  const context = await browser.newContext();
  expect((await context.request.get(zip)).status()).toBe(401);
  await context.close();
  const other = await browser.newContext();
  const page = await other.newPage();
  await goOnAs(page, "piet@bakker.example");
  expect((await page.request.get(zip)).status()).toBe(404);
  await other.close();
  expect((await desk.request.get(zip, { headers: { "sec-fetch-site": "cross-site" } })).status()).toBe(403);
  expect((await desk.request.get(`${addresses.advisor}/dossiers/2026-0001/stukken.zip?stuk=nee`)).status()).toBe(400);
});

import type { Page } from "@playwright/test";
import { padded, slowDown } from "./controls.ts";
import { addresses, expect, makeFiles, test } from "./fixtures.ts";
import { openPortal } from "./portal-sign-in.ts";

const chandra = "chandra.ramdin@voorbeeld.example";

test("an upload goes on by itself after a dead spot, and one bad file does not fail the other", async ({ phone, complaints }) => {
  test.setTimeout(120_000);
  // The dead spot: what is cut on purpose complains.
  for (const part of ["net::ERR", "Failed to load resource", "WebSocket", "XHR failed"]) complaints.allow(part);
  await openPortal(phone, chandra, "Chandra Ramdin", addresses);
  const { photo, pdf } = await makeFiles(phone);

  await test.step("a dead spot in the middle", async () => {
    await slowDown(phone, 400);
    await phone.getByRole("link", { name: "Foto maken" }).first().click();
    await phone.getByLabel("Bestanden kiezen").setInputFiles({ ...photo, buffer: padded(photo.buffer, 3_000_000) });
    let cut = 0;
    await phone.route("**/ut-local/ingest/**", (route) => {
      if (route.request().method() === "PUT" && cut < 2) {
        cut += 1;
        return route.abort("internetdisconnected");
      }
      return route.continue();
    });
    await phone.getByRole("button", { name: "Aanleveren" }).click();
    await expect(phone.getByRole("heading", { name: "Aangeleverd" })).toBeVisible({ timeout: 60_000 });
    expect(cut).toBe(2);
    await phone.unroute("**/ut-local/ingest/**");
  });

  await test.step("a file that is not what it says is refused, the other stays, and a good one completes it", async () => {
    await slowDown(phone, 20_000);
    await phone.goto("/");
    await openActie(phone, /Arbeidscontract/);
    await phone
      .getByLabel("Bestanden kiezen")
      .setInputFiles([pdf, { name: "foto.jpg", mimeType: "image/jpeg", buffer: Buffer.from("<html><script>alert(1)</script></html>") }]);
    await phone.getByRole("button", { name: "Aanleveren" }).click();
    await expect(phone.getByText(/geen foto of pdf die we kunnen openen/).first()).toBeVisible({ timeout: 30_000 });
    await phone.getByLabel("Opnieuw kiezen").setInputFiles(photo);
    await expect(phone.getByRole("heading", { name: "Aangeleverd" })).toBeVisible({ timeout: 30_000 });
  });

  await test.step("what is too large or of a wrong kind is refused before it travels", async () => {
    await phone.goto("/");
    await openActie(phone, /Verblijfsvergunning/);
    await phone
      .getByLabel("Bestanden kiezen")
      .setInputFiles({ name: "tekening.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") });
    await expect(phone.getByText(/Kies een jpg, png/).first()).toBeVisible();
  });
});

/** The first open action is a card with one button; the others are rows to press. */
async function openActie(phone: Page, name: RegExp): Promise<void> {
  const card = phone
    .locator("section, article, li, div")
    .filter({ hasText: name })
    .filter({ has: phone.getByRole("link", { name: "Foto maken" }) })
    .last();
  const row = phone.getByRole("link", { name });
  await expect(card.or(row).first()).toBeVisible();
  if ((await row.count()) > 0) await row.first().click();
  else await card.getByRole("link", { name: "Foto maken" }).click();
}

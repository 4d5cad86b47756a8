import fs from "node:fs";
import type { Page, TestInfo } from "@playwright/test";
import { mutate, query } from "./api.ts";
import { padded, slowDown } from "./controls.ts";
import { addresses, expect, makeFiles, phoneContext, test } from "./fixtures.ts";
import { ownStack } from "./own-stack.ts";
import { openPortal } from "./portal-sign-in.ts";
import { goOnAs } from "./signed-in.ts";

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

test("an upload goes on after the page was closed in the middle, and after a hard stop of what takes it", async ({ browser }, info) => {
  test.setTimeout(150_000);
  const { stack, remove } = await ownStack();
  const context = await phoneContext(browser);
  const where = { portal: stack.portalUrl, local: stack.localUrl };
  try {
    await test.step("a page that was closed goes on where it was when it is opened again", async () => {
      const phone = await context.newPage();
      await openPortal(phone, "pieter.linden@voorbeeld.example", "Pieter van der Linden", where);
      await beginUpload(phone, info, { bytes: 40_000_000, kilobytesPerSecond: 8_000 });
      // A closing page lets go of what its slow line held back, so the other side stands still meanwhile.
      await stack.kill("local", "SIGSTOP");
      await phone.close();
      await stack.kill("local", "SIGCONT");

      const again = await context.newPage();
      const starts: number[] = [];
      again.on("request", (request) => {
        const start = /^bytes=(\d+)-/.exec(request.headers().range ?? "")?.[1];
        if (request.method() === "PUT") starts.push(Number(start ?? 0));
      });
      await slowDown(again, 4_000);
      await again.goto(`${where.portal}/`);
      await expect(again.getByText(/: wordt aangeleverd \d+%/)).toBeVisible({ timeout: 20_000 });
      await again.getByRole("link", { name: "Bekijken" }).click();
      await expect(again.getByRole("heading", { name: "Aangeleverd" })).toBeVisible({ timeout: 60_000 });
      // What had arrived was not sent twice.
      expect(starts.length).toBeGreaterThan(0);
      for (const start of starts) expect(start).toBeGreaterThan(1_000_000);
      await again.close();
    });

    await test.step("the service that takes it was killed and comes back", async () => {
      const phone = await context.newPage();
      await phone.goto(`${where.portal}/`);
      await beginUpload(phone, info, { bytes: 3_000_000, kilobytesPerSecond: 500 });
      await stack.kill("local", "SIGKILL");
      await expect(phone.getByText("Geen bereik. We gaan vanzelf verder.").first()).toBeVisible({ timeout: 20_000 });
      await stack.restart("local");
      await expect(phone.getByRole("heading", { name: "Aangeleverd" })).toBeVisible({ timeout: 60_000 });
    });
  } finally {
    await context.close();
    await remove();
  }
});

test("what is larger than 64 MB, an svg and a photo without content are refused before anything is sent", async ({ phone }, info) => {
  await openPortal(phone, "noor.lburg@voorbeeld.example", "Noor Ëlburg", addresses);
  const sent: string[] = [];
  phone.on("request", (request) => {
    if (/reserveUpload|uploadthing|ut-local/.test(request.url())) sent.push(request.url());
  });
  await phone.getByRole("link", { name: "Foto maken" }).first().click();
  const files = phone.getByLabel("Bestanden kiezen");
  await files.setInputFiles(sparseFile(info, "kadaster.pdf", 64 * 1024 * 1024 + 1, Buffer.from("%PDF-1.7\n")));
  await expect(phone.getByText("Dit bestand is groter dan 64 MB. Kies een kleiner bestand.")).toBeVisible();
  await files.setInputFiles({ name: "tekening.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") });
  await expect(
    phone.getByText("Dit bestand is geen foto of pdf die we kunnen openen. Kies een jpg, png, webp, heic of pdf."),
  ).toBeVisible();
  await files.setInputFiles({ name: "leeg.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) });
  await expect(phone.getByText("Dit bestand is leeg. Maak of kies het opnieuw.")).toBeVisible();
  await expect(phone.getByRole("button", { name: "Aanleveren" })).toBeDisabled();
  expect(sent).toEqual([]);
});

test("a paper opens only at an address that was signed for it", async ({ desk }) => {
  await goOnAs(desk, "sanne@devries.example");
  type WithFiles = { head: { id: string }; stukken: { bestanden: { id: string; status: string }[] }[] };
  const dossier = await query<WithFiles>(desk, addresses.advisor, "dossier.show", { nummer: "2026-0001" });
  const [one, other] = dossier.stukken.flatMap((stuk) => stuk.bestanden).filter((bestand) => bestand.status === "accepted");
  const open = async (bestandId = "") =>
    new URL(
      (await mutate<{ url: string }>(desk, addresses.advisor, "dossiercontrole.openBestand", { dossierId: dossier.head.id, bestandId }))
        .url,
    );
  const [signed, another] = [await open(one?.id), await open(other?.id)];
  const statusOf = async (address: URL) => (await fetch(address)).status;
  expect(await statusOf(signed)).toBe(200);
  const changed = (change: (address: URL) => void): URL => {
    const address = new URL(signed);
    change(address);
    return address;
  };
  const names = [...signed.searchParams.keys()];
  const [expiry = "", signature = ""] = [names.find((name) => /expir/i.test(name)), names.find((name) => /sign/i.test(name))];
  const flip = (text: string) => text.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
  const forged = {
    "without a signature": changed((address) => {
      address.search = "";
    }),
    "with one character of the signature changed": changed((address) =>
      address.searchParams.set(signature, flip(address.searchParams.get(signature) ?? "")),
    ),
    "with a later end": changed((address) => address.searchParams.set(expiry, `${Number(address.searchParams.get(expiry)) + 86_400_000}`)),
    "with another paper's signature": changed((address) => {
      address.search = another.search;
    }),
  };
  for (const [how, address] of Object.entries(forged)) expect(await statusOf(address), how).toBe(403);
});

/** Chooses a photo for the first open action, presses Aanleveren and waits until a part of it has gone. */
async function beginUpload(phone: Page, info: TestInfo, how: { bytes: number; kilobytesPerSecond: number }): Promise<void> {
  const { photo } = await makeFiles(phone);
  await slowDown(phone, how.kilobytesPerSecond);
  await phone.getByRole("link", { name: "Foto maken" }).first().click();
  await phone.getByLabel("Bestanden kiezen").setInputFiles(sparseFile(info, `foto-${how.bytes}.jpg`, how.bytes, photo.buffer));
  await phone.getByRole("button", { name: "Aanleveren" }).click();
  await expect(phone.getByText(/Wordt aangeleverd ([1-5]\d)%/).first()).toBeVisible({ timeout: 30_000 });
}

/** A file of a size, of which only the begin takes room: Playwright hands over no buffer as large as this. */
function sparseFile(info: TestInfo, name: string, bytes: number, begin: Buffer): string {
  const file = info.outputPath(name);
  fs.writeFileSync(file, begin);
  fs.truncateSync(file, bytes);
  return file;
}

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

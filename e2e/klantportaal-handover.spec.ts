import { mutate, query, showDossier } from "./api.ts";
import { addresses, expect, test } from "./fixtures.ts";
import { goOnAs } from "./signed-in.ts";

const nummer = "2026-0002";

test("an adviser looks along as the client, once, read-only until she says otherwise, and the Logboek tells it", async ({
  desk,
  complaints,
}) => {
  complaints.allow("403");
  await goOnAs(desk, "sanne@devries.example");
  await desk.goto(`/dossiers/${nummer}/dossiercontrole`);
  const { head, aanvragers } = await query<{ head: { id: string }; aanvragers: { id: string; naam: string; email: string | null }[] }>(
    desk,
    addresses.advisor,
    "dossier.show",
    { nummer },
  );
  const [client] = aanvragers;
  if (!client) throw new Error("a dossier has an aanvrager");
  const opening = desk.context().waitForEvent("page");
  await desk.getByRole("button", { name: "Inloggen op klantportaal" }).click();
  if (aanvragers.filter((a) => a.email).length > 1) await desk.getByRole("menuitem", { name: `Als ${client.naam}` }).click();
  const portal = await opening;
  await expect(portal.getByText(`Je kijkt mee als ${client.naam}`)).toBeVisible();
  await expect(portal.getByText("Je kunt alleen kijken.")).toBeVisible();

  // Looking changes nothing: what the screen does not offer, the server refuses.
  const soorten = await query<{ id: string; naam: string }[]>(desk, addresses.advisor, "dossiercontrole.soorten", {});
  const { stukId } = await mutate<{ stukId: string }>(desk, addresses.advisor, "dossiercontrole.add", {
    dossierId: head.id,
    afspraakId: null,
    soortDocumentId: soorten.find((s) => s.naam === "Arbeidsovereenkomst")?.id,
    aanvragerId: client.id,
    omschrijving: `meekijken ${Date.now().toString(36)}`,
    klantMagUploaden: true,
    klantMagInzien: false,
    uiterlijk: null,
  });
  const declare = () =>
    portal.request.post(`${addresses.portal}/trpc/declareNotApplicable`, {
      headers: { origin: addresses.portal },
      data: { json: { requestId: crypto.randomUUID(), stukId, reden: "heb ik niet" } },
    });
  expect((await declare()).status()).toBe(403);

  await portal.getByRole("button", { name: "Handelen namens de klant" }).click();
  await expect(portal.getByText(/telt als gedaan door het kantoor/)).toBeVisible();
  expect((await declare()).status()).toBe(200);
  await portal.getByRole("button", { name: "Alleen kijken" }).click();
  await expect(portal.getByText("Je kunt alleen kijken.")).toBeVisible();
  expect((await declare()).status()).toBe(403);

  await portal.getByRole("button", { name: "Stoppen met meekijken" }).click();
  await expect(portal).toHaveURL(/\/inloggen/);

  await desk.goto(`/dossiers/${nummer}/logboek`);
  await expect(desk.getByText(`Ingelogd op het klantportaal als ${client.naam}`).first()).toBeVisible();
  await expect(desk.getByText(`Handelen namens ${client.naam} aangezet`).first()).toBeVisible();
  const row = desk.getByRole("row").filter({ hasText: "niet van toepassing gemeld" }).first();
  await expect(row).toContainText(`Sanne Visser namens ${client.naam}`);
});

test("a hand-over works once, and not for who only reads", async ({ desk, phone, complaints }) => {
  complaints.allow("403");
  await goOnAs(desk, "sanne@devries.example");
  const { head, aanvragers } = await showDossier(desk, addresses.advisor, nummer);
  const { url } = await mutate<{ url: string }>(desk, addresses.advisor, "dossier.handOver", {
    dossierId: head.id,
    aanvragerId: aanvragers[0]?.id,
  });
  await phone.goto(url);
  await expect(phone.getByText(/Je kijkt mee als/)).toBeVisible();
  await phone.context().clearCookies();
  await phone.goto(url);
  await expect(phone.getByText("Deze overdracht is voorbij")).toBeVisible();
});

import type { StukStatus } from "@dossierklaar/db/columns";
import { stukStatusLabel } from "@dossierklaar/domain/labels";
import type { Page } from "@playwright/test";
import pg from "pg";
import { mutate, query, showDossier } from "./api.ts";
import { deskContext, expect, phoneContext, signIn, test } from "./fixtures.ts";
import { ownStack } from "./own-stack.ts";
import { openPortal } from "./portal-sign-in.ts";

const nummer = "2026-0001";

// What is lost on the way must be found again, whatever breaks: the screen ends equal to the database, without a reload.
test("an open Dossiercontrole misses nothing, whatever breaks on the way", async ({ browser }) => {
  test.setTimeout(300_000);
  const { stack, remove } = await ownStack();
  const desk = await (await deskContext(browser)).newPage();
  const phone = await (await phoneContext(browser)).newPage();
  const colleague = await (await deskContext(browser)).newPage();
  try {
    const advisor = stack.advisorUrl;
    await signIn(desk, "sanne@devries.example", advisor);
    await signIn(colleague, "tim@devries.example", advisor);
    await desk.goto(`${advisor}/dossiers/${nummer}/dossiercontrole`);
    await expect(desk.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
    await desk.evaluate(() => Object.assign(window, { loadedOnce: true }));
    await openPortal(phone, "eline.quist@voorbeeld.example", "Eline Quist", { portal: stack.portalUrl, local: stack.localUrl });

    const { head, aanvragers } = await showDossier(colleague, advisor, nummer);
    const soorten = await query<{ id: string; naam: string }[]>(colleague, advisor, "dossiercontrole.soorten", {});
    const soort = soorten.find((s) => s.naam === "Arbeidsovereenkomst");
    const add = (omschrijving: string) =>
      mutate<{ stukId: string }>(colleague, advisor, "dossiercontrole.add", {
        dossierId: head.id,
        afspraakId: null,
        soortDocumentId: soort?.id,
        aanvragerId: aanvragers[0]?.id,
        omschrijving,
        klantMagUploaden: true,
        klantMagInzien: false,
        uiterlijk: null,
      });
    const cancel = (stukId: string) =>
      mutate(colleague, advisor, "dossiercontrole.cancel", { dossierId: head.id, stukId, afspraakId: null });
    const equal = () => expectEqual(desk, phone, colleague, advisor);

    await test.step("ten seconds without a network", async () => {
      await desk.context().setOffline(true);
      await expect(desk.getByText(/Geen verbinding|Verbinding wordt hersteld/).first()).toBeVisible();
      const { stukId } = await add("tijdens offline 1");
      await add("tijdens offline 2");
      await cancel(stukId);
      await desk.waitForTimeout(10_000);
      await desk.context().setOffline(false);
      await equal();
    });

    await test.step("the process of the adviser app restarted, and killed", async () => {
      await stack.restart("advisor");
      await add("na een herstart");
      await equal();
      await stack.kill("advisor", "SIGKILL");
      await expect(desk.getByText("Verbinding wordt hersteld…")).toBeVisible();
      // The client knows nothing of it, and goes on.
      await phone.getByRole("link", { name: "Foto maken" }).first().click();
      await phone.getByRole("button", { name: "Dit heb ik niet" }).click();
      await phone.getByRole("textbox", { name: /Waarom/ }).fill("Die krijg ik pas in januari.");
      await phone.getByRole("button", { name: "Doorgeven" }).click();
      await expect(phone.getByRole("heading", { name: "Doorgegeven" })).toBeVisible();
      await phone.goto(stack.portalUrl);
      await stack.restart("advisor");
      await expect(desk.getByText("Die krijg ik pas in januari.")).toBeVisible({ timeout: 20_000 });
      await add("na een harde stop");
      await equal();
    });

    await test.step("the database connection that listens cut", async () => {
      const owner = new pg.Client({ connectionString: stack.ownerUrl });
      await owner.connect();
      const { rowCount } = await owner.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name like '%-listen'",
      );
      expect(rowCount).toBeGreaterThanOrEqual(2);
      await add("zonder luisteraar");
      await owner.end();
      await equal();
    });

    await test.step("two hundred changes at once", async () => {
      const added: string[] = [];
      for (let lot = 0; lot < 6; lot += 1)
        added.push(...(await Promise.all(Array.from({ length: 20 }, (_, i) => add(`stoot ${lot}.${i}`)))).map((a) => a.stukId));
      for (let lot = 0; lot < 4; lot += 1) await Promise.all(added.slice(lot * 20, lot * 20 + 20).map(cancel));
      await equal();
    });

    expect(await desk.evaluate(() => "loadedOnce" in window)).toBe(true);
  } finally {
    for (const page of [desk, phone, colleague]) await page.context().close();
    await remove();
  }
});

/** The adviser's rows by name and status, and the client's open documents, are those of the database. */
async function expectEqual(desk: Page, phone: Page, colleague: Page, advisor: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const { stukken, aanvragers } = await showDossier(colleague, advisor, nummer);
        const rows = await desk.getByRole("table", { name: "Stukken" }).getByRole("row").allInnerTexts();
        const missing = stukken
          .filter((s) => !rows.some((row) => row.includes(s.naam) && row.includes(stukStatusLabel(s.status as StukStatus))))
          .map((s) => s.naam); // the api's own words
        const extra = rows.filter((row) => row.includes("Arbeidsovereenkomst") && !stukken.some((s) => row.includes(s.naam)));
        const page = await phone.locator("main").innerText();
        const hers = stukken.filter((s) => s.aanvragerId === aanvragers[0]?.id && s.naam.includes("· ") && s.status === "requested");
        const onPhone = hers.filter((s) => !page.includes(s.naam.split("· ")[1] ?? "")).map((s) => s.naam);
        return { missing, extra, onPhone };
      },
      { timeout: 30_000 },
    )
    .toEqual({ missing: [], extra: [], onPhone: [] });
}

import type { Locator, Page } from "@playwright/test";
import { stukRow } from "./controls.ts";
import { deskContext, expect, test } from "./fixtures.ts";
import { goOnAs } from "./signed-in.ts";

/** Walks by Tab until the control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, control: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(control).toBeVisible();
  for (let steps = 0; steps < 150; steps += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`150 times ${key} did not reach ${control}`);
}

test("an adviser plans an afspraak by keyboard alone", async ({ desk }) => {
  const titel = `Zonder muis ${Date.now().toString(36)}`;
  await goOnAs(desk, "sanne@devries.example");
  await desk.goto("/dossiers/2026-0009");
  await expect(desk.getByRole("tree", { name: "Dossiernavigatie" })).toBeVisible();

  await tabTo(desk, desk.getByRole("link", { name: "Nieuwe afspraak" }));
  await desk.keyboard.press("Enter");
  await tabTo(desk, desk.getByRole("button", { name: /Type afspraak/ }));
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("listbox", { name: "Type afspraak" })).toBeVisible();
  await desk.keyboard.type("Terug");
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("button", { name: /Type afspraak/ })).toHaveText(/Terugbelafspraak/);
  await tabTo(desk, desk.getByLabel("Titel"));
  await desk.keyboard.press("ControlOrMeta+A");
  await desk.keyboard.type(titel);
  await tabTo(desk, desk.getByRole("radio", { name: "Kantoor" }));
  await desk.keyboard.press("ArrowRight");
  await desk.keyboard.press("ArrowRight");
  await expect(desk.getByRole("radio", { name: "Telefoon" })).toBeChecked();
  await tabTo(desk, desk.getByLabel("Tijdstip"));
  await desk.keyboard.type("1330");
  await tabTo(desk, desk.getByRole("button", { name: "Opslaan" }));
  await desk.keyboard.press("Enter");
  await desk.waitForURL(/\/afspraken\/[\w-]{36}\/dossiercontrole/);

  // The boom is one stop: arrows walk in it, Enter follows.
  const boom = desk.getByRole("tree", { name: "Dossiernavigatie" });
  await tabTo(desk, boom.locator('[role="treeitem"][tabindex="0"]'));
  const here = desk.url();
  await desk.keyboard.press("ArrowDown");
  await desk.keyboard.press("Enter");
  await expect(desk).not.toHaveURL(here);
  await expect(boom.locator("[aria-current=page]").first()).toBeVisible();
});

test("an adviser judges papers with J, K, A, X and Esc", async ({ desk }) => {
  await goOnAs(desk, "sanne@devries.example");
  await desk.goto("/dossiers/2026-0001/dossiercontrole");
  const viewer = desk.getByRole("complementary", { name: /^Bekijken/ });
  const title = viewer.getByRole("heading", { level: 2 });
  const badge = (naam: string, status: string) => stukRow(desk, naam).getByText(status, { exact: true });

  await tabTo(desk, stukRow(desk, "Jaarrekening 2024").getByRole("button", { name: "Bekijken" }));
  await desk.keyboard.press("Enter");
  await expect(title).toHaveText(/^Jaarrekening 2024/);
  // A screen reader begins at the head of the new paper.
  await expect(title).toBeFocused();
  await desk.keyboard.press("j");
  await expect(title).not.toHaveText(/^Jaarrekening 2024/);
  await desk.keyboard.press("k");
  await expect(title).toHaveText(/^Jaarrekening 2024/);

  await desk.keyboard.press("a");
  await expect(badge("Jaarrekening 2024", "Akkoord")).toBeVisible();
  // The next one that waits for a judgement opens by itself.
  await expect(title).toHaveText(/^Jaarrekening 2025/);
  await desk.keyboard.press("x");
  const reasons = viewer.getByRole("radiogroup", { name: "Reden" });
  await expect(reasons).toBeVisible();
  await desk.keyboard.press("Escape");
  await expect(reasons).toHaveCount(0);
  await expect(title).toHaveText(/^Jaarrekening 2025/);
  await desk.keyboard.press("x");
  await expect(reasons.getByRole("radio").first()).toBeFocused();
  await desk.keyboard.press("Space");
  await tabTo(desk, viewer.getByRole("textbox", { name: "Toelichting" }));
  // Letters are text here, no commands.
  await desk.keyboard.type("kaj: pagina 3 ontbreekt.");
  await tabTo(desk, viewer.getByRole("button", { name: "Afkeuren" }));
  await desk.keyboard.press("Enter");
  await expect(badge("Jaarrekening 2025", "Afgekeurd")).toBeVisible();
  await expect(stukRow(desk, "Jaarrekening 2025").getByText(/kaj: pagina 3 ontbreekt\./)).toBeVisible();
  await desk.keyboard.press("Escape");
  await expect(viewer).toHaveCount(0);
  // Where she was in the list is where she goes on.
  await expect(desk.getByRole("table", { name: "Stukken" }).locator(":focus")).toHaveCount(1);
});

test("of two who judge the same paper at once, the second is told and nothing of the first is lost", async ({
  desk,
  browser,
  complaints,
}) => {
  complaints.allow("409");
  const stuk = "Legitimatiebewijs";
  const path = "/dossiers/2026-0003/dossiercontrole";
  const tims = await (await deskContext(browser)).newPage();
  try {
    await goOnAs(desk, "sanne@devries.example");
    await goOnAs(tims, "tim@devries.example");
    for (const page of [desk, tims]) {
      await page.goto(path);
      await page.getByRole("button", { name: "Bekijken" }).first().click();
      await expect(page.getByRole("complementary", { name: new RegExp(stuk) })).toBeVisible();
    }
    // His press is on its way when hers arrives.
    let isHeld: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      isHeld = resolve;
    });
    let letGo: () => void = () => {};
    const gone = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await tims.route("**/trpc/dossiercontrole.judge**", async (route) => {
      isHeld();
      await gone;
      await route.continue();
    });
    await tims.getByRole("button", { name: "Voorlopig akkoord" }).last().click();
    await held;
    await desk.keyboard.press("a");
    await expect(stukRow(desk, stuk).getByText("Akkoord", { exact: true })).toBeVisible();
    letGo();
    await expect(tims.getByText("Sanne heeft dit stuk net Akkoord gegeven. Er is niets veranderd.")).toBeVisible();
    for (const page of [desk, tims]) {
      await page.goto(path);
      await expect(stukRow(page, stuk).first().getByText("Akkoord", { exact: true })).toBeVisible();
    }
  } finally {
    await tims.context().close();
  }
});

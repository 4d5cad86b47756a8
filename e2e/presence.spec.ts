import { deskContext, expect, test } from "./fixtures.ts";
import { goOnAs } from "./signed-in.ts";

const nummer = "2026-0001";

test("who else looks shows live, which paper she has open too, and that she went", async ({ desk, browser }) => {
  await goOnAs(desk, "sanne@devries.example");
  await desk.goto(`/dossiers/${nummer}/dossiercontrole`);
  await expect(desk.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
  const bar = desk.getByRole("region", { name: "Menubalk" });
  await expect(bar.getByText("Tim kijkt ook in dit dossier")).toBeHidden();

  const context = await deskContext(browser);
  const tim = await context.newPage();
  await goOnAs(tim, "tim@devries.example");
  await tim.goto(`/dossiers/${nummer}/dossiercontrole`);
  // Each is told of the other, the newcomer too.
  await expect(bar.getByText("Tim kijkt ook in dit dossier")).toBeVisible();
  await expect(tim.getByRole("region", { name: "Menubalk" }).getByText("Sanne kijkt ook in dit dossier")).toBeVisible();

  const row = (page: typeof desk) => page.getByRole("row").filter({ hasText: "Jaarrekening 2025" }).first();
  await row(tim).getByRole("button", { name: "Bekijken" }).click();
  await expect(row(desk).getByRole("img", { name: /Tim Bos/ })).toBeVisible();

  await context.close();
  await expect(bar.getByText("Tim kijkt ook in dit dossier")).toBeHidden();
  await expect(row(desk).getByRole("img", { name: /Tim Bos/ })).toBeHidden();
});

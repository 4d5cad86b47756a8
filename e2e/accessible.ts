import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures.ts";

/** Nothing on the page that keeps somebody out, as far as a machine can tell. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .exclude("iframe")
    // Experimental, and it reads an avatar's initials, which stand for a picture, as words of the button.
    .disableRules(["label-content-name-mismatch"])
    .analyze();
  const serious = violations.filter((v) => v.impact === "serious" || v.impact === "critical");
  expect(
    serious.map((v) => `${v.id}: ${v.nodes[0]?.html}`),
    where,
  ).toEqual([]);
}

export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** Colours in the middle of a transition are nobody's contrast. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
}

/** Whole and accessible at a desk, in the dark and on a phone. Leaves the page as it was found. */
export async function expectWellMade(page: Page, where: string): Promise<void> {
  await settle(page);
  await expectAccessible(page, where);
  await page.emulateMedia({ colorScheme: "dark" });
  await settle(page);
  await expectAccessible(page, `${where}, dark`);
  await page.emulateMedia({ colorScheme: "light" });
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page, `${where} at 360 px`);
  if (size) await page.setViewportSize(size);
}

import type { Locator, Page } from "@playwright/test";

type Scope = Page | Locator;
const pageOf = (scope: Scope): Page => ("page" in scope ? scope.page() : scope);

/** Picks an option of a select by the words a person reads. */
export async function choose(scope: Scope, label: string, option: string | RegExp): Promise<void> {
  const button = scope.getByRole("button", { name: new RegExp(label) }).first();
  await button.click();
  await pageOf(scope).getByRole("option", { name: option, exact: true }).click();
}

/** Types a day of `YYYY-MM-DD` as a Dutch keyboard would. */
export async function fillDate(scope: Scope, label: string, day: string): Promise<void> {
  const [year = "", month = "", date = ""] = day.split("-");
  await scope.getByRole("textbox", { name: label }).fill(`${date}-${month}-${year}`);
  await scope.getByRole("textbox", { name: label }).blur();
}

/** The line of a stuk on the adviser's checklist. */
export const stukRow = (page: Page, name: string): Locator => page.getByRole("row").filter({ hasText: name });

/** A weekday two weeks from now, `YYYY-MM-DD`. */
export function inTwoWeeks(): string {
  const day = new Date(Date.now() + 14 * 86_400_000);
  while ([0, 6].includes(day.getDay())) day.setDate(day.getDate() + 1);
  return day.toISOString().slice(0, 10);
}

/** A phone's uplink, slow enough that a person sees it move. */
export async function slowDown(page: Page, kilobytesPerSecond = 600): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 20,
    downloadThroughput: -1,
    uploadThroughput: kilobytesPerSecond * 1024,
  });
}

/** The same picture, weighing what a phone's photo weighs: decoders ignore what stands behind a jpg's end. */
export const padded = (jpg: Buffer, bytes = 1_500_000): Buffer => Buffer.concat([jpg, Buffer.alloc(bytes)]);

import type { BrowserContext, Page } from "@playwright/test";
import { addresses, signIn } from "./fixtures.ts";

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;
const kept = new Map<string, Cookies>();

/**
 * Goes on in the session that an earlier test of this run opened, else signs in: most tests are about what comes after, and comparing a
 * password is slow on purpose. For a test that ends its session, or is about signing in: `signIn`.
 */
export async function goOnAs(page: Page, email: string): Promise<void> {
  const cookies = kept.get(email);
  if (cookies) {
    await page.context().addCookies(cookies);
    return;
  }
  await signIn(page, email);
  kept.set(email, await page.context().cookies(addresses.advisor));
}

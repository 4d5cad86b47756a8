import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type BrowserContext, chromium } from "@playwright/test";
import { chromiumEnvironment } from "../../scripts/chromium.ts";
import type { Product } from "../harness/product.ts";

const root = path.resolve(import.meta.dirname, "../..");
const lines = 'a[href^="/actiepunten/"]';

/** Milliseconds of the day's clock, finer than Date: the one clock that a page and this process share. */
export const epochMs = (): number => performance.timeOrigin + performance.now();

export type ClientPage = {
  /** Resolves when so many lines stand on the page, with the moment at which the last of them came into its document. */
  shows(count: number): Promise<number>;
  close(): Promise<void>;
};

export type Phone = { open(cookie: string): Promise<ClientPage>; close(): Promise<void> };

/** A Chromium of the size of a phone, in which the portal is opened as somebody who is signed in. */
export async function startPhone(product: Product): Promise<Phone> {
  const { CHROMIUM_PATH, ...environment } = chromiumEnvironment(root);
  // Chromium's sandbox refuses root, which is what a container runs as; the pages are our own.
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args, env: { ...process.env, NODE_OPTIONS: "", ...environment } });
  return {
    async open(cookie) {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
      await signIn(context, product.stack.portalUrl, cookie);
      const page = await context.newPage();
      const connected = page.waitForEvent("websocket");
      await page.goto(product.stack.portalUrl);
      await connected;
      // The page says nowhere that it hears: until it does it would fetch instead of patching, which is not what is measured.
      await sleep(700);
      return {
        async shows(count) {
          const at = await page.evaluate(
            ({ selector, wanted }) =>
              new Promise<number>((resolve) => {
                const look = () => {
                  if (document.querySelectorAll(selector).length < wanted) return false;
                  resolve(performance.timeOrigin + performance.now());
                  return true;
                };
                const observer = new MutationObserver(() => {
                  if (look()) observer.disconnect();
                });
                if (!look()) observer.observe(document.body, { childList: true, subtree: true });
              }),
            { selector: lines, wanted: count },
          );
          return at;
        },
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

async function signIn(context: BrowserContext, url: string, cookie: string): Promise<void> {
  const cookies = cookie.split("; ").map((pair) => {
    const split = pair.indexOf("=");
    return { name: pair.slice(0, split), value: pair.slice(split + 1), url };
  });
  await context.addCookies(cookies);
}

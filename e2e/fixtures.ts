import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";

const need = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: the browser tests run by "npm test"`);
  return value;
};

export const addresses = { advisor: need("ADVISOR_URL"), portal: need("PORTAL_URL"), local: need("LOCAL_URL") };
export const demoPassword = "welkom-in-de-demo";

/** What a page may complain about without failing its test: a request that a test cut on purpose. */
type Complaints = { allow(part: string): void };

type Fixtures = {
  /** An adviser at a desk. */
  desk: Page;
  /** A client with a phone. */
  phone: Page;
  complaints: Complaints;
};

function listen(page: Page, seen: string[]): void {
  page.on("pageerror", (error) => seen.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") seen.push(`${message.text()} (${message.location().url})`);
  });
}

/**
 * Two people in two browsers; what either page writes as an error fails the test. Playwright's own tracer fetches the page's previews,
 * which the page's policy refuses it: that is no fault of the page.
 */
export const test = base.extend<Fixtures & { errors: string[]; allowed: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: playwright reads a fixture's needs from this pattern
  errors: async ({}, use) => use([]),
  // biome-ignore lint/correctness/noEmptyPattern: playwright reads a fixture's needs from this pattern
  allowed: async ({}, use) => use(["Connecting to 'blob:"]),
  complaints: async ({ errors, allowed }, use) => {
    await use({ allow: (part) => allowed.push(part) });
    expect(errors.filter((error) => !allowed.some((part) => error.includes(part)))).toEqual([]);
  },
  desk: async ({ browser, errors, complaints: _ }, use) => {
    const context = await deskContext(browser);
    const page = await context.newPage();
    listen(page, errors);
    await use(page);
    await context.close();
  },
  phone: async ({ browser, errors, complaints: _ }, use) => {
    const context = await phoneContext(browser);
    const page = await context.newPage();
    listen(page, errors);
    await use(page);
    await context.close();
  },
});
export { expect };

export const deskContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: addresses.advisor });

export const phoneContext = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
    baseURL: addresses.portal,
  });

export async function signIn(page: Page, email: string, at: string = addresses.advisor): Promise<void> {
  await page.goto(`${at}/inloggen`);
  await page.getByLabel("E-mailadres").fill(email);
  await page.getByLabel("Wachtwoord").fill(demoPassword);
  await page.getByRole("button", { name: "Inloggen" }).click();
  await page.waitForURL(/\/dossiers/);
}

export type PostbusMail = { MessageID: string; Subject: string; Recipients: string[]; Metadata: Record<string, string> };

/** The mails that reached an address, newest first, by Postmark's own message API. */
export async function postbus(recipient: string, local: string = addresses.local): Promise<PostbusMail[]> {
  const response = await fetch(`${local}/messages/outbound?count=50&offset=0&recipient=${encodeURIComponent(recipient)}`, {
    headers: { accept: "application/json", "X-Postmark-Server-Token": need("E2E_POSTMARK_SERVER_TOKEN") },
  });
  expect(response.ok, `the postbus answered ${response.status}`).toBe(true);
  return ((await response.json()) as { Messages: PostbusMail[] }).Messages; // the shape of Postmark's message API
}

export type MailBody = {
  HtmlBody: string;
  TextBody: string;
  Subject: string;
  Attachments: (string | { Name: string })[];
  /** The whole message as MIME. */
  Body: string;
};

export async function mailBody(id: string, local: string = addresses.local): Promise<MailBody> {
  const response = await fetch(`${local}/messages/outbound/${id}/details`, {
    headers: { accept: "application/json", "X-Postmark-Server-Token": need("E2E_POSTMARK_SERVER_TOKEN") },
  });
  return (await response.json()) as MailBody; // the shape of Postmark's message API
}

/** Waits for a mail to an address whose subject or text matches, and gives its body. */
export async function waitForMail(recipient: string, part: RegExp, timeout = 20_000): Promise<MailBody & { id: string }> {
  let found: (MailBody & { id: string }) | undefined;
  await expect
    .poll(
      async () => {
        for (const mail of await postbus(recipient)) {
          const body = await mailBody(mail.MessageID);
          if (part.test(mail.Subject) || part.test(body.TextBody)) found = { ...body, id: mail.MessageID };
          if (found) break;
        }
        return found?.Subject;
      },
      { timeout, message: `a mail to ${recipient} like ${part}` },
    )
    .toBeTruthy();
  if (!found) throw new Error("unreachable: the poll above found it");
  return found;
}

/** The sign-in link of a mail's text. */
export function linkIn(mail: MailBody): string {
  const link = /https?:\/\/\S+\/toegang\/[\w-]+/.exec(mail.TextBody)?.[0];
  if (!link) throw new Error(`no sign-in link in: ${mail.TextBody}`);
  return link;
}

/** A real jpg and a real pdf, made by the browser itself. */
export async function makeFiles(page: Page): Promise<{ photo: UploadFile; pdf: UploadFile }> {
  const maker = await page.context().browser()?.newPage();
  if (!maker) throw new Error("a page has a browser");
  await maker.setContent("<h1>Loonstrook oktober 2026</h1><p>Bruto € 4.530,00</p>");
  const photo = { name: "loonstrook.jpg", mimeType: "image/jpeg", buffer: await maker.screenshot({ type: "jpeg", quality: 90 }) };
  const pdf = { name: "loonstrook-pagina-2.pdf", mimeType: "application/pdf", buffer: await maker.pdf() };
  await maker.close();
  return { photo, pdf };
}

export type UploadFile = { name: string; mimeType: string; buffer: Buffer };

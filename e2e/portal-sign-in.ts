import { expect, type Page } from "@playwright/test";

type Where = { portal: string; local: string };
type Found = { MessageID: string; Subject: string };

/** Asks for a sign-in link as a client does, and gives the mail's link and code. */
export async function requestLink(phone: Page, email: string, where: Where): Promise<{ link: string; code: string }> {
  const before = new Set((await mailsTo(email, where.local)).map((mail) => mail.MessageID));
  await phone.goto(`${where.portal}/inloggen`);
  await phone.getByLabel("E-mailadres").fill(email);
  await phone.getByRole("button", { name: "Stuur mij een inloglink" }).click();
  let link = "";
  let code = "";
  await expect
    .poll(
      async () => {
        const mail = (await mailsTo(email, where.local)).find((m) => !before.has(m.MessageID));
        if (!mail) return "";
        const { TextBody } = (await (await fetch(`${where.local}/messages/outbound/${mail.MessageID}/details`)).json()) as {
          TextBody: string;
        }; // Postmark's shape
        link = /https?:\/\/\S+\/toegang\/[\w-]+/.exec(TextBody)?.[0] ?? "";
        code = /\b\d{3}\s?\d{3}\b/.exec(TextBody.replace(/https?:\S+/g, ""))?.[0].replace(/\s/g, "") ?? "";
        return link;
      },
      { timeout: 20_000, message: `a sign-in mail to ${email}` },
    )
    .not.toBe("");
  return { link, code };
}

async function mailsTo(email: string, local: string): Promise<Found[]> {
  const response = await fetch(`${local}/messages/outbound?count=50&offset=0&recipient=${encodeURIComponent(email)}`);
  return ((await response.json()) as { Messages: Found[] }).Messages; // Postmark's shape
}

/** Signs in by a link of one's own and ends on the overview. */
export async function openPortal(phone: Page, email: string, naam: string, where: Where): Promise<void> {
  const { link } = await requestLink(phone, email, where);
  await phone.goto(link);
  await phone.getByRole("button", { name: `Doorgaan als ${naam}` }).click();
  await expect(phone.getByRole("link", { name: "Afspraken" })).toBeVisible();
}

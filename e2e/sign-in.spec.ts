import { addresses, expect, signIn, test } from "./fixtures.ts";
import { openPortal, requestLink } from "./portal-sign-in.ts";

const yara = "yara.hendriks@voorbeeld.example";

test("a wrong password says so, and a dossier of another kantoor is not there", async ({ desk, complaints }) => {
  // What is refused and what is not there answers 400 and 404.
  for (const part of ["400", "404"]) complaints.allow(part);
  await desk.goto("/inloggen");
  await desk.getByLabel("E-mailadres").fill("piet@bakker.example");
  await desk.getByLabel("Wachtwoord").fill("niet-het-wachtwoord");
  await desk.getByRole("button", { name: "Inloggen" }).click();
  await expect(desk.getByText(/horen niet bij elkaar/)).toBeVisible();
  await expect(desk.getByLabel("E-mailadres")).toHaveValue("piet@bakker.example");
  await signIn(desk, "piet@bakker.example");
  // Bakker has two dossiers; the ninth is De Vries's.
  await desk.goto("/dossiers/2026-0009");
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText(/niet gevonden|bestaat niet/i);
});

test("a link works once, opening it spends nothing, and a portal's cookie opens nothing at the kantoor", async ({ phone, complaints }) => {
  complaints.allow("404");
  const { link } = await requestLink(phone, yara, addresses);
  // What a mail scanner does.
  for (let i = 0; i < 3; i += 1) expect((await fetch(link)).status).toBe(200);
  await phone.goto(link);
  await phone.getByRole("button", { name: "Doorgaan als Yara Hendriks" }).click();
  await expect(phone.getByRole("link", { name: "Afspraken" })).toBeVisible();
  const response = await phone.request.get(`${addresses.advisor}/trpc/session.me`);
  expect(response.status()).toBe(401);
  await phone.context().clearCookies();
  await phone.goto(link);
  await expect(phone.getByRole("button", { name: /Stuur een nieuwe link naar y…@/ })).toBeVisible();
  await phone.goto("/documenten");
  await expect(phone.getByRole("button", { name: "Stuur mij een inloglink" })).toBeVisible();
});

test("the six digits sign in, a wrong code says so, and an unknown address gets the same answer", async ({ phone }) => {
  const { code } = await requestLink(phone, yara, addresses);
  await phone.getByLabel("Code uit de e-mail").fill(code === "111111" ? "222222" : "111111");
  await expect(phone.getByText(/code klopt niet/i)).toBeVisible();
  await phone.getByLabel("Code uit de e-mail").fill(code);
  await expect(phone.getByRole("link", { name: "Afspraken" })).toBeVisible();
  await phone.waitForLoadState("networkidle");
  await phone.context().clearCookies();
  await phone.goto("/inloggen");
  await phone.getByLabel("E-mailadres").fill("niemand@nergens.example");
  await phone.getByRole("button", { name: "Stuur mij een inloglink" }).click();
  await expect(phone.getByLabel("Code uit de e-mail")).toBeVisible();
});

test("each aanvrager sees her own papers and the shared ones", async ({ phone }) => {
  await openPortal(phone, "hendrik.boer@voorbeeld.example", "Hendrik de Boer", addresses);
  await expect(phone.getByText("Margreet")).toHaveCount(0);
});

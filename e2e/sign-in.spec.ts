import { showDossier } from "./api.ts";
import { addresses, deskContext, expect, linkIn, mailBody, phoneContext, postbus, signIn, test } from "./fixtures.ts";
import { openPortal, requestLink } from "./portal-sign-in.ts";
import { goOnAs } from "./signed-in.ts";

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
  // What is still being fetched would be answered 401 once the cookie is gone, which is not what this is about.
  await phone.waitForLoadState("networkidle");
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

test("a spent link offers a new one without typing, and that one signs in", async ({ phone, browser }) => {
  const margreet = "margreet.boer@voorbeeld.example";
  const { link } = await requestLink(phone, margreet, addresses);
  await phone.goto(link);
  await phone.getByRole("button", { name: "Doorgaan als Margreet de Boer" }).click();
  await expect(phone.getByRole("link", { name: "Afspraken" })).toBeVisible();
  // The mail is opened once more on a phone that knows nothing of her.
  const other = await (await phoneContext(browser)).newPage();
  const before = (await postbus(margreet)).length;
  await other.goto(link);
  await other.getByRole("button", { name: /Stuur een nieuwe link naar m…@/ }).click();
  await expect(other.getByRole("heading", { name: "E-mail verstuurd" })).toBeVisible();
  await expect.poll(async () => (await postbus(margreet)).length, { timeout: 20_000 }).toBe(before + 1);
  const [newest] = await postbus(margreet);
  const fresh = linkIn(await mailBody(newest?.MessageID ?? ""));
  expect(fresh).not.toBe(link);
  await other.goto(fresh);
  await other.getByRole("button", { name: "Doorgaan als Margreet de Boer" }).click();
  await expect(other.getByRole("link", { name: "Afspraken" })).toBeVisible();
  await other.context().close();
});

test("a link or an address of somebody else's paper opens nothing for an aanvrager", async ({ phone, browser }) => {
  const kantoor = await (await deskContext(browser)).newPage();
  await goOnAs(kantoor, "sanne@devries.example");
  const dossier = await showDossier(kantoor, addresses.advisor, "2026-0003");
  const strange = await showDossier(kantoor, addresses.advisor, "2026-0001");
  await kantoor.context().close();
  const margreet = dossier.aanvragers.find((one) => one.roepnaam === "Margreet");
  const hendrik = dossier.aanvragers.find((one) => one.roepnaam === "Hendrik");
  const stukOf = (id?: string) => dossier.stukken.find((stuk) => stuk.aanvragerId === id)?.id;
  const stukken = { own: stukOf(hendrik?.id), ofTheOther: stukOf(margreet?.id), ofStrangers: strange.stukken[0]?.id };
  expect(Object.values(stukken).every(Boolean)).toBe(true);

  await openPortal(phone, "hendrik.boer@voorbeeld.example", "Hendrik de Boer", addresses);
  const asked = phone.getByText("Dit wordt niet meer gevraagd.");
  await phone.goto(`/actiepunten/${stukken.own}`);
  await expect(phone.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(asked).toHaveCount(0);
  for (const stukId of [stukken.ofTheOther, stukken.ofStrangers]) {
    await phone.goto(`/actiepunten/${stukId}`);
    await expect(asked).toBeVisible();
    const response = await phone.request.post(`${addresses.portal}/trpc/declareNotApplicable`, {
      headers: { origin: addresses.portal },
      data: { json: { requestId: crypto.randomUUID(), stukId, reden: "niet van mij" } },
    });
    expect(response.status()).toBe(404);
  }
});

test("signing out closes both apps, also for a cookie that was kept; and the kantoor's cookie opens no portal", async ({ desk, phone }) => {
  await signIn(desk, "tim@devries.example");
  const atPortal = await desk.request.get(`${addresses.portal}/trpc/show`);
  expect(atPortal.status()).toBe(401);

  const kept = await desk.context().storageState();
  await desk.locator("html").evaluate((html) => html.setAttribute("data-session", "tim"));
  await desk.getByRole("button", { name: /Tim Bos/ }).click();
  await desk.getByRole("menuitem", { name: "Uitloggen" }).click();
  await expect(desk).toHaveURL(/\/inloggen/);
  // Another page, so that the next at this computer finds nothing of Tim in its memory.
  await expect(desk.locator("html[data-session]")).toHaveCount(0);
  await desk.context().addCookies(kept.cookies);
  expect((await desk.request.get(`${addresses.advisor}/trpc/session.me`)).status()).toBe(401);
  await desk.goto("/dossiers");
  await expect(desk.getByLabel("Wachtwoord")).toBeVisible();

  await openPortal(phone, "bram.hendriks@voorbeeld.example", "Bram Hendriks", addresses);
  const phones = await phone.context().storageState();
  await phone.getByRole("link", { name: "Uitloggen" }).click();
  await phone.getByRole("button", { name: "Uitloggen" }).click();
  await expect(phone.getByRole("button", { name: "Stuur mij een inloglink" })).toBeVisible();
  await phone.context().addCookies(phones.cookies);
  expect((await phone.request.get(`${addresses.portal}/trpc/show`)).status()).toBe(401);
  await phone.goto("/documenten");
  await expect(phone.getByRole("button", { name: "Stuur mij een inloglink" })).toBeVisible();
});

test("a dossier of another kantoor answers 404 to whoever types its address", async ({ desk, complaints }) => {
  complaints.allow("404");
  await signIn(desk, "piet@bakker.example");
  for (const path of ["", "/dossiercontrole", "/emails", "/logboek", "/gegevens", "/afspraken/nieuw"]) {
    const answer = await desk.goto(`/dossiers/2026-0009${path}`);
    expect(answer?.status(), path).toBe(404);
    await expect(desk.getByText("Visscher")).toHaveCount(0);
  }
});

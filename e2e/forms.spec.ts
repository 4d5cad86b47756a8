import type { Page } from "@playwright/test";
import { query } from "./api.ts";
import { choose, fillDate, inTwoWeeks } from "./controls.ts";
import { addresses, expect, test } from "./fixtures.ts";
import { goOnAs } from "./signed-in.ts";

// Nobody else's tests plan here.
const nummer = "2026-0009";

/** The next last Sunday of a month, `YYYY-MM-DD`: the day on which the clock changes. Months count from 1. */
function nextChangeover(month: 3 | 10, today = new Date()): string {
  for (let year = today.getUTCFullYear(); ; year += 1) {
    const last = new Date(Date.UTC(year, month, 0));
    last.setUTCDate(last.getUTCDate() - last.getUTCDay());
    if (last > today) return last.toISOString().slice(0, 10);
  }
}

type Planned = { afspraken: { titel: string; begintOp: string }[] };
async function plannedAs(page: Page, titel: string): Promise<string[]> {
  const { afspraken } = await query<Planned>(page, addresses.advisor, "dossier.show", { nummer });
  return afspraken.filter((afspraak) => afspraak.titel === titel).map((afspraak) => afspraak.begintOp);
}

async function fillAfspraak(desk: Page, titel: string, day: string, time: string): Promise<void> {
  await desk.goto(`/dossiers/${nummer}/afspraken/nieuw`);
  await choose(desk, "Type afspraak", "Terugbelafspraak");
  await desk.getByLabel("Titel").fill(titel);
  await fillDate(desk, "Datum", day);
  await desk.getByLabel("Tijdstip").fill(time);
  await desk.getByLabel("Tijdstip").blur();
}

test("a day that cannot be, and a year in words, are never saved as nothing", async ({ desk, complaints }) => {
  complaints.allow("400");
  await goOnAs(desk, "sanne@devries.example");
  await desk.goto("/dossiers/nieuw");
  const first = desk.getByRole("group", { name: "Aanvrager 1" });
  await first.getByLabel("Achternaam").fill("Onleesbaar");
  await first.getByLabel("E-mailadres").fill("onleesbaar@voorbeeld.example");
  await choose(first, "Inkomenstype", "ZZP / IB-ondernemer");
  await choose(first, "Klantprofiel", "Doorstromer");
  const born = first.getByRole("textbox", { name: "Geboortedatum" });
  await born.fill("31-02-1990");
  await first.getByLabel("Onderneming sinds").fill("vorig jaar");
  await desk.getByRole("button", { name: "Dossier aanmaken" }).click();
  await expect(born).toBeFocused();
  await expect(born).toHaveAccessibleDescription(/Vul een datum in/);
  await born.fill("28-02-1990");
  await desk.getByRole("button", { name: "Dossier aanmaken" }).click();
  await expect(first.getByLabel("Onderneming sinds")).toHaveAccessibleDescription(/jaar/);
  await expect(first.getByLabel("Onderneming sinds")).toHaveValue("vorig jaar");
  await expect(desk).toHaveURL(/\/dossiers\/nieuw$/);
});

const save = (desk: Page) => desk.getByRole("button", { name: "Opslaan" });
const saved = /\/afspraken\/[\w-]{36}\/dossiercontrole/;

test("Nieuw dossier says at each field what is wrong with it, and keeps what was typed", async ({ desk, complaints }) => {
  complaints.allow("400");
  await goOnAs(desk, "sanne@devries.example");
  await desk.goto("/dossiers/nieuw");
  const first = desk.getByRole("group", { name: "Aanvrager 1" });
  const long = "Mees-Maximiliaan ".repeat(12).trim();
  await first.getByLabel("Voornaam").fill(long);
  await first.getByLabel("E-mailadres").fill("mees@");
  await first.getByLabel("Postcode").fill("0581");
  await first.getByRole("textbox", { name: "Geboortedatum" }).fill("31-02-1990");
  await desk.getByRole("button", { name: "Dossier aanmaken" }).click();

  await expect(desk.getByRole("alert").first()).toBeFocused();
  await expect(first.getByLabel("E-mailadres")).toHaveAccessibleDescription(/Vul een e-mailadres in, bijvoorbeeld/);
  await expect(first.getByLabel("Achternaam")).toHaveAccessibleDescription(/Vul een achternaam in/);
  await expect(first.getByLabel("Postcode")).toHaveAccessibleDescription(/Vul een postcode in/);
  await expect(first.getByRole("textbox", { name: "Geboortedatum" })).toHaveAccessibleDescription(/Vul een datum in/);
  await expect(first.getByText("Kies een inkomenstype.")).toBeVisible();
  await expect(first.getByText("Kies een klantprofiel.")).toBeVisible();
  await expect(first.getByLabel("Voornaam")).toHaveAccessibleDescription("Gebruik hier ten hoogste 80 tekens.");
  await expect(first.getByLabel("Voornaam")).toHaveValue(long);
  await expect(first.getByLabel("E-mailadres")).toHaveValue("mees@");
  await expect(first.getByLabel("Postcode")).toHaveValue("0581");
  await expect(first.getByRole("textbox", { name: "Geboortedatum" })).toHaveValue("31-02-1990");

  // What is put right loses its own sentence and no other.
  await first.getByLabel("E-mailadres").fill("mees@voorbeeld.example");
  await expect(first.getByLabel("E-mailadres")).not.toHaveAccessibleDescription(/Vul een e-mailadres in/);
  await expect(first.getByLabel("Achternaam")).toHaveAccessibleDescription(/Vul een achternaam in/);
  await expect(desk).toHaveURL(/\/dossiers\/nieuw$/);
});

test("Nieuwe afspraak says at each field what is wrong with it, and keeps what was typed", async ({ desk, complaints }) => {
  complaints.allow("400");
  await goOnAs(desk, "sanne@devries.example");
  await desk.goto(`/dossiers/${nummer}/afspraken/nieuw`);
  await desk.getByLabel("Opmerkingen").fill("Neem een legitimatiebewijs mee.");
  await save(desk).click();
  await expect(desk.getByRole("button", { name: /Type afspraak/ })).toHaveAccessibleDescription(/Kies een type afspraak/);
  await expect(desk.getByLabel("Titel")).toHaveAccessibleDescription(/Vul een titel in/);
  await expect(desk.getByLabel("Tijdstip")).toHaveAccessibleDescription(/Vul een tijd in/);
  await expect(desk.getByLabel("Opmerkingen")).toHaveValue("Neem een legitimatiebewijs mee.");
  await desk.getByLabel("Tijdstip").fill("25:00");
  await desk.getByLabel("Tijdstip").blur();
  await expect(desk.getByLabel("Tijdstip")).toHaveAccessibleDescription(/Vul een tijd in/);
  await expect(desk.getByLabel("Tijdstip")).toHaveValue("25:00");
});

test("the hour that does not exist is said, and the hour that exists twice is asked about", async ({ desk, complaints }) => {
  complaints.allow("400");
  const titel = `Nachtwerk ${Date.now().toString(36)}`;
  await goOnAs(desk, "sanne@devries.example");
  await fillAfspraak(desk, titel, nextChangeover(3), "02:30");
  await save(desk).click();
  await expect(desk.getByText(/Deze tijd bestaat niet/).first()).toBeVisible();
  await expect(desk.getByLabel("Titel")).toHaveValue(titel);
  expect(await plannedAs(desk, titel)).toEqual([]);

  const autumn = nextChangeover(10);
  await fillDate(desk, "Datum", autumn);
  await save(desk).click();
  const which = desk.getByRole("radiogroup", { name: "Welke van de twee" });
  await expect(which).toBeVisible();
  expect(await plannedAs(desk, titel)).toEqual([]);
  await which.getByText("De tweede keer (wintertijd)").click();
  await save(desk).click();
  await desk.waitForURL(saved);
  // 02:30 in winter time is 01:30 in UTC; the first time round it was 00:30.
  expect((await plannedAs(desk, titel)).map((at) => new Date(at).toISOString())).toEqual([`${autumn}T01:30:00.000Z`]);
});

test("a double click saves one afspraak, and an answer that was lost on the way does not make a second", async ({ desk, complaints }) => {
  complaints.allow("net::ERR");
  const unique = Date.now().toString(36);
  await goOnAs(desk, "sanne@devries.example");
  await fillAfspraak(desk, `Dubbel ${unique}`, inTwoWeeks(), "09:30");
  await save(desk).dblclick();
  await desk.waitForURL(saved);
  expect(await plannedAs(desk, `Dubbel ${unique}`)).toHaveLength(1);

  await fillAfspraak(desk, `Verloren ${unique}`, inTwoWeeks(), "11:30");
  let lost = 0;
  await desk.route("**/trpc/afspraak.plan**", async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await save(desk).click();
  await desk.waitForURL(saved);
  expect(lost).toBe(1);
  expect(await plannedAs(desk, `Verloren ${unique}`)).toHaveLength(1);
});

import type { Page } from "@playwright/test";
import { expectWellMade } from "./accessible.ts";
import { mutate } from "./api.ts";
import { choose, fillDate, inTwoWeeks } from "./controls.ts";
import { addresses, expect, test } from "./fixtures.ts";
import { newDossier } from "./new-dossier.ts";
import { goOnAs } from "./signed-in.ts";

type Event = { vendor: string; account: string; title: string; location: string; description: string; start: string; isDeleted: boolean };

/** What stands in an agenda at the stand-in of its vendor of one afspraak: others of hers that waited for a coupling come into it too. */
async function eventsOf(account: string, titel: string): Promise<Event[]> {
  const answer = await fetch(`${addresses.local}/agenda/_events`);
  // The stand-in's own shape.
  return ((await answer.json()) as Event[]).filter((event) => event.account === account && event.title === titel && !event.isDeleted);
}

const section = (desk: Page) => desk.getByRole("group", { name: "Agenda" });

async function couple(desk: Page, verb: string, account: string, answer = "Toestaan"): Promise<void> {
  await desk.goto("/account");
  await section(desk).getByRole("button", { name: verb }).click();
  await desk.getByLabel("Account").fill(account);
  await desk.getByRole("button", { name: answer }).click();
  await expect(desk.getByRole("heading", { level: 1, name: "Mijn account" })).toBeVisible();
}

const newAccount = () => `sanne.${crypto.randomUUID().slice(0, 8)}@agenda.example`;

// Other stories plan with Sanne too, and know of no agenda.
test.afterEach(async ({ desk }) => {
  await mutate(desk, addresses.advisor, "agenda.decouple", null as never); // the procedure takes no input
});

test("an afspraak comes into the agenda that was coupled, and leaves it when it is called off", async ({ desk }) => {
  const account = newAccount();
  await goOnAs(desk, "sanne@devries.example");
  await couple(desk, "Google Agenda koppelen", account);
  await expect(section(desk).getByText(`Google Agenda van ${account}`)).toBeVisible();
  await expectWellMade(desk, "a coupled agenda");
  const { nummer } = await newDossier(desk);
  await desk.goto(`/dossiers/${nummer}/afspraken/nieuw`);
  await choose(desk, "Type afspraak", "Adviesgesprek");
  const titel = `Advies ${account.slice(6, 14)}`;
  await desk.getByRole("textbox", { name: "Titel" }).fill(titel);
  await desk.getByRole("textbox", { name: "Opmerkingen" }).fill("Neem de akte mee.");
  await desk.getByRole("textbox", { name: "Interne notitie" }).fill("GEHEIM-NOTITIE");
  await fillDate(desk, "Datum", inTwoWeeks());
  await desk.getByRole("textbox", { name: "Tijdstip" }).fill("19:15");
  await expect(desk.getByRole("checkbox", { name: "Synchroniseren met agenda" })).toBeChecked();
  await desk.getByRole("button", { name: "Opslaan" }).click();
  await desk.waitForURL(/\/dossiercontrole$/);
  await expect.poll(async () => (await eventsOf(account, titel)).map((event) => event.title)).toEqual([titel]);
  const [event] = await eventsOf(account, titel);
  expect(event).toMatchObject({ description: "Neem de akte mee." });
  expect(JSON.stringify(event)).not.toContain("GEHEIM");

  await desk.goto(desk.url().replace(/\/dossiercontrole$/, ""));
  await expect(desk.getByText("Staat in de agenda van Sanne Visser")).toBeVisible();
  await desk.getByRole("button", { name: "Afspraak afzeggen" }).click();
  await desk.getByRole("alertdialog").or(desk.getByRole("dialog")).getByRole("button", { name: "Afspraak afzeggen" }).click();
  await expect.poll(() => eventsOf(account, titel)).toEqual([]);
});

test("what she moves in Outlook is proposed at the afspraak, and taken over with one press", async ({ desk }) => {
  const account = newAccount();
  await goOnAs(desk, "sanne@devries.example");
  await couple(desk, "Outlook koppelen", account);
  const { path, naam } = await newDossier(desk);
  const titel = naam.replace("Vera", "Oriënterend gesprek");
  await desk.goto(`${path}/wijzigen`);
  await desk.getByRole("checkbox", { name: "Synchroniseren met agenda" }).check();
  await desk.getByRole("button", { name: "Opslaan" }).click();
  await expect(desk.getByText("Staat in de agenda van Sanne Visser")).toBeVisible();
  const begin = (await eventsOf(account, titel))[0]?.start ?? "";

  const agenda = await desk.context().newPage();
  await agenda.goto(`${addresses.local}/agenda`);
  await agenda
    .getByRole("listitem")
    .filter({ hasText: account })
    .filter({ hasText: titel })
    .getByRole("button", { name: "Een uur later" })
    .click();
  await expect.poll(async () => (await eventsOf(account, titel))[0]?.start).not.toBe(begin);
  await agenda.close();

  // The agenda is read every few minutes, and before anything is written to it.
  await desk.goto(`${path}/wijzigen`);
  await desk.getByRole("textbox", { name: "Opmerkingen" }).fill("Er is koffie.");
  await desk.getByRole("button", { name: "Opslaan" }).click();
  const proposal = desk.getByRole("region", { name: "Gewijzigd in de agenda" });
  await expect(proposal.getByText(/staat deze afspraak nu op .* 08:00 tot 09:00|staat deze afspraak nu op .*08:00/)).toBeVisible();
  await expectWellMade(desk, "a proposal of her agenda");
  await proposal.getByRole("button", { name: "Overnemen", exact: true }).click();
  await expect(proposal).toBeHidden();
  await expect.poll(async () => (await eventsOf(account, titel)).map((event) => event.description)).toEqual(["Er is koffie."]);
  await expect(desk.getByText("Staat in de agenda van Sanne Visser")).toBeVisible();
});

test("who gives no consent has no agenda coupled, and is told so", async ({ desk }) => {
  await goOnAs(desk, "sanne@devries.example");
  await couple(desk, "Google Agenda koppelen", newAccount(), "Weigeren");
  await expect(section(desk).getByText("Je agenda is niet gekoppeld, want er is geen toestemming gegeven.")).toBeVisible();
  await expect(section(desk).getByRole("button", { name: "Google Agenda koppelen" })).toBeVisible();
});

test("an agenda follows her afspraken by an address, until she takes it back", async ({ desk }) => {
  await goOnAs(desk, "sanne@devries.example");
  await desk.goto("/account");
  const make = section(desk).getByRole("button", { name: /Adres maken|Nieuw adres maken/ });
  await make.click();
  const address = await section(desk).getByLabel("Je agenda-adres").inputValue();
  // As an agenda program asks: without a session.
  const feed = await fetch(address);
  expect(feed.headers.get("content-type")).toContain("text/calendar");
  expect(await feed.text()).toContain("BEGIN:VCALENDAR");
  await section(desk).getByRole("button", { name: "Intrekken" }).click();
  await desk.getByRole("alertdialog").getByRole("button", { name: "Intrekken" }).click();
  await expect(section(desk).getByRole("button", { name: "Adres maken", exact: true })).toBeVisible();
  expect((await fetch(address)).status).toBe(404);
});

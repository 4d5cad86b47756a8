import type { Page } from "@playwright/test";
import { mutate, query, showDossier } from "./api.ts";
import { choose, fillDate } from "./controls.ts";
import { addresses, deskContext, expect, test } from "./fixtures.ts";
import { openPortal } from "./portal-sign-in.ts";
import { goOnAs } from "./signed-in.ts";

const advisor = addresses.advisor;

type Choices = {
  adviseurId: string;
  inkomenstypen: { id: string; code: string }[];
  klantprofielen: { id: string; code: string }[];
};
type Types = { afspraaktypen: { id: string; naam: string }[]; adviseurId: string };

/** A dossier of this test's own with one aanvrager in Loondienst vast and an Oriënterend gesprek, made as the screens would. */
async function openOwn(page: Page, voornaam: string, second = false): Promise<{ nummer: string; dossierId: string; email: string }> {
  const choices = await query<Choices>(page, advisor, "dossier.choices", {});
  const email = `${voornaam.toLowerCase()}.${Date.now().toString(36)}@voorbeeld.example`;
  const person = (naam: string, address: string) => ({
    aanhef: "mevrouw",
    voorletters: "A.",
    voornaam: naam,
    tussenvoegsel: "de",
    achternaam: "Wilde",
    geboortedatum: "1990-05-05",
    email: address,
    telefoon: "06 11111111",
    straat: "Dorpsstraat 1",
    postcode: "3581 CD",
    plaats: "Utrecht",
    inkomenstypeIds: [choices.inkomenstypen.find((t) => t.code === "001")?.id],
    klantprofielId: choices.klantprofielen.find((p) => p.code === "02")?.id,
    ondernemingSinds: null,
  });
  const opened = await mutate<{ nummer: string; dossierId: string }>(page, advisor, "dossier.open", {
    aanspreekvorm: "informal",
    leadbronId: null,
    adviseurId: choices.adviseurId,
    behandelaarId: null,
    aanvragers: [person(voornaam, email), ...(second ? [person("Bram", "")] : [])],
  });
  const { afspraaktypen } = await query<Types>(page, advisor, "afspraak.choices", { nummer: opened.nummer });
  await mutate(page, advisor, "afspraak.plan", {
    dossierId: opened.dossierId,
    afspraaktypeId: afspraaktypen.find((t) => t.naam === "Oriënterend gesprek")?.id,
    titel: "Oriënterend gesprek",
    locatieSoort: "phone",
    locatieId: null,
    locatie: "Telefonisch",
    opmerkingen: "",
    interneNotitie: "",
    datum: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
    tijdstip: "10:00",
    keer: null,
    duurMinuten: 30,
    adviseurId: choices.adviseurId,
    ocktoAanvragerIds: [],
    leaveOut: [],
  });
  return { ...opened, email };
}

const namesOf = async (page: Page, nummer: string) => (await showDossier(page, advisor, nummer)).stukken.map((s) => s.naam);

test("another inkomenstype shows beforehand what it asks and what may lapse, and saving does just that", async ({ desk }) => {
  await goOnAs(desk, "sanne@devries.example");
  const { nummer } = await openOwn(desk, "Anouk");
  await desk.goto(`/dossiers/${nummer}/gegevens`);
  await desk.getByRole("button", { name: "Wijzigen" }).click();
  await expect(desk.getByText("Wat je wijzigt, vraagt niets nieuws van de klant.")).toBeVisible();
  await choose(desk, "Inkomenstype", "ZZP / IB-ondernemer");
  await desk.getByLabel("Onderneming sinds").fill("2019");

  const after = desk.getByRole("region", { name: "Wat er gebeurt na opslaan" });
  const lapses = desk.getByRole("region", { name: "Kan vervallen" });
  await expect(after.getByText(/^Jaarrekening/)).toBeVisible();
  await expect(lapses.getByRole("checkbox")).toHaveCount(2);
  await lapses.getByRole("checkbox", { name: "UWV-verzekeringsbericht" }).click();
  await desk.getByRole("textbox", { name: "Telefoon" }).fill("06 22222222");
  await desk.getByRole("button", { name: "Opslaan" }).click();

  await expect(desk.getByRole("heading", { name: "Gegevens", exact: true })).toBeVisible();
  await expect(desk.getByText("06 22222222")).toBeVisible();
  await expect(desk.getByText("ZZP / IB-ondernemer")).toBeVisible();
  const names = await namesOf(desk, nummer);
  expect(names).toContain("Jaarrekening 2025");
  expect(names).toContain("UWV-verzekeringsbericht");
  expect(names.filter((naam) => naam.includes("salarisstrook"))).toEqual([]);

  await desk.getByRole("link", { name: "Logboek" }).click();
  await expect(desk.getByText(/Gegevens gewijzigd: telefoon van Anouk de Wilde, inkomenstype/)).toBeVisible();
});

test("a colleague who saved first is named, and nothing of hers is overwritten", async ({ desk, complaints }) => {
  complaints.allow("409");
  await goOnAs(desk, "sanne@devries.example");
  const { nummer } = await openOwn(desk, "Birgit");
  await desk.goto(`/dossiers/${nummer}/gegevens`);
  await desk.getByRole("button", { name: "Wijzigen" }).click();
  await desk.getByLabel("Plaats").fill("Zeist");

  const context = await deskContext(desk.context().browser() ?? fail());
  const colleague = await context.newPage();
  await goOnAs(colleague, "tim@devries.example");
  await colleague.goto(`/dossiers/${nummer}/gegevens`);
  await colleague.getByRole("button", { name: "Wijzigen" }).click();
  await colleague.getByRole("textbox", { name: "Telefoon" }).fill("06 33333333");
  await colleague.getByRole("button", { name: "Opslaan" }).click();
  await expect(colleague.getByText("06 33333333")).toBeVisible();
  await context.close();

  await expect(desk.getByText(/Een collega heeft de gegevens gewijzigd/)).toBeVisible();
  await desk.getByRole("button", { name: "Opslaan" }).click();
  await expect(desk.getByRole("alert").getByText(/Tim heeft de gegevens net gewijzigd. Er is niets opgeslagen/)).toBeVisible();
  await expect(desk.getByLabel("Plaats")).toHaveValue("Zeist");
  const { aanvragers } = await query<{ aanvragers: { telefoon: string; plaats: string }[] }>(desk, advisor, "dossier.show", { nummer });
  expect(aanvragers[0]).toMatchObject({ telefoon: "06 33333333", plaats: "Utrecht" });
});

test("another e-mail address ends the phone of the old one at once", async ({ desk, phone, complaints }) => {
  complaints.allow("401");
  await goOnAs(desk, "sanne@devries.example");
  const { nummer, email } = await openOwn(desk, "Carla");
  await openPortal(phone, email, "Carla de Wilde", { portal: addresses.portal, local: addresses.local });
  await desk.goto(`/dossiers/${nummer}/gegevens`);
  await desk.getByRole("button", { name: "Wijzigen" }).click();
  await desk.getByLabel("E-mailadres").fill(`nieuw.${email}`);
  await desk.getByRole("button", { name: "Opslaan" }).click();
  await expect(desk.getByText(`nieuw.${email}`)).toBeVisible();
  await phone.goto("/");
  await expect(phone).toHaveURL(/\/inloggen/);
});

test("a second aanvrager leaves after being asked about, and stays as a name", async ({ desk }) => {
  await goOnAs(desk, "sanne@devries.example");
  const { nummer } = await openOwn(desk, "Doutzen", true);
  await desk.goto(`/dossiers/${nummer}/gegevens`);
  await desk.getByRole("button", { name: "Wijzigen" }).click();
  await desk.getByRole("button", { name: "Tweede aanvrager uit het dossier halen" }).click();
  await expect(desk.getByText(/Bram de Wilde gaat uit het dossier zodra je opslaat/)).toBeVisible();
  await expect(desk.getByRole("region", { name: "Kan vervallen" }).getByRole("checkbox").first()).toBeVisible();
  await desk.getByRole("button", { name: "Opslaan" }).click();
  await desk.getByRole("alertdialog").getByRole("button", { name: "Uit het dossier halen" }).click();
  await expect(desk.getByText(/Bram de Wilde hoort niet meer bij dit dossier/)).toBeVisible();
  await expect(desk.getByRole("region", { name: "Menubalk" }).getByText("Doutzen de Wilde", { exact: true })).toBeVisible();
});

test("the header: a date is set where it stands and warns when it is near, the fase is chosen, closing and reopening", async ({
  desk,
  complaints,
}) => {
  complaints.allow("400");
  await goOnAs(desk, "sanne@devries.example");
  const { nummer } = await openOwn(desk, "Evelien");
  await desk.goto(`/dossiers/${nummer}/dossiercontrole`);
  const stand = desk.getByRole("region", { name: "Stand van het dossier" });
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await stand.getByRole("button", { name: /^Passeren: niet ingevuld/ }).click();
  const editor = desk.getByRole("dialog", { name: "Passeren" });
  await fillDate(editor, "Passeren", tomorrow);
  await editor.getByRole("button", { name: "Opslaan" }).click();
  await expect(stand.getByRole("button", { name: /^Passeren: .*(over 1 werkdag|over 0 werkdagen)/ })).toBeVisible();

  await choose(stand, "Fase", "Aanvraag");
  await expect(stand.getByRole("button", { name: /Fase/ })).toContainText("Aanvraag");

  await stand.getByRole("button", { name: "Dossier sluiten" }).click();
  const dialog = desk.getByRole("dialog", { name: /sluiten\?/ });
  await dialog.getByRole("button", { name: "Dossier sluiten" }).click();
  await expect(dialog.getByText("Kies een reden, of schrijf er een.")).toBeVisible();
  await dialog.getByText("Hypotheek is gepasseerd").click();
  await dialog.getByRole("button", { name: "Dossier sluiten" }).click();
  await expect(stand.getByText(/Gesloten op .*: Hypotheek is gepasseerd/)).toBeVisible();
  await expect(stand.getByText(/wordt bewaard tot/)).toBeVisible();
  const { afspraken } = await query<{ afspraken: { status: string }[] }>(desk, advisor, "dossier.show", { nummer });
  expect(afspraken.map((a) => a.status)).toEqual(["cancelled"]);

  await stand.getByRole("button", { name: "Dossier heropenen" }).click();
  await expect(stand.getByRole("button", { name: "Dossier sluiten" })).toBeVisible();
});

test("the Logboek is narrowed by kind and person, and comes as a file that a spreadsheet reads", async ({ desk }) => {
  await goOnAs(desk, "sanne@devries.example");
  const { nummer } = await openOwn(desk, "Femke");
  await desk.goto(`/dossiers/${nummer}/logboek`);
  await expect(desk.getByText(/Afspraak gepland/)).toBeVisible();
  await choose(desk, "Soort", "Dossier en gegevens");
  await expect(desk.getByText(/aangemaakt voor Femke de Wilde/)).toBeVisible();
  await expect(desk.getByText(/Afspraak gepland/)).toBeHidden();
  const download = desk.waitForEvent("download");
  await desk.getByRole("button", { name: "Exporteren als CSV" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`logboek-${nummer}.csv`);
  const text = (await desk.request.get(`${advisor}/dossiers/${nummer}/logboek.csv?soort=dossier`)).text();
  expect(await text).toMatch(
    /^\uFEFFDatum;Tijd;Wie;Rol;Soort;Wat\r\n\d{4}-\d{2}-\d{2};\d{2}:\d{2};Sanne Visser;Kantoor;Dossier en gegevens;/,
  );
});

function fail(): never {
  throw new Error("a page has a browser");
}

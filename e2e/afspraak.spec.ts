import { addDays } from "@dossierklaar/domain/calendar-day";
import { formatDateLong, formatDateTime } from "@dossierklaar/domain/format";
import type { Page } from "@playwright/test";
import { agendaIn, readAgenda } from "./agenda-file.ts";
import { mutate, query } from "./api.ts";
import { choose, fillDate, inTwoWeeks } from "./controls.ts";
import { addresses, deskContext, expect, linkIn, postbus, test, waitForMail } from "./fixtures.ts";
import { goOnAs } from "./signed-in.ts";

type Choices = Record<"adviseurs" | "inkomenstypen" | "klantprofielen" | "afspraaktypen" | "locaties", { id: string; naam: string }[]>;
type Shown = { afspraken: { id: string; begintOp: string; versie: number }[] };
type Planned = Awaited<ReturnType<typeof plan>>;

const idOf = (list: readonly { id: string; naam: string }[], naam: string): string => {
  const found = list.find((one) => one.naam === naam);
  if (!found) throw new Error(`no ${naam} among ${list.map((one) => one.naam).join(", ")}`);
  return found.id;
};

/** A dossier of Eline alone with an Oriënterend gesprek at the office in two weeks at 14:30, as Sanne planned it a moment ago. */
async function plan(desk: Page, aanspreekvorm: "informal" | "formal" = "informal") {
  await goOnAs(desk, "sanne@devries.example");
  const base = addresses.advisor;
  const unique = Date.now().toString(36);
  const email = `eline.${unique}@voorbeeld.example`;
  const titel = `Rente bespreken ${unique}`;
  const choices = await query<Choices>(desk, base, "dossier.choices", {});
  const adviseurId = idOf(choices.adviseurs, "Sanne Visser");
  const person = {
    aanhef: "mevrouw",
    voorletters: "E.M.",
    voornaam: "Eline",
    tussenvoegsel: "",
    achternaam: "Quist",
    email,
    telefoon: "06 12345678",
  };
  const { dossierId, nummer } = await mutate<{ dossierId: string; nummer: string }>(desk, base, "dossier.open", {
    aanspreekvorm,
    leadbronId: null,
    adviseurId,
    behandelaarId: null,
    aanvragers: [
      {
        ...person,
        geboortedatum: "1988-03-14",
        straat: "Kanaalweg 88",
        postcode: "3526 KL",
        plaats: "Utrecht",
        inkomenstypeIds: [idOf(choices.inkomenstypen, "Loondienst vast")],
        klantprofielId: idOf(choices.klantprofielen, "Doorstromer"),
        ondernemingSinds: null,
      },
    ],
  });
  const forAfspraak = await query<Choices & { locaties: { adres: string }[] }>(desk, base, "afspraak.choices", { nummer });
  const [office] = forAfspraak.locaties;
  const datum = inTwoWeeks();
  const { afspraakId } = await mutate<{ afspraakId: string }>(desk, base, "afspraak.plan", {
    dossierId,
    afspraaktypeId: idOf(forAfspraak.afspraaktypen, "Oriënterend gesprek"),
    titel,
    locatieSoort: "office",
    locatieId: office?.id ?? null,
    locatie: office?.adres ?? "",
    opmerkingen: "",
    interneNotitie: "",
    datum,
    tijdstip: "14:30",
    keer: null,
    duurMinuten: 60,
    adviseurId,
    ocktoAanvragerIds: [],
    leaveOut: [],
  });
  const confirmation = await waitForMail(email, /Oriënterend gesprek|oriënterend gesprek/);
  const page = `/dossiers/${nummer}/afspraken/${afspraakId}`;
  const begintOp = async (): Promise<Date> => {
    const { afspraken } = await query<Shown>(desk, base, "dossier.show", { nummer });
    return new Date(afspraken.find((a) => a.id === afspraakId)?.begintOp ?? "");
  };
  return { email, titel, dossierId, nummer, afspraakId, datum, page, begintOp, confirmation };
}

/** The client comes in by her confirmation and looks at her afspraken. */
async function openAfspraken(phone: Page, { confirmation }: Planned): Promise<void> {
  await phone.goto(linkIn(confirmation));
  await phone.getByRole("button", { name: /^Doorgaan als/ }).click();
  await phone.getByRole("link", { name: "Afspraken" }).click();
  await expect(phone.getByRole("heading", { name: "Afspraken", level: 1 })).toBeVisible();
}

const boomNode = (desk: Page, name: RegExp) => desk.getByRole("tree", { name: "Dossiernavigatie" }).getByRole("treeitem", { name });

test("an adviser moves an afspraak: the client's screen, mail and agenda follow; what she would not notice stays inside", async ({
  desk,
  phone,
}) => {
  test.setTimeout(120_000);
  const afspraak = await plan(desk);
  const before = agendaIn(afspraak.confirmation);
  const newDay = addDays(afspraak.datum, 1);
  await openAfspraken(phone, afspraak);
  await desk.goto(afspraak.page);
  await expect(desk.getByRole("heading", { name: afspraak.titel, level: 1 })).toBeVisible();
  await expect(desk.getByText("Gepland", { exact: true })).toBeVisible();

  await test.step("the form is filled as the afspraak stands, without its type", async () => {
    await desk.getByRole("link", { name: "Wijzigen" }).click();
    await expect(desk.getByLabel("Type afspraak")).toHaveAttribute("readonly");
    await expect(desk.getByLabel("Titel")).toHaveValue(afspraak.titel);
    await expect(desk.getByLabel("Tijdstip")).toHaveValue("14:30");
    await expect(desk.getByLabel("Duur")).toHaveValue(/^60/);
    const preview = desk.getByRole("region", { name: "Wat er gebeurt na opslaan" });
    await expect(preview.getByText("Er is nog niets gewijzigd.")).toBeVisible();
    // Its own place in the day is not in its way.
    await expect(desk.getByRole("region", { name: "Agenda van Sanne Visser" }).getByText("Deze afspraak")).toBeVisible();
    await expect(desk.getByText(`Overlapt met ${afspraak.titel}`)).toBeHidden();
    await expect(desk.getByRole("region", { name: "Agenda van Sanne Visser" }).getByText(afspraak.titel)).toBeHidden();
    await desk.getByLabel("Interne notitie").fill("Belde om te verzetten.");
    await expect(preview.getByText("De klant merkt hier niets van, er gaat geen e-mail uit.")).toBeVisible();
  });

  await test.step("another moment and place are saved", async () => {
    await fillDate(desk, "Datum", newDay);
    await desk.getByLabel("Tijdstip").fill("1600");
    await desk.getByRole("radiogroup", { name: "Locatie kiezen" }).getByText("Klant thuis").click();
    await expect(desk.getByLabel("Locatie", { exact: true })).toHaveValue("Kanaalweg 88, 3526 KL Utrecht");
    await expect(desk.getByText("Afspraak verzet, informeel")).toBeVisible();
    await desk.getByRole("button", { name: "Opslaan" }).click();
    await expect(desk).toHaveURL(new RegExp(`${afspraak.page}$`));
    await expect(desk.getByText("Klant thuis: Kanaalweg 88, 3526 KL Utrecht")).toBeVisible();
    await expect(desk.getByText(`Afspraak gewijzigd: ${afspraak.titel}, verzet van`)).toBeVisible();
  });

  const begint = await afspraak.begintOp();
  await test.step("the client sees it without a reload, reads it, and her agenda moves the same entry", async () => {
    await expect(phone.getByText(formatDateTime(begint))).toBeVisible();
    await expect(phone.getByText("Bij jou thuis")).toBeVisible();
    await expect(phone.getByText("Belde om te verzetten.")).toBeHidden();
    const mail = await waitForMail(afspraak.email, /Afspraak verzet naar/);
    expect(mail.TextBody).toContain(`Je afspraak is verzet naar ${formatDateLong(begint)}, bij je thuis. De eerdere vervalt.`);
    expect(mail.TextBody).not.toContain("Belde om te verzetten.");
    const after = agendaIn(mail);
    expect(after).toMatchObject({ method: "PUBLISH", uid: before.uid, status: "CONFIRMED", start: begint.toISOString() });
    expect(after.sequence).toBeGreaterThan(before.sequence);
    const href = (await phone.getByRole("link", { name: "Zet in mijn agenda" }).getAttribute("href")) ?? "";
    const own = readAgenda(await (await phone.request.get(`${addresses.portal}${href}`)).text());
    expect(own).toMatchObject({ uid: after.uid, sequence: after.sequence, start: after.start });
  });

  await test.step("a change that she would not notice sends nothing", async () => {
    await desk.goto(`${afspraak.page}/wijzigen`);
    await desk.getByLabel("Interne notitie").fill("Toch niet.");
    await desk.getByRole("button", { name: "Opslaan" }).click();
    await expect(desk.getByText("Toch niet.")).toBeVisible();
    await desk.goto(`/dossiers/${afspraak.nummer}/afspraken/${afspraak.afspraakId}/emails`);
    await expect(desk.getByText(afspraak.email)).toHaveCount(2);
    expect(await postbus(afspraak.email)).toHaveLength(2);
  });
});

test("of two advisers who change an afspraak at once, the second is told and can take over what stands", async ({
  desk,
  browser,
  complaints,
}) => {
  complaints.allow("409");
  const afspraak = await plan(desk);
  const colleague = await (await deskContext(browser)).newPage();
  await goOnAs(colleague, "tim@devries.example");
  for (const page of [desk, colleague]) {
    await page.goto(`${afspraak.page}/wijzigen`);
    await expect(page.getByLabel("Duur")).toHaveValue(/^60/);
  }
  await desk.context().setOffline(true);
  await colleague.getByLabel("Duur").fill("45");
  await colleague.getByRole("button", { name: "Opslaan" }).click();
  await expect(colleague).toHaveURL(new RegExp(`${afspraak.page}$`));
  await colleague.context().close();

  await desk.getByLabel("Opmerkingen").fill("Parkeren kan achter het kantoor.");
  await desk.context().setOffline(false);
  await expect(desk.getByText("Een collega heeft deze afspraak net gewijzigd.")).toBeVisible({ timeout: 30_000 });
  await desk.getByRole("button", { name: "Opslaan" }).click();
  await expect(desk.getByRole("alert").filter({ hasText: "Tim heeft deze afspraak net gewijzigd. Er is niets veranderd." })).toBeVisible();
  await expect(desk.getByLabel("Opmerkingen")).toHaveValue("Parkeren kan achter het kantoor.");
  await desk.getByRole("button", { name: "Overnemen wat er nu staat" }).click();
  await expect(desk.getByLabel("Duur")).toHaveValue(/^45/);
  await expect(desk.getByLabel("Opmerkingen")).toHaveValue("");
});

test("an adviser calls an afspraak off: what is open lapses as ticked, and the client's agenda drops it", async ({ desk, phone }) => {
  const afspraak = await plan(desk, "formal");
  const begint = await afspraak.begintOp();
  await openAfspraken(phone, afspraak);
  await desk.goto(afspraak.page);
  await desk.getByRole("button", { name: "Afspraak afzeggen" }).click();
  const dialog = desk.getByRole("dialog", { name: "Afspraak afzeggen?" });
  await dialog.getByRole("button", { name: "Laten staan" }).click();
  await expect(dialog).toBeHidden();
  await desk.getByRole("button", { name: "Afspraak afzeggen" }).click();
  await dialog.getByLabel("Reden voor klant").fill("Sanne is ziek.");
  const kept = dialog.getByRole("checkbox", { name: /^UWV-verzekeringsbericht/ });
  await expect(kept).toBeChecked();
  await kept.uncheck();
  await dialog.getByRole("button", { name: "Afspraak afzeggen" }).click();
  await expect(desk.getByText("Afgezegd", { exact: true })).toBeVisible();
  await expect(desk.getByRole("link", { name: "Wijzigen" })).toBeHidden();
  await expect(boomNode(desk, /Oriënterend gesprek, .*afgezegd/)).toBeVisible();

  await expect(phone.getByText("Afgezegd: Sanne is ziek.")).toBeVisible();
  await expect(phone.getByRole("link", { name: "Verzetten of afzeggen" })).toBeHidden();
  const mail = await waitForMail(afspraak.email, /gaat niet door/);
  expect(mail.TextBody).toContain(`Uw afspraak van ${formatDateLong(begint)} gaat niet door. Sanne is ziek.`);
  const before = agendaIn(afspraak.confirmation);
  const after = agendaIn(mail);
  expect(after).toMatchObject({ method: "CANCEL", status: "CANCELLED", uid: before.uid });
  expect(after.sequence).toBeGreaterThan(before.sequence);

  await desk.goto(`/dossiers/${afspraak.nummer}/dossiercontrole`);
  await expect(desk.getByRole("row").filter({ hasText: "UWV-verzekeringsbericht" })).toBeVisible();
  await expect(desk.getByRole("row").filter({ hasText: "Recente salarisstrook" })).toBeHidden();
  await desk.goto(`/dossiers/${afspraak.nummer}/logboek`);
  await expect(desk.getByText(`Afspraak afgezegd: ${afspraak.titel}`)).toBeVisible();
});

test("a client asks for another moment; the adviser declines with an answer, and calls off when asked", async ({ desk, phone }) => {
  test.setTimeout(120_000);
  const afspraak = await plan(desk);
  await desk.goto(afspraak.page);
  await expect(desk.getByRole("status").filter({ hasText: "Live" })).toBeVisible();
  await openAfspraken(phone, afspraak);

  await test.step("she asks in her own words, and both screens show it", async () => {
    await phone.getByRole("link", { name: "Verzetten of afzeggen" }).click();
    await phone.getByLabel("Wanneer komt het je wel uit?").fill("dinsdag na 16 uur");
    await phone.getByLabel(/^Waarom\?/).fill("Ik moet dan werken.");
    await phone.getByRole("button", { name: "Versturen" }).click();
    await expect(phone.getByRole("heading", { name: "Verstuurd" })).toBeFocused();
    const card = desk.getByRole("region", { name: "Verzoek van de klant" });
    await expect(card.getByText("Eline Quist vraagt om een ander moment")).toBeVisible();
    await expect(card.getByText("dinsdag na 16 uur")).toBeVisible();
    await expect(boomNode(desk, /1 verzoek van de klant/)).toBeVisible();
    await phone.getByRole("link", { name: "Naar Afspraken", exact: true }).click();
    await expect(phone.getByText("Gevraagd: een ander moment")).toBeVisible();
    await expect(phone.getByRole("link", { name: "Verzetten of afzeggen" })).toBeHidden();
  });

  await test.step("it waits in Werkvoorraad, a press away", async () => {
    await desk.getByRole("link", { name: /^Werkvoorraad/ }).click();
    const row = desk.getByRole("region", { name: "Verzoeken over een afspraak" }).getByRole("listitem").filter({ hasText: afspraak.titel });
    await expect(row.getByText("Wil een ander moment")).toBeVisible();
    await row.getByRole("button", { name: "Bekijken" }).click();
    await expect(desk).toHaveURL(new RegExp(`${afspraak.page}$`));
  });

  await test.step("one press opens Wijzigen, with her words above it", async () => {
    await desk.getByRole("link", { name: "Ander moment kiezen" }).click();
    await expect(desk.getByRole("heading", { name: "Afspraak wijzigen" })).toBeVisible();
    await expect(desk.getByText("dinsdag na 16 uur")).toBeVisible();
    await expect(desk.getByLabel("Tijdstip")).toHaveValue("14:30");
    await desk.getByRole("link", { name: "Sluiten" }).click();
  });

  await test.step("it is declined with an answer, which she gets by mail and in the portal", async () => {
    await desk.getByRole("button", { name: "Afwijzen" }).click();
    const dialog = desk.getByRole("dialog", { name: "Verzoek afwijzen?" });
    await dialog.getByLabel("Antwoord voor klant").fill("Die week is Sanne er niet.");
    await dialog.getByRole("button", { name: "Afwijzen" }).click();
    await expect(desk.getByText(/vroeg om een ander moment.*Afgewezen. Die week is Sanne er niet./)).toBeVisible();
    await expect(phone.getByText("Sanne: Die week is Sanne er niet.")).toBeVisible();
    const mail = await waitForMail(afspraak.email, /gaat door zoals gepland/);
    expect(mail.TextBody).toContain("te verzetten. Dat lukt niet. Die week is Sanne er niet.");
    expect(mail.Attachments).toEqual([]);
  });

  await test.step("then she asks to call it off, and one press and a confirmation do it", async () => {
    await phone.getByRole("link", { name: "Verzetten of afzeggen" }).click();
    await phone.getByText("De afspraak afzeggen").click();
    await phone.getByRole("button", { name: "Versturen" }).click();
    await desk.getByRole("button", { name: "Afzeggen", exact: true }).click();
    const dialog = desk.getByRole("dialog", { name: "Afspraak afzeggen?" });
    await expect(dialog.getByLabel("Reden voor klant")).toHaveValue("Je hebt hier zelf om gevraagd.");
    await dialog.getByRole("button", { name: "Afspraak afzeggen" }).click();
    await expect(desk.getByText(/vroeg om de afspraak af te zeggen.*Toegezegd/)).toBeVisible();
    expect(agendaIn(await waitForMail(afspraak.email, /gaat niet door/))).toMatchObject({ method: "CANCEL" });
  });
});

test("Wijzigen asks which hour is meant in the night that the clock goes back, and refuses one that does not exist", async ({
  desk,
  complaints,
}) => {
  complaints.allow("400");
  const afspraak = await plan(desk);
  await desk.goto(`${afspraak.page}/wijzigen`);
  await choose(desk, "Adviseur", "Sanne Visser");
  const year = Number(afspraak.datum.slice(0, 4)) + 1;
  const lastSunday = (month: number): string => {
    const last = new Date(Date.UTC(year, month, 0));
    last.setUTCDate(last.getUTCDate() - last.getUTCDay());
    return last.toISOString().slice(0, 10);
  };
  const save = desk.getByRole("button", { name: "Opslaan" });
  await fillDate(desk, "Datum", lastSunday(3));
  await desk.getByLabel("Tijdstip").fill("0230");
  await save.click();
  await expect(desk.getByLabel("Tijdstip")).toHaveAccessibleDescription(/bestaat niet/);
  await fillDate(desk, "Datum", lastSunday(10));
  await desk.getByLabel("Tijdstip").fill("0230");
  await save.click();
  await desk.getByText("De tweede keer (wintertijd)").click();
  await save.click();
  await expect(desk).toHaveURL(new RegExp(`${afspraak.page}$`));
  expect((await afspraak.begintOp()).toISOString()).toBe(`${lastSunday(10)}T01:30:00.000Z`);
  // Opened again it stands at the second of the two.
  await desk.goto(`${afspraak.page}/wijzigen`);
  await expect(desk.getByRole("radio", { name: /De tweede keer/ })).toBeChecked();
});

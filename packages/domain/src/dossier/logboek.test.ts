import { emailSoorten } from "@dossierklaar/db/columns";
import { describe, expect, it } from "vitest";
import { type DossierEvent, type DossierEventKind, dossierEventSchema } from "../events.ts";
import { emailName, tellEvent } from "./logboek.ts";

const stuk = { stukId: "s", naam: "Jaarrekening 2025" };
const mail = { emailId: "m", soort: "afspraakBevestiging", aan: "eline@voorbeeld.example" };
const bestand = { ...stuk, bestand: "IMG_1.jpg" };

type Story<Kind extends DossierEventKind> = readonly (readonly [Omit<Extract<DossierEvent, { kind: Kind }>, "kind">, string])[];
// The type wants a story for every kind there is.
const stories: { [Kind in DossierEventKind]: Story<Kind> } = {
  "dossier.opened": [[{ nummer: "2026-0001", namen: "Eline Quist" }, "Dossier 2026-0001 aangemaakt voor Eline Quist"]],
  "afspraak.planned": [
    [{ afspraakId: "a", titel: "Inventarisatie Quist", begintOp: "2026-11-30T13:30:00Z" }, "Afspraak gepland: Inventarisatie Quist"],
  ],
  "afspraak.changed": [
    [
      {
        afspraakId: "a",
        titel: "Adviesgesprek Quist",
        wat: ["moment", "locatie", "interneNotitie"],
        moment: { van: "2026-11-30T13:30:00Z", naar: "2026-12-01T09:00:00Z" },
      },
      "Afspraak gewijzigd: Adviesgesprek Quist, verzet van ma 30 november 2026 14:30 naar di 1 december 2026 10:00, locatie en interne notitie",
    ],
  ],
  "afspraak.cancelled": [
    [
      { afspraakId: "a", titel: "Adviesgesprek Quist", begintOp: "2026-11-30T13:30:00Z", reden: "Sanne is ziek" },
      "Afspraak afgezegd: Adviesgesprek Quist, ma 30 november 2026 14:30: Sanne is ziek",
    ],
  ],
  "agenda.synced": [
    [
      { afspraakId: "a", titel: "Adviesgesprek Quist", wat: "placed", agenda: "google" },
      "Adviesgesprek Quist: in de agenda gezet (Google Agenda)",
    ],
    [{ afspraakId: "a", titel: "Adviesgesprek Quist", wat: "same", agenda: null }, "Adviesgesprek Quist: klopt met de agenda"],
  ],
  "agenda.stopped": [
    [
      { afspraakId: "a", titel: "Adviesgesprek Quist", stand: "stopped" },
      "Adviesgesprek Quist: staat niet in de agenda, die is niet gekoppeld",
    ],
    [{ afspraakId: "a", titel: "Adviesgesprek Quist", stand: "failed" }, "Adviesgesprek Quist: de agenda heeft de afspraak geweigerd"],
  ],
  "agenda.proposed": [
    [
      { afspraakId: "a", titel: "Adviesgesprek Quist", soort: "moved", naar: "2026-12-01T09:00:00Z" },
      "Adviesgesprek Quist: in de agenda verzet naar di 1 december 2026 10:00, nog niet overgenomen",
    ],
    [
      { afspraakId: "a", titel: "Adviesgesprek Quist", soort: "removed", naar: null },
      "Adviesgesprek Quist: in de agenda verwijderd, nog niet overgenomen",
    ],
  ],
  "agenda.declined": [
    [{ afspraakId: "a", titel: "Adviesgesprek Quist", soort: "moved" }, "Adviesgesprek Quist: verzetten in de agenda niet overgenomen"],
  ],
  "verzoek.made": [
    [
      { afspraakId: "a", titel: "Adviesgesprek Quist", soort: "move", reden: "Ik werk dan", momenten: "dinsdag na 16 uur" },
      "Adviesgesprek Quist: gevraagd om een ander moment: Ik werk dan · dinsdag na 16 uur",
    ],
  ],
  "verzoek.declined": [
    [
      { afspraakId: "a", titel: "Adviesgesprek Quist", soort: "cancel", antwoord: "Bel me even" },
      "Adviesgesprek Quist: vraag om af te zeggen afgewezen: Bel me even",
    ],
  ],
  "vraag.asked": [[{ stukId: "s", naam: "Loonstrook", vraagId: "v", vraag: "Welke maand?" }, "Vraag bij Loonstrook: Welke maand?"]],
  "vraag.answered": [
    [
      { stukId: "s", naam: "Loonstrook", vraagId: "v", vraag: "Welke maand?", antwoord: "De laatste." },
      "Antwoord bij Loonstrook: De laatste.",
    ],
  ],
  "actiepunt.asked": [[{ actiepuntId: "p", tekst: "Bel je bank.", voorWie: "Eline" }, "Bel je bank. Gevraagd van Eline"]],
  "actiepunt.completed": [[{ actiepuntId: "p", tekst: "Bel je bank." }, "Bel je bank. Klaar"]],
  "actiepunt.reopened": [[{ actiepuntId: "p", tekst: "Bel je bank." }, "Bel je bank. Weer open"]],
  "actiepunt.cancelled": [[{ actiepuntId: "p", tekst: "Heb je een lening?" }, "Heb je een lening? Vervallen"]],
  "scenario.started": [
    [
      { scenarioId: "c", scenario: "Huidige woning", reden: "Doorstromer", bron: "trigger", aantal: 1, stukIds: [], afspraakId: null },
      "Scenario Huidige woning gestart: Doorstromer",
    ],
    [
      { scenarioId: "c", scenario: "Eigen middelen", reden: "gestart door S", bron: "manual", aantal: 1, stukIds: [], afspraakId: null },
      "Scenario Eigen middelen gestart",
    ],
  ],
  "scenario.planned": [
    [
      { planningId: "p", scenarios: ["Schulden", "Eigen middelen"], op: "2026-12-01T07:00:00Z" },
      "Scenario Schulden en Eigen middelen gepland voor di 1 december 2026 08:00",
    ],
  ],
  "scenario.withdrawn": [
    [{ planningId: "p", scenarios: ["Schulden"], reden: "" }, "Geplande start van scenario Schulden ingetrokken"],
    [
      { planningId: "p", scenarios: ["Schulden"], reden: "de afspraak is afgezegd" },
      "Geplande start van scenario Schulden ingetrokken: de afspraak is afgezegd",
    ],
  ],
  "stuk.requested": [[{ ...stuk, voorWie: "Jorrit" }, "Jaarrekening 2025 gevraagd van Jorrit"]],
  "stuk.offered": [[{ ...stuk, voorWie: "beiden / dossier" }, "Jaarrekening 2025 beschikbaar gemaakt voor beiden / dossier"]],
  "stuk.cancelled": [[stuk, "Jaarrekening 2025 verwijderd"]],
  "stuk.restored": [[stuk, "Jaarrekening 2025 teruggezet"]],
  "stuk.received": [
    [{ ...stuk, bestanden: 1, aangevuld: false }, "Jaarrekening 2025 aangeleverd, 1 bestand"],
    [{ ...stuk, bestanden: 3, aangevuld: true }, "Jaarrekening 2025 aangevuld, 3 bestanden"],
  ],
  "stuk.approved": [[stuk, "Jaarrekening 2025: Akkoord"]],
  "stuk.provisionallyApproved": [[stuk, "Jaarrekening 2025: Voorlopig akkoord"]],
  "stuk.rejected": [[{ ...stuk, reden: "onleesbaar" }, "Jaarrekening 2025: Afgekeurd: onleesbaar"]],
  "stuk.judgementUndone": [[stuk, "Beoordeling van Jaarrekening 2025 ongedaan gemaakt"]],
  "stuk.requestedAgain": [[{ ...stuk, reden: "verlopen" }, "Jaarrekening 2025 opnieuw opgevraagd: verlopen"]],
  "stuk.declaredNotApplicable": [[{ ...stuk, reden: "" }, "Jaarrekening 2025: niet van toepassing gemeld"]],
  "stuk.declarationAccepted": [[stuk, "Jaarrekening 2025: melding geaccepteerd"]],
  "stuk.askedAnyway": [[{ ...stuk, reden: "toch nodig" }, "Jaarrekening 2025 toch gevraagd: toch nodig"]],
  "stuk.annotated": [
    [{ ...stuk, voorKlant: true }, "Opmerking voor de klant bij Jaarrekening 2025"],
    [{ ...stuk, voorKlant: false }, "Interne notitie bij Jaarrekening 2025"],
  ],
  "bestand.refused": [[{ ...bestand, weigering: "infected" }, "Bestand IMG_1.jpg bij Jaarrekening 2025 geweigerd"]],
  "bestand.opened": [[bestand, "Bestand IMG_1.jpg van Jaarrekening 2025 geopend"]],
  "bestand.offered": [
    [{ ...stuk, bestanden: 1 }, "Jaarrekening 2025: 1 bestand klaargezet voor de klant"],
    [{ ...stuk, bestanden: 2 }, "Jaarrekening 2025: 2 bestanden klaargezet voor de klant"],
  ],
  "bestand.downloaded": [[bestand, "Bestand IMG_1.jpg van Jaarrekening 2025 gedownload"]],
  "bestand.moved": [
    [
      { ...stuk, bestanden: ["IMG_1.jpg", "IMG_2.jpg"], naar: "Jaarrekening 2024" },
      "IMG_1.jpg en IMG_2.jpg verplaatst van Jaarrekening 2025 naar Jaarrekening 2024",
    ],
  ],
  "paginas.arranged": [[stuk, "Pagina's van Jaarrekening 2025 geordend"]],
  "paginas.moved": [
    [{ ...stuk, aantal: 1, naar: "Aangifte 2025", naarStukId: "t" }, "1 pagina verplaatst van Jaarrekening 2025 naar Aangifte 2025"],
  ],
  "bestand.combined": [[{ ...stuk, paginas: 3 }, "Jaarrekening 2025: één pdf gemaakt van 3 pagina's"]],
  "bestand.notCombined": [[stuk, "Jaarrekening 2025: van deze bestanden kon geen pdf worden gemaakt"]],
  "stukken.downloaded": [[{ stukIds: ["s"], namen: ["Jaarrekening 2025.pdf"] }, "Als zip gedownload: Jaarrekening 2025.pdf"]],
  "bestand.removed": [[bestand, "Bestand IMG_1.jpg van Jaarrekening 2025 verwijderd"]],
  "actiepunt.answered": [[{ actiepuntId: "p", vraag: "Heb je een studieschuld?", antwoord: true }, "Heb je een studieschuld? Ja"]],
  "email.queued": [[mail, "Afspraakbevestiging aan eline@voorbeeld.example klaargezet"]],
  "email.sent": [[mail, "Afspraakbevestiging aan eline@voorbeeld.example: Verzonden"]],
  "email.delivered": [[mail, "Afspraakbevestiging aan eline@voorbeeld.example: Afgeleverd"]],
  "email.opened": [[mail, "Afspraakbevestiging aan eline@voorbeeld.example: Geopend (indicatie)"]],
  "email.complained": [[mail, "Afspraakbevestiging aan eline@voorbeeld.example: door de ontvanger als ongewenst gemeld"]],
  "email.bounced": [[{ ...mail, reden: "vol" }, "Afspraakbevestiging aan eline@voorbeeld.example: Niet bezorgd: vol"]],
  "email.failed": [[{ ...mail, reden: "bestaat niet" }, "Afspraakbevestiging aan eline@voorbeeld.example: Niet bezorgd: bestaat niet"]],
  "gegevens.changed": [[{ velden: ["telefoon van Eline Quist", "adviseur"] }, "Gegevens gewijzigd: telefoon van Eline Quist en adviseur"]],
  "aanvrager.emailChanged": [
    [
      { naam: "Eline Quist", van: "a@b.example", naar: "c@d.example" },
      "E-mailadres van Eline Quist gewijzigd van a@b.example in c@d.example",
    ],
    [{ naam: "Eline Quist", van: null, naar: "c@d.example" }, "E-mailadres van Eline Quist gewijzigd van geen in c@d.example"],
  ],
  "aanvrager.joined": [[{ naam: "Jorrit van Dam" }, "Jorrit van Dam toegevoegd als tweede aanvrager"]],
  "aanvrager.left": [[{ naam: "Jorrit van Dam" }, "Jorrit van Dam uit het dossier gehaald, toegang beëindigd"]],
  "dossier.faseChanged": [[{ van: "orientation", naar: "application" }, "Fase gewijzigd van Oriëntatie in Aanvraag"]],
  "dossier.dateChanged": [
    [{ datum: "passeerdatum", van: null, naar: "2027-02-09" }, "Passeren gezet op 9 feb 2027"],
    [{ datum: "bankgarantie", van: "2027-02-08", naar: "2027-02-09" }, "Bankgarantie gezet op 9 feb 2027, was 8 feb 2027"],
    [{ datum: "renteaanbodTot", van: "2027-02-09", naar: null }, "Renteaanbod weggehaald, was 9 feb 2027"],
  ],
  "dossier.closed": [[{ reden: "gepasseerd", bewarenTot: "2031-11-24" }, "Dossier gesloten: gepasseerd. Bewaard tot 24 nov 2031"]],
  "dossier.deletionAnnounced": [[{ op: "2031-12-01" }, "Bewaartermijn loopt af. Dossier wordt verwijderd op 1 dec 2031"]],
  "dossier.keptLonger": [[{ tot: "2032-12-01" }, "Dossier wordt langer bewaard, tot 1 dec 2032"]],
  "email.finished": [
    [{ ...mail, afgehandeld: true }, "Afspraakbevestiging aan eline@voorbeeld.example: afgehandeld"],
    [{ ...mail, afgehandeld: false }, "Afspraakbevestiging aan eline@voorbeeld.example: weer open"],
  ],
  "dossier.reopened": [[{}, "Dossier heropend"]],
  "klantportaal.opened": [[{ namen: "Eline Quist" }, "Ingelogd op het klantportaal als Eline Quist"]],
  "klantportaal.actingChanged": [
    [{ namen: "Eline Quist", aan: true }, "Handelen namens Eline Quist aangezet"],
    [{ namen: "Eline Quist", aan: false }, "Handelen namens Eline Quist uitgezet"],
  ],
  "signalering.set": [[{ tekst: "Nabellen over de taxatie", op: "2026-12-01" }, "Signalering voor 1 dec 2026: Nabellen over de taxatie"]],
  "signalering.found": [[{ soort: "noReaction" }, "Signalering: Geen reactie"]],
  "signalering.done": [
    [{ soort: "own", tekst: "Nabellen over de taxatie" }, "Signalering afgehandeld: Nabellen over de taxatie"],
    [{ soort: "noReaction", tekst: "" }, "Signalering afgehandeld: Geen reactie"],
  ],
  "signalering.moved": [[{ soort: "complete", tekst: "", op: "2026-12-01" }, "Signalering verzet naar 1 dec 2026: Alles aangeleverd"]],
  "klant.taalChosen": [[{ taal: "en" }, "Portaal en e-mail in het Engels"]],
  "klant.signedIn": [[{ namen: "Eline Quist" }, "Eline Quist ingelogd op het klantportaal"]],
};

const rows = Object.entries(stories).flatMap(([kind, told]) => told.map(([payload, wanted]) => [kind, payload, wanted] as const));

describe("the Logboek", () => {
  it("knows every kind of event that the schema knows", () => {
    const kinds = dossierEventSchema.options.map((option) => option.shape.kind.value);
    expect(Object.keys(stories).sort()).toEqual([...kinds].sort());
  });

  it.each(rows)("%s", (kind, payload, wanted) => {
    expect(dossierEventSchema.safeParse({ kind, ...payload }).success).toBe(true);
    expect(tellEvent(kind, payload)).toBe(wanted);
  });

  it.each(["dossier.sung", "constructor"])("tells the name of a kind that is newer than this version: %s", (kind) =>
    expect(tellEvent(kind, { a: 1 })).toBe(kind),
  );

  it("has a name for every kind of mail, and one for a newer kind", () => {
    const names = emailSoorten.map(emailName);
    expect(new Set(names).size).toBe(emailSoorten.length);
    expect(names).not.toContain("E-mail");
    for (const soort of ["kaartje", "constructor"]) expect(emailName(soort)).toBe("E-mail");
  });
});

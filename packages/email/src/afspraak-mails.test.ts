import { describe, expect, it } from "vitest";
import { type MailSoort, type Toon, tonen } from "./messages.ts";
import { renderMail } from "./render.ts";
import { sampleMessage } from "./samples.ts";
import { confirmed, sjabloonOf } from "./testing/confirmation.ts";

describe("the confirmation of an Oriënterend gesprek", () => {
  it("reads formally as agreed", () => {
    const mail = confirmed("orienterend-gesprek", "formal");
    expect(mail.subject).toBe("Bevestiging oriënterend gesprek op di 24 november 2026 14:30");
    expect(mail.text).toBe(`Uw afspraak op dinsdag 24 november

Geachte mevrouw Quist,

Hierbij bevestigen wij ons oriënterend gesprek op dinsdag 24 november 2026 om 14.30 uur, bij ons op kantoor, Maliebaan 41, 3581 CD Utrecht. Wij bespreken dan uw wensen en mogelijkheden. Wilt u de onderstaande documenten vooraf in het klantportaal zetten?

In het klantportaal maakt u met uw telefoon een foto van een document, of u kiest een bestand. U ziet daar ook wat wij al hebben ontvangen.

Afspraak:    Oriënterend gesprek bij De Vries Hypotheken
Wanneer:     dinsdag 24 november 2026 om 14.30 uur, 60 minuten
Waar:        Maliebaan 41, 3581 CD Utrecht
Met:         Sanne Visser
Opmerkingen: Parkeren kan achter het kantoor, inrit Nachtegaalstraat.

Wat wij van u nodig hebben
- Paspoort of identiteitskaart
- Laatste salarisstrook
- UWV-verzekeringsbericht

En samen met de heer Van Dam: overzicht van de huidige hypotheek.

[Open mijn klantportaal]
https://portaal.voorbeeld.example/toegang/4Kq9voorbeeld

De knop is alleen voor u, werkt één keer en tot dinsdag 1 december. Daarna vraagt u in het portaal een nieuwe aan.

Komt het niet uit? U kunt de afspraak verzetten of afzeggen (https://portaal.voorbeeld.example/toegang/4Kq9voorbeeld). In de bijlage vindt u de afspraak voor uw agenda.

Met vriendelijke groet,
Sanne Visser
Hypotheekadviseur, 030 204 18 80

-- 
De Vries Hypotheken, Maliebaan 41, 3581 CD Utrecht. U krijgt deze mail omdat u een afspraak bij ons hebt. Antwoord gewoon op deze mail, dan lezen wij mee.
`);
  });

  it("reads informally as agreed, to one and to two", () => {
    const one = confirmed("orienterend-gesprek", "informal");
    expect(one.text).toContain(
      "Tot dinsdag 24 november\n\nHoi Eline,\n\nWe zien je op dinsdag 24 november 2026 om 14.30 uur, bij ons op kantoor,",
    );
    expect(one.text).toContain("We bekijken dan samen wat er kan. Zet je de documenten hieronder alvast in het klantportaal?");
    expect(one.text).toContain("En samen met Jorrit: overzicht van de huidige hypotheek.");
    const two = confirmed("orienterend-gesprek", "informal", undefined, 2);
    expect(two.text).toContain("Hoi Eline en Jorrit,\n\nWe zien jullie op");
    expect(two.text).toContain("Zetten jullie de documenten hieronder alvast in het klantportaal?");
    expect(two.text).toContain("Wat we van jullie nodig hebben\nVoor Eline\n- Paspoort of identiteitskaart\n");
  });

  it.each(tonen)("asks for nothing when nothing is open (%s)", (toon) => {
    const mail = confirmed("orienterend-gesprek", toon, (m) => {
      m.openStukken = [];
    });
    expect(mail.text).not.toMatch(/onderstaande|hieronder|nodig heb|vooraf|alvast/);
    expect(mail.html).not.toContain("<ul");
    expect(mail.preheader).toBe("Maliebaan 41, 3581 CD Utrecht, met Sanne Visser.");
  });

  it("names at most eight documents, then how many more", () => {
    const mail = confirmed("orienterend-gesprek", "informal", (m) => {
      m.openStukken = [
        { voor: { wie: "lezer", lezer: 0 }, documenten: Array.from({ length: 7 }, (_, n) => `Document ${n + 1}`) },
        { voor: { wie: "samen", met: null }, documenten: ["Samen 1", "Samen 2", "Samen 3"] },
      ];
    });
    expect(mail.html.match(/<li>/g)).toHaveLength(7);
    expect(mail.text).toContain("En samen: samen 1.\n\nEn nog 2 andere documenten, te zien in het klantportaal.");
  });

  it("serves somebody without an address under her own name", () => {
    const mail = confirmed("orienterend-gesprek", "informal", (m) => {
      const anna = { aanhef: "mevrouw", voorletters: "A.", voornaam: "Anna", tussenvoegsel: "de", achternaam: "Wit" } as const;
      m.openStukken = [
        { voor: { wie: "lezer", lezer: 0 }, documenten: ["Salarisstrook"] },
        { voor: { wie: "ander", persoon: anna }, documenten: ["Jaaropgave", "Paspoort"] },
      ];
    });
    expect(mail.text).toContain("Voor jezelf\n- Salarisstrook\n\nVoor Anna\n- Jaaropgave\n- Paspoort");
  });
});

describe("what became of an afspraak", () => {
  const rendered = (soort: MailSoort, toon: Toon, lezers: 1 | 2 = 1) =>
    renderMail(sjabloonOf(soort, toon), sampleMessage(soort, { toon, lezers })).text;

  it.each([
    [
      "afspraakVerzet",
      "formal",
      1,
      "Uw afspraak is verzet naar dinsdag 24 november 2026 om 14.30 uur, bij ons op kantoor, Maliebaan 41, 3581 CD Utrecht. De eerdere afspraak vervalt.",
    ],
    [
      "afspraakVerzet",
      "informal",
      2,
      "Jullie afspraak is verzet naar dinsdag 24 november 2026 om 14.30 uur, bij ons op kantoor, Maliebaan 41, 3581 CD Utrecht. De eerdere vervalt.",
    ],
    [
      "afspraakGewijzigd",
      "formal",
      2,
      "Aan uw afspraak op dinsdag 24 november 2026 om 14.30 uur is iets gewijzigd: de plaats en de opmerkingen. Hieronder leest u hoe de afspraak nu is.",
    ],
    ["afspraakAfgezegd", "informal", 1, "Je afspraak van dinsdag 24 november 2026 om 14.30 uur gaat niet door. Sanne is ziek."],
    [
      "verzoekAfgewezen",
      "formal",
      1,
      "U hebt gevraagd om de afspraak van dinsdag 24 november 2026 om 14.30 uur te verzetten. Dat lukt niet. Die week is Sanne er niet.",
    ],
  ] as const)("%s, %s, %i", (soort, toon, lezers, sentence) => expect(rendered(soort, toon, lezers)).toContain(sentence));

  it("says how to make another, and nothing of where it would have been", () => {
    const text = rendered("afspraakAfgezegd", "informal");
    expect(text).toContain("Wil je een nieuwe afspraak maken? Bel ons op 030 204 18 00");
    expect(text).not.toContain("Maliebaan 41, 3581 CD Utrecht\nMet");
    expect(text).not.toContain("verzetten of afzeggen");
  });

  it("shows nothing of the portal for a call back", () => {
    const message = sampleMessage("afspraakVerzet", { toon: "formal", lezers: 1, afspraaktype: "terugbelafspraak" });
    const mail = renderMail(sjabloonOf("afspraakVerzet", "formal"), message);
    expect(mail.text).toContain("Uw afspraak is verzet naar dinsdag 24 november 2026 om 14.30 uur, wij bellen u op 06 12 34 56 78.");
    expect(mail.text).not.toContain("/toegang/");
  });
});

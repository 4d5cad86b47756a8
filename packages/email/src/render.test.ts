import { emailSjablonen } from "@dossierklaar/db/seed/catalogue/email-sjablonen";
import { describe, expect, it } from "vitest";
import { type AfspraakBevestiging, type MailMessage, type MailSoort, mailMessageSchema, type Toon, tonen } from "./messages.ts";
import { renderMail, type Sjabloon } from "./render.ts";
import { sampleMessage } from "./samples.ts";

function sjabloonOf(soort: MailSoort, toon: Toon, afspraaktype: string | null = null): Sjabloon {
  const found = emailSjablonen.find((row) => row.soort === soort && row.toon === toon && row.afspraaktype === afspraaktype);
  if (!found) throw new Error(`no text for ${soort} ${afspraaktype} ${toon}`);
  return found;
}

function confirmation(afspraaktype: string, toon: Toon, lezers: 1 | 2 = 1): AfspraakBevestiging {
  const message = sampleMessage("afspraakBevestiging", { toon, lezers, afspraaktype });
  if (message.soort !== "afspraakBevestiging") throw new Error("another mail");
  return message;
}

/** The confirmation of this type after `change`, with the kantoor's starting text. */
function confirmed(afspraaktype: string, toon: Toon, change: (m: AfspraakBevestiging) => void = () => undefined, lezers: 1 | 2 = 1) {
  const message = confirmation(afspraaktype, toon, lezers);
  message.afspraak = { ...message.afspraak };
  change(message);
  return renderMail(sjabloonOf("afspraakBevestiging", toon, afspraaktype), message);
}

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

describe("what the data decides", () => {
  it.each([
    ["home", "Kerkstraat 1, Zeist", "op dinsdag 24 november 2026 om 14.30 uur, bij je thuis.", "Bij je thuis, Kerkstraat 1, Zeist"],
    ["phone", "06 11 22 33 44", "we bellen je op 06 11 22 33 44.", "We bellen je op 06 11 22 33 44"],
    ["phone", "", "we bellen je op 06 12 34 56 78.", "We bellen je op 06 12 34 56 78"],
    [
      "video",
      "https://video.example/a?b=1",
      "via deze videolink (https://video.example/a?b=1).",
      "Videogesprek: https://video.example/a?b=1",
    ],
    ["video", "javascript:alert(1)", "in een videogesprek.", "Videogesprek: javascript:alert(1)"],
    ["other", "Café Zuid\nMarkt 1", "14.30 uur, Café Zuid, Markt 1.", "Café Zuid, Markt 1"],
    ["office", "", "bij ons op kantoor.", "Bij ons op kantoor"],
  ] as const)("place %s %j", (soort, tekst, clause, fact) => {
    const mail = confirmed("orienterend-gesprek", "informal", (m) => {
      m.afspraak.plaats = { soort, tekst };
    });
    expect(mail.text).toContain(clause);
    expect(mail.text).toContain(fact);
    expect(mail.html).not.toContain('href="javascript');
  });

  it("takes the notaris from a free Locatie, and says none for another place", () => {
    expect(confirmed("passeren", "formal").text).toContain(
      "om 14.30 uur bij Notariskantoor Van den Berg, Nieuwegracht 12, 3512 LP Utrecht.",
    );
    const office = confirmed("passeren", "formal", (m) => {
      m.afspraak.plaats = { soort: "office", tekst: "Maliebaan 41" };
    });
    expect(office.text).toContain("De akte passeert op dinsdag 24 november 2026 om 14.30 uur bij ons op kantoor, Maliebaan 41.");
  });

  it("speaks of the other aanvrager only when there is one", () => {
    expect(confirmed("adviesgesprek", "informal").text).toContain("Fijn als Jorrit er ook bij is.");
    expect(confirmed("adviesgesprek", "formal", undefined, 2).text).toContain("Wij stellen het op prijs als u er beiden bij bent.");
    const alone = confirmed("adviesgesprek", "formal", (m) => {
      m.partner = null;
    });
    expect(alone.text).not.toContain("Wij stellen het op prijs");
  });

  it("names what is signed, else the documents", () => {
    expect(confirmed("tekenafspraak", "informal").text).toContain("Je tekent dan opdracht tot dienstverlening en renteaanbod.");
    const none = confirmed("tekenafspraak", "informal", (m) => {
      m.afspraak.teTekenen = [];
    });
    expect(none.text).toContain("Je tekent dan de documenten.");
  });

  it("asks for the form until two werkdagen before, and not once that day is past", () => {
    expect(confirmed("inventarisatiegesprek", "formal").text).toContain("Wilt u dit uiterlijk vrijdag 20 november invullen?");
    const late = confirmed("inventarisatiegesprek", "formal", (m) => {
      m.afspraak.datumMin2Werkdagen = null;
    });
    expect(late.text).not.toContain("uiterlijk");
  });

  it("leads the open documents in with the row's own sentence, once", () => {
    const { text } = confirmed("inventarisatiegesprek", "informal");
    expect(text).toContain("Dit missen we nog:\n- Paspoort of identiteitskaart");
    expect(text).not.toContain("Wat we van je nodig hebben");
  });

  it.each(["kennismaking", "terugbelafspraak"])("asks no papers for %s", (type) => {
    expect(confirmed(type, "formal").text).not.toContain("Paspoort");
  });

  it("says nothing of the portal in a call back", () => {
    const mail = confirmed("terugbelafspraak", "formal");
    expect(mail.text).toContain("bellen wij u op dinsdag 24 november 2026 om 14.30 uur op 06 12 34 56 78. Wij bellen vanaf 030 204 18 80.");
    expect(mail.html).not.toMatch(/portaal/);
  });

  it("leaves out what a digest has nothing of, and refuses an empty one", () => {
    const message = sampleMessage("digest", { toon: "informal", lezers: 1 });
    if (message.soort !== "digest") throw new Error("another mail");
    const { text, preheader } = renderMail(sjabloonOf("digest", "informal"), { ...message, nieuw: [], antwoorden: [] });
    expect(text).toContain("Hoi Eline,\n\nOpnieuw aanleveren:\n- Laatste salarisstrook\n  De foto is onscherp.");
    expect(text).not.toMatch(/antwoord op je vraag/);
    expect(preheader).toBe("In het klantportaal: 1 opnieuw aanleveren.");
    expect(mailMessageSchema.safeParse({ ...message, nieuw: [], antwoorden: [], afgekeurd: [] }).success).toBe(false);
  });
});

describe("what people type", () => {
  const nasty = `O'Neil & "Zn" <img src=x onerror=alert(1)>\r\nBcc: x@kwaad.example`;

  it("stays text in every place of the html, and on one line in the subject", () => {
    const message = confirmation("passeren", "informal", 2);
    const persoon = { aanhef: "heer", voorletters: nasty, voornaam: nasty, tussenvoegsel: nasty, achternaam: nasty } as const;
    const evil: AfspraakBevestiging = {
      ...message,
      lezers: [persoon, persoon],
      partner: persoon,
      kantoor: { ...message.kantoor, naam: nasty, adres: nasty, telefoon: nasty, logoUrl: 'https://x.example/l.png?"><script>' },
      adviseur: { naam: nasty, telefoon: nasty, functie: nasty, fotoUrl: "https://x.example/f.png?'><script>" },
      afspraak: {
        ...message.afspraak,
        klantTitel: nasty,
        opmerkingen: nasty,
        teTekenen: [nasty],
        plaats: { soort: "other", tekst: nasty },
      },
      openStukken: [
        { voor: { wie: "ander", persoon }, documenten: [nasty, nasty] },
        { voor: { wie: "samen", met: persoon }, documenten: [nasty] },
      ],
    };
    const row = {
      onderwerp: "{naam} {kantoor}\r\nBcc: y@kwaad.example",
      tekst: "",
      tekstMeervoud: `<b>{partner}</b> {plaats} {notaris}\n\n{openStukken}`,
    };
    const mail = renderMail(row, evil);
    expect(mail.html).not.toMatch(/<img src=x|<script/);
    expect(mail.html).toContain("&lt;b&gt;O&#39;Neil &amp; &quot;Zn&quot; &lt;img src=x onerror=alert(1)&gt;");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there.
    expect(mail.subject).not.toMatch(/[\u0000-\u001f]/);
    expect(mail.text).not.toContain("\r");
  });

  it("keeps the lines of remarks and reasons", () => {
    const mail = confirmed("orienterend-gesprek", "formal", (m) => {
      m.afspraak.opmerkingen = "Eerste regel\r\nTweede regel";
    });
    expect(mail.html).toContain("Eerste regel<br>Tweede regel");
    expect(mail.text).toContain("Opmerkingen: Eerste regel\n             Tweede regel");
  });
});

it("wears the kantoor's colour in links and logo, and its own logo with a name", () => {
  const mail = confirmed("orienterend-gesprek", "formal", (m) => {
    m.kantoor = { ...m.kantoor, kleur: "#ffff00" };
  });
  expect(mail.html).not.toContain("#ffff00");
  const logo = confirmed("orienterend-gesprek", "formal", (m) => {
    m.kantoor = { ...m.kantoor, logoUrl: "https://bestand.example/logo.png" };
  });
  expect(logo.html).toContain('<img src="https://bestand.example/logo.png" height="36" alt="De Vries Hypotheken"');
});

it("refuses a message that is not one", () => {
  const message: MailMessage = sampleMessage("inloglink", { toon: "formal", lezers: 1 });
  for (const wrong of [
    { link: "javascript:alert(1)" },
    { code: "12345" },
    { lezers: [] },
    { soort: "rappel" },
    { kantoor: { ...message.kantoor, kleur: "red" } },
  ])
    expect(mailMessageSchema.safeParse({ ...message, ...wrong }).success).toBe(false);
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

describe("the signature of an adviseur", () => {
  const signed = (handtekening?: string) => {
    const message = confirmation("adviesgesprek", "formal");
    return renderMail(sjabloonOf("afspraakBevestiging", "formal", "adviesgesprek"), {
      ...message,
      adviseur: { ...message.adviseur, ...(handtekening === undefined ? {} : { handtekening }) },
    });
  };

  it("is the lines that she wrote, each on its own, and nothing in them is html", () => {
    const { html, text } = signed("Hypotheekadviseur <SEH>\r\n\r\n  Werkt van dinsdag tot vrijdag ");
    expect(text).toContain("Sanne Visser\nHypotheekadviseur <SEH>\nWerkt van dinsdag tot vrijdag\n");
    expect(html).toContain("Hypotheekadviseur &lt;SEH&gt;");
    expect(text).not.toContain("030 204 18 80");
  });

  it.each([undefined, "", " \n "])("is her functie and number when she wrote none: %j", (none) =>
    expect(signed(none).text).toContain("Sanne Visser\nHypotheekadviseur, 030 204 18 80\n"),
  );
});

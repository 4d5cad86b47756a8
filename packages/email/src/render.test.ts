import { describe, expect, it } from "vitest";
import { type AfspraakBevestiging, type MailMessage, mailMessageSchema } from "./messages.ts";
import { renderMail } from "./render.ts";
import { sampleMessage } from "./samples.ts";
import { confirmation, confirmed, sjabloonOf } from "./testing/confirmation.ts";

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

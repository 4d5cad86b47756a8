// One believable message of each soort: for the preview in Beheer and for tests.
import type { DocumentGroep, MailAdviseur, MailKantoor, MailMessage, MailSoort, Persoon, Toon } from "./messages.ts";

const eline: Persoon = { aanhef: "mevrouw", voorletters: "E.M.", voornaam: "Eline", tussenvoegsel: "", achternaam: "Quist" };
const jorrit: Persoon = { aanhef: "heer", voorletters: "J.", voornaam: "Jorrit", tussenvoegsel: "van", achternaam: "Dam" };

const kantoor: MailKantoor = {
  naam: "De Vries Hypotheken",
  kleur: "#3f3480",
  adres: "Maliebaan 41, 3581 CD Utrecht",
  telefoon: "030 204 18 00",
};
const adviseur: MailAdviseur = { naam: "Sanne Visser", telefoon: "030 204 18 80", functie: "Hypotheekadviseur" };

type Sample = { toon: Toon; lezers: 1 | 2; afspraaktype?: string };

const klantTitels: Record<string, string> = {
  "orienterend-gesprek": "Oriënterend gesprek bij De Vries Hypotheken",
  inventarisatiegesprek: "Gesprek bij De Vries Hypotheken",
  kennismaking: "Kennismaking met De Vries Hypotheken",
  adviesgesprek: "Adviesgesprek bij De Vries Hypotheken",
  tekenafspraak: "Ondertekenen bij De Vries Hypotheken",
  passeren: "Naar de notaris",
};

const belTitels: Record<Toon, string> = { formal: "Wij bellen u", informal: "Wij bellen je" };

const plaatsen: Record<string, { soort: "office" | "phone" | "video" | "other"; tekst: string }> = {
  kennismaking: { soort: "video", tekst: "https://video.voorbeeld.example/kennismaking" },
  passeren: { soort: "other", tekst: "Notariskantoor Van den Berg, Nieuwegracht 12, 3512 LP Utrecht" },
  terugbelafspraak: { soort: "phone", tekst: "06 12 34 56 78" },
};

function documenten(lezers: 1 | 2): DocumentGroep[] {
  const own: DocumentGroep = {
    voor: { wie: "lezer", lezer: 0 },
    documenten: ["Paspoort of identiteitskaart", "Laatste salarisstrook", "UWV-verzekeringsbericht"],
  };
  if (lezers === 1) return [own, { voor: { wie: "samen", met: jorrit }, documenten: ["Overzicht van de huidige hypotheek"] }];
  return [
    own,
    { voor: { wie: "lezer", lezer: 1 }, documenten: ["Paspoort of identiteitskaart", "Jaarcijfers van de onderneming"] },
    { voor: { wie: "samen", met: null }, documenten: ["Overzicht van de huidige hypotheek"] },
  ];
}

const afspraakOf = (type: string, toon: Toon) => ({
  type,
  begint: new Date("2026-11-24T13:30:00Z"),
  duurMinuten: type === "terugbelafspraak" ? 15 : 60,
  plaats: plaatsen[type] ?? { soort: "office" as const, tekst: kantoor.adres },
  klantTitel: (type === "terugbelafspraak" ? belTitels[toon] : klantTitels[type]) ?? "Afspraak bij De Vries Hypotheken",
  opmerkingen: "Parkeren kan achter het kantoor, inrit Nachtegaalstraat.",
  telefoonKlant: "06 12 34 56 78",
});

/** A filled message for a preview: `afspraaktype` counts for mails about an afspraak only (default: Oriënterend gesprek). */
export function sampleMessage(soort: MailSoort, { toon, lezers, afspraaktype = "orienterend-gesprek" }: Sample): MailMessage {
  const readers = lezers === 2 ? [eline, jorrit] : [eline];
  const toegang = {
    link: "https://portaal.voorbeeld.example/toegang/4Kq9voorbeeld",
    geldigTot: new Date("2026-12-01T13:30:00Z"),
  };
  const about = { toon, kantoor, lezers: readers, adviseur, afspraak: afspraakOf(afspraaktype, toon) };
  switch (soort) {
    case "afspraakBevestiging":
      return {
        soort,
        toon,
        kantoor,
        lezers: readers,
        adviseur,
        afspraak: {
          ...afspraakOf(afspraaktype, toon),
          datumMin2Werkdagen: "2026-11-20",
          teTekenen: afspraaktype === "tekenafspraak" ? ["opdracht tot dienstverlening", "renteaanbod"] : [],
        },
        partner: lezers === 2 ? null : jorrit,
        openStukken: documenten(lezers),
        ...toegang,
      };
    case "afspraakVerzet":
      return { soort, ...about, gewijzigd: ["moment"], ...toegang };
    case "afspraakGewijzigd":
      return { soort, ...about, gewijzigd: ["locatie", "opmerkingen"], ...toegang };
    case "afspraakAfgezegd":
      return { soort, ...about, reden: "Sanne is ziek. Wij bellen om een nieuwe dag te kiezen.", ...toegang };
    case "verzoekAfgewezen":
      return { soort, ...about, vraag: "move", antwoord: "Die week is Sanne er niet.", ...toegang };
    case "inloglink":
      return { soort, toon, kantoor, lezers: readers, adviseur, ...toegang, code: "482915" };
    case "digest":
      return {
        soort,
        toon,
        kantoor,
        lezers: readers,
        adviseur,
        nieuw: documenten(lezers),
        afgekeurd: [
          {
            naam: "Laatste salarisstrook",
            voor: { wie: "lezer", lezer: 0 },
            reden: "De foto is onscherp. Leg de strook op tafel bij een raam.",
          },
        ],
        antwoorden: [{ over: "UWV-verzekeringsbericht", antwoord: "Download het bericht bij UWV als pdf, inloggen gaat met DigiD." }],
        ...toegang,
      };
    case "bericht":
    case "allesOntvangen":
      return { soort, toon, kantoor, lezers: readers, adviseur, ...toegang };
    case "rappel":
      return {
        soort,
        toon,
        kantoor,
        lezers: readers,
        adviseur,
        openStukken: documenten(lezers),
        afspraak: "het adviesgesprek op dinsdag 1 december",
        isLaatste: true,
        ...toegang,
      };
    case "uitnodiging":
      return { soort, toon, kantoor, gebruiker: "Tim Bos", voornaam: "Tim", uitgenodigdDoor: "Anneke de Vries", ...toegang };
    case "wachtwoordHerstel":
      return { soort, toon, kantoor, gebruiker: "Tim Bos", voornaam: "Tim", ...toegang };
  }
}

// The demo's dossiers: people who do not exist, in every state that a screen must show.

export type DemoPerson = {
  aanhef: "mevrouw" | "heer";
  voorletters: string;
  voornaam: string;
  tussenvoegsel?: string;
  achternaam: string;
  geboortedatum: string;
  email: string;
  telefoon: string;
  inkomen: readonly string[];
  profiel: string;
  ondernemingSinds?: number;
};

export type DemoOutcome = "received" | "approved" | "provisional" | "rejected" | "declared";

export type DemoDossier = {
  kantoor: "devries" | "bakker";
  toon: "formal" | "informal";
  adres: readonly [straat: string, postcode: string, plaats: string];
  mensen: readonly DemoPerson[];
  /** Afspraaktype code, days from today, time. */
  afspraken: readonly { type: string; overDagen: number; tijd: string; opmerkingen?: string }[];
  /** How long ago it was opened. */
  dagenGeleden: number;
  /** A part of a stuk's name, whose it is, and what became of it. */
  stukken: readonly { naam: string; van?: string; werd: DemoOutcome; reden?: string }[];
};

const person = (
  aanhef: "mevrouw" | "heer",
  name: readonly [voorletters: string, voornaam: string, tussenvoegsel: string, achternaam: string],
  geboortedatum: string,
  inkomen: readonly string[],
  profiel: string,
  ondernemingSinds?: number,
): DemoPerson => ({
  aanhef,
  voorletters: name[0],
  voornaam: name[1],
  tussenvoegsel: name[2],
  achternaam: name[3],
  geboortedatum,
  email: `${name[1]}.${name[3]}@voorbeeld.example`.toLowerCase().replace(/[^a-z.@]/g, ""),
  telefoon: "06 1234 5678",
  inkomen,
  profiel,
  ondernemingSinds,
});

export const demoDossiers: readonly DemoDossier[] = [
  {
    kantoor: "devries",
    toon: "informal",
    adres: ["Kanaalweg 88", "3526 KL", "Utrecht"],
    mensen: [
      person("mevrouw", ["E.M.", "Eline", "", "Quist"], "1988-03-14", ["001"], "02"),
      person("heer", ["J.P.", "Jorrit", "van", "Dam"], "1985-07-02", ["005"], "02", 2019),
    ],
    afspraken: [
      { type: "orienterend-gesprek", overDagen: -12, tijd: "09:15" },
      {
        type: "inventarisatiegesprek",
        overDagen: 3,
        tijd: "14:30",
        opmerkingen: "Parkeren kan achter het kantoor, inrit Nachtegaalstraat.",
      },
    ],
    dagenGeleden: 14,
    stukken: [
      { naam: "Legitimatiebewijs", van: "Eline", werd: "approved" },
      { naam: "Recente salarisstrook", van: "Eline", werd: "received" },
      { naam: "UWV-verzekeringsbericht", van: "Eline", werd: "provisional" },
      { naam: "Legitimatiebewijs", van: "Jorrit", werd: "rejected", reden: "De foto is onscherp. Het documentnummer is niet te lezen." },
      { naam: "Uittreksel Kamer van Koophandel", van: "Jorrit", werd: "provisional" },
      { naam: "Jaarrekening 2024", van: "Jorrit", werd: "received" },
      { naam: "Jaarrekening 2025", van: "Jorrit", werd: "received" },
      { naam: "Tussentijdse cijfers", van: "Jorrit", werd: "declared", reden: "Mijn boekhouder maakt die pas in januari op." },
    ],
  },
  {
    kantoor: "devries",
    toon: "formal",
    adres: ["Vleutenseweg 210", "3532 HP", "Utrecht"],
    mensen: [person("mevrouw", ["F.", "Fatima", "", "El Amrani"], "1993-11-22", ["001"], "01")],
    afspraken: [{ type: "orienterend-gesprek", overDagen: 1, tijd: "09:00" }],
    dagenGeleden: 6,
    stukken: [
      { naam: "Legitimatiebewijs", werd: "approved" },
      { naam: "Recente salarisstrook", werd: "approved" },
      { naam: "UWV-verzekeringsbericht", werd: "approved" },
    ],
  },
  {
    kantoor: "devries",
    toon: "formal",
    adres: ["Biltstraat 15", "3572 AA", "Utrecht"],
    mensen: [
      person("heer", ["H.J.", "Hendrik", "de", "Boer"], "1959-02-08", ["008"], "10"),
      person("mevrouw", ["M.", "Margreet", "de", "Boer"], "1961-05-19", ["008"], "10"),
    ],
    afspraken: [{ type: "orienterend-gesprek", overDagen: 5, tijd: "11:00" }],
    dagenGeleden: 3,
    stukken: [{ naam: "Legitimatiebewijs", van: "Hendrik", werd: "received" }],
  },
  {
    kantoor: "devries",
    toon: "informal",
    adres: ["Amsterdamsestraatweg 402", "3551 CR", "Utrecht"],
    mensen: [person("heer", ["S.", "Sem", "", "Mulder"], "1996-09-30", ["003"], "01")],
    afspraken: [{ type: "kennismaking", overDagen: 0, tijd: "15:15" }],
    dagenGeleden: 2,
    stukken: [],
  },
  {
    kantoor: "devries",
    toon: "informal",
    adres: ["Laan van Nieuw-Guinea 7", "3531 JA", "Utrecht"],
    mensen: [
      person("mevrouw", ["Y.", "Yara", "", "Hendriks"], "1990-01-12", ["001"], "03"),
      person("heer", ["B.", "Bram", "", "Hendriks"], "1989-12-03", ["001"], "03"),
    ],
    afspraken: [{ type: "tekenafspraak", overDagen: 2, tijd: "16:30" }],
    dagenGeleden: 30,
    stukken: [],
  },
  {
    kantoor: "devries",
    toon: "formal",
    adres: ["Croeselaan 33", "3521 BG", "Utrecht"],
    mensen: [person("heer", ["P.A.", "Pieter", "van der", "Linden"], "1974-04-27", ["006"], "02", 2011)],
    afspraken: [{ type: "orienterend-gesprek", overDagen: 8, tijd: "10:00" }],
    dagenGeleden: 1,
    stukken: [{ naam: "Jaarrekening 2025", werd: "received" }],
  },
  {
    kantoor: "devries",
    toon: "informal",
    adres: ["Oudegracht 120", "3511 AX", "Utrecht"],
    mensen: [person("mevrouw", ["N.", "Noor", "", "Ëlburg"], "1987-06-16", ["005", "003"], "08", 2020)],
    afspraken: [{ type: "orienterend-gesprek", overDagen: 4, tijd: "13:00" }],
    dagenGeleden: 5,
    stukken: [{ naam: "Echtscheidingsconvenant", werd: "received" }],
  },
  {
    kantoor: "devries",
    toon: "formal",
    adres: ["Maliesingel 9", "3581 BA", "Utrecht"],
    mensen: [person("mevrouw", ["C.", "Chandra", "", "Ramdin"], "1979-10-05", ["012"], "15")],
    afspraken: [{ type: "orienterend-gesprek", overDagen: 9, tijd: "09:30" }],
    dagenGeleden: 4,
    stukken: [],
  },
  {
    kantoor: "devries",
    toon: "informal",
    adres: ["Balijelaan 61", "3521 GS", "Utrecht"],
    mensen: [person("heer", ["D.", "Daan", "", "Visscher"], "1998-08-21", ["002"], "06")],
    afspraken: [],
    dagenGeleden: 0,
    stukken: [],
  },
  {
    kantoor: "bakker",
    toon: "formal",
    adres: ["Markt 4", "6711 AA", "Ede"],
    mensen: [
      person("heer", ["G.", "Gerard", "", "Postma"], "1970-03-03", ["001"], "02"),
      person("mevrouw", ["A.", "Anna", "", "Postma"], "1972-09-17", ["013"], "02"),
    ],
    afspraken: [{ type: "orienterend-gesprek", overDagen: 2, tijd: "10:00" }],
    dagenGeleden: 3,
    stukken: [{ naam: "Legitimatiebewijs", van: "Gerard", werd: "received" }],
  },
  {
    kantoor: "bakker",
    toon: "informal",
    adres: ["Dorpsstraat 1", "6711 EJ", "Ede"],
    mensen: [person("mevrouw", ["L.", "Lotte", "", "Jansen"], "1995-05-05", ["001"], "01")],
    afspraken: [{ type: "orienterend-gesprek", overDagen: 6, tijd: "19:00" }],
    dagenGeleden: 2,
    stukken: [],
  },
];

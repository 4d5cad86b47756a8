import { describe, expect, it } from "vitest";
import { afspraaktypen } from "./afspraaktypen.ts";
import { inkomenstypen } from "./inkomenstypen.ts";
import { klantprofielen } from "./klantprofielen.ts";
import { leadbronnen } from "./leadbronnen.ts";
import { scenarios } from "./scenarios/index.ts";
import { soortenDocument } from "./soorten-document/index.ts";
import { triggers } from "./triggers.ts";
import type { ScenarioRegelSeed, TriggerSeed } from "./types.ts";

const soortByNummer = new Map(soortenDocument.map((soort) => [soort.nummer, soort]));
const codesOf = (list: readonly { code: string }[]) => new Set(list.map(({ code }) => code));
const duplicatesIn = (list: readonly string[]) => list.filter((item, index) => list.indexOf(item) !== index);

/** The scenario's of the domain page, in its own shorthand: number, "/a" aanvrager, "/wg", "/on", "×" years; "h" huidige, "k" aan te kopen, "w" a woning not named. */
const page: Record<string, [fase: string, lines: string]> = {
  "Basis oriëntatie": ["orientation", "1/a question:studieschuld"],
  "Oriëntatie loondienst": ["orientation", "3/a 10/a"],
  "Oriëntatie loondienst buitenland": ["orientation", "3/a 8/a"],
  "Oriëntatie ondernemer": ["orientation", "17/a×3"],
  "Oriëntatie DGA": ["orientation", "3/a"],
  "Oriëntatie pensioen": ["orientation", "35/a 36/a"],
  "Oriëntatie uitkering": ["orientation", "37/a 38/a"],
  "Oriëntatie alimentatie": ["orientation", "40/a"],
  "Oriëntatie huur en vermogen": ["orientation", "42w 78/a"],
  "Huidige woning": ["orientation", "72h"],
  "Pensioen binnen tien jaar": ["orientation", "34/a"],
  "Oriëntatie verduurzaming": ["orientation", "61h"],
  "Oriëntatie scheiding": ["orientation", "43/a"],
  "Oriëntatie expat": ["orientation", "2/a 110/a"],
  "Ockto-brondata": ["orientation", "ockto"],
  Formulieren: ["application", "92/a 93"],
  "Aanvraag loondienst (werkgeversverklaring)": ["application", "3/wg 6/wg"],
  "Aanvraag loondienst (IBL via UWV)": ["application", "3/wg 10/a"],
  "Aanvraag tijdelijk of flex": ["application", "3/wg 6/wg 9/a×3 10/a"],
  Perspectiefverklaring: ["application", "12/a"],
  Arbeidsmarktscan: ["application", "13/a"],
  "Korter dan 6 maanden in dienst": ["application", "8/wg 14/a"],
  "Aanvraag ondernemer": ["application", "17/on×3 18/a×3 19/a×3 22/on 23/on 24/on"],
  "Aanvraag DGA": ["application", "3/wg 17/on×3 18/a×3 22/on 26/a 27/a 29/on×3 30/on"],
  "Inkomensverklaring ondernemer (NHG)": ["application", "21/a 104/a"],
  "Aanvraag pensioen": ["application", "34/a 35/a 36/a"],
  "AOW binnen tien jaar": ["application", "33/a 34/a"],
  "Aanvraag uitkering": ["application", "37/a 38/a"],
  "Aanvraag alimentatie": ["application", "40/a 41/a"],
  "Aanvraag buitenland": ["application", "3/wg 6/wg 8/wg 9/a×3 14/a"],
  "Scheiding consument": ["application", "43/a 44/a 45/a"],
  "Scheiding: uitkopen": ["application", "43/a 44/a 45/a 58h 72h"],
  "Scheiding: nieuwe woning": ["application", "43/a 44/a 45/a 46/a 48/ah"],
  "Uit elkaar zonder huwelijk": ["application", "98 48/ah"],
  Samenlevingsvorm: ["application", "49 50"],
  "Aankoop bestaande woning": ["application", "52k 58k 61k"],
  "Bouwkundige keuring": ["application", "60w"],
  "Verkoop huidige woning / overbrugging": ["application", "69h 70h 72h"],
  Oversluiten: ["application", "72h 99h 58h 75h"],
  Verbouwing: ["application", "62w 63w 58w"],
  Verduurzaming: ["application", "61w 62w 63w"],
  "Nieuwbouw project": ["application", "54w 55w 56w 105w"],
  "Nieuwbouw eigen beheer": ["application", "106w 107w 108w 56w"],
  "Eigen middelen": ["application", "77/a 78/a 81"],
  "Schenking / familielening": ["application", "79 80"],
  Schulden: ["application", "82/a 84/a 86/a"],
  Studieschuld: ["application", "83/a"],
  Appartement: ["application", "57w 65w"],
  Erfpacht: ["application", "64w 109w"],
  Verhuur: ["application", "42w 58w"],
  "Overlijden partner": ["application", "51 111"],
  Renteaanbod: ["application", "95"],
  "Bindend aanbod": ["application", "96"],
  Passeren: ["transfer", "100k 101 102 87/a 85/a"],
  Bouwdepot: ["management", "76w"],
  "Einde rentevast": ["management", "72h 61h"],
  Nazorg: ["management", "3/a"],
};

function shorthand(regel: ScenarioRegelSeed): string {
  if (regel.kind === "question") return `question:${regel.jaStartScenario}`;
  if (regel.kind === "ockto") return "ockto";
  const about = { none: "/a", employer: "/wg", business: "/on", currentHome: "/ah", homeToBuy: "/ak", home: "/aw" }[regel.onderwerp];
  const whom = regel.per === "aanvrager" ? about : about.replace("/a", "");
  return `${regel.soortNummer}${whom}${regel.jaren === null ? "" : `×${regel.jaren}`}`;
}

describe("scenario's", () => {
  it("are those of the domain page, line by line", () => {
    const written = Object.fromEntries(scenarios.map(({ naam, fase, regels }) => [naam, [fase, regels.map(shorthand).join(" ")]]));
    expect(written).toEqual(page);
    expect(scenarios).toHaveLength(Object.keys(page).length);
  });

  it("have unique codes in short ascii slugs", () => {
    expect(duplicatesIn(scenarios.map(({ code }) => code))).toEqual([]);
    for (const { code } of scenarios) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it("ask only for a soort that exists, in a way that fits it", () => {
    const homes = ["currentHome", "homeToBuy", "home"];
    const allowed = { none: ["none"], employer: ["none", "employer"], business: ["none", "business"], home: homes };
    for (const { code, regels } of scenarios) {
      for (const regel of regels) {
        if (regel.kind !== "document") continue;
        const soort = soortByNummer.get(regel.soortNummer);
        expect(soort, `${code} ${regel.soortNummer}`).toBeDefined();
        if (!soort) continue;
        expect(regel.per, `${code} ${soort.naam}`).toBe(soort.per);
        expect(allowed[soort.onderwerp], `${code} ${soort.naam}`).toContain(regel.onderwerp);
        if (regel.jaren !== null) {
          expect(soort.jaarlijks && !soort.kwartaal, `${code} ${soort.naam} in years`).toBe(true);
          expect(regel.jaren).toBeGreaterThanOrEqual(1);
        }
      }
    }
  });

  it("ask the question in both tones, and ja starts a scenario that exists", () => {
    const questions = scenarios.flatMap(({ regels }) => regels.filter((regel) => regel.kind === "question"));
    expect(questions).toEqual([
      {
        kind: "question",
        vraagFormal: "Heeft u een studieschuld bij DUO?",
        vraagInformal: "Heb je een studieschuld bij DUO?",
        jaStartScenario: "studieschuld",
      },
    ]);
    for (const { jaStartScenario } of questions) expect(codesOf(scenarios)).toContain(jaStartScenario);
  });
});

describe("triggers", () => {
  const matching = (afspraaktype: string, inkomenstype: string, klantprofiel: string, voorwaarden: readonly string[] = []) =>
    triggers.filter(
      (trigger) =>
        (trigger.afspraaktype === null || trigger.afspraaktype === afspraaktype) &&
        (trigger.inkomenstype === null || trigger.inkomenstype === inkomenstype) &&
        (trigger.klantprofiel === null || trigger.klantprofiel === klantprofiel) &&
        ["none", ...voorwaarden].includes(trigger.voorwaarde),
    );
  const started = (...args: Parameters<typeof matching>) => [...new Set(matching(...args).map(({ scenario }) => scenario))].sort();

  it("refer to codes that exist, and each row stands once", () => {
    const known = (codes: Set<string>, code: string | null) => code === null || codes.has(code);
    for (const trigger of triggers) {
      expect(codesOf(scenarios), trigger.scenario).toContain(trigger.scenario);
      expect(known(codesOf(afspraaktypen), trigger.afspraaktype), trigger.scenario).toBe(true);
      expect(known(codesOf(inkomenstypen), trigger.inkomenstype), trigger.scenario).toBe(true);
      expect(known(codesOf(klantprofielen), trigger.klantprofiel), trigger.scenario).toBe(true);
    }
    const keyOf = (t: TriggerSeed) => [t.afspraaktype, t.inkomenstype, t.klantprofiel, t.voorwaarde, t.scenario].join("|");
    expect(duplicatesIn(triggers.map(keyOf))).toEqual([]);
  });

  it("are every row of the domain page and no other", () => {
    const rows: Record<string, string[]> = {};
    for (const { afspraaktype, inkomenstype, klantprofiel, voorwaarde, scenario } of triggers) {
      const row = [inkomenstype, klantprofiel].filter((code) => code !== null).join("+") || "any";
      const key = `${afspraaktype ?? "any"} ${scenario}`;
      rows[key] = [...(rows[key] ?? []), voorwaarde === "none" ? row : `${row} ${voorwaarde}`];
    }
    const written = Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, row.join(", ")]));
    expect(written).toEqual({
      "orienterend-gesprek basis-orientatie": "any",
      "orienterend-gesprek orientatie-loondienst": "001, 002, 003, 004",
      "orienterend-gesprek orientatie-loondienst-buitenland": "012",
      "orienterend-gesprek orientatie-ondernemer": "005, 006, 007",
      "orienterend-gesprek orientatie-dga": "006",
      "orienterend-gesprek orientatie-pensioen": "008",
      "orienterend-gesprek orientatie-uitkering": "009",
      "orienterend-gesprek orientatie-alimentatie": "010",
      "orienterend-gesprek orientatie-huur-en-vermogen": "011",
      "orienterend-gesprek huidige-woning": "02, 03, 04, 05, 08, 11, 12, 13, 14",
      "orienterend-gesprek pensioen-binnen-tien-jaar": "10, any aowWithinTenYears",
      "orienterend-gesprek orientatie-verduurzaming": "05",
      "orienterend-gesprek orientatie-scheiding": "08, 09, 13",
      "orienterend-gesprek orientatie-expat": "15",
      "inventarisatiegesprek formulieren": "any",
      "inventarisatiegesprek aanvraag-loondienst-ibl": "001, 002, 003",
      "inventarisatiegesprek aanvraag-tijdelijk-of-flex": "003, 004",
      "inventarisatiegesprek aanvraag-ondernemer": "005, 007",
      "inventarisatiegesprek aanvraag-dga": "006",
      "inventarisatiegesprek aanvraag-pensioen": "008",
      "inventarisatiegesprek aow-binnen-tien-jaar": "any aowWithinTenYears",
      "inventarisatiegesprek aanvraag-uitkering": "009",
      "inventarisatiegesprek aanvraag-alimentatie": "010",
      "inventarisatiegesprek aanvraag-buitenland": "012",
      "tekenafspraak renteaanbod": "any",
      "passeren passeren": "any",
      "oplevering-bouwdepot bouwdepot": "any",
      "einde-rentevast einde-rentevast": "any",
      "nazorg nazorg": "any",
      "any ockto-brondata": "any ocktoTicked",
      "any studieschuld": "any answerYes",
    });
  });

  it("ask a doorstromer in loondienst at the Oriënterend gesprek for exactly the small set of the domain page", () => {
    const codes = started("orienterend-gesprek", "001", "02");
    const regels = scenarios.filter(({ code }) => codes.includes(code)).flatMap(({ regels }) => regels);
    expect(regels.filter((regel) => regel.kind === "document").map(({ soortNummer }) => soortNummer)).toEqual([1, 3, 10, 72]);
    expect(regels.filter((regel) => regel.kind !== "document").map(({ kind }) => kind)).toEqual(["question"]);
  });

  it.each([
    ["orienterend-gesprek", "006", "01", [], "basis-orientatie orientatie-dga orientatie-ondernemer"],
    ["orienterend-gesprek", "013", "06", ["aowWithinTenYears"], "basis-orientatie pensioen-binnen-tien-jaar"],
    ["inventarisatiegesprek", "003", "01", [], "aanvraag-loondienst-ibl aanvraag-tijdelijk-of-flex formulieren"],
    ["inventarisatiegesprek", "007", "01", ["aowWithinTenYears"], "aanvraag-ondernemer aow-binnen-tien-jaar formulieren"],
    ["adviesgesprek", "001", "02", ["ocktoTicked"], "ockto-brondata"],
    ["terugbelafspraak", "001", "02", [], ""],
    ["kennismaking", "001", "02", ["answerYes"], "studieschuld"],
  ])("at %s, income %s, profile %s, %j: %s", (afspraaktype, inkomenstype, klantprofiel, voorwaarden, expected) => {
    expect(started(afspraaktype, inkomenstype, klantprofiel, voorwaarden).join(" ")).toBe(expected);
  });
});

describe("the short lists", () => {
  it("hold the code lists of the trade in order", () => {
    expect(inkomenstypen.map(({ code }) => code)).toEqual(Array.from({ length: 13 }, (_, index) => String(index + 1).padStart(3, "0")));
    expect(klantprofielen.map(({ code }) => code)).toEqual(Array.from({ length: 15 }, (_, index) => String(index + 1).padStart(2, "0")));
    expect(duplicatesIn(leadbronnen)).toEqual([]);
  });

  it("name ten afspraaktypen with their duration and with placeholders that are known", () => {
    expect(Object.fromEntries(afspraaktypen.map(({ naam, duurMinuten }) => [naam, duurMinuten]))).toEqual({
      "Oriënterend gesprek": 60,
      Inventarisatiegesprek: 90,
      "Kennismaking telefonisch/video": 30,
      Adviesgesprek: 90,
      "Tekenafspraak OTD/renteaanbod": 45,
      "Passeren (notaris)": 60,
      "Oplevering / bouwdepot": 30,
      "Nazorg / onderhoud": 45,
      "Einde rentevast": 45,
      Terugbelafspraak: 15,
    });
    expect(duplicatesIn(afspraaktypen.map(({ code }) => code))).toEqual([]);
    for (const { titel, klantTitel, klantTitelInformal } of afspraaktypen) {
      expect(titel).toMatch(/ \{achternaam\}$/);
      for (const text of [klantTitel, klantTitelInformal]) expect(text.replace("{kantoor}", "")).not.toMatch(/[{}]/);
      expect(klantTitelInformal).not.toMatch(/\bu\b/);
    }
  });
});

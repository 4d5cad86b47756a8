import { describe, expect, it } from "vitest";
import type { SoortDocumentSeed } from "../types.ts";
import { bsnZichtbaar } from "./afkeurredenen.ts";
import { soortenDocument } from "./index.ts";

const duplicatesIn = (list: readonly string[]) => list.filter((item, index) => list.indexOf(item) !== index);
const nummersWith = (holds: (soort: SoortDocumentSeed) => boolean) => soortenDocument.filter(holds).map(({ nummer }) => nummer);

function clientTextsOf(soort: SoortDocumentSeed): string[] {
  const { klantNaam, watIsHet, waarom, waarVindIk, waarVindIkLink, goedeKopie, afkeurredenen } = soort;
  return [klantNaam, watIsHet, waarom, ...waarVindIk, ...(waarVindIkLink ? [waarVindIkLink.label] : []), ...goedeKopie, ...afkeurredenen];
}

describe("soorten document", () => {
  it("are numbered 1 to 111 without gaps", () => {
    expect(soortenDocument.map(({ nummer }) => nummer)).toEqual(Array.from({ length: 111 }, (_, index) => index + 1));
  });

  it("have unique names, for the adviser and for the client", () => {
    expect(duplicatesIn(soortenDocument.map(({ naam }) => naam.toLowerCase()))).toEqual([]);
    expect(duplicatesIn(soortenDocument.map(({ klantNaam }) => klantNaam.toLowerCase()))).toEqual([]);
  });

  it("carry what the papers themselves are like", () => {
    expect(nummersWith((soort) => soort.toontBsn)).toEqual([1, 2, 9, 10, 18, 19, 20, 30, 36, 37, 38, 73, 83, 110]);
    expect(nummersWith((soort) => soort.eigenVervaldatum)).toEqual([1, 2, 95, 96, 110]);
    expect(nummersWith((soort) => soort.maandelijks)).toEqual([3, 4, 5, 38, 41]);
    expect(nummersWith((soort) => soort.kwartaal)).toEqual([23, 24]);
    expect(nummersWith((soort) => soort.jaarlijks)).toEqual([9, 17, 18, 19, 20, 23, 24, 27, 29, 30, 33, 66, 73]);
    expect(nummersWith((soort) => soort.onderwerp === "employer")).toEqual([3, 4, 5, 6, 7, 8, 9, 16]);
    expect(nummersWith((soort) => soort.onderwerp === "business")).toEqual([17, 22, 23, 24, 28, 29, 30]);
    expect(nummersWith((soort) => soort.onderwerp === "home" && soort.per === "aanvrager")).toEqual([48]);
    expect(nummersWith((soort) => soort.onderwerp === "none" && soort.per === "dossier")).toEqual([
      49, 50, 51, 79, 80, 81, 93, 94, 95, 96, 97, 98, 101, 102, 111,
    ]);
    expect(nummersWith((soort) => soort.bron === "kantoor")).toEqual([11, 68, 94, 95, 96, 97]);
  });

  it("know their validity and, where public, their HDN code", () => {
    const months = Object.fromEntries(soortenDocument.filter((s) => s.geldigMaanden !== null).map((s) => [s.nummer, s.geldigMaanden]));
    expect(months).toEqual({
      ...{ 3: 3, 4: 3, 5: 3, 6: 3, 7: 3, 10: 3, 12: 6, 14: 3, 21: 6, 22: 3, 33: 12, 38: 3, 41: 3 },
      ...{ 58: 6, 59: 6, 60: 12, 61: 120, 72: 3, 76: 3, 77: 3, 78: 3, 82: 3, 102: 1, 103: 6 },
    });
    const hdn = Object.fromEntries(soortenDocument.filter((s) => s.hdnCode !== null).map((s) => [s.nummer, s.hdnCode]));
    expect(hdn).toEqual({ 3: "011", 6: "009", 12: "262", 19: "014", 58: "003", 59: "097", 60: "025" });
  });

  it("are found by the words that advisers type", () => {
    const found = (word: string) =>
      nummersWith((soort) => [soort.naam, ...soort.synoniemen].some((name) => name.toLowerCase().includes(word.toLowerCase())));
    const expected: Record<number, string> = {
      1: "paspoort, ID, ID-kaart, identiteitsbewijs",
      3: "loonstrook, loonbrief, salarisspecificatie",
      6: "WGV",
      8: "contract, arbeidscontract",
      10: "UWV, verzekeringsbericht",
      11: "IBL",
      17: "jaarcijfers, jaarstukken, balans",
      18: "IB-aangifte, belastingaangifte",
      19: "IB-aanslag, definitieve aanslag",
      20: "IB60",
      21: "IKV",
      22: "KvK",
      23: "btw-aangifte",
      33: "UPO",
      34: "MPO, pensioenoverzicht",
      36: "AOW",
      43: "scheiding, scheiding consument, convenant",
      49: "samenleving",
      50: "huwelijk, geregistreerd partnerschap",
      52: "voorlopig koopcontract, koopakte, koopcontract",
      54: "KOA",
      58: "taxatie, waarderapport",
      60: "bouwkundige keuring",
      62: "verbouwing",
      65: "VvE",
      66: "WOZ",
      69: "verkoopcontract, verkoop woning",
      72: "hypotheek, leningoverzicht, restschuld",
      77: "spaargeld, spaarrekening",
      79: "schenking, jubelton",
      82: "BKR",
      83: "DUO, studielening",
      87: "ORV",
      91: "waarborgsom",
      94: "OTD, opdrachtbevestiging",
      95: "offerte",
      96: "bindende offerte",
      99: "boeterente",
      100: "woonhuisverzekering",
      103: "modelmatige waardering",
    };
    for (const [nummer, words] of Object.entries(expected)) {
      for (const word of words.split(", ")) expect(found(word), word).toContain(Number(nummer));
    }
  });

  it("list no synonym twice, which the table of synonyms would refuse", () => {
    for (const { naam, synoniemen } of soortenDocument) expect(duplicatesIn(synoniemen), naam).toEqual([]);
  });
});

describe("words of a client", () => {
  it("are all there, trimmed", () => {
    for (const soort of soortenDocument) {
      for (const text of clientTextsOf(soort)) {
        expect(text, soort.naam).not.toBe("");
        expect(text, soort.naam).toBe(text.trim());
      }
      for (const list of [soort.waarVindIk, soort.goedeKopie, soort.afkeurredenen, soort.synoniemen]) {
        expect(list.length, soort.naam).toBeGreaterThan(0);
      }
      expect(soort.afkeurredenen.length, soort.naam).toBeGreaterThanOrEqual(3);
      expect(duplicatesIn(soort.afkeurredenen), soort.naam).toEqual([]);
    }
  });

  it("serve both tones: nobody is addressed with u or je, and papers are documenten", () => {
    const forbidden = /(?<!\p{L})(u|uw|je|jij|jou|jouw|jullie|stuk|stuks|stukken)(?![\p{L}])/iu;
    for (const soort of soortenDocument) {
      for (const text of clientTextsOf(soort)) expect(text).not.toMatch(forbidden);
    }
  });

  it("are sentences where they are read as sentences, without dashes or shouting", () => {
    for (const soort of soortenDocument) {
      for (const sentence of [soort.watIsHet, soort.waarom, ...soort.waarVindIk, ...soort.afkeurredenen]) {
        expect(sentence).toMatch(/^[A-ZÉ].*[.?]$/u);
      }
      for (const text of clientTextsOf(soort)) expect(text).not.toMatch(/[!–—]|\s-\s/u);
    }
  });

  it("stay short enough for B1 and for a phone", () => {
    for (const soort of soortenDocument) {
      expect(soort.klantNaam.length, soort.klantNaam).toBeLessThanOrEqual(46);
      for (const sentence of clientTextsOf(soort).flatMap((text) => text.split(/(?<=[.?])\s/u))) {
        expect(sentence.split(/\s+/u).length, sentence).toBeLessThanOrEqual(21);
      }
    }
  });

  it("ask to cover the BSN exactly on the papers that show it", () => {
    for (const soort of soortenDocument) {
      expect(soort.afkeurredenen.includes(bsnZichtbaar), soort.naam).toBe(soort.toontBsn);
      expect(
        soort.goedeKopie.some((line) => line.includes("BSN")),
        soort.naam,
      ).toBe(soort.toontBsn);
    }
  });

  it("say how old a paper may be where it has a term, with the same number", () => {
    for (const { naam, geldigMaanden, goedeKopie } of soortenDocument) {
      if (geldigMaanden === null || geldigMaanden > 12) continue;
      expect(goedeKopie.join(" "), naam).toMatch(new RegExp(`niet ouder dan ${geldigMaanden} maand(en)?\\b`, "i"));
    }
  });

  it("link to addresses that open safely", () => {
    for (const { waarVindIkLink } of soortenDocument) {
      if (!waarVindIkLink) continue;
      const url = new URL(waarVindIkLink.url);
      expect(url.protocol).toBe("https:");
      expect(url.href).toBe(waarVindIkLink.url);
    }
  });
});

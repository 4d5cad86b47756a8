// Source: the domain page on scenario's and triggers: for whom lines are made, what they are about and of which time.
import { describe, expect, it } from "vitest";
import { eline, jorrit } from "../testing/aanvragers.ts";
import { type AanvragerFacts, expandScenario, type RegelFacts, type SoortFacts, stukKey } from "./rules.ts";

const soort = (id: string, extra: Partial<SoortFacts> = {}): SoortFacts => ({
  id,
  jaarlijks: false,
  jaarVanafMaand: 5,
  maandelijks: false,
  kwartaal: false,
  ...extra,
});
const regel = (soortDocumentId: string, extra: Partial<RegelFacts> = {}): RegelFacts => ({
  id: `regel-${soortDocumentId}`,
  soort: "document",
  soortDocumentId,
  per: "aanvrager",
  onderwerp: "none",
  jaren: null,
  jaStartScenarioId: null,
  voorwaarde: "none",
  ...extra,
});
const soorten = new Map(
  [
    soort("id"),
    soort("jaarrekening", { jaarlijks: true }),
    soort("jaaropgave", { jaarlijks: true, jaarVanafMaand: 2 }),
    soort("loonstrook", { maandelijks: true }),
    soort("omzet", { jaarlijks: true, kwartaal: true }),
    soort("taxatie"),
  ].map((s) => [s.id, s]),
);
const expand = (regels: RegelFacts[], extra: { aanvragers?: AanvragerFacts[]; startsFor?: string[]; reference?: string } = {}) =>
  expandScenario({
    regels,
    soorten,
    aanvragers: extra.aanvragers ?? [eline, jorrit],
    startsFor: extra.startsFor ?? ["eline", "jorrit"],
    reference: extra.reference ?? "2026-11-30",
    today: "2026-11-24",
  });
const lines = (...given: Parameters<typeof expand>) =>
  expand(...given).stukken.map((s) => [s.aanvragerId, s.onderwerpSoort, s.onderwerp, s.jaar, s.periode]);

describe("for whom lines are made", () => {
  it.each([
    ["each for whom it starts", {}, ["eline", "jorrit"]],
    ["only those for whom it starts", { startsFor: ["jorrit"] }, ["jorrit"]],
    ["nobody but the one who is there", { aanvragers: [eline] }, ["eline"]],
    ["no stranger", { startsFor: ["vreemd"] }, []],
  ])("per aanvrager: %s", (_, extra, wanted) => expect(expand([regel("id")], extra).stukken.map((s) => s.aanvragerId)).toEqual(wanted));

  it("makes a line of the dossier once, for whomever it starts", () =>
    expect(lines([regel("taxatie", { per: "dossier" })], { startsFor: ["jorrit"] })).toEqual([[null, "none", "", null, ""]]));

  it.each([
    ["secondAanvrager", "aanvrager", [eline, jorrit], ["eline", "jorrit"]],
    ["secondAanvrager", "dossier", [eline, jorrit], [null]],
    ["secondAanvrager", "dossier", [eline], []],
    ["aowWithinTenYears", "aanvrager", [eline, { ...jorrit, geboortedatum: "1962-01-01" }], ["jorrit"]],
    ["aowWithinTenYears", "dossier", [eline, { ...jorrit, geboortedatum: "1962-01-01" }], [null]],
    ["aowWithinTenYears", "dossier", [{ ...eline, geboortedatum: null }], []],
  ] as const)("with the condition %s, per %s", (voorwaarde, per, aanvragers, wanted) =>
    expect(expand([regel("id", { voorwaarde, per })], { aanvragers: [...aanvragers] }).stukken.map((s) => s.aanvragerId)).toEqual(wanted),
  );

  it("asks a question of each, and Ockto beside it", () => {
    const question = regel("id", { id: "duo", soort: "question", soortDocumentId: null });
    const ockto = regel("id", { id: "ockto", soort: "ockto", soortDocumentId: null });
    expect(expand([question, ockto], { startsFor: ["jorrit"] })).toEqual({
      stukken: [],
      actiepunten: [
        { regelId: "duo", soort: "question", aanvragerId: "jorrit" },
        { regelId: "ockto", soort: "ockto", aanvragerId: "jorrit" },
      ],
    });
  });

  it("stops at a line whose soort document is not there", () => expect(() => expand([regel("weg")])).toThrow(RangeError));
});

describe("what a line is about", () => {
  const working = { ...eline, employers: ["Vissers", "De Haven"], businesses: ["Bakkerij"] };
  it.each([
    [
      "each named employer",
      "employer",
      [working],
      [
        ["employer", "Vissers"],
        ["employer", "De Haven"],
      ],
    ],
    ["each named business", "business", [working], [["business", "Bakkerij"]]],
    ["an unnamed employer: a line of the aanvrager", "employer", [eline], [["none", ""]]],
    ["an unnamed business: a line of the aanvrager", "business", [eline], [["none", ""]]],
    ["the current home", "currentHome", [eline], [["currentHome", ""]]],
    ["the home to buy", "homeToBuy", [eline], [["homeToBuy", ""]]],
  ] as const)("%s", (_, onderwerp, aanvragers, wanted) =>
    expect(
      expand([regel("taxatie", { onderwerp })], { aanvragers: [...aanvragers] }).stukken.map((s) => [s.onderwerpSoort, s.onderwerp]),
    ).toEqual(wanted),
  );

  it.each([
    [[eline, jorrit], "homeToBuy"],
    [[{ ...eline, klantprofielCode: "03" }, jorrit], "currentHome"],
  ] as const)("follows the profile of aanvrager 1 where no home is named", (aanvragers, wanted) =>
    expect(
      expand([regel("taxatie", { per: "dossier", onderwerp: "home" })], { aanvragers: [...aanvragers] }).stukken[0]?.onderwerpSoort,
    ).toBe(wanted),
  );
});

describe("of which time", () => {
  const alone = { startsFor: ["jorrit"] };
  it.each([
    [
      "three years",
      regel("jaarrekening", { jaren: 3 }),
      alone,
      [
        [2023, ""],
        [2024, ""],
        [2025, ""],
      ],
    ],
    [
      "before 1 May",
      regel("jaarrekening", { jaren: 3 }),
      { ...alone, reference: "2027-04-30" },
      [
        [2023, ""],
        [2024, ""],
        [2025, ""],
      ],
    ],
    [
      "from 1 May",
      regel("jaarrekening", { jaren: 3 }),
      { ...alone, reference: "2027-05-01" },
      [
        [2024, ""],
        [2025, ""],
        [2026, ""],
      ],
    ],
    ["a yearly soort without a number", regel("jaarrekening"), alone, [[2025, ""]]],
    [
      "never before the business began",
      regel("jaarrekening", { jaren: 3 }),
      { ...alone, aanvragers: [eline, { ...jorrit, ondernemingSinds: 2025 }] },
      [[2025, ""]],
    ],
    [
      "a jaaropgave, whatever the business",
      regel("jaaropgave", { jaren: 3 }),
      { ...alone, aanvragers: [eline, { ...jorrit, ondernemingSinds: 2025 }], reference: "2027-02-01" },
      [
        [2024, ""],
        [2025, ""],
        [2026, ""],
      ],
    ],
    [
      "monthly papers: one line, the month before today's",
      regel("loonstrook"),
      { ...alone, reference: "2027-03-01" },
      [[null, "van oktober 2026 of later"]],
    ],
    [
      "quarterly papers: one line, up to the quarter of the afspraak",
      regel("omzet"),
      { ...alone, reference: "2027-02-01" },
      [[null, "t/m Q4 2026"]],
    ],
  ] as const)("%s", (_, r, extra, wanted) =>
    expect(
      lines([r], { ...extra, aanvragers: "aanvragers" in extra ? [...extra.aanvragers] : undefined }).map(([, , , jaar, periode]) => [
        jaar,
        periode,
      ]),
    ).toEqual(wanted),
  );

  it("asks each year of each business", () =>
    expect(
      lines([regel("jaarrekening", { onderwerp: "business", jaren: 2 })], {
        aanvragers: [{ ...eline, businesses: ["Bakkerij", "Molen"] }],
      }).map(([, , onderwerp, jaar]) => `${onderwerp} ${jaar}`),
    ).toEqual(["Bakkerij 2024", "Bakkerij 2025", "Molen 2024", "Molen 2025"]));
});

describe("when two stukken are the same", () => {
  const one = { soortDocumentId: "taxatie", aanvragerId: null, onderwerpSoort: "currentHome" as const, onderwerp: "", jaar: null };
  it.each([
    { soortDocumentId: "id" },
    { aanvragerId: "eline" },
    { onderwerpSoort: "homeToBuy" as const },
    { onderwerp: "Dorpsstraat 1" },
    { jaar: 2025 },
  ])("not when they differ in %o", (change) => expect(stukKey({ ...one, ...change })).not.toBe(stukKey(one)));
  it("when they differ in nothing", () => expect(stukKey({ ...one })).toBe(stukKey(one)));
});

import { expect, it } from "vitest";
import type { CatalogueParts, Scenario, Trigger } from "./scenario-draft";
import { groupTriggers, questionsOf, switchedOff, wordsOf } from "./trigger-words";

const keuze = (id: string, actief = true) => ({ id, naam: id.toUpperCase(), actief });
const parts: CatalogueParts = {
  soorten: [],
  afspraaktypen: [keuze("eerste"), keuze("tweede", false)],
  inkomenstypen: [keuze("vast"), keuze("dga")],
  klantprofielen: [{ ...keuze("starter"), code: "01" }],
  toon: "formal",
  ockto: false,
};
const scenario = (id: string, extra: Partial<Scenario> = {}): Scenario => ({
  ...keuze(id),
  fase: "orientation",
  versie: 1,
  regels: [],
  triggers: 0,
  ...extra,
});
const scenarios = [
  scenario("a", {
    regels: [
      {
        id: "q",
        voorwaarde: "none",
        soort: "question",
        per: "aanvrager",
        vraagFormal: "Heeft u schuld?",
        vraagInformal: "Heb je schuld?",
        jaStartScenarioId: "b",
      },
    ],
  }),
  scenario("b", { actief: false }),
];
const trigger = (id: string, extra: Partial<Trigger> = {}): Trigger => ({
  id,
  versie: 1,
  afspraaktypeId: null,
  inkomenstypeId: null,
  klantprofielId: null,
  voorwaarde: "none",
  scenarioId: "a",
  ...extra,
});

it("lays triggers by afspraaktype, then in the order of scenario's and inkomenstypen", () => {
  const all = [
    trigger("any"),
    trigger("b", { afspraaktypeId: "eerste", scenarioId: "b" }),
    trigger("dga", { afspraaktypeId: "eerste", inkomenstypeId: "dga" }),
    trigger("vast", { afspraaktypeId: "eerste", inkomenstypeId: "vast" }),
  ];
  expect(groupTriggers(all, parts, scenarios).map((group) => [group.title, group.triggers.map((one) => one.id)])).toEqual([
    ["EERSTE", ["vast", "dga", "b"]],
    ["Elke afspraak", ["any"]],
  ]);
});

it("names what a trigger points to, and what of it is switched off", () => {
  const one = trigger("t", { afspraaktypeId: "tweede", klantprofielId: "starter", scenarioId: "b" });
  expect(wordsOf(one, parts, scenarios)).toEqual({
    afspraaktype: "TWEEDE",
    inkomenstype: null,
    klantprofiel: "STARTER",
    voorwaarde: "none",
    scenario: "B",
  });
  expect(switchedOff(one, parts, scenarios)).toEqual(["TWEEDE", "B"]);
  expect(switchedOff(trigger("t"), parts, scenarios)).toEqual([]);
});

it("reads a question as what its ja starts, in the tone of the kantoor", () =>
  expect(questionsOf(scenarios, parts.toon)).toEqual([{ id: "q", scenarioId: "a", vraag: "Heeft u schuld?", bij: "A", start: "B" }]));

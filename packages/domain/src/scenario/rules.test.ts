// Source: the domain page on scenario's and triggers: what a trigger is, which home an unnamed line is about.
import { describe, expect, it } from "vitest";
import { eline, jorrit } from "../testing/aanvragers.ts";
import { homeOf, type TriggerFacts, type TriggerMoment, triggeredScenarios } from "./rules.ts";

const anyTrigger: TriggerFacts = {
  afspraaktypeId: null,
  inkomenstypeId: null,
  klantprofielId: null,
  voorwaarde: "none",
  scenarioId: "s",
};
const moment: TriggerMoment = {
  afspraaktypeId: "orienterend",
  aanvragers: [eline, jorrit],
  ocktoAanvragerIds: [],
  reference: "2026-11-24",
};
const startsFor = (trigger: Partial<TriggerFacts>, at: Partial<TriggerMoment> = {}) =>
  triggeredScenarios([{ ...anyTrigger, ...trigger }], { ...moment, ...at }).flatMap((t) => t.starts.map((s) => s.aanvragerId));

describe("a trigger is looked at per aanvrager", () => {
  const nearAow = { ...eline, geboortedatum: "1965-01-01" };
  it.each([
    ["any", {}, {}, ["eline", "jorrit"]],
    ["this afspraaktype", { afspraaktypeId: "orienterend" }, {}, ["eline", "jorrit"]],
    ["another afspraaktype", { afspraaktypeId: "passeren" }, {}, []],
    ["an inkomenstype of both", { inkomenstypeId: "loondienst" }, {}, ["eline", "jorrit"]],
    ["an inkomenstype of one", { inkomenstypeId: "zzp" }, {}, ["jorrit"]],
    ["an inkomenstype of nobody", { inkomenstypeId: "pensioen" }, {}, []],
    ["a klantprofiel of one", { klantprofielId: "starter" }, {}, ["jorrit"]],
    ["inkomenstype and klantprofiel of the same person", { inkomenstypeId: "zzp", klantprofielId: "starter" }, {}, ["jorrit"]],
    ["inkomenstype of one and klantprofiel of the other", { inkomenstypeId: "zzp", klantprofielId: "doorstromer" }, {}, []],
    ["a second aanvrager, present", { voorwaarde: "secondAanvrager" }, {}, ["eline", "jorrit"]],
    ["a second aanvrager, absent", { voorwaarde: "secondAanvrager" }, { aanvragers: [eline] }, []],
    ["AOW within ten years, of one", { voorwaarde: "aowWithinTenYears" }, { aanvragers: [nearAow, jorrit] }, ["eline"]],
    ["AOW, looked at on the day of the afspraak", { voorwaarde: "aowWithinTenYears" }, { reference: "2045-06-14" }, ["eline", "jorrit"]],
    ["AOW, without a geboortedatum", { voorwaarde: "aowWithinTenYears" }, { aanvragers: [{ ...eline, geboortedatum: null }] }, []],
    ["Ockto, ticked for one", { voorwaarde: "ocktoTicked" }, { ocktoAanvragerIds: ["jorrit"] }, ["jorrit"]],
    ["Ockto, ticked for a stranger", { voorwaarde: "ocktoTicked" }, { ocktoAanvragerIds: ["vreemd"] }, []],
    ["a condition beside an inkomenstype", { voorwaarde: "ocktoTicked", inkomenstypeId: "zzp" }, { ocktoAanvragerIds: ["eline"] }, []],
    ["an answer, never while planning", { voorwaarde: "answerYes" }, {}, []],
  ] as const)("%s", (_, trigger, at, wanted) => expect(startsFor(trigger, at)).toEqual(wanted));

  it("starts a scenario that both trigger once, for both, each by the first trigger that fits", () => {
    const found = triggeredScenarios(
      [
        { ...anyTrigger, inkomenstypeId: "zzp" },
        { ...anyTrigger, klantprofielId: "doorstromer" },
        { ...anyTrigger, inkomenstypeId: "loondienst" },
      ],
      moment,
    );
    expect(found).toEqual([
      {
        scenarioId: "s",
        starts: [
          { aanvragerId: "jorrit", reason: { because: "inkomenstype", id: "zzp" } },
          { aanvragerId: "eline", reason: { because: "klantprofiel", id: "doorstromer" } },
        ],
      },
    ]);
  });

  it("keeps the order of the triggers", () => {
    const order = ["c", "a", "b"].map((scenarioId) => ({ ...anyTrigger, scenarioId }));
    expect(triggeredScenarios(order, moment).map((t) => t.scenarioId)).toEqual(["c", "a", "b"]);
  });

  it.each([
    [{}, { because: "afspraaktype" }],
    [
      { inkomenstypeId: "loondienst", klantprofielId: "doorstromer" },
      { because: "inkomenstype", id: "loondienst" },
    ],
    [{ klantprofielId: "doorstromer" }, { because: "klantprofiel", id: "doorstromer" }],
    [{ voorwaarde: "secondAanvrager", inkomenstypeId: "loondienst" }, { because: "secondAanvrager" }],
  ] as const)("says of %o why it started", (trigger, reason) =>
    expect(triggeredScenarios([{ ...anyTrigger, ...trigger }], moment)[0]?.starts[0]?.reason).toEqual(reason),
  );
});

describe("which home an unnamed woning line is about", () => {
  const bought = ["01", "02", "06", "07", "09", "15"];
  const all = Array.from({ length: 15 }, (_, i) => String(i + 1).padStart(2, "0"));
  it.each(all)("profile %s", (code) => expect(homeOf(code)).toBe(bought.includes(code) ? "homeToBuy" : "currentHome"));
});

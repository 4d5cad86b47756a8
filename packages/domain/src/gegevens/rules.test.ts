import { describe, expect, it } from "vitest";
import type { ScenarioPlan } from "../scenario/plan.ts";
import { type Asked, mayLapse, newPlan, vanishedKeys } from "./rules.ts";

const plan = (scenarioId: string, ...keys: string[]): ScenarioPlan => ({
  scenarioId,
  naam: scenarioId,
  reden: "",
  startsFor: [],
  lines: keys.map((key) => ({
    kind: "actiepunt",
    key,
    aanvragerId: null,
    wanted: { regelId: key, soort: "question", aanvragerId: null },
    already: false,
  })),
});
const keysOf = (plans: readonly ScenarioPlan[]) => plans.map((p) => [p.scenarioId, ...p.lines.map((line) => line.key)]);

describe("what is asked anew", () => {
  it.each([
    ["nothing when nothing changed", [plan("a", "1", "2")], [plan("a", "1", "2")], []],
    ["only the lines that are new", [plan("a", "1")], [plan("a", "1", "2")], [["a", "2"]]],
    ["not what another scenario asked before", [plan("a", "1")], [plan("b", "1", "2")], [["b", "2"]]],
    ["everything when nothing was asked", [], [plan("a", "1")], [["a", "1"]]],
  ])("%s", (_, before, after, wanted) => expect(keysOf(newPlan(before, after))).toEqual(wanted));

  it("and what no plan holds any more", () => {
    expect([...vanishedKeys([plan("a", "1", "2"), plan("b", "3")], [plan("c", "2")])]).toEqual(["1", "3"]);
  });
});

describe("what may lapse", () => {
  const asked: Asked = { key: "1", aanvragerId: "eline", status: "requested", hasFile: false, bron: "trigger" };
  const vanished = new Set(["1"]);
  it.each<[string, Partial<Asked>, string | null, boolean]>([
    ["what the gegevens asked and nobody delivered", {}, null, true],
    ["what an earlier change of gegevens asked", { bron: "gegevens" }, null, true],
    ["what the client said she has not", { status: "declaredNotApplicable" }, null, true],
    ["an open actiepunt", { status: "open" }, null, true],
    ["never what was delivered", { status: "received", hasFile: true }, null, false],
    ["never what is on its way", { hasFile: true }, null, false],
    ["never what was rejected: there is a file", { status: "rejected", hasFile: true }, null, false],
    ["never what was asked by hand", { bron: "manual" }, null, false],
    ["never what an answer asked", { bron: "answer" }, null, false],
    ["never what belongs to no scenario", { bron: null, key: null }, null, false],
    ["never what is still wanted", { key: "2" }, null, false],
    ["of who leaves what is open, whoever asked it", { bron: "manual", key: "2" }, "eline", true],
    ["of who leaves what waits for another delivery", { status: "rejected", hasFile: true, key: null }, "eline", true],
    ["of who leaves not what was delivered", { status: "received", hasFile: true }, "eline", false],
    ["of who leaves not what was approved", { status: "approved", hasFile: true }, "eline", false],
    ["nothing of who stays", { bron: "manual", key: "2" }, "jorrit", false],
    ["nothing that has lapsed", { status: "cancelled" }, "eline", false],
  ])("%s", (_, change, leaving, wanted) => expect(mayLapse({ ...asked, ...change }, vanished, leaving)).toBe(wanted));
});

// Source: the domain page: a stuk is asked once for the same soort, person, onderwerp and year; what is there already is not asked twice.
import { stukStatussen } from "@dossierklaar/db/columns";
import { describe, expect, it } from "vitest";
import { actiepuntKey, type PlanWorld, planScenarios, type ScenarioToStart } from "./plan.ts";
import { stukKey } from "./rules.ts";

const person = (id: string, positie: number) => ({
  id,
  positie,
  inkomenstypeIds: [],
  klantprofielId: "p",
  klantprofielCode: "02",
  geboortedatum: null,
  ondernemingSinds: null,
  employers: [],
  businesses: [],
});
const line = (scenarioId: string, soortDocumentId: string, per: "aanvrager" | "dossier" = "aanvrager") => ({
  id: `${scenarioId}-${soortDocumentId}`,
  scenarioId,
  soort: "document" as const,
  soortDocumentId,
  per,
  onderwerp: "none" as const,
  jaren: null,
  jaStartScenarioId: null,
  voorwaarde: "none" as const,
});
const question = { ...line("basis", "duo"), soort: "question" as const, soortDocumentId: null };
const soort = (id: string) => [id, { id, jaarlijks: false, jaarVanafMaand: 5, maandelijks: false, kwartaal: false }] as const;

const world: PlanWorld = {
  regels: [
    line("basis", "legitimatie"),
    question,
    line("loondienst", "loonstrook"),
    line("loondienst", "legitimatie"),
    line("huis", "hypotheek", "dossier"),
  ],
  soorten: new Map([soort("legitimatie"), soort("loonstrook"), soort("hypotheek")]),
  aanvragers: [person("eline", 1), person("jorrit", 2)],
  stukken: new Map(),
  actiepunten: new Set(),
  reference: "2026-11-30",
  today: "2026-11-24",
};
const start = (scenarioId: string, startsFor = ["eline", "jorrit"]): ScenarioToStart => ({
  scenarioId,
  naam: scenarioId,
  reden: "",
  startsFor,
});
const key = (soortDocumentId: string, aanvragerId: string | null) =>
  stukKey({ soortDocumentId, aanvragerId, onderwerpSoort: "none", onderwerp: "", jaar: null });
const keys = (plan: ReturnType<typeof planScenarios>) => plan.map((p) => p.lines.map((l) => l.key));

describe("a plan", () => {
  it("has every line once: the first scenario that wants it asks it", () => {
    expect(keys(planScenarios([start("basis"), start("loondienst")], world))).toEqual([
      [key("legitimatie", "eline"), key("legitimatie", "jorrit"), actiepuntKey(question.id, "eline"), actiepuntKey(question.id, "jorrit")],
      [key("loonstrook", "eline"), key("loonstrook", "jorrit")],
    ]);
    expect(keys(planScenarios([start("loondienst"), start("basis")], world))[0]).toContain(key("legitimatie", "eline"));
  });

  it("leaves to the second scenario what the first asks of the other only", () =>
    expect(keys(planScenarios([start("basis", ["eline"]), start("loondienst", ["jorrit"])], world))).toEqual([
      [key("legitimatie", "eline"), actiepuntKey(question.id, "eline")],
      [key("loonstrook", "jorrit"), key("legitimatie", "jorrit")],
    ]));

  it("keeps a scenario that has nothing left to ask, without lines", () =>
    expect(keys(planScenarios([start("huis"), start("huis")], world))).toEqual([[key("hypotheek", null)], []]));

  it.each(stukStatussen)("beside a stuk that is %s", (status) => {
    const there = { stukId: "x", status, sinds: new Date(0) };
    const [plan] = planScenarios([start("huis")], { ...world, stukken: new Map([[key("hypotheek", null), there]]) });
    // Cancelled is asked anew; everything else is there already.
    expect(plan?.lines[0]).toMatchObject({ key: key("hypotheek", null), already: status === "cancelled" ? null : there });
  });

  it("knows what stands among the actiepunten", () => {
    const [plan] = planScenarios([start("basis")], { ...world, actiepunten: new Set([actiepuntKey(question.id, "jorrit")]) });
    expect(plan?.lines.filter((l) => l.kind === "actiepunt").map((l) => [l.aanvragerId, l.already])).toEqual([
      ["eline", false],
      ["jorrit", true],
    ]);
  });

  it("asks nothing when nothing starts", () => expect(planScenarios([], world)).toEqual([]));
});

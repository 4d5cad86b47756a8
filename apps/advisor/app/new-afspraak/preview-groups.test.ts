import { expect, it } from "vitest";
import { dossierView } from "../testing/views";
import type { ApiOutput } from "../trpc";
import { groupsOf, keysOf } from "./preview-groups";

type Line = ApiOutput["afspraak"]["preview"]["scenarios"][number]["lines"][number];
const line = (key: string, naam: string, more: Partial<Line> = {}): Line => ({
  key,
  naam,
  kind: "stuk",
  aanvragerId: "jorrit",
  alreadyAsked: false,
  already: null,
  ...more,
});
const { aanvragers } = dossierView();
const preview = {
  scenarios: [
    {
      scenarioId: "s1",
      naam: "Oriëntatie ondernemer",
      reden: "ZZP / IB-ondernemer",
      lines: [line("k3", "Jaarrekening 2025"), line("k1", "Jaarrekening 2023"), line("k2", "Jaarrekening 2024")],
    },
    {
      scenarioId: "s2",
      naam: "Basis oriëntatie",
      reden: "Oriënterend gesprek",
      lines: [
        line("e1", "Legitimatiebewijs", { aanvragerId: "eline" }),
        line("e2", "Heb je een studieschuld bij DUO?", { aanvragerId: "eline", kind: "question" }),
        line("d1", "Hypotheekoverzicht", { aanvragerId: null, alreadyAsked: true, already: { status: "received", sinds: new Date() } }),
        line("e3", "Heb je een lening?", { aanvragerId: "eline", kind: "question", alreadyAsked: true }),
      ],
    },
  ],
};

it("goes by aanvrager, then scenario, with the years of one paper behind one tick", () => {
  const { groups, summary } = groupsOf(preview, aanvragers, new Set());
  expect(groups.map((g) => [g.number, g.name, g.summary])).toEqual([
    [1, "Eline Quist", "1 stuk, 1 vraag"],
    [2, "Jorrit Quist", "3 stukken"],
    [undefined, "Beiden / dossier", ""],
  ]);
  const years = groups[1]?.scenarios[0]?.items;
  expect(years).toEqual([{ id: expect.any(String), label: "Jaarrekening", detail: "2023, 2024, 2025", isTicked: true }]);
  expect(keysOf(years?.[0]?.id ?? "").sort()).toEqual(["k1", "k2", "k3"]);
  expect(groups[0]?.scenarios[0]?.items[1]?.label).toBe("Vraag: heb je een studieschuld bij DUO?");
  expect(groups[2]?.scenarios[0]?.items[0]?.detail).toBe("al gevraagd, Ontvangen");
  expect(groups[0]?.scenarios[0]?.items[2]).toMatchObject({ label: "Vraag: heb je een lening?", detail: "al gevraagd" });
  expect(summary).toBe("2 scenario's, 4 stukken, 1 ander actiepunt");
});

it("counts without what was ticked away, and shows it unticked", () => {
  const { groups, summary } = groupsOf(preview, aanvragers, new Set(["k1", "k2", "k3", "e2"]));
  expect(summary).toBe("2 scenario's, 1 stuk");
  expect(groups[1]?.scenarios[0]?.items[0]?.isTicked).toBe(false);
});

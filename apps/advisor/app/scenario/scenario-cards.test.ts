import { expect, it } from "vitest";
import { dossierView } from "../testing/views";
import type { ApiOutput } from "../trpc";
import { cardsOf } from "./scenario-cards";

type Line = ApiOutput["scenario"]["preview"]["scenarios"][number]["lines"][number];

const now = new Date("2026-11-24T09:00:00Z");
const sinds = new Date("2026-11-10T09:00:00Z");
const line = (key: string, aanvragerId: string | null, isAsked = false): Line => ({
  key,
  naam: key,
  kind: "stuk",
  aanvragerId,
  alreadyAsked: isAsked,
  already: isAsked ? { status: "received", sinds } : null,
});
const scenario = (...lines: Line[]) => ({ scenarioId: "s", naam: "Schulden", reden: "", lines });

it("counts a line that two scenario's ask once", () => {
  const { aanvragers } = dossierView();
  const view = cardsOf({ scenarios: [scenario(line("a", "eline")), scenario(line("a", "eline"), line("b", null))] }, aanvragers, now);
  expect(view.fresh).toBe(2);
  expect(view.cards.map((card) => card.title)).toEqual(["Aanvrager 1, Eline Quist", "Beiden / dossier"]);
});

it("shows what was asked already as such", () => {
  const { cards, already, fresh } = cardsOf({ scenarios: [scenario(line("a", "eline", true))] }, dossierView().aanvragers, now);
  expect({ already, fresh }).toEqual({ already: 1, fresh: 0 });
  expect(cards[0]?.stukken[0]?.asked).toEqual({ text: "al gevraagd op di 10 november", badge: { status: "received", label: "Ontvangen" } });
});

it("counts a question that was asked already as not new", () => {
  const question: Line = { ...line("q", "eline"), kind: "question", alreadyAsked: true };
  const { cards, already, fresh } = cardsOf({ scenarios: [scenario(question, line("b", "eline"))] }, dossierView().aanvragers, now);
  expect({ already, fresh }).toEqual({ already: 1, fresh: 1 });
  expect(cards[0]).toMatchObject({ summary: "1 nieuw", stukken: [{ id: "q", asked: { text: "al gevraagd" } }, { id: "b" }] });
});

it("says of a missing second aanvrager what is not asked", () => {
  const one = dossierView().aanvragers.slice(0, 1);
  const view = cardsOf({ scenarios: [scenario(line("a", "eline"), line("b", null))] }, one, now);
  expect(view.cards.find((card) => card.isAbsent)).toMatchObject({ title: "Aanvrager 2", summary: "1 niet gevraagd", number: 2 });
  expect(view.absent).toBe(1);
});

import { describe, expect, it } from "vitest";
import { indexOfDouble, isNaamTaken, periodeColumns, perioden, periodeOf, splitLines, splitWords } from "./rules.ts";

describe("the period of a soort", () => {
  it.each(perioden)("%s is read back as it was written", (periode) => expect(periodeOf(periodeColumns(periode))).toBe(periode));
  it("is the quarter where a year stands beside it, as in the starting catalogue", () =>
    expect(periodeOf({ jaarlijks: true, kwartaal: true, maandelijks: false })).toBe("quarter"));
});

describe("isNaamTaken", () => {
  const soorten = [
    { id: "a", naam: "Jaaropgave" },
    { id: "b", naam: "Überweisung" },
  ];
  it.each([
    ["jaaropgave ", null, true],
    ["Jaaropgave", "a", false],
    ["Jaaropgave", "b", true],
    ["überweisung", null, true],
    ["Jaaropgave hypotheek", null, false],
  ])("%s, by %s: %s", (naam, id, taken) => expect(isNaamTaken(soorten, naam, id)).toBe(taken));
});

it.each([
  ["paspoort, ID-kaart", ["paspoort", "ID-kaart"]],
  [" ID ,, id;\nrijbewijs,", ["ID", "rijbewijs"]],
  ["", []],
])("splitWords(%j)", (text, words) => expect(splitWords(text)).toEqual(words));

it.each([
  ["Log in.\n\n  Kies Documenten. \n", ["Log in.", "Kies Documenten."]],
  ["", []],
])("splitLines(%j)", (text, lines) => expect(splitLines(text)).toEqual(lines));

it.each([
  [["Te oud.", "Onleesbaar.", "te oud. "], 2],
  [["Te oud.", "Onleesbaar."], -1],
  [[], -1],
])("indexOfDouble(%j)", (texts, index) => expect(indexOfDouble(texts)).toBe(index));

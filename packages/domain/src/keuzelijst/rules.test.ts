import { describe, expect, it } from "vitest";
import { isLastOne, isNameTaken, movedBy, nextCode } from "./rules.ts";

const keuze = (id: string, naam: string, actief = true, code: string | null = null) => ({ id, naam, actief, code });

describe("a name", () => {
  const list = [keuze("1", "Starter"), keuze("2", "Doorstromer", false)];
  it.each([
    ["Starter", null, true],
    [" starter ", null, true],
    ["Doorstromer", null, true],
    ["Senior", null, false],
    ["STARTER", "1", false],
    ["Starter", "2", true],
  ])("%j for %j is taken: %j", (naam, except, taken) => expect(isNameTaken(list, naam, except)).toBe(taken));
});

describe("the last one", () => {
  it("is what nothing active stands beside", () => {
    expect(isLastOne([keuze("1", "A"), keuze("2", "B", false)], "1")).toBe(true);
    expect(isLastOne([keuze("1", "A"), keuze("2", "B")], "1")).toBe(false);
  });
});

describe("the next code", () => {
  it.each([
    [["001", "013"], "014"],
    [["01", "15"], "16"],
    [["099"], "100"],
    [[], "01"],
    [["starter"], "01"],
  ])("after %j is %s", (codes, next) => expect(nextCode(codes.map((code) => keuze(code, code, true, code)))).toBe(next));
});

describe("a move", () => {
  it.each([
    ["b", -1, "bac"],
    ["b", 1, "acb"],
    ["a", -1, "abc"],
    ["c", 1, "abc"],
    ["x", 1, "abc"],
  ] as const)("of %s by %i gives %s", (id, by, order) => expect(movedBy(["a", "b", "c"], id, by).join("")).toBe(order));
});

import { describe, expect, it } from "vitest";
import { hasSamePages, type PlannedFile, pagesOf, sheetsOf } from "./plan.ts";

const file = (id: string, more: Partial<PlannedFile & { aantalPaginas: number | null }> = {}) => ({
  id,
  bronId: null,
  draaiing: 0,
  paginas: null,
  aantalPaginas: 1,
  ...more,
});
const page = (pagina: number, volgorde: number, draaiing = 0) => ({ pagina, volgorde, draaiing });
const told = (pages: readonly { bronId: string; pagina: number | null; draaiing: number }[] | undefined) =>
  pages?.map(({ bronId, pagina, draaiing }) => `${bronId}${pagina ?? "*"}${draaiing ? `@${draaiing}` : ""}`).join(" ");

describe("the pages of a stuk", () => {
  it.each([
    ["come as they were delivered, with the turn that was chosen", [file("a"), file("b", { draaiing: 90 })], "a* b*@90", "a1 b1@90"],
    ["of a file of several are each of them", [file("a", { aantalPaginas: 3, draaiing: 180 })], "a*@180", "a1@180 a2@180 a3@180"],
    [
      "lie in the order that the kantoor chose, across files",
      [file("a", { paginas: [page(1, 1), page(2, 3)], aantalPaginas: 2 }), file("b", { paginas: [page(1, 2, 90)] })],
      "a1 b1@90 a2",
      "a1 b1@90 a2",
    ],
    [
      "that were added later come last",
      [file("a", { paginas: [page(2, 1), page(1, 2)], aantalPaginas: 2 }), file("b")],
      "a2 a1 b*",
      "a2 a1 b1",
    ],
    [
      "that came from elsewhere come after what was there",
      [file("b"), file("p", { bronId: "a", paginas: [page(2, 1)] })],
      "b* a2",
      "b1 a2",
    ],
  ])("%s", (_, files, sheets, pages) => {
    expect(told(sheetsOf(files))).toBe(sheets);
    expect(told(pagesOf(files))).toBe(pages);
  });

  it("are not known as long as nobody counted those of a file", () =>
    expect(pagesOf([file("a"), file("b", { aantalPaginas: null })])).toBeUndefined());
});

describe("arranging", () => {
  const a = { bronId: "a", pagina: 1, draaiing: 0 };
  const b = { bronId: "a", pagina: 2, draaiing: 0 };
  it.each([
    ["another order and turn", [b, { ...a, draaiing: 90 }], true],
    ["a page that is lost", [a], false],
    ["a page that is doubled", [a, a], false],
    ["a page of another file", [a, { ...b, bronId: "x" }], false],
    ["one page more", [a, b, { ...b, pagina: 3 }], false],
  ])("%s", (_, after, isSame) => expect(hasSamePages([a, b], after)).toBe(isSame));
});

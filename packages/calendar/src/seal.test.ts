import { describe, expect, it } from "vitest";
import { createSeal } from "./seal.ts";

const seal = createSeal("een geheim van ten minste 32 tekens");

describe("a seal", () => {
  it("opens what it closed, and shows nothing of it", () => {
    const sealed = seal.close("1//refresh", "koppeling-1");
    expect(seal.open(sealed, "koppeling-1")).toBe("1//refresh");
    expect(sealed).not.toContain("refresh");
    expect(seal.close("1//refresh", "koppeling-1")).not.toBe(sealed);
  });

  it.each([
    ["in another's row", (sealed: string) => seal.open(sealed, "koppeling-2")],
    ["with another secret", (sealed: string) => createSeal("een ander geheim van 32 tekens of meer").open(sealed, "koppeling-1")],
    ["that was changed", (sealed: string) => seal.open(`${sealed.slice(0, -2)}AA`, "koppeling-1")],
    ["that it never closed", () => seal.open("v1.kort", "koppeling-1")],
  ])("does not open one %s", (_, open) => {
    expect(() => open(seal.close("1//refresh", "koppeling-1"))).toThrow();
  });
});

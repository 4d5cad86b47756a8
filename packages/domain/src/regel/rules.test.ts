import { expect, it } from "vitest";
import { asksYears, onderwerpenFor, type SoortOfRegel } from "./rules.ts";

const soort = (extra: Partial<SoortOfRegel> = {}): SoortOfRegel => ({
  per: "aanvrager",
  onderwerp: "none",
  jaarlijks: false,
  kwartaal: false,
  ...extra,
});

it.each([
  ["none", "aanvrager", ["none"]],
  ["none", "dossier", ["none"]],
  ["home", "dossier", ["home", "currentHome", "homeToBuy", "none"]],
  ["home", "aanvrager", ["home", "currentHome", "homeToBuy", "none"]],
  ["employer", "aanvrager", ["employer", "none"]],
  ["employer", "dossier", ["none"]],
  ["business", "aanvrager", ["business", "none"]],
  ["business", "dossier", ["none"]],
] as const)("a paper about %s, asked per %s, may be about %j", (onderwerp, per, expected) =>
  expect(onderwerpenFor(soort({ onderwerp }), per)).toEqual(expected),
);

it.each([
  [{}, false],
  [{ jaarlijks: true }, true],
  [{ kwartaal: true }, false],
  [{ jaarlijks: true, kwartaal: true }, false],
])("%j says of how many years: %s", (extra, expected) => expect(asksYears(soort(extra))).toBe(expected));

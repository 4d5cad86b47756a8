import { expect, it } from "vitest";
import { klantTitelVelden, titelVelden, unknownPlaceholders } from "./rules.ts";

it.each([
  ["Oriënterend gesprek {achternaam}", titelVelden, []],
  ["Gesprek", titelVelden, []],
  ["Gesprek bij {kantoor}", klantTitelVelden, []],
  ["Gesprek bij {kantoor}", titelVelden, ["{kantoor}"]],
  ["Gesprek {Achternaam}", titelVelden, ["{Achternaam}"]],
  ["Gesprek {achternaam", titelVelden, ["{"]],
  ["{achternaam}} en {naam}", titelVelden, ["}", "{naam}"]],
] as const)("of %j with %j is unknown: %j", (text, allowed, unknown) => expect(unknownPlaceholders(text, allowed)).toEqual(unknown));

import type { Rol } from "@dossierklaar/db/columns";
import { describe, expect, it } from "vitest";
import { isLastAdmin, standOf } from "./rules.ts";

const gebruiker = (id: string, rollen: Rol[], more: { actief?: boolean; heeftAccount?: boolean } = {}) => ({
  id,
  rollen,
  actief: true,
  heeftAccount: true,
  ...more,
});

describe("the last admin", () => {
  const karin = gebruiker("karin", ["admin"]);
  it.each([
    ["alone", [], true],
    ["beside an adviseur", [gebruiker("sanne", ["adviseur"])], true],
    ["beside one who was switched off", [gebruiker("piet", ["admin"], { actief: false })], true],
    ["beside one who never came in", [gebruiker("noor", ["admin"], { heeftAccount: false })], true],
    ["beside another", [gebruiker("noor", ["admin", "adviseur"])], false],
  ])("%s: %j", (_, others, last) => expect(isLastAdmin([karin, ...others], "karin")).toBe(last));
});

it.each([
  [true, true, "active"],
  [true, false, "invited"],
  [false, true, "off"],
  [false, false, "off"],
])("actief %j with account %j is %s", (actief, heeftAccount, stand) => expect(standOf({ actief, heeftAccount })).toBe(stand));

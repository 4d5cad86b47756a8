import { werkGroepen } from "@dossierklaar/domain/werkvoorraad/rules";
import { expect, it } from "vitest";
import { groupLooks, hrefOf, viewOf } from "./groups";

const views = (["mine", "all"] as const).flatMap((scope) =>
  [null, ...werkGroepen].flatMap((groep) =>
    (scope === "all" ? [false, true] : [false]).map((withoutBehandelaar) => ({ scope, groep, withoutBehandelaar })),
  ),
);

it.each(views)("the address of %j leads back to it", (view) => {
  expect(viewOf(new URL(hrefOf(view), "http://localhost").searchParams)).toEqual(view);
});

it("has another address for each group", () => {
  expect(new Set(werkGroepen.map((groep) => groupLooks[groep].slug)).size).toBe(Object.keys(groupLooks).length);
});

it("reads an address that names nothing as all of one's own", () => {
  expect(viewOf(new URLSearchParams("toon=onzin&van=niemand"))).toEqual({ scope: "mine", groep: null, withoutBehandelaar: false });
});

import { describe, expect, it } from "vitest";
import { type StukNameParts, stukName } from "./stuk-name.ts";

const bare: StukNameParts = { soort: "Jaarrekening", onderwerpSoort: "none", onderwerp: "", jaar: null, periode: "", omschrijving: "" };

describe("how a stuk is called", () => {
  it.each([
    [{}, "Jaarrekening"],
    [{ jaar: 2025 }, "Jaarrekening 2025"],
    [{ onderwerpSoort: "business", onderwerp: "Bakkerij Jansen", jaar: 2023 }, "Jaarrekening, Bakkerij Jansen 2023"],
    [{ onderwerpSoort: "business", jaar: 2023 }, "Jaarrekening 2023"],
    [
      { soort: "Werkgeversverklaring", onderwerpSoort: "employer", onderwerp: "Vissers Waterbouw" },
      "Werkgeversverklaring, Vissers Waterbouw",
    ],
    [{ soort: "Taxatierapport van de woning", onderwerpSoort: "currentHome" }, "Taxatierapport van de woning (huidige woning)"],
    [{ soort: "Taxatierapport van de woning", onderwerpSoort: "homeToBuy" }, "Taxatierapport van de woning (aan te kopen woning)"],
    [
      { soort: "Taxatierapport van de woning", onderwerpSoort: "homeToBuy", onderwerp: "Dorpsstraat 1 Ede" },
      "Taxatierapport van de woning (Dorpsstraat 1 Ede)",
    ],
    [{ soort: "Verkoopcontract huidige woning(en)", onderwerpSoort: "currentHome" }, "Verkoopcontract huidige woning(en)"],
    [{ soort: "Hypotheekoverzicht huidige lening", onderwerpSoort: "currentHome" }, "Hypotheekoverzicht huidige lening"],
    [{ soort: "Recente salarisstrook", periode: "van oktober 2026 of later" }, "Recente salarisstrook van oktober 2026 of later"],
    [{ soort: "Tussentijdse cijfers", periode: "t/m Q3 2026" }, "Tussentijdse cijfers t/m Q3 2026"],
    [{ jaar: 2025, omschrijving: "tweede bv" }, "Jaarrekening 2025 · tweede bv"],
  ] as const satisfies readonly (readonly [Partial<StukNameParts>, string])[])("%o → %s", (parts, wanted) =>
    expect(stukName({ ...bare, ...parts })).toBe(wanted),
  );
});

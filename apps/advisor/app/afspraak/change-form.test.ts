import { describe, expect, it } from "vitest";
import { afspraakView } from "../testing/views";
import { choicesFor, differencesOf, formOf, tellDifferences } from "./change-form";

const afspraak = afspraakView("a");

describe("the form of an afspraak that is changed", () => {
  it("stands as the afspraak does, in Amsterdam's wall time", () => {
    expect(formOf(afspraak)).toMatchObject({ datum: "2026-11-30", tijdstip: "14:30", keer: null, titel: "Hypotheekadvies Quist" });
    expect(formOf({ ...afspraak, begintOp: new Date("2026-10-25T01:30:00Z") })).toMatchObject({ tijdstip: "02:30", keer: "second" });
  });

  it.each([
    [{}, [], []],
    [{ opmerkingen: "  " }, [], []],
    [{ tijdstip: "15:00" }, ["moment"], ["moment"]],
    [{ interneNotitie: "belt" }, ["interneNotitie"], []],
    [{ titel: "Rente" }, ["titel"], ["titel"]],
    [{ locatieSoort: "phone" as const, locatie: "06" }, ["locatie"], ["locatie"]],
  ])("differs by %j", (change, changed, noticed) => {
    expect(differencesOf(afspraak, { ...formOf(afspraak), ...change })).toEqual({ changed, noticed });
  });

  it("says what saving does", () => {
    expect(tellDifferences([], [])).toBe("Er is nog niets gewijzigd.");
    expect(tellDifferences(["moment", "opmerkingen"], ["moment"])).toBe("Gewijzigd: moment en opmerkingen.");
    expect(tellDifferences(["adviseur"], [])).toContain("geen e-mail");
  });
});

it("keeps an adviseur who is no longer in service among the choices", () => {
  const choices = { adviseurs: [{ id: "tim", naam: "Tim Bos", standaardLocatieId: null }] } as unknown as Parameters<typeof choicesFor>[0]; // only who can be chosen is looked at
  expect(choicesFor(choices, afspraak).adviseurs.map((a) => a.id)).toEqual(["tim", "sanne"]);
});

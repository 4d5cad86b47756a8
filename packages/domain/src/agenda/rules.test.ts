import { describe, expect, it } from "vitest";
import { isSameItem, isSameVoorstel, itemOf, ofGezet, toGezet, voorstelOf } from "./rules.ts";

const at = (time: string, duurMinuten = 60) => ({ begintOp: new Date(`2026-11-30T${time}:00Z`), duurMinuten });
const moved = (time: string, duurMinuten = 60) => ({
  soort: "moved" as const,
  ...at(time, duurMinuten),
  begintOp: at(time).begintOp.toISOString(),
});

describe("what she did in her agenda", () => {
  it.each([
    ["nothing", at("13:30"), at("13:30"), at("13:30"), null],
    ["moved it", at("13:30"), at("13:30"), at("15:00"), moved("15:00")],
    ["made it longer", at("13:30"), at("13:30"), at("13:30", 90), moved("13:30", 90)],
    ["deleted it", at("13:30"), at("13:30"), undefined, { soort: "removed" }],
    ["nothing, while the afspraak was moved here", at("13:30"), at("10:00"), at("13:30"), null],
    ["moved it to where it was moved here too", at("13:30"), at("10:00"), at("10:00"), null],
    ["moved it elsewhere than here", at("13:30"), at("10:00"), at("15:00"), moved("15:00")],
  ])("%s", (_, gezet, wanted, found, voorstel) => {
    expect(voorstelOf(gezet, wanted, found)).toEqual(voorstel);
  });

  it("is the same proposal when nothing of it differs", () => {
    expect(isSameVoorstel(null, null)).toBe(true);
    expect(isSameVoorstel({ soort: "removed" }, null)).toBe(false);
    expect(isSameVoorstel({ soort: "removed" }, { soort: "removed" })).toBe(true);
    expect(isSameVoorstel(moved("13:30"), { ...moved("13:30"), begintOp: "2026-11-30T13:30:00Z" })).toBe(true);
    expect(isSameVoorstel(moved("13:30"), moved("13:30", 30))).toBe(false);
  });
});

it("tells an agenda nothing that is for the kantoor alone", () => {
  const row = {
    titel: "Gesprek",
    locatie: "Kantoor",
    opmerkingen: "Parkeren achter",
    interne_notitie: "GEHEIM",
    begint_op: at("13:30").begintOp,
    duur_minuten: 60,
  };
  const item = itemOf(row);
  expect(JSON.stringify(item)).not.toContain("GEHEIM");
  expect(isSameItem(ofGezet(toGezet(item)), item)).toBe(true);
  expect(isSameItem({ ...item, opmerkingen: "" }, item)).toBe(false);
});

import { describe, expect, it } from "vitest";
import { type AfspraakFacts, askedBy, changedFields, isOver, keerOf, noticedFields, openAtAfspraak } from "./rules.ts";

const planned: AfspraakFacts = {
  titel: "Adviesgesprek Quist",
  klantTitel: "Adviesgesprek bij De Vries",
  locatieSoort: "office",
  locatieId: "maliebaan",
  locatie: "Maliebaan 41, Utrecht",
  opmerkingen: "Parkeren kan achter het kantoor.",
  interneNotitie: "Let op: eigen bedrijf.",
  begintOp: new Date("2026-11-30T13:30:00Z"),
  duurMinuten: 60,
  adviseurId: "sanne",
  inAgenda: false,
};

describe("what the client would notice", () => {
  it.each<[string, Partial<AfspraakFacts>, changed: string[], noticed: string[]]>([
    ["nothing", {}, [], []],
    ["that it goes to the agenda", { inAgenda: true }, ["agenda"], []],
    ["another day", { begintOp: new Date("2026-12-01T13:30:00Z") }, ["moment"], ["moment"]],
    ["another time of the same day", { begintOp: new Date("2026-11-30T14:00:00Z") }, ["moment"], ["moment"]],
    ["another length", { duurMinuten: 90 }, ["duur"], ["duur"]],
    ["another place", { locatie: "Stationsplein 1, Utrecht", locatieId: "station" }, ["locatie"], ["locatie"]],
    ["another way to meet at the same words", { locatieSoort: "other", locatieId: null }, ["locatie"], ["locatie"]],
    ["another line of the list with the same address", { locatieId: "maliebaan-2" }, ["locatie"], []],
    ["other remarks", { opmerkingen: "" }, ["opmerkingen"], ["opmerkingen"]],
    ["a title that she reads", { titel: "Rente bespreken", klantTitel: "Rente bespreken" }, ["titel"], ["titel"]],
    ["a title of the kantoor only", { titel: "Adviesgesprek Quist en Van Dam" }, ["titel"], []],
    ["an interne notitie", { interneNotitie: "Belde vandaag." }, ["interneNotitie"], []],
    ["another adviseur", { adviseurId: "tim" }, ["adviseur"], []],
    [
      "several at once, in the order of a sentence",
      { interneNotitie: "", locatie: "Station", duurMinuten: 30, adviseurId: "tim" },
      ["duur", "locatie", "adviseur", "interneNotitie"],
      ["duur", "locatie"],
    ],
  ])("%s", (_, change, changed, noticed) => {
    const after = { ...planned, ...change };
    expect(changedFields(planned, after)).toEqual(changed);
    expect(noticedFields(planned, after)).toEqual(noticed);
  });
});

it("is over when its last minute is", () => {
  expect(isOver(planned, new Date("2026-11-30T14:29:59Z"))).toBe(false);
  expect(isOver(planned, new Date("2026-11-30T14:30:00Z"))).toBe(true);
});

// The clock of Amsterdam goes back from 03:00 to 02:00 in the night to 25 October 2026.
it.each([
  ["2026-10-25T00:30:00Z", "first"],
  ["2026-10-25T01:30:00Z", "second"],
  ["2026-10-24T23:59:00Z", null],
  ["2026-10-25T02:00:00Z", null],
  ["2026-03-29T01:30:00Z", null],
])("%s is the %s of its kind", (instant, keer) => expect(keerOf(new Date(instant))).toBe(keer));

describe("what is open at an afspraak that is called off", () => {
  const stuk = (id: string, status: Parameters<typeof openAtAfspraak>[0][number]["status"], ...afspraakIds: string[]) => ({
    id,
    status,
    afspraakIds,
  });
  it("lapses when nobody else asks it; what was delivered is not in question", () => {
    const stukken = [
      stuk("gevraagd", "requested", "a"),
      stuk("afgekeurd", "rejected", "a"),
      stuk("ook bij b", "requested", "a", "b"),
      stuk("ook bij een afgezegde", "requested", "a", "c"),
      stuk("van b", "requested", "b"),
      stuk("ontvangen", "received", "a"),
      stuk("akkoord", "approved", "a"),
      stuk("nvt", "declaredNotApplicable", "a"),
      stuk("vervallen", "cancelled", "a"),
    ];
    const { mayLapse, stays } = openAtAfspraak(stukken, "a", ["a", "b"]);
    expect(mayLapse.map((s) => s.id)).toEqual(["gevraagd", "afgekeurd", "ook bij een afgezegde"]);
    expect(stays.map((s) => s.id)).toEqual(["ook bij b"]);
  });
});

describe("by when papers are asked", () => {
  it.each([
    ["2026-12-03", "2026-11-24", "2026-12-01"],
    // Over a weekend, and over the days on which the trade is closed.
    ["2026-11-30", "2026-11-24", "2026-11-26"],
    ["2026-12-28", "2026-11-24", "2026-12-23"],
    // The day itself still counts; later there is none.
    ["2026-11-26", "2026-11-24", "2026-11-24"],
    ["2026-11-25", "2026-11-24", null],
    ["2026-11-20", "2026-11-24", null],
  ])("for an afspraak of %s, today %s: %s", (day, today, deadline) => expect(askedBy(day, today)).toBe(deadline));
});

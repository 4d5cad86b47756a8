import { describe, expect, it } from "vitest";
import { dossierEventSchema } from "../events.ts";
import { soortOf } from "./logboek.ts";
import { logboekCsv } from "./logboek-csv.ts";
import type { LogView } from "./view.ts";

const line = (more: Partial<LogView>): LogView => ({
  id: "1.0",
  at: new Date("2026-11-24T09:05:00Z"),
  actor: "Sanne Visser",
  actorId: null,
  actorSoort: "gebruiker",
  kind: "stuk.approved",
  tekst: "Jaarrekening 2025: Akkoord",
  afspraakId: null,
  ...more,
});
const rowOf = (more: Partial<LogView>) => logboekCsv([line(more)]).split("\r\n")[1];

describe("the Logboek as a file", () => {
  it("begins with a byte order mark and a head, and ends its lines as Excel expects", () => {
    expect(logboekCsv([line({})])).toBe(
      "\uFEFFDatum;Tijd;Wie;Rol;Soort;Wat\r\n2026-11-24;10:05;Sanne Visser;Kantoor;Stukken en beoordelingen;Jaarrekening 2025: Akkoord\r\n",
    );
    expect(logboekCsv([])).toBe("\uFEFFDatum;Tijd;Wie;Rol;Soort;Wat\r\n");
  });

  it.each([
    ['=HYPERLINK("http://x";"y")', '"\'=HYPERLINK(""http://x"";""y"")"'],
    ["+31612345678", "'+31612345678"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["  =1+1", "'  =1+1"],
    ["\tx", "'\tx"],
    ["gewoon = teken", "gewoon = teken"],
    ["een; twee", '"een; twee"'],
    ["regel\neen", '"regel\neen"'],
  ])("keeps %j from being more than a text", (tekst, wanted) =>
    expect(
      logboekCsv([line({ tekst })])
        .slice(0, -2)
        .split(";Stukken en beoordelingen;")[1],
    ).toBe(wanted),
  );

  it("keeps a name that is a formula from being one", () =>
    expect(rowOf({ actor: "=cmd", actorSoort: "klant" })).toContain(";'=cmd;Klant;"));
});

it("every kind of event belongs to a choice", () => {
  const kinds = dossierEventSchema.options.map((option) => option.shape.kind.value);
  expect(kinds.filter((kind) => soortOf(kind) === undefined)).toEqual([]);
});

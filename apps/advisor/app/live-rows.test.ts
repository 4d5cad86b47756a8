import superjson from "superjson";
import { expect, it } from "vitest";
import { readRows } from "./live-rows";
import { changedRows, stukView } from "./testing/views";

it("brings dates over a wire that knows only text", () => {
  const rows = changedRows(2, { stukken: [stukView("a", { aangeleverdOp: new Date("2026-11-17T19:14:00Z") })] });
  expect(readRows(JSON.parse(JSON.stringify(superjson.serialize(rows))))).toEqual(rows);
});

import { expect, test } from "vitest";
import { servedAanvragers } from "./served-aanvragers.ts";

const anna = { id: "anna", email: "anna@example.nl", partnerMagZien: true };
const bram = { id: "bram", email: "bram@example.nl", partnerMagZien: true };
const bramWithoutAddress = { ...bram, email: null };
const served = (aanvragers: (typeof anna | typeof bramWithoutAddress)[], email: string) =>
  servedAanvragers(aanvragers, email).map((aanvrager) => aanvrager.id);

test("two aanvragers with own addresses each see their own", () => {
  expect(served([anna, bram], anna.email)).toEqual(["anna"]);
  expect(served([anna, bram], bram.email)).toEqual(["bram"]);
});

test("one shared address shows both", () => {
  expect(served([anna, { ...bram, email: anna.email }], anna.email)).toEqual(["anna", "bram"]);
});

test("a shared address shows both even after a scheiding: it is one sign-in until the adviser changes an address", () => {
  expect(served([anna, { ...bram, email: anna.email, partnerMagZien: false }], anna.email)).toEqual(["anna", "bram"]);
});

test("who has no address is served by the other, until the adviser switches that off", () => {
  expect(served([anna, bramWithoutAddress], anna.email)).toEqual(["anna", "bram"]);
  expect(served([anna, { ...bramWithoutAddress, partnerMagZien: false }], anna.email)).toEqual(["anna"]);
});

test("Anna's own switch does not take her away from herself, nor Bram from her", () => {
  expect(served([{ ...anna, partnerMagZien: false }, bramWithoutAddress], anna.email)).toEqual(["anna", "bram"]);
});

test("an address that stands nowhere serves nobody, not even who has none", () => {
  expect(served([anna, bramWithoutAddress], "anna.old@example.nl")).toEqual([]);
  expect(served([bramWithoutAddress], anna.email)).toEqual([]);
});

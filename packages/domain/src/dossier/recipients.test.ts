import { describe, expect, it } from "vitest";
import { readersByAddress, servedBy } from "./recipients.ts";

const eline = { id: "e", email: "eline@voorbeeld.example", partnerMagZien: true };
const jorrit = { id: "j", email: "jorrit@voorbeeld.example", partnerMagZien: true };
const samen = "samen@voorbeeld.example";
const ids = (people: readonly { id: string }[]) => people.map((p) => p.id).join("");

describe("one mail per distinct address", () => {
  it.each([
    [
      "two addresses",
      [eline, jorrit],
      [
        ["eline@voorbeeld.example", "e"],
        ["jorrit@voorbeeld.example", "j"],
      ],
    ],
    [
      "a shared one",
      [
        { ...eline, email: samen },
        { ...jorrit, email: samen },
      ],
      [[samen, "ej"]],
    ],
    ["one without", [eline, { ...jorrit, email: null }], [["eline@voorbeeld.example", "e"]]],
    ["nobody with one", [{ ...eline, email: null }], []],
    ["no people", [], []],
  ] as const)("%s", (_, people, wanted) =>
    expect(readersByAddress(people).map(({ address, readers }) => [address, ids(readers)])).toEqual(wanted),
  );
});

describe("whom a sign-in serves", () => {
  it.each([
    ["only her own", [eline, jorrit], eline.email, "e"],
    [
      "both, who share an address",
      [
        { ...eline, email: samen },
        { ...jorrit, email: samen },
      ],
      samen,
      "ej",
    ],
    ["who has no address too", [eline, { ...jorrit, email: null }], eline.email, "ej"],
    ["not who has none, once the adviser switched it off", [eline, { ...jorrit, email: null, partnerMagZien: false }], eline.email, "e"],
    ["the first, when only the second has an address", [{ ...eline, email: null }, jorrit], jorrit.email, "ej"],
    ["nobody, at an address that is not in the dossier", [eline, { ...jorrit, email: null }], "vreemd@voorbeeld.example", ""],
  ] as const)("%s", (_, people, address, wanted) => expect(ids(servedBy(people, address))).toBe(wanted));
});

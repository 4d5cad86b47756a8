// Source of the number test: the "elfproef" of the burgerservicenummer as the RvIG publishes it; 111222333 and 123456782 pass it.
import { describe, expect, it } from "vitest";
import { afterMailNews, areTooLarge, controlPoints, fillBericht, hasBsn, hasIban, unfilledIn } from "./rules.ts";

describe("a burgerservicenummer in a text", () => {
  it.each([
    ["Mijn BSN is 111222333.", true],
    ["BSN 123456782", true],
    ["BSN 1112.22.333", true],
    ["BSN 111-222-333", true],
    ["BSN 111 222 333", true],
    ["BSN 123456789", false],
    ["Dossier 2026-0417", false],
    ["Bel 030 204 18 80", false],
    ["Bel 06 12345678", false],
    ["De koopsom is € 425.000.000", false],
    ["000000000", false],
    ["Rekening 1112223330", false],
    ["Op 24 november 2026 om 14.30 uur", false],
  ])("%s → %s", (text, wanted) => expect(hasBsn(text)).toBe(wanted));
});

it.each([
  ["Maak over op NL91 ABNA 0417 1643 00", true],
  ["NL91ABNA0417164300", true],
  ["Nieuwegracht 12 in NL", false],
])("a rekeningnummer in %s: %s", (text, wanted) => expect(hasIban(text)).toBe(wanted));

describe("placeholders", () => {
  it("are filled where a value is known and stay where it is not", () =>
    expect(fillBericht("Dag {naam}, zie {onbekend} en {leeg}.", { naam: "Eline {datum}", leeg: "" })).toBe(
      "Dag Eline {datum}, zie {onbekend} en {leeg}.",
    ));
  it("are told each once", () => expect(unfilledIn("{a} {b} {a} { niet\nover regels}")).toEqual(["{a}", "{b}"]));
});

describe("control points", () => {
  const whole = { aan: ["eline@voorbeeld.example"], onderwerp: "Stand van zaken", tekst: "De taxatie is binnen." };
  it("are none for a mail that may leave", () => expect(controlPoints(whole)).toEqual([]));
  it.each([
    [{ aan: [] }, "aan", "Kies aan wie de e-mail gaat."],
    [{ onderwerp: " " }, "onderwerp", "Vul een onderwerp in."],
    [{ tekst: "" }, "tekst", "Schrijf een tekst."],
    [{ tekst: "Tot {datum}" }, "tekst", "Vul {datum} in of haal het weg."],
    [{ onderwerp: "Over {afspraak}" }, "onderwerp", "Vul {afspraak} in of haal het weg."],
    [{ tekst: "BSN 111222333" }, "tekst", "Er staat een burgerservicenummer in. Haal het weg en vraag het via het klantportaal."],
    [{ tekst: "NL91ABNA0417164300" }, "tekst", "Er staat een rekeningnummer in. Haal het weg en zet het in het klantportaal."],
  ] as const)("%j", (change, field, zin) => expect(controlPoints({ ...whole, ...change })).toEqual([{ field, zin }]));
});

it.each([
  [[], false],
  [[3_500_000, 3_500_000], false],
  [[3_500_000, 3_500_001], true],
])("papers of %j bytes are too large for a mail: %s", (sizes, wanted) =>
  expect(areTooLarge(sizes.map((grootte) => ({ grootte })))).toBe(wanted),
);

// Source: Postmark's webhooks, which come twice, late and in any order.
describe("what a mail becomes by what the mail service tells", () => {
  const delivered = { kind: "delivered" } as const;
  const opened = { kind: "opened" } as const;
  const complained = { kind: "complained" } as const;
  const bounced = { kind: "bounced", reden: "Dit e-mailadres bestaat niet." } as const;
  it.each([
    ["claimed", delivered, "delivered"],
    ["sent", delivered, "delivered"],
    ["sent", opened, "opened"],
    ["sent", bounced, "bounced"],
    ["delivered", opened, "opened"],
    ["delivered", bounced, "bounced"],
    ["sent", complained, "delivered"],
    ["opened", complained, "opened"],
    // Too late to say anything.
    ["delivered", delivered, undefined],
    ["opened", delivered, undefined],
    ["opened", bounced, undefined],
    ["bounced", bounced, undefined],
    ["bounced", opened, undefined],
    ["bounced", delivered, undefined],
    ["bounced", complained, undefined],
  ] as const)("%s, then %j: %s", (status, news, wanted) => expect(afterMailNews({ status, reden: "" }, news)?.status).toBe(wanted));
  it("keeps a complaint, whatever comes after it, and is told of it once", () => {
    const after = afterMailNews({ status: "sent", reden: "" }, { kind: "complained" });
    expect(after?.reden).toContain("ongewenst");
    if (!after) throw new Error("a complaint is news");
    expect(afterMailNews(after, { kind: "complained" })).toBeUndefined();
    expect(afterMailNews(after, { kind: "opened" })).toEqual({ status: "opened", reden: after.reden });
  });
});

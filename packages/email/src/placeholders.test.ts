import { describe, expect, it } from "vitest";
import { plainText } from "./blocks.ts";
import { fillSubject, fillText, type PlaceholderValues, unknownPlaceholders } from "./placeholders.ts";

const list = { inline: "paspoort en salarisstrook", block: { groups: [{ heading: null, items: [{ text: "Paspoort" }] }], after: [] } };
const texts = (tekst: string, values: PlaceholderValues) =>
  fillText(tekst, values).map((block) => (block.kind === "list" ? `[${block.lead?.text ?? ""}]` : plainText(block.inlines)));

describe("what goes when there is nothing to say", () => {
  it.each([
    ["a sentence with an empty placeholder", "Uw afspraak gaat niet door. {reden}", { reden: "" }, ["Uw afspraak gaat niet door."]],
    [
      "not one whose placeholder is filled",
      "Uw afspraak gaat niet door. {reden}",
      { reden: "Sanne is ziek." },
      ["Uw afspraak gaat niet door. Sanne is ziek."],
    ],
    ["a sentence with an unknown placeholder", "Tot dan. Dit is {onbekend}.", {}, ["Tot dan."]],
    ["a paragraph without sentences", "Tot dan.\n\n{reden}\n\nGroet.", {}, ["Tot dan.", "Groet."]],
    ["a line without sentences", "Een.\n{reden}\nTwee.", {}, ["Een.\nTwee."]],
    ["a lead whose list is empty", "Tot dan.\n\nDit missen we nog: {openStukken}.", { openStukken: undefined }, ["Tot dan."]],
    [
      "bij {notaris}",
      "De akte passeert op {datum} bij {notaris}, {plaats}.",
      { datum: "dinsdag", notaris: "", plaats: "bij ons op kantoor" },
      ["De akte passeert op dinsdag bij ons op kantoor."],
    ],
    [
      "{notaris} and {plaats} both",
      "De akte passeert op {datum} bij {notaris}, {plaats}.",
      { datum: "dinsdag" },
      ["De akte passeert op dinsdag."],
    ],
    [
      "{plaats} between commas",
      "Op {datum}, {plaats}, bespreken wij dit.",
      { datum: "dinsdag", plaats: "" },
      ["Op dinsdag bespreken wij dit."],
    ],
    ["op {nummer}", "Wij bellen u op {datum} op {nummer}.", { datum: "dinsdag", nummer: " " }, ["Wij bellen u op dinsdag."]],
  ])("%s", (_, tekst, values, wanted) => expect(texts(tekst, values)).toEqual(wanted));

  it("does not take a full stop inside a sentence for its end", () => {
    expect(texts("Neem bijv. of o.a. {documenten} mee. Tot dan.", { documenten: "" })).toEqual(["Tot dan."]);
  });
});

describe("a list", () => {
  it("stands under the sentence that leads it in, and the text goes on below", () => {
    expect(texts("Hallo. Dit missen we nog: {openStukken}. Tot dan.", { openStukken: list })).toEqual([
      "Hallo.",
      "[Dit missen we nog:]",
      "Tot dan.",
    ]);
  });
  it("is one line inside a sentence", () => {
    expect(texts("Neem {openStukken} mee.", { openStukken: list })).toEqual(["Neem paspoort en salarisstrook mee."]);
  });
});

it("never reads a value for placeholders", () => {
  expect(texts("Beste {naam}. Tot dan.", { naam: "{datum} {reden}", datum: "dinsdag" })).toEqual(["Beste {datum} {reden}. Tot dan."]);
});

describe("a subject", () => {
  it("is one line without control and direction characters, whatever a name holds", () => {
    const naam = "Eline\r\nBcc: kwaad@kwaad.example\u0000\u2028\u202Egnp";
    expect(fillSubject("Bericht voor {naam}\r\nX: 1", { naam })).toBe("Bericht voor Eline Bcc: kwaad@kwaad.example gnp X: 1");
  });
  it("loses an empty placeholder and its clause", () => {
    expect(fillSubject("Afspraak {onbekend} bij {notaris}, op dinsdag", {})).toBe("Afspraak op dinsdag");
  });
  it("has an end", () => expect([...fillSubject("{naam}", { naam: "𝒳".repeat(400) })]).toHaveLength(250));
});

describe("a row that is saved", () => {
  it("has its unknown placeholders named, each once", () => {
    expect(unknownPlaceholders("inloglink", ["{kantoor} {datum}", "{code} {datum} {} {Code}"])).toEqual(["datum", "", "Code"]);
  });
  it("may use those of its mail", () => {
    expect(unknownPlaceholders("afspraakBevestiging", ["{datum-2 werkdagen} {notaris} {openStukken} {partner}"])).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { fieldErrorsOf, isSignedOut, sentenceOf, wasAnswered } from "./errors";

const refusal = (code: string, details: object = {}) => ({ data: { code: "CONFLICT", domain: { code, details }, fields: null } });

describe("sentenceOf", () => {
  it.each([
    ["Akkoord", "Tim heeft dit stuk net Akkoord gegeven. Er is niets veranderd."],
    ["Afgekeurd", "Tim heeft dit stuk net afgekeurd. Er is niets veranderd."],
  ])("names the colleague who was first: %s", (status, sentence) => {
    expect(sentenceOf(refusal("ALREADY_CHANGED", { door: "Tim Bos", status }))).toBe(sentence);
  });

  it.each([
    [{ door: "Tim Bos", afspraak: "planned" }, "Tim heeft deze afspraak net gewijzigd. Er is niets veranderd."],
    [{ door: "Tim Bos", afspraak: "cancelled" }, "Tim heeft deze afspraak net afgezegd. Er is niets veranderd."],
    [{ afspraak: "cancelled" }, "Een collega heeft deze afspraak net afgezegd. Er is niets veranderd."],
  ])("says what a colleague did with the afspraak: %j", (details, sentence) => {
    expect(sentenceOf(refusal("ALREADY_CHANGED", details))).toBe(sentence);
  });

  it.each([
    [
      "ALREADY_CHANGED",
      { beheer: true, door: "Karin Bos" },
      "Karin heeft dit net gewijzigd. Er is niets opgeslagen. Open het opnieuw om verder te gaan.",
    ],
    [
      "ALREADY_CHANGED",
      { beheer: true, door: "" },
      "Een collega heeft dit net gewijzigd. Er is niets opgeslagen. Open het opnieuw om verder te gaan.",
    ],
    [
      "IN_USE",
      { vraag: "Heb je schuld?", scenario: "Basis" },
      "De vraag “Heb je schuld?” in Basis start dit scenario. Haal die vraag daar eerst weg.",
    ],
    [
      "LAST_CHOICE",
      { afspraak: true },
      "Dit is het laatste type dat aan staat. Zet eerst een ander aan, anders kan niemand een afspraak maken.",
    ],
    ["ALREADY_EXISTS", { trigger: true, field: "scenarioId" }, "Deze trigger is er al."],
    [
      "ALREADY_CHANGED",
      { gegevens: true },
      "Een collega heeft de gegevens net gewijzigd. Er is niets opgeslagen. Sluit dit en begin opnieuw.",
    ],
  ])("says what a colleague did, or what stands in the way: %s %j", (code, details, sentence) => {
    expect(sentenceOf(refusal(code, details))).toBe(sentence);
  });

  it("says that the client delivered more, which is nobody's judgement", () => {
    expect(sentenceOf(refusal("ALREADY_CHANGED", { door: "Eline Quist", status: "Ontvangen", aangevuld: true }))).toMatch(/aangevuld/);
  });

  it("tells a lost line from a failure of ours, and shows no code of either", () => {
    expect(sentenceOf(new TypeError("Failed to fetch"))).toBe("Er is geen verbinding. Probeer het zo opnieuw.");
    expect(sentenceOf({ data: { code: "INTERNAL_SERVER_ERROR", domain: null, fields: null } })).toBe(
      "Er ging iets mis bij ons. Probeer het opnieuw.",
    );
    expect(sentenceOf(refusal("A_CODE_OF_TOMORROW"))).not.toMatch(/[A-Z_]{5}/);
  });
});

describe("fieldErrorsOf", () => {
  it("gives zod's sentences by their path, and the domain's at the field it names", () => {
    const fields = { "aanvragers.0.email": "Vul een e-mailadres in." };
    expect(fieldErrorsOf({ data: { code: "BAD_REQUEST", domain: null, fields } })).toEqual(fields);
    expect(Object.keys(fieldErrorsOf(refusal("NONEXISTENT_TIME", { field: "tijdstip" })))).toEqual(["tijdstip"]);
    expect(fieldErrorsOf(new TypeError("Failed to fetch"))).toEqual({});
  });
});

it("knows an answer from silence, and who is signed out", () => {
  expect(wasAnswered(refusal("FORBIDDEN"))).toBe(true);
  expect(wasAnswered(new TypeError("Failed to fetch"))).toBe(false);
  expect(isSignedOut({ data: { code: "UNAUTHORIZED" } })).toBe(true);
  expect(isSignedOut(refusal("FORBIDDEN"))).toBe(false);
});

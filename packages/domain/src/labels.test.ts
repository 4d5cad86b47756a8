// Source of the words: the statuses of a stuk on the page of screens.
import {
  aanheffen,
  afspraakStatussen,
  bestandWeigeringen,
  emailStatussen,
  fasen,
  locatieSoorten,
  rollen,
  type StukStatus,
  stukStatussen,
  tonen,
} from "@dossierklaar/db/columns";
import { describe, expect, it } from "vitest";
import { errorCodes } from "./errors.ts";
import * as labels from "./labels.ts";

const words: Record<StukStatus, readonly [adviser: string, client: string]> = {
  offered: ["Beschikbaar", "Om te downloaden"],
  requested: ["Aan te leveren", "Nog aan te leveren"],
  received: ["Ontvangen", "Ontvangen"],
  provisionallyApproved: ["Voorlopig akkoord", "Akkoord"],
  approved: ["Akkoord", "Akkoord"],
  rejected: ["Afgekeurd", "Opnieuw aanleveren"],
  declaredNotApplicable: ["Klant meldt: n.v.t.", "Doorgegeven: niet van toepassing"],
  cancelled: ["Vervallen", "Niet meer nodig"],
};

describe("the words of a status", () => {
  it.each(stukStatussen)("%s", (status) => {
    expect([labels.stukStatusLabel(status), labels.stukStatusLabelKlant(status, false)]).toEqual(words[status]);
    expect(labels.stukStatusLabelKlant(status, true)).toBe(status === "received" ? "Bekeken" : words[status][1]);
  });

  it.each([
    ["fase", fasen, labels.faseLabels],
    ["toon", tonen, labels.toonLabels],
    ["aanhef", aanheffen, labels.aanhefLabels],
    ["rol", rollen, labels.rolLabels],
    ["locatie", locatieSoorten, labels.locatieSoortLabels],
    ["afspraak", afspraakStatussen, labels.afspraakStatusLabels],
    ["e-mail", emailStatussen, labels.emailStatusLabels],
    ["weigering", bestandWeigeringen, labels.weigeringLabels],
  ] as const)("of %s has one for each value and none besides", (_, values, table) => {
    expect(Object.keys(table).sort()).toEqual([...values].sort());
    for (const label of Object.values(table)) expect(label.trim()).not.toBe("");
  });
});

describe("the sentence of an error", () => {
  const fallback = labels.errorSentence("SOMETHING_NEWER");
  it.each(errorCodes)("%s", (code) => {
    const sentence = labels.errorSentence(code);
    expect(sentence).toMatch(/^\p{Lu}.*\.$/su);
    expect(sentence).not.toBe(fallback);
    expect(sentence).not.toContain(code);
  });

  it("falls back for a code of a newer version, and for words that every object knows", () => {
    for (const code of ["SOMETHING_NEWER", "", "constructor", "toString"]) expect(labels.errorSentence(code, "Helaas.")).toBe("Helaas.");
  });

  it("says for each refused file what to do", () => {
    for (const sentence of Object.values(labels.weigeringLabels)) expect(sentence).toMatch(/^[^.]+\. .*\bkies\b.*\.$/i);
  });
});

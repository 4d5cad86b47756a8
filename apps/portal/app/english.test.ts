import fs from "node:fs";
import path from "node:path";
import { bestandWeigeringen, locatieSoorten, stukStatussen } from "@dossierklaar/db/columns";
import { locatieSoortLabels, stukStatusLabelKlant, weigeringLabels } from "@dossierklaar/domain/labels";
import { describe, expect, it } from "vitest";

const shelf = path.resolve(import.meta.dirname, "../../../packages/ui/src/portal");
const english: Record<string, string> = JSON.parse(fs.readFileSync(path.join(shelf, "english.json"), "utf8"));

const sourcesIn = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."))
    .map((file) => fs.readFileSync(path.join(folder, file), "utf8"));

/** Sentences that reach a client from outside the portal's own pages, which the types cannot see. */
const fromElsewhere = [
  ...stukStatussen.flatMap((status) => [stukStatusLabelKlant(status, false), stukStatusLabelKlant(status, true)]),
  ...locatieSoorten.map((soort) => locatieSoortLabels[soort]),
  ...bestandWeigeringen.map((weigering) => weigeringLabels[weigering]),
];

const placesIn = (sentence: string): string[] => [...sentence.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

describe("the English of the portal", () => {
  it.each(Object.entries(english))("has the places of the Dutch: %s", (dutch, sentence) => {
    expect(sentence.trim()).not.toBe("");
    expect(placesIn(sentence)).toEqual(placesIn(dutch));
  });

  it("has every status, place and refusal that a client can meet", () => {
    expect(fromElsewhere.filter((sentence) => !(sentence in english))).toEqual([]);
  });

  it("holds nothing that no page says any more", () => {
    const server = path.resolve(import.meta.dirname, "../server/plain-upload.ts");
    const domain = path.resolve(import.meta.dirname, "../../../packages/domain/src");
    const sources = [...sourcesIn(shelf), ...sourcesIn(import.meta.dirname), ...sourcesIn(domain), fs.readFileSync(server, "utf8")].join(
      "\n",
    );
    expect(Object.keys(english).filter((sentence) => !sources.includes(`"${sentence}"`))).toEqual([]);
  });
});

import { expect, it } from "vitest";
import { zipName, zipNames } from "./zip-names.ts";

const pdf = "application/pdf";
const paper = (stuk: string, voorWie = "", mime = pdf) => ({ stuk, voorWie, mime });

it.each([
  ["a stuk and whose it is", [paper("Jaarrekening 2025", "Jorrit van Dam")], ["Jaarrekening 2025, Jorrit van Dam.pdf"]],
  ["of the dossier nobody is named", [paper("Taxatierapport")], ["Taxatierapport.pdf"]],
  [
    "the pages of one stuk are counted, each by its own kind",
    [paper("Salarisstrook", "Eline Quist", "image/jpeg"), paper("Salarisstrook", "Eline Quist")],
    ["Salarisstrook, Eline Quist, 1 van 2.jpg", "Salarisstrook, Eline Quist, 2 van 2.pdf"],
  ],
  [
    "two people who are called alike do not write over each other",
    [paper("Bewijs", "Jan de Boer"), paper("Salarisstrook"), paper("BEWIJS", "Jan De Boer")],
    ["Bewijs, Jan de Boer, 1 van 2.pdf", "Salarisstrook.pdf", "BEWIJS, Jan De Boer, 2 van 2.pdf"],
  ],
  ["what no file system takes is left out", [paper('Kadaster 1/2: "kopie"?\u0000..')], ["Kadaster 1-2- kopie.pdf"]],
  ["accents stay", [paper("Verklaring café", "Zoë Müller")], ["Verklaring café, Zoë Müller.pdf"]],
  ["a kind that nobody knows keeps no ending", [paper("Stuk", "", "text/plain")], ["Stuk"]],
])("%s", (_, papers, names) => expect(zipNames(papers)).toEqual(names));

it("cuts what is too long for a folder, and names the zip by its dossier", () => {
  expect(zipNames([paper("x".repeat(400))])[0]).toHaveLength(124);
  expect(zipName("2026-0001", "Eline Quist en Jorrit van Dam")).toBe("2026-0001 Eline Quist en Jorrit van Dam.zip");
});

import { describe, expect, it } from "vitest";
import {
  type CatalogueParts,
  type Draft,
  type DraftRegel,
  newRegel,
  previewGroups,
  startsByItself,
  withPer,
  withRegelAt,
  withSoort,
} from "./scenario-draft";

type Soort = CatalogueParts["soorten"][number];
const soort = (id: string, naam: string, extra: Partial<Soort> = {}): Soort => ({
  id,
  naam,
  synoniemen: [],
  per: "aanvrager",
  onderwerp: "none",
  jaarlijks: false,
  jaarVanafMaand: 5,
  maandelijks: false,
  kwartaal: false,
  actief: true,
  ...extra,
});
const jaarrekening = soort("jr", "Jaarrekening", { onderwerp: "business", jaarlijks: true });
const taxatie = soort("tax", "Taxatierapport", { onderwerp: "home", per: "dossier" });
const keuze = (id: string, naam: string) => ({ id, naam, actief: true });
const parts: CatalogueParts = {
  soorten: [jaarrekening, taxatie, soort("loon", "Salarisstrook", { maandelijks: true, onderwerp: "employer" })],
  afspraaktypen: [keuze("orientatie", "Oriënterend gesprek"), { ...keuze("oud", "Oud"), actief: false }],
  inkomenstypen: [keuze("001", "Loondienst vast"), keuze("006", "DGA")],
  klantprofielen: [
    { ...keuze("starter", "Starter"), code: "01" },
    { ...keuze("oversluiter", "Oversluiter"), code: "03" },
  ],
  toon: "informal",
  ockto: false,
};
const client = { inkomenstypeId: "001", klantprofielId: "starter", aantal: 1 as 1 | 2, aowBinnenTienJaar: false };
const today = "2026-11-24";
const document = (of: Soort, extra: Partial<Extract<DraftRegel, { soort: "document" }>> = {}): DraftRegel => {
  const regel = newRegel("document", of.id);
  if (regel.soort !== "document") throw new Error("no document");
  return { ...withSoort(regel, of), ...extra };
};
const question: DraftRegel = {
  key: "q",
  id: null,
  voorwaarde: "none",
  soort: "question",
  per: "aanvrager",
  vraagFormal: "Heeft u schulden?",
  vraagInformal: "Heb je schulden?",
  jaStartScenarioId: "",
};
const draft = (...regels: DraftRegel[]): Draft => ({ naam: "Proef", fase: "application", regels });
const shown = (of: Draft, extra: Partial<typeof client> = {}) =>
  previewGroups(of, parts, { ...client, ...extra }, today).map((group) => [group.title, ...group.lines.map((line) => line.naam)]);

describe("the preview of a scenario", () => {
  it("asks what planning would: years, months, and the woning by the klantprofiel", () => {
    const all = draft(document(jaarrekening, { jaren: 2 }), document(parts.soorten[2] ?? taxatie), document(taxatie), question);
    expect(shown(all)).toEqual([
      ["Aanvrager 1", "Jaarrekening 2024", "Jaarrekening 2025", "Salarisstrook van oktober 2026 of later", "Vraag: Heb je schulden?"],
      ["Beiden / dossier", "Taxatierapport (aan te kopen woning)"],
    ]);
    expect(shown(all, { klantprofielId: "oversluiter" })[1]).toEqual(["Beiden / dossier", "Taxatierapport (huidige woning)"]);
  });

  it("asks a second aanvrager too, and what waits for one", () => {
    const of = draft(document(jaarrekening), document(taxatie, { voorwaarde: "secondAanvrager" }));
    expect(shown(of).map(([title]) => title)).toEqual(["Aanvrager 1"]);
    expect(shown(of, { aantal: 2 }).map(([title]) => title)).toEqual(["Aanvrager 1", "Aanvrager 2", "Beiden / dossier"]);
  });

  it("looks at the age where a line does, and asks nothing for a line without a soort", () => {
    const of = draft(document(jaarrekening, { voorwaarde: "aowWithinTenYears" }), newRegel("document", "leeg"));
    expect(shown(of)).toEqual([]);
    expect(shown(of, { aowBinnenTienJaar: true })).toEqual([["Aanvrager 1", "Jaarrekening 2025"]]);
  });
});

it("says at which afspraken a scenario starts by itself for this client", () => {
  const trigger = (extra: object) => ({
    id: "t",
    versie: 1,
    afspraaktypeId: "orientatie",
    inkomenstypeId: null,
    klantprofielId: null,
    voorwaarde: "none" as const,
    scenarioId: "s",
    ...extra,
  });
  const of = (...triggers: ReturnType<typeof trigger>[]) => startsByItself("s", triggers, parts, client, today);
  expect(of(trigger({ inkomenstypeId: "001" }))).toEqual(["Bij Oriënterend gesprek, voor wie Loondienst vast heeft"]);
  expect(of(trigger({ inkomenstypeId: "006" }), trigger({ scenarioId: "ander" }), trigger({ afspraaktypeId: "oud" }))).toEqual([]);
  // Without the module nobody can tick it.
  expect(of(trigger({ voorwaarde: "ocktoTicked" }))).toEqual([]);
});

it("keeps what a line is about only where that still goes", () => {
  const regel = document(jaarrekening);
  if (regel.soort !== "document") throw new Error("no document");
  expect(regel).toMatchObject({ per: "aanvrager", onderwerp: "business", jaren: 1 });
  expect(withPer(regel, "dossier", jaarrekening)).toMatchObject({ per: "dossier", onderwerp: "none", jaren: 1 });
  expect(withSoort(regel, taxatie)).toMatchObject({ per: "dossier", onderwerp: "home", jaren: null });
});

it("puts a line back where it stood, among what is there by now", () => {
  const [a, b, c] = (["document", "question", "ockto"] as const).map((soort) => newRegel(soort, soort));
  if (!a || !b || !c) throw new Error("three were made");
  expect(withRegelAt([a, c], b, 1)).toEqual([a, b, c]);
  expect(withRegelAt([c], b, 2)).toEqual([c, b]);
  expect(withRegelAt([a, b, c], b, 1)).toEqual([a, b, c]);
});

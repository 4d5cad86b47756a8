import type { TriggerSeed, Voorwaarde } from "./types.ts";

type Wanneer = { inkomenstypen?: readonly string[]; klantprofielen?: readonly string[]; voorwaarde?: Voorwaarde };

/** One row for each inkomenstype or klantprofiel; what is not named means any. */
function start(scenario: string, afspraaktype: string | null, wanneer: Wanneer = {}): TriggerSeed[] {
  const { voorwaarde = "none" } = wanneer;
  return (wanneer.inkomenstypen ?? [null]).flatMap((inkomenstype) =>
    (wanneer.klantprofielen ?? [null]).map((klantprofiel) => ({ afspraaktype, inkomenstype, klantprofiel, voorwaarde, scenario })),
  );
}

const bijOrienterendGesprek = [
  ...start("basis-orientatie", "orienterend-gesprek"),
  ...start("orientatie-loondienst", "orienterend-gesprek", { inkomenstypen: ["001", "002", "003", "004"] }),
  ...start("orientatie-loondienst-buitenland", "orienterend-gesprek", { inkomenstypen: ["012"] }),
  ...start("orientatie-ondernemer", "orienterend-gesprek", { inkomenstypen: ["005", "006", "007"] }),
  ...start("orientatie-dga", "orienterend-gesprek", { inkomenstypen: ["006"] }),
  ...start("orientatie-pensioen", "orienterend-gesprek", { inkomenstypen: ["008"] }),
  ...start("orientatie-uitkering", "orienterend-gesprek", { inkomenstypen: ["009"] }),
  ...start("orientatie-alimentatie", "orienterend-gesprek", { inkomenstypen: ["010"] }),
  ...start("orientatie-huur-en-vermogen", "orienterend-gesprek", { inkomenstypen: ["011"] }),
  ...start("huidige-woning", "orienterend-gesprek", { klantprofielen: ["02", "03", "04", "05", "08", "11", "12", "13", "14"] }),
  ...start("pensioen-binnen-tien-jaar", "orienterend-gesprek", { klantprofielen: ["10"] }),
  ...start("pensioen-binnen-tien-jaar", "orienterend-gesprek", { voorwaarde: "aowWithinTenYears" }),
  ...start("orientatie-verduurzaming", "orienterend-gesprek", { klantprofielen: ["05"] }),
  ...start("orientatie-scheiding", "orienterend-gesprek", { klantprofielen: ["08", "09", "13"] }),
  ...start("orientatie-expat", "orienterend-gesprek", { klantprofielen: ["15"] }),
];

const bijInventarisatiegesprek = [
  ...start("formulieren", "inventarisatiegesprek"),
  ...start("aanvraag-loondienst-ibl", "inventarisatiegesprek", { inkomenstypen: ["001", "002", "003"] }),
  ...start("aanvraag-tijdelijk-of-flex", "inventarisatiegesprek", { inkomenstypen: ["003", "004"] }),
  ...start("aanvraag-ondernemer", "inventarisatiegesprek", { inkomenstypen: ["005", "007"] }),
  ...start("aanvraag-dga", "inventarisatiegesprek", { inkomenstypen: ["006"] }),
  ...start("aanvraag-pensioen", "inventarisatiegesprek", { inkomenstypen: ["008"] }),
  ...start("aow-binnen-tien-jaar", "inventarisatiegesprek", { voorwaarde: "aowWithinTenYears" }),
  ...start("aanvraag-uitkering", "inventarisatiegesprek", { inkomenstypen: ["009"] }),
  ...start("aanvraag-alimentatie", "inventarisatiegesprek", { inkomenstypen: ["010"] }),
  ...start("aanvraag-buitenland", "inventarisatiegesprek", { inkomenstypen: ["012"] }),
];

/**
 * What starts by itself. Looked at per aanvrager, with that person's own inkomenstypen and klantprofiel. The last two hold at any afspraak:
 * Ockto where it was ticked, and Studieschuld for whoever answers ja, for whom the question itself names the scenario as well.
 */
export const triggers: readonly TriggerSeed[] = [
  ...bijOrienterendGesprek,
  ...bijInventarisatiegesprek,
  ...start("renteaanbod", "tekenafspraak"),
  ...start("passeren", "passeren"),
  ...start("bouwdepot", "oplevering-bouwdepot"),
  ...start("einde-rentevast", "einde-rentevast"),
  ...start("nazorg", "nazorg"),
  ...start("ockto-brondata", null, { voorwaarde: "ocktoTicked" }),
  ...start("studieschuld", null, { voorwaarde: "answerYes" }),
];

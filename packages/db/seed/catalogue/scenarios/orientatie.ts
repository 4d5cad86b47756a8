import type { ScenarioSeed } from "../types.ts";
import { aanvrager, huidigeWoning, woning } from "./regel.ts";

/** Small on purpose: before a house is found nobody has a koopovereenkomst, and a long list at the first talk frightens off. */
export const orientatie: readonly ScenarioSeed[] = [
  {
    code: "basis-orientatie",
    naam: "Basis oriëntatie",
    fase: "orientation",
    regels: [
      aanvrager(1),
      {
        kind: "question",
        vraagFormal: "Heeft u een studieschuld bij DUO?",
        vraagInformal: "Heb je een studieschuld bij DUO?",
        jaStartScenario: "studieschuld",
      },
    ],
  },
  { code: "orientatie-loondienst", naam: "Oriëntatie loondienst", fase: "orientation", regels: [aanvrager(3), aanvrager(10)] },
  {
    code: "orientatie-loondienst-buitenland",
    naam: "Oriëntatie loondienst buitenland",
    fase: "orientation",
    regels: [aanvrager(3), aanvrager(8)],
  },
  { code: "orientatie-ondernemer", naam: "Oriëntatie ondernemer", fase: "orientation", regels: [aanvrager(17, 3)] },
  { code: "orientatie-dga", naam: "Oriëntatie DGA", fase: "orientation", regels: [aanvrager(3)] },
  { code: "orientatie-pensioen", naam: "Oriëntatie pensioen", fase: "orientation", regels: [aanvrager(35), aanvrager(36)] },
  { code: "orientatie-uitkering", naam: "Oriëntatie uitkering", fase: "orientation", regels: [aanvrager(37), aanvrager(38)] },
  { code: "orientatie-alimentatie", naam: "Oriëntatie alimentatie", fase: "orientation", regels: [aanvrager(40)] },
  { code: "orientatie-huur-en-vermogen", naam: "Oriëntatie huur en vermogen", fase: "orientation", regels: [woning(42), aanvrager(78)] },
  { code: "huidige-woning", naam: "Huidige woning", fase: "orientation", regels: [huidigeWoning(72)] },
  { code: "pensioen-binnen-tien-jaar", naam: "Pensioen binnen tien jaar", fase: "orientation", regels: [aanvrager(34)] },
  { code: "orientatie-verduurzaming", naam: "Oriëntatie verduurzaming", fase: "orientation", regels: [huidigeWoning(61)] },
  { code: "orientatie-scheiding", naam: "Oriëntatie scheiding", fase: "orientation", regels: [aanvrager(43)] },
  { code: "orientatie-expat", naam: "Oriëntatie expat", fase: "orientation", regels: [aanvrager(2), aanvrager(110)] },
  { code: "ockto-brondata", naam: "Ockto-brondata", fase: "orientation", regels: [{ kind: "ockto" }] },
];

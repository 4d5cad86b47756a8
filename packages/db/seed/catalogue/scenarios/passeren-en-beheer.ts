import type { ScenarioSeed } from "../types.ts";
import { aanTeKopenWoning, aanvrager, dossier, huidigeWoning, woning } from "./regel.ts";

export const passerenEnBeheer: readonly ScenarioSeed[] = [
  {
    code: "passeren",
    naam: "Passeren",
    fase: "transfer",
    regels: [aanTeKopenWoning(100), dossier(101), dossier(102), aanvrager(87), aanvrager(85)],
  },
  { code: "bouwdepot", naam: "Bouwdepot", fase: "management", regels: [woning(76)] },
  { code: "einde-rentevast", naam: "Einde rentevast", fase: "management", regels: [huidigeWoning(72), huidigeWoning(61)] },
  { code: "nazorg", naam: "Nazorg", fase: "management", regels: [aanvrager(3)] },
];

import type { ScenarioSeed } from "../types.ts";
import { aanvrager, aanvragerHuidigeWoning, dossier, huidigeWoning, onderneming, werkgever } from "./regel.ts";

/** What the aanvraag needs to know of the person: income, and what a marriage or its end left behind. */
export const aanvraagInkomen: readonly ScenarioSeed[] = [
  { code: "formulieren", naam: "Formulieren", fase: "application", regels: [aanvrager(92), dossier(93)] },
  {
    code: "aanvraag-loondienst-werkgeversverklaring",
    naam: "Aanvraag loondienst (werkgeversverklaring)",
    fase: "application",
    regels: [werkgever(3), werkgever(6)],
  },
  {
    code: "aanvraag-loondienst-ibl",
    naam: "Aanvraag loondienst (IBL via UWV)",
    fase: "application",
    regels: [werkgever(3), aanvrager(10)],
  },
  {
    code: "aanvraag-tijdelijk-of-flex",
    naam: "Aanvraag tijdelijk of flex",
    fase: "application",
    regels: [werkgever(3), werkgever(6), aanvrager(9, 3), aanvrager(10)],
  },
  { code: "perspectiefverklaring", naam: "Perspectiefverklaring", fase: "application", regels: [aanvrager(12)] },
  { code: "arbeidsmarktscan", naam: "Arbeidsmarktscan", fase: "application", regels: [aanvrager(13)] },
  {
    code: "korter-dan-6-maanden-in-dienst",
    naam: "Korter dan 6 maanden in dienst",
    fase: "application",
    regels: [werkgever(8), aanvrager(14)],
  },
  {
    code: "aanvraag-ondernemer",
    naam: "Aanvraag ondernemer",
    fase: "application",
    regels: [onderneming(17, 3), aanvrager(18, 3), aanvrager(19, 3), onderneming(22), onderneming(23), onderneming(24)],
  },
  {
    code: "aanvraag-dga",
    naam: "Aanvraag DGA",
    fase: "application",
    regels: [
      werkgever(3),
      onderneming(17, 3),
      aanvrager(18, 3),
      onderneming(22),
      aanvrager(26),
      aanvrager(27),
      onderneming(29, 3),
      onderneming(30),
    ],
  },
  {
    code: "inkomensverklaring-ondernemer",
    naam: "Inkomensverklaring ondernemer (NHG)",
    fase: "application",
    regels: [aanvrager(21), aanvrager(104)],
  },
  { code: "aanvraag-pensioen", naam: "Aanvraag pensioen", fase: "application", regels: [aanvrager(34), aanvrager(35), aanvrager(36)] },
  { code: "aow-binnen-tien-jaar", naam: "AOW binnen tien jaar", fase: "application", regels: [aanvrager(33), aanvrager(34)] },
  { code: "aanvraag-uitkering", naam: "Aanvraag uitkering", fase: "application", regels: [aanvrager(37), aanvrager(38)] },
  { code: "aanvraag-alimentatie", naam: "Aanvraag alimentatie", fase: "application", regels: [aanvrager(40), aanvrager(41)] },
  {
    code: "aanvraag-buitenland",
    naam: "Aanvraag buitenland",
    fase: "application",
    regels: [werkgever(3), werkgever(6), werkgever(8), aanvrager(9, 3), aanvrager(14)],
  },
  {
    code: "scheiding-consument",
    naam: "Scheiding consument",
    fase: "application",
    regels: [aanvrager(43), aanvrager(44), aanvrager(45)],
  },
  {
    code: "scheiding-uitkopen",
    naam: "Scheiding: uitkopen",
    fase: "application",
    regels: [aanvrager(43), aanvrager(44), aanvrager(45), huidigeWoning(58), huidigeWoning(72)],
  },
  {
    code: "scheiding-nieuwe-woning",
    naam: "Scheiding: nieuwe woning",
    fase: "application",
    regels: [aanvrager(43), aanvrager(44), aanvrager(45), aanvrager(46), aanvragerHuidigeWoning(48)],
  },
  {
    code: "uit-elkaar-zonder-huwelijk",
    naam: "Uit elkaar zonder huwelijk",
    fase: "application",
    regels: [dossier(98), aanvragerHuidigeWoning(48)],
  },
  { code: "samenlevingsvorm", naam: "Samenlevingsvorm", fase: "application", regels: [dossier(49), dossier(50)] },
  { code: "overlijden-partner", naam: "Overlijden partner", fase: "application", regels: [dossier(51), dossier(111)] },
];

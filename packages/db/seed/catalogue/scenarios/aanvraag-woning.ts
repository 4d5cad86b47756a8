import type { ScenarioSeed } from "../types.ts";
import { aanTeKopenWoning, aanvrager, dossier, huidigeWoning, woning } from "./regel.ts";

/** What the aanvraag needs to know of the house, the money and the offer. */
export const aanvraagWoning: readonly ScenarioSeed[] = [
  {
    code: "aankoop-bestaande-woning",
    naam: "Aankoop bestaande woning",
    fase: "application",
    regels: [aanTeKopenWoning(52), aanTeKopenWoning(58), aanTeKopenWoning(61)],
  },
  { code: "bouwkundige-keuring", naam: "Bouwkundige keuring", fase: "application", regels: [woning(60)] },
  {
    code: "verkoop-huidige-woning",
    naam: "Verkoop huidige woning / overbrugging",
    fase: "application",
    regels: [huidigeWoning(69), huidigeWoning(70), huidigeWoning(72)],
  },
  {
    code: "oversluiten",
    naam: "Oversluiten",
    fase: "application",
    regels: [huidigeWoning(72), huidigeWoning(99), huidigeWoning(58), huidigeWoning(75)],
  },
  { code: "verbouwing", naam: "Verbouwing", fase: "application", regels: [woning(62), woning(63), woning(58)] },
  { code: "verduurzaming", naam: "Verduurzaming", fase: "application", regels: [woning(61), woning(62), woning(63)] },
  {
    code: "nieuwbouw-project",
    naam: "Nieuwbouw project",
    fase: "application",
    regels: [woning(54), woning(55), woning(56), woning(105)],
  },
  {
    code: "nieuwbouw-eigen-beheer",
    naam: "Nieuwbouw eigen beheer",
    fase: "application",
    regels: [woning(106), woning(107), woning(108), woning(56)],
  },
  { code: "eigen-middelen", naam: "Eigen middelen", fase: "application", regels: [aanvrager(77), aanvrager(78), dossier(81)] },
  { code: "schenking-familielening", naam: "Schenking / familielening", fase: "application", regels: [dossier(79), dossier(80)] },
  { code: "schulden", naam: "Schulden", fase: "application", regels: [aanvrager(82), aanvrager(84), aanvrager(86)] },
  { code: "studieschuld", naam: "Studieschuld", fase: "application", regels: [aanvrager(83)] },
  { code: "appartement", naam: "Appartement", fase: "application", regels: [woning(57), woning(65)] },
  { code: "erfpacht", naam: "Erfpacht", fase: "application", regels: [woning(64), woning(109)] },
  { code: "verhuur", naam: "Verhuur", fase: "application", regels: [woning(42), woning(58)] },
  { code: "renteaanbod", naam: "Renteaanbod", fase: "application", regels: [dossier(95)] },
  { code: "bindend-aanbod", naam: "Bindend aanbod", fase: "application", regels: [dossier(96)] },
];

import type { ScenarioSeed } from "../types.ts";
import { aanvraagInkomen } from "./aanvraag-inkomen.ts";
import { aanvraagWoning } from "./aanvraag-woning.ts";
import { orientatie } from "./orientatie.ts";
import { passerenEnBeheer } from "./passeren-en-beheer.ts";

/** Every scenario that a new kantoor starts with, in the order in which Scenario starten lists them within a fase. */
export const scenarios: readonly ScenarioSeed[] = [...orientatie, ...aanvraagInkomen, ...aanvraagWoning, ...passerenEnBeheer];

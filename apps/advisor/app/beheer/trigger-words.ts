// A trigger by the names of what it points to. Pure.
import type { TriggerWords } from "@dossierklaar/domain/trigger/rules";
import type { CatalogueParts, Scenario, Trigger } from "./scenario-draft";

type Pointers = Pick<Trigger, "afspraaktypeId" | "inkomenstypeId" | "klantprofielId" | "voorwaarde" | "scenarioId">;
type Named = { id: string; naam: string; actief: boolean };

const nameIn = (list: readonly Named[], id: string | null): string | null => list.find((one) => one.id === id)?.naam ?? null;

export const wordsOf = (trigger: Pointers, parts: CatalogueParts, scenarios: readonly Scenario[]): TriggerWords => ({
  afspraaktype: nameIn(parts.afspraaktypen, trigger.afspraaktypeId),
  inkomenstype: nameIn(parts.inkomenstypen, trigger.inkomenstypeId),
  klantprofiel: nameIn(parts.klantprofielen, trigger.klantprofielId),
  voorwaarde: trigger.voorwaarde,
  scenario: nameIn(scenarios, trigger.scenarioId) ?? "",
});

/** Which of what it points to are switched off, by name: as long as they are it starts nothing. */
export function switchedOff(trigger: Pointers, parts: CatalogueParts, scenarios: readonly Scenario[]): string[] {
  const off = (list: readonly Named[], id: string | null) => list.filter((one) => one.id === id && !one.actief).map((one) => one.naam);
  return [...off(parts.afspraaktypen, trigger.afspraaktypeId), ...off(scenarios, trigger.scenarioId)];
}

export type TriggerGroup = { id: string; title: string; triggers: Trigger[] };

/** By afspraaktype in its order, what holds at every afspraak last; within one in the order in which the scenario's stand. */
export function groupTriggers(triggers: readonly Trigger[], parts: CatalogueParts, scenarios: readonly Scenario[]): TriggerGroup[] {
  const place = (list: readonly Named[], id: string | null) => list.findIndex((one) => one.id === id);
  const sorted = [...triggers].sort(
    (one, other) =>
      place(scenarios, one.scenarioId) - place(scenarios, other.scenarioId) ||
      place(parts.inkomenstypen, one.inkomenstypeId) - place(parts.inkomenstypen, other.inkomenstypeId) ||
      place(parts.klantprofielen, one.klantprofielId) - place(parts.klantprofielen, other.klantprofielId),
  );
  const groups: TriggerGroup[] = [
    ...parts.afspraaktypen.map((type) => ({ id: type.id, title: type.naam, triggers: sorted.filter((t) => t.afspraaktypeId === type.id) })),
    { id: "any", title: "Elke afspraak", triggers: sorted.filter((t) => t.afspraaktypeId === null) },
  ];
  return groups.filter((group) => group.triggers.length > 0);
}

/** The questions whose ja starts a scenario: they read beside the triggers, and are changed in their own scenario. */
export type AskedQuestion = { id: string; scenarioId: string; vraag: string; bij: string; start: string };

export const questionsOf = (scenarios: readonly Scenario[], toon: CatalogueParts["toon"]): AskedQuestion[] =>
  scenarios
    .filter((scenario) => scenario.actief)
    .flatMap((scenario) =>
      scenario.regels.flatMap((regel) =>
        regel.soort === "question"
          ? [
              {
                id: regel.id,
                scenarioId: scenario.id,
                vraag: toon === "formal" ? regel.vraagFormal : regel.vraagInformal,
                bij: scenario.naam,
                start: nameIn(scenarios, regel.jaStartScenarioId) ?? "",
              },
            ]
          : [],
      ),
    );

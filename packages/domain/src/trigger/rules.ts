// How a trigger reads. Pure and browser-safe.
import type { Voorwaarde } from "@dossierklaar/db/columns";

/** What a trigger names, by name; null means any. */
export type TriggerWords = {
  afspraaktype: string | null;
  inkomenstype: string | null;
  klantprofiel: string | null;
  voorwaarde: Voorwaarde;
  scenario: string;
};

const conditions: Record<Voorwaarde, string> = {
  none: "",
  secondAanvrager: "als er een tweede aanvrager is",
  aowWithinTenYears: "voor wie binnen tien jaar AOW krijgt",
  ocktoTicked: "als Ockto is aangevinkt",
  answerYes: "na het antwoord ja",
};

/** `Bij Oriënterend gesprek, voor wie Loondienst vast heeft`. */
export function triggerWhen(t: Omit<TriggerWords, "scenario">): string {
  return [
    t.afspraaktype === null ? "Bij elke afspraak" : `Bij ${t.afspraaktype}`,
    t.inkomenstype === null ? "" : `voor wie ${t.inkomenstype} heeft`,
    t.klantprofiel === null ? "" : `met klantprofiel ${t.klantprofiel}`,
    conditions[t.voorwaarde],
  ]
    .filter(Boolean)
    .join(", ");
}

/** `Bij Oriënterend gesprek, voor wie Loondienst vast heeft: start Oriëntatie loondienst`. */
export const triggerSentence = (t: TriggerWords): string => `${triggerWhen(t)}: start ${t.scenario}`;

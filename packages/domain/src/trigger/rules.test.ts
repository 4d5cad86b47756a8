import { expect, it } from "vitest";
import { triggerSentence } from "./rules.ts";

const any = { afspraaktype: null, inkomenstype: null, klantprofiel: null, voorwaarde: "none" as const, scenario: "Basis" };

it.each([
  [{}, "Bij elke afspraak: start Basis"],
  [{ afspraaktype: "Oriënterend gesprek" }, "Bij Oriënterend gesprek: start Basis"],
  [
    { afspraaktype: "Oriënterend gesprek", inkomenstype: "Loondienst vast" },
    "Bij Oriënterend gesprek, voor wie Loondienst vast heeft: start Basis",
  ],
  [
    { afspraaktype: "Nazorg", inkomenstype: "DGA", klantprofiel: "Starter" },
    "Bij Nazorg, voor wie DGA heeft, met klantprofiel Starter: start Basis",
  ],
  [{ voorwaarde: "ocktoTicked" as const }, "Bij elke afspraak, als Ockto is aangevinkt: start Basis"],
  [{ voorwaarde: "secondAanvrager" as const }, "Bij elke afspraak, als er een tweede aanvrager is: start Basis"],
  [{ voorwaarde: "aowWithinTenYears" as const }, "Bij elke afspraak, voor wie binnen tien jaar AOW krijgt: start Basis"],
])("%j reads: %s", (extra, sentence) => expect(triggerSentence({ ...any, ...extra })).toBe(sentence));

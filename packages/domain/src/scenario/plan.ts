// What starting scenario's would ask, laid beside what was asked already. Pure and browser-safe: preview and command share it.
import type { StukStatus } from "@dossierklaar/db/columns";
import type { Day } from "../format.ts";
import {
  type AanvragerFacts,
  expandScenario,
  type RegelFacts,
  type SoortFacts,
  stukKey,
  type WantedActiepunt,
  type WantedStuk,
} from "./rules.ts";

export type ScenarioToStart = {
  scenarioId: string;
  naam: string;
  /** Why, for the Logboek and the preview: `Loondienst vast`. */
  reden: string;
  startsFor: readonly string[];
};

export type AskedAlready = { stukId: string; status: StukStatus; sinds: Date };

export type PlanLine = {
  /** Names the line towards the browser: what is ticked away comes back under this key. */
  key: string;
  aanvragerId: string | null;
} & ({ kind: "stuk"; wanted: WantedStuk; already: AskedAlready | null } | { kind: "actiepunt"; wanted: WantedActiepunt; already: boolean });

export type ScenarioPlan = ScenarioToStart & { lines: PlanLine[] };

export type PlanWorld = {
  regels: readonly (RegelFacts & { scenarioId: string })[];
  soorten: ReadonlyMap<string, SoortFacts>;
  aanvragers: readonly AanvragerFacts[];
  /** What stands on the checklist, by stukKey. */
  stukken: ReadonlyMap<string, AskedAlready>;
  /** What stands among the actiepunten, by actiepuntKey. */
  actiepunten: ReadonlySet<string>;
  reference: Day;
  today: Day;
};

export const actiepuntKey = (regelId: string, aanvragerId: string | null): string => `${regelId}|${aanvragerId ?? "-"}`;

/** Every line once: the first scenario that wants it asks it. */
export function planScenarios(toStart: readonly ScenarioToStart[], world: PlanWorld): ScenarioPlan[] {
  const claimed = new Set<string>();
  const claim = (key: string): boolean => !claimed.has(key) && Boolean(claimed.add(key));
  return toStart.map((scenario) => {
    const regels = world.regels.filter((r) => r.scenarioId === scenario.scenarioId);
    const { stukken, actiepunten } = expandScenario({ ...world, regels, startsFor: scenario.startsFor });
    const lines: PlanLine[] = [];
    for (const wanted of stukken) {
      const key = stukKey(wanted);
      if (!claim(key)) continue;
      const there = world.stukken.get(key);
      lines.push({
        kind: "stuk",
        key,
        aanvragerId: wanted.aanvragerId,
        wanted,
        already: there && there.status !== "cancelled" ? there : null,
      });
    }
    for (const wanted of actiepunten) {
      const key = actiepuntKey(wanted.regelId, wanted.aanvragerId);
      if (claim(key)) lines.push({ kind: "actiepunt", key, aanvragerId: wanted.aanvragerId, wanted, already: world.actiepunten.has(key) });
    }
    return { ...scenario, lines };
  });
}

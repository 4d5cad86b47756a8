import { listAanvragers } from "@dossierklaar/db/queries/aanvrager";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { readDossier } from "../dossier/load-dossier.ts";
import { requireWorker } from "../dossier/policy.ts";
import { DomainError } from "../errors.ts";
import { dayOf } from "../format.ts";
import { type ScenarioPreview, toPreview } from "../scenario/preview.ts";
import { type Lapse, planGegevens } from "./plan-gegevens.ts";
import { newcomerId } from "./rules.ts";

/** What decides over the plan; half-filled forms come by too. */
export const previewGegevensSchema = z.object({
  nummer: z.string().max(20),
  aanvragers: z
    .array(
      z.object({
        /** Null for a second aanvrager who joins. */
        id: z.uuid().nullable(),
        geboortedatum: z.iso.date().nullable(),
        inkomenstypeIds: z.array(z.uuid()).max(6),
        klantprofielId: z.uuid().nullable(),
        ondernemingSinds: z.number().int().min(1900).max(2100).nullable(),
      }),
    )
    .min(1)
    .max(2),
});

export type GegevensPreview = {
  /** Whether there is an afspraak at all: without one nothing is asked yet. */
  hasAfspraak: boolean;
  asks: ScenarioPreview;
  lapses: Lapse[];
};

/** What saving these gegevens would ask and let lapse. Changes nothing. Throws NOT_FOUND, FORBIDDEN. */
export async function previewGegevens(
  deps: DomainDeps,
  actor: Actor,
  input: z.infer<typeof previewGegevensSchema>,
): Promise<GegevensPreview> {
  requireWorker(actor);
  const db = deps.databases.forKantoor(actor.kantoorId);
  const dossier = await readDossier(db, actor, { nummer: input.nummer });
  const now = await listAanvragers(db, actor.kantoorId, dossier.id);
  if (!input.aanvragers.every((a) => a.id === null || now.some((row) => row.id === a.id))) throw new DomainError("NOT_FOUND");
  const noName = { voornaam: "", voorletters: "", tussenvoegsel: "", achternaam: "" };
  const people = input.aanvragers.map((a) => ({ ...noName, ...a, id: a.id ?? newcomerId, klantprofielId: a.klantprofielId ?? "" }));
  const toon = dossier.aanspreekvorm;
  const { asks, lapses } = await planGegevens(db, actor.kantoorId, { id: dossier.id, toon }, people, dayOf(deps.clock.now()));
  return { hasAfspraak: asks.length > 0, asks: together(asks.map((at) => toPreview(at.plan, at.world, toon))), lapses };
}

/** Several afspraken may ask the same: each line is shown once, under the first. */
function together(previews: readonly ScenarioPreview[]): ScenarioPreview {
  const shown = new Set<string>();
  const scenarios = new Map<string, ScenarioPreview["scenarios"][number]>();
  for (const scenario of previews.flatMap((preview) => preview.scenarios)) {
    const lines = scenario.lines.filter((line) => !shown.has(line.key) && Boolean(shown.add(line.key)));
    const before = scenarios.get(scenario.scenarioId);
    if (before) before.lines.push(...lines);
    else if (lines.length > 0) scenarios.set(scenario.scenarioId, { ...scenario, lines });
  }
  return { scenarios: [...scenarios.values()] };
}

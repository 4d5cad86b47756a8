// What a change of gegevens asks and what it lets lapse, by laying the plan before beside the plan after. Pure and browser-safe.
import type { ActiepuntStatus, StartBron, StukStatus } from "@dossierklaar/db/columns";
import type { ScenarioPlan } from "../scenario/plan.ts";

/** Stands for the second aanvrager who is not there yet, in the keys of a preview. Nobody has this id. */
export const newcomerId = "00000000-0000-4000-8000-000000000002";

const keysOf = (plans: readonly ScenarioPlan[]): Set<string> => new Set(plans.flatMap((plan) => plan.lines.map((line) => line.key)));

/**
 * What only the plan after asks. What the plan before asked too is left alone, whatever became of it since: a line that the adviser
 * ticked away or crossed out does not come back because a telephone number was changed.
 */
export function newPlan(before: readonly ScenarioPlan[], after: readonly ScenarioPlan[]): ScenarioPlan[] {
  const known = keysOf(before);
  return after
    .map((plan) => ({ ...plan, lines: plan.lines.filter((line) => !known.has(line.key)) }))
    .filter((plan) => plan.lines.length > 0);
}

/** Keys that some plan before held and none holds after. */
export function vanishedKeys(before: readonly ScenarioPlan[], after: readonly ScenarioPlan[]): Set<string> {
  const still = keysOf(after);
  return new Set([...keysOf(before)].filter((key) => !still.has(key)));
}

/** Something that was asked, as the question whether it may lapse looks at it. */
export type Asked = {
  key: string | null;
  aanvragerId: string | null;
  status: StukStatus | ActiepuntStatus;
  /** Whether a file is there or on its way. */
  hasFile: boolean;
  /** What started the scenario that asked it; null for what was asked by hand. */
  bron: StartBron | null;
};

/**
 * What may lapse: what nobody has delivered and only the gegevens asked for, never what a person started or asked by hand. Of who
 * leaves the dossier everything that is open, whoever asked it: she can deliver nothing any more.
 */
export function mayLapse(asked: Asked, vanished: ReadonlySet<string>, leavingId: string | null): boolean {
  const isOpen = ["requested", "declaredNotApplicable", "open"].includes(asked.status);
  if (leavingId !== null && asked.aanvragerId === leavingId) return isOpen || asked.status === "rejected";
  if (!isOpen || asked.hasFile || asked.key === null || !vanished.has(asked.key)) return false;
  return asked.bron === "trigger" || asked.bron === "gegevens";
}

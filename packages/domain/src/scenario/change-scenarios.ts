import { fasen, onderwerpen, regelVoorwaarden } from "@dossierklaar/db/columns";
import type { RegelRow, ScenarioRow } from "@dossierklaar/db/queries/scenario";
import {
  insertRegel,
  insertScenario,
  listAllRegels,
  listAllScenarios,
  orderScenarios,
  updateRegel,
  updateScenario,
} from "@dossierklaar/db/queries/scenario-beheer";
import { listSoortenDocument } from "@dossierklaar/db/queries/soort-document";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { DomainError } from "../errors.ts";
import { changeKantoor, type KantoorChange } from "../kantoor/change-kantoor.ts";
import { orderedWithin } from "../keuzelijst/rules.ts";
import { asksYears, mostJaren, onderwerpenFor } from "../regel/rules.ts";

const jarenSentence = `Vul een aantal jaren in, van 1 tot ${mostJaren}.`;
const per = z.enum(["aanvrager", "dossier"]);
/** Without `id` it is a new line. */
const regelBase = { id: z.uuid().nullable(), voorwaarde: z.enum(regelVoorwaarden) };
const vraag = z.string().trim().min(1, "Vul de vraag in.").max(300, "Maak de vraag korter dan 300 tekens.");
export const regelSchema = z.discriminatedUnion("soort", [
  z.object({
    ...regelBase,
    soort: z.literal("document"),
    soortDocumentId: z.uuid("Kies een soort document."),
    per,
    onderwerp: z.enum(onderwerpen),
    /** Closed years, for a yearly paper; null: the last one. */
    jaren: z.number(jarenSentence).int(jarenSentence).min(1, jarenSentence).max(mostJaren, jarenSentence).nullable(),
  }),
  z.object({
    ...regelBase,
    soort: z.literal("question"),
    per,
    vraagFormal: vraag,
    vraagInformal: vraag,
    jaStartScenarioId: z.uuid("Kies het scenario dat een ja start."),
  }),
  z.object({ ...regelBase, soort: z.literal("ockto") }),
]);
type RegelInput = z.infer<typeof regelSchema>;

const fields = {
  naam: z.string().trim().min(1, "Vul een naam in.").max(80, "Maak de naam korter dan 80 tekens."),
  fase: z.enum(fasen),
  regels: z.array(regelSchema).max(60, "Een scenario heeft ten hoogste 60 regels."),
};
export const addScenarioSchema = z.object({ requestId: z.uuid(), ...fields });
/** `seenVersie` is the scenario as the admin opened it. */
export const changeScenarioSchema = z.object({ requestId: z.uuid(), id: z.uuid(), seenVersie: z.number().int(), ...fields });
export const switchScenarioSchema = z.object({ requestId: z.uuid(), id: z.uuid(), actief: z.boolean() });
export const orderScenariosSchema = z.object({ requestId: z.uuid(), ids: z.array(z.uuid()).max(500) });

async function loadScenario({ tx, kantoor }: KantoorChange, id: string): Promise<{ list: ScenarioRow[]; scenario: ScenarioRow }> {
  const list = await listAllScenarios(tx, kantoor.id);
  const scenario = list.find((row) => row.id === id);
  if (!scenario) throw new DomainError("NOT_FOUND");
  return { list, scenario };
}

const isTaken = (list: readonly ScenarioRow[], naam: string, except: string | null): boolean =>
  list.some((row) => row.id !== except && row.naam.toLowerCase() === naam.toLowerCase());

/**
 * Adds a scenario at the end of its fase. It starts by hand until a trigger names it. Throws ALREADY_EXISTS (field naam), INVALID_INPUT
 * (field) for a line that cannot be asked.
 */
export const addScenario = (deps: DomainDeps, actor: Actor, input: z.infer<typeof addScenarioSchema>): Promise<{ id: string }> =>
  changeKantoor(deps, actor, { procedure: "beheer.scenarios.add", input }, async (change) => {
    const { tx, kantoor } = change;
    const list = await listAllScenarios(tx, kantoor.id);
    if (isTaken(list, input.naam, null)) throw new DomainError("ALREADY_EXISTS", { field: "naam" });
    const id = await insertScenario(tx, {
      kantoor_id: kantoor.id,
      // A code of its own is what the starting catalogue knows a scenario by; nobody reads this one.
      code: crypto.randomUUID(),
      naam: input.naam,
      fase: input.fase,
      volgorde: Math.max(-1, ...list.map((row) => row.volgorde)) + 1,
      gewijzigd_door: change.actor.naam,
    });
    await writeRegels(change, id, input.regels, list);
    return { id };
  });

/**
 * Another name, fase or lines, for what is asked from now on: what dossiers were asked before stays. Throws NOT_FOUND, ALREADY_CHANGED
 * (with who) over a newer versie, ALREADY_EXISTS (field naam), INVALID_INPUT (field) for a line that cannot be asked.
 */
export const changeScenario = (deps: DomainDeps, actor: Actor, input: z.infer<typeof changeScenarioSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.scenarios.change", input }, async (change) => {
    const { list, scenario } = await loadScenario(change, input.id);
    if (scenario.versie !== input.seenVersie) throw new DomainError("ALREADY_CHANGED", { beheer: true, door: scenario.gewijzigd_door });
    if (isTaken(list, input.naam, scenario.id)) throw new DomainError("ALREADY_EXISTS", { field: "naam" });
    await updateScenario(change.tx, change.kantoor.id, scenario.id, {
      naam: input.naam,
      fase: input.fase,
      versie: scenario.versie + 1,
      gewijzigd_door: change.actor.naam,
    });
    await writeRegels(change, scenario.id, input.regels, list);
    return null;
  });

/**
 * Switches off what may not start any more, or on again. What it asked stays asked, and what was planned with it still starts. Throws
 * NOT_FOUND, and IN_USE (with the question) while a Ja starts it: a client would be asked a question that leads nowhere.
 */
export const switchScenario = (deps: DomainDeps, actor: Actor, input: z.infer<typeof switchScenarioSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.scenarios.switch", input }, async (change) => {
    const { list, scenario } = await loadScenario(change, input.id);
    const question = (await listAllRegels(change.tx, change.kantoor.id)).find((regel) => regel.ja_start_scenario_id === scenario.id);
    if (!input.actief && question)
      throw new DomainError("IN_USE", {
        vraag: question.vraag_informal ?? "",
        scenario: list.find((row) => row.id === question.scenario_id)?.naam ?? "",
      });
    await updateScenario(change.tx, change.kantoor.id, scenario.id, {
      actief: input.actief,
      versie: scenario.versie + 1,
      gewijzigd_door: change.actor.naam,
    });
    return null;
  });

/** Puts some scenario's, those of a fase, in this order among each other; all others keep their place. Throws NOT_FOUND. */
export const orderScenarioList = (deps: DomainDeps, actor: Actor, input: z.infer<typeof orderScenariosSchema>): Promise<null> =>
  changeKantoor(deps, actor, { procedure: "beheer.scenarios.order", input }, async ({ tx, kantoor }) => {
    const present = (await listAllScenarios(tx, kantoor.id)).map((row) => row.id);
    if (!input.ids.every((id) => present.includes(id))) throw new DomainError("NOT_FOUND");
    await orderScenarios(tx, kantoor.id, orderedWithin(present, [...new Set(input.ids)]));
    return null;
  });

/** Writes the lines in their order. A line that is kept keeps its row; one that is left out lapses, because a question may point to it. */
async function writeRegels(
  { tx, kantoor }: KantoorChange,
  scenarioId: string,
  regels: readonly RegelInput[],
  scenarios: readonly ScenarioRow[],
): Promise<void> {
  const before = (await listAllRegels(tx, kantoor.id)).filter((row) => row.scenario_id === scenarioId);
  const soortIds = regels.flatMap((regel) => (regel.soort === "document" ? [regel.soortDocumentId] : []));
  const soorten = new Map((await listSoortenDocument(tx, kantoor.id, soortIds)).map((soort) => [soort.id, soort]));
  const kept = new Set<string>();
  for (const [volgorde, regel] of regels.entries()) {
    const row = regel.id === null ? undefined : before.find((one) => one.id === regel.id && one.soort === regel.soort);
    if (regel.id !== null && (!row || kept.has(row.id))) throw new DomainError("NOT_FOUND");
    const columns = columnsOf(regel, row, `regels.${volgorde}`, { soorten, scenarios });
    if (row) {
      kept.add(row.id);
      await updateRegel(tx, kantoor.id, row.id, { ...columns, volgorde });
    } else await insertRegel(tx, { kantoor_id: kantoor.id, scenario_id: scenarioId, ...columns, volgorde });
  }
  for (const row of before) if (!kept.has(row.id)) await updateRegel(tx, kantoor.id, row.id, { vervallen: true });
}

type Known = {
  soorten: ReadonlyMap<string, Parameters<typeof asksYears>[0] & { actief: boolean }>;
  scenarios: readonly ScenarioRow[];
};

/** What a line is in its row. Throws INVALID_INPUT at the field of what is not there, is switched off, or does not go together. */
function columnsOf(regel: RegelInput, before: RegelRow | undefined, path: string, known: Known) {
  const { soort, voorwaarde } = regel;
  const refuse = (field: string) => new DomainError("INVALID_INPUT", { field: `${path}.${field}` });
  if (regel.soort === "ockto") return { soort, voorwaarde, per: "aanvrager" as const };
  if (regel.soort === "question") {
    const { per, vraagFormal, vraagInformal, jaStartScenarioId } = regel;
    const scenario = known.scenarios.find((row) => row.id === jaStartScenarioId);
    if (!scenario?.actief) throw refuse("jaStartScenarioId");
    return { soort, voorwaarde, per, vraag_formal: vraagFormal, vraag_informal: vraagInformal, ja_start_scenario_id: scenario.id };
  }
  const { soortDocumentId, per, onderwerp } = regel;
  const paper = known.soorten.get(soortDocumentId);
  // A kind that was switched off meanwhile may stay where it stood.
  if (!paper || (!paper.actief && before?.soort_document_id !== soortDocumentId)) throw refuse("soortDocumentId");
  if (!onderwerpenFor(paper, per).includes(onderwerp)) throw refuse("onderwerp");
  const jaren = asksYears(paper) ? (regel.jaren ?? 1) : null;
  return { soort, voorwaarde, per, onderwerp, soort_document_id: soortDocumentId, jaren };
}

import type { Fase, Onderwerp, RegelVoorwaarde, Toon } from "@dossierklaar/db/columns";
import { listAllAfspraaktypen } from "@dossierklaar/db/queries/afspraaktype";
import { requireKantoor } from "@dossierklaar/db/queries/kantoor";
import { listKeuzes } from "@dossierklaar/db/queries/keuzelijst";
import type { RegelRow } from "@dossierklaar/db/queries/scenario";
import { listAllRegels, listAllScenarios, listAllTriggers } from "@dossierklaar/db/queries/scenario-beheer";
import { listCatalogueSoorten } from "@dossierklaar/db/queries/soort-document";
import type { Actor } from "../actor.ts";
import type { DomainDeps } from "../deps.ts";
import { requireAdmin } from "../kantoor/policy.ts";

/** A line as Beheer edits it: the same shape as it is saved in. */
export type RegelView = { id: string; voorwaarde: RegelVoorwaarde } & (
  | { soort: "document"; soortDocumentId: string; per: "aanvrager" | "dossier"; onderwerp: Onderwerp; jaren: number | null }
  | { soort: "question"; per: "aanvrager" | "dossier"; vraagFormal: string; vraagInformal: string; jaStartScenarioId: string }
  | { soort: "ockto" }
);

export type ScenarioBeheerView = {
  id: string;
  naam: string;
  fase: Fase;
  actief: boolean;
  versie: number;
  regels: RegelView[];
  /** How many triggers start it. */
  triggers: number;
};

function toRegelView(row: RegelRow): RegelView {
  const { id, voorwaarde, per } = row;
  if (row.soort === "ockto") return { id, voorwaarde, soort: "ockto" };
  if (row.soort === "question")
    return {
      id,
      voorwaarde,
      soort: "question",
      per,
      vraagFormal: row.vraag_formal ?? "",
      vraagInformal: row.vraag_informal ?? "",
      jaStartScenarioId: row.ja_start_scenario_id ?? "",
    };
  return {
    id,
    voorwaarde,
    soort: "document",
    soortDocumentId: row.soort_document_id ?? "",
    per,
    onderwerp: row.onderwerp,
    jaren: row.jaren,
  };
}

/** Every scenario with its lines, what is switched off too; for an admin. */
export async function listScenariosForBeheer(deps: DomainDeps, actor: Actor): Promise<ScenarioBeheerView[]> {
  requireAdmin(actor);
  const db = deps.databases.forKantoor(actor.kantoorId);
  const [scenarios, regels, triggers] = await Promise.all([
    listAllScenarios(db, actor.kantoorId),
    listAllRegels(db, actor.kantoorId),
    listAllTriggers(db, actor.kantoorId),
  ]);
  return scenarios.map(({ id, naam, fase, actief, versie }) => ({
    id,
    naam,
    fase,
    actief,
    versie,
    regels: regels.filter((row) => row.scenario_id === id).map(toRegelView),
    triggers: triggers.filter((row) => row.scenario_id === id && row.voorwaarde !== "answerYes").length,
  }));
}

type Keuze = { id: string; naam: string; actief: boolean };
export type SoortOfCatalogue = {
  id: string;
  naam: string;
  synoniemen: string[];
  per: "aanvrager" | "dossier";
  onderwerp: "none" | "home" | "employer" | "business";
  jaarlijks: boolean;
  jaarVanafMaand: number;
  maandelijks: boolean;
  kwartaal: boolean;
  actief: boolean;
};

/** What a scenario and a trigger are made of, and what their preview is reckoned with; what is switched off too, to name it. */
export type CatalogueParts = {
  soorten: SoortOfCatalogue[];
  afspraaktypen: Keuze[];
  inkomenstypen: Keuze[];
  klantprofielen: (Keuze & { code: string })[];
  toon: Toon;
  ockto: boolean;
};

/** For an admin. */
export async function showCatalogueParts(deps: DomainDeps, actor: Actor): Promise<CatalogueParts> {
  requireAdmin(actor);
  const { kantoorId } = actor;
  const db = deps.databases.forKantoor(kantoorId);
  const [kantoor, soorten, typen, inkomenstypen, klantprofielen] = await Promise.all([
    requireKantoor(db, kantoorId),
    listCatalogueSoorten(db, kantoorId),
    listAllAfspraaktypen(db, kantoorId),
    listKeuzes(db, kantoorId, "inkomenstype"),
    listKeuzes(db, kantoorId, "klantprofiel"),
  ]);
  return {
    soorten: soorten.map(({ jaar_vanaf_maand, ...soort }) => ({ ...soort, jaarVanafMaand: jaar_vanaf_maand })),
    afspraaktypen: typen.map(({ id, naam, actief }) => ({ id, naam, actief })),
    inkomenstypen: inkomenstypen.map(({ id, naam, actief }) => ({ id, naam, actief })),
    klantprofielen: klantprofielen.map(({ id, naam, actief, code }) => ({ id, naam, actief, code: code ?? "" })),
    toon: kantoor.aanspreekvorm,
    ockto: kantoor.ockto,
  };
}

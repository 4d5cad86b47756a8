// A scenario while it is being edited: what the form holds, how it is saved, and what it would ask. Pure.
import type { Toon } from "@dossierklaar/db/columns";
import { stukName } from "@dossierklaar/domain/dossiercontrole/stuk-name";
import type { Day } from "@dossierklaar/domain/format";
import { asksYears, onderwerpenFor } from "@dossierklaar/domain/regel/rules";
import { planScenarios } from "@dossierklaar/domain/scenario/plan";
import { type AanvragerFacts, type RegelFacts, triggeredScenarios } from "@dossierklaar/domain/scenario/rules";
import { triggerWhen } from "@dossierklaar/domain/trigger/rules";
import type { ApiInput, ApiOutput } from "../trpc";

export type Scenario = ApiOutput["beheer"]["scenarios"]["list"][number];
export type CatalogueParts = ApiOutput["beheer"]["scenarios"]["parts"];
export type Trigger = ApiOutput["beheer"]["triggers"]["list"][number];
export type RegelInput = ApiInput["beheer"]["scenarios"]["add"]["regels"][number];
/** `key` names the line on the screen, also before it has an id. */
export type DraftRegel = RegelInput & { key: string };
export type DocumentRegel = Extract<DraftRegel, { soort: "document" }>;
export type QuestionRegel = Extract<DraftRegel, { soort: "question" }>;
export type Draft = { naam: string; fase: Scenario["fase"]; regels: DraftRegel[] };
type Soort = CatalogueParts["soorten"][number];

export const draftOf = (scenario: Scenario | undefined): Draft =>
  scenario
    ? { naam: scenario.naam, fase: scenario.fase, regels: scenario.regels.map((regel) => ({ ...regel, key: regel.id })) }
    : { naam: "", fase: "orientation", regels: [] };

export const inputOf = ({ naam, fase, regels }: Draft) => ({ naam, fase, regels: regels.map(({ key: _, ...regel }) => regel) });

export function newRegel(soort: DraftRegel["soort"], key: string): DraftRegel {
  const base = { key, id: null, voorwaarde: "none" as const };
  if (soort === "document") return { ...base, soort, soortDocumentId: "", per: "aanvrager", onderwerp: "none", jaren: null };
  if (soort === "question") return { ...base, soort, per: "aanvrager", vraagFormal: "", vraagInformal: "", jaStartScenarioId: "" };
  return { ...base, soort };
}

/** A line that asks another kind of paper: for whom, about what and of how many years begin as that kind has it. */
export function withSoort(regel: DocumentRegel, soort: Soort | undefined): DocumentRegel {
  if (!soort) return { ...regel, soortDocumentId: "", onderwerp: "none", jaren: null };
  const [onderwerp = "none"] = onderwerpenFor(soort, soort.per);
  return { ...regel, soortDocumentId: soort.id, per: soort.per, onderwerp, jaren: asksYears(soort) ? 1 : null };
}

/** A line for somebody else keeps what it is about where that still goes. */
export function withPer(regel: DocumentRegel, per: DocumentRegel["per"], soort: Soort | undefined): DocumentRegel {
  const may = soort ? onderwerpenFor(soort, per) : (["none"] as const);
  const onderwerp = may.find((one) => one === regel.onderwerp) ?? may[0] ?? "none";
  return { ...regel, per, onderwerp };
}

/** The lines with one put back where it stood; at the end where there are fewer by now, and once however often it is told. */
export const withRegelAt = (regels: readonly DraftRegel[], regel: DraftRegel, at: number): DraftRegel[] =>
  regels.some((one) => one.key === regel.key) ? [...regels] : [...regels.slice(0, at), regel, ...regels.slice(at)];

/** For whom the preview is made. */
export type SampleClient = { inkomenstypeId: string; klantprofielId: string; aantal: 1 | 2; aowBinnenTienJaar: boolean };

/** Born long enough ago to have AOW, and too recently to have it within ten years. */
const births = { old: "1955-01-01", young: "1990-01-01" };

function samplePeople(client: SampleClient, parts: CatalogueParts): AanvragerFacts[] {
  const klantprofielCode = parts.klantprofielen.find((profiel) => profiel.id === client.klantprofielId)?.code ?? "";
  return Array.from({ length: client.aantal }, (_, at) => ({
    id: String(at + 1),
    positie: at + 1,
    inkomenstypeIds: [client.inkomenstypeId],
    klantprofielId: client.klantprofielId,
    klantprofielCode,
    geboortedatum: client.aowBinnenTienJaar ? births.old : births.young,
    ondernemingSinds: null,
    employers: [],
    businesses: [],
  }));
}

export type PreviewGroup = { id: string; number?: 1 | 2; title: string; lines: { key: string; naam: string }[] };

/** What the scenario would ask of this client today, by the rules that planning an afspraak uses. Lines that say nothing yet ask nothing. */
export function previewGroups(draft: Draft, parts: CatalogueParts, client: SampleClient, today: Day): PreviewGroup[] {
  const aanvragers = samplePeople(client, parts);
  // What is switched off is asked no more.
  const soorten = new Map(parts.soorten.filter((soort) => soort.actief).map((soort) => [soort.id, soort]));
  const regels = draft.regels
    .filter((regel) => regel.soort !== "document" || soorten.has(regel.soortDocumentId))
    .map((regel) => ({ ...factsOf(regel), scenarioId: "draft" }));
  const world = { regels, soorten, aanvragers, stukken: new Map(), actiepunten: new Set<string>(), reference: today, today };
  const [plan] = planScenarios([{ scenarioId: "draft", naam: draft.naam, reden: "", startsFor: aanvragers.map((a) => a.id) }], world);
  const lines = (plan?.lines ?? []).map((line) => ({
    key: line.key,
    aanvragerId: line.aanvragerId,
    naam:
      line.kind === "stuk"
        ? stukName({ ...line.wanted, soort: soorten.get(line.wanted.soortDocumentId)?.naam ?? "", omschrijving: "" })
        : nameOfActiepunt(
            draft.regels.find((regel) => regel.key === line.wanted.regelId),
            parts.toon,
          ),
  }));
  const groups: PreviewGroup[] = [
    { id: "1", number: 1, title: "Aanvrager 1", lines: lines.filter((line) => line.aanvragerId === "1") },
    { id: "2", number: 2, title: "Aanvrager 2", lines: lines.filter((line) => line.aanvragerId === "2") },
    { id: "dossier", title: "Beiden / dossier", lines: lines.filter((line) => line.aanvragerId === null) },
  ];
  return groups.filter((group) => group.lines.length > 0);
}

function factsOf(regel: DraftRegel): RegelFacts {
  const { key: id, soort, voorwaarde } = regel;
  const none = { soortDocumentId: null, per: "aanvrager" as const, onderwerp: "none" as const, jaren: null, jaStartScenarioId: null };
  if (regel.soort === "ockto") return { ...none, id, soort, voorwaarde };
  if (regel.soort === "question") return { ...none, id, soort, voorwaarde, per: regel.per, jaStartScenarioId: regel.jaStartScenarioId };
  const { soortDocumentId, per, onderwerp, jaren } = regel;
  return { ...none, id, soort, voorwaarde, soortDocumentId, per, onderwerp, jaren };
}

function nameOfActiepunt(regel: DraftRegel | undefined, toon: Toon): string {
  if (regel?.soort !== "question") return "Gegevens opvragen via Ockto";
  return `Vraag: ${(toon === "formal" ? regel.vraagFormal : regel.vraagInformal) || "nog niet ingevuld"}`;
}

/** At which afspraken the scenario starts by itself for this client: `Bij Oriënterend gesprek, voor wie DGA heeft`. */
export function startsByItself(
  scenarioId: string | undefined,
  triggers: readonly Trigger[],
  parts: CatalogueParts,
  client: SampleClient,
  today: Day,
): string[] {
  const aanvragers = samplePeople(client, parts);
  const nameIn = (list: readonly { id: string; naam: string }[], id: string | null) => list.find((one) => one.id === id)?.naam ?? null;
  return triggers
    .filter((trigger) => trigger.scenarioId === scenarioId)
    .filter((trigger) => trigger.afspraaktypeId === null || parts.afspraaktypen.some((t) => t.id === trigger.afspraaktypeId && t.actief))
    .filter((trigger) => {
      const moment = {
        afspraaktypeId: trigger.afspraaktypeId ?? "",
        aanvragers,
        ocktoAanvragerIds: parts.ockto ? aanvragers.map((one) => one.id) : [],
        reference: today,
      };
      return triggeredScenarios([trigger], moment).length > 0;
    })
    .map((trigger) =>
      triggerWhen({
        afspraaktype: nameIn(parts.afspraaktypen, trigger.afspraaktypeId),
        inkomenstype: nameIn(parts.inkomenstypen, trigger.inkomenstypeId),
        klantprofiel: nameIn(parts.klantprofielen, trigger.klantprofielId),
        voorwaarde: trigger.voorwaarde,
      }),
    );
}

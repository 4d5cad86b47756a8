// Which scenario's start by themselves, and what a scenario asks of whom. Pure and browser-safe.
import type { Onderwerp, RegelSoort, RegelVoorwaarde, Voorwaarde } from "@dossierklaar/db/columns";
import type { Day } from "../format.ts";
import { aowWithinTenYears, closedYears, monthText, quarterText } from "./periods.ts";

/** What the rules need to know of an aanvrager. */
export type AanvragerFacts = {
  id: string;
  positie: number;
  inkomenstypeIds: readonly string[];
  klantprofielId: string;
  klantprofielCode: string;
  geboortedatum: Day | null;
  ondernemingSinds: number | null;
  /** Named under Gegevens; with none, one line without a name is asked. */
  employers: readonly string[];
  businesses: readonly string[];
};

export type TriggerFacts = {
  afspraaktypeId: string | null;
  inkomenstypeId: string | null;
  klantprofielId: string | null;
  voorwaarde: Voorwaarde;
  scenarioId: string;
};

/** What made a scenario start: the most particular thing that the trigger names. */
export type TriggerReason =
  | { because: "afspraaktype" }
  | { because: "inkomenstype"; id: string }
  | { because: "klantprofiel"; id: string }
  | { because: Exclude<Voorwaarde, "none"> };

export type TriggeredScenario = { scenarioId: string; starts: { aanvragerId: string; reason: TriggerReason }[] };

export type TriggerMoment = {
  afspraaktypeId: string;
  aanvragers: readonly AanvragerFacts[];
  ocktoAanvragerIds: readonly string[];
  /** The date of the afspraak. */
  reference: Day;
};

function reasonOf(trigger: TriggerFacts): TriggerReason {
  if (trigger.voorwaarde !== "none") return { because: trigger.voorwaarde };
  if (trigger.inkomenstypeId) return { because: "inkomenstype", id: trigger.inkomenstypeId };
  return trigger.klantprofielId ? { because: "klantprofiel", id: trigger.klantprofielId } : { because: "afspraaktype" };
}

function matches(trigger: TriggerFacts, moment: TriggerMoment, person: AanvragerFacts): boolean {
  if (trigger.afspraaktypeId !== null && trigger.afspraaktypeId !== moment.afspraaktypeId) return false;
  if (trigger.inkomenstypeId !== null && !person.inkomenstypeIds.includes(trigger.inkomenstypeId)) return false;
  if (trigger.klantprofielId !== null && trigger.klantprofielId !== person.klantprofielId) return false;
  switch (trigger.voorwaarde) {
    case "none":
      return true;
    case "secondAanvrager":
      return moment.aanvragers.length > 1;
    case "aowWithinTenYears":
      return aowWithinTenYears(person.geboortedatum, moment.reference);
    case "ocktoTicked":
      return moment.ocktoAanvragerIds.includes(person.id);
    case "answerYes":
      return false; // an answer starts its scenario when it is given, never while planning
  }
}

/**
 * The scenario's that an afspraak starts, looked at per aanvrager with that person's own inkomenstypen and klantprofiel.
 * A scenario that both trigger starts once, for both.
 */
export function triggeredScenarios(triggers: readonly TriggerFacts[], moment: TriggerMoment): TriggeredScenario[] {
  const found = new Map<string, TriggeredScenario>();
  for (const trigger of triggers) {
    for (const person of moment.aanvragers) {
      if (!matches(trigger, moment, person)) continue;
      const scenario = found.get(trigger.scenarioId) ?? { scenarioId: trigger.scenarioId, starts: [] };
      if (!scenario.starts.some((s) => s.aanvragerId === person.id))
        scenario.starts.push({ aanvragerId: person.id, reason: reasonOf(trigger) });
      found.set(trigger.scenarioId, scenario);
    }
  }
  return [...found.values()];
}

export type RegelFacts = {
  id: string;
  soort: RegelSoort;
  soortDocumentId: string | null;
  per: "aanvrager" | "dossier";
  onderwerp: Onderwerp;
  jaren: number | null;
  jaStartScenarioId: string | null;
  /** When the line is asked at all. */
  voorwaarde: RegelVoorwaarde;
};

export type SoortFacts = {
  id: string;
  jaarlijks: boolean;
  /** From this month on last year's paper can be there. */
  jaarVanafMaand: number;
  maandelijks: boolean;
  kwartaal: boolean;
};

/** One line on a checklist that is wanted: what, of whom, about what, of which year. */
export type WantedStuk = {
  soortDocumentId: string;
  aanvragerId: string | null;
  onderwerpSoort: Onderwerp;
  onderwerp: string;
  jaar: number | null;
  /** Said behind the name; does not tell two stukken apart. */
  periode: string;
};

export type WantedActiepunt = { regelId: string; soort: "question" | "ockto"; aanvragerId: string | null };

/** A stuk is asked once for the same soort, person, onderwerp and year: equal keys are the same stuk. */
export const stukKey = (s: Omit<WantedStuk, "periode">): string =>
  [s.soortDocumentId, s.aanvragerId ?? "-", s.onderwerpSoort, s.onderwerp, s.jaar ?? "-"].join("|");

/** Profiles of people who are looking for a house: a woning line that names none is about the one to be bought. */
const buyingProfiles = ["01", "02", "06", "07", "09", "15"];

/** Which home an unnamed woning line is about, by the klantprofiel of aanvrager 1. */
export const homeOf = (klantprofielCode: string): Onderwerp => (buyingProfiles.includes(klantprofielCode) ? "homeToBuy" : "currentHome");

export type Expansion = {
  regels: readonly RegelFacts[];
  soorten: ReadonlyMap<string, SoortFacts>;
  /** Every aanvrager of the dossier, the first first. */
  aanvragers: readonly AanvragerFacts[];
  /** For whom the scenario starts: lines per aanvrager are made for these only. */
  startsFor: readonly string[];
  /** The date of the afspraak, or today when there is none. */
  reference: Day;
  today: Day;
};

/** Everything a scenario asks, before looking at what was asked already. */
export function expandScenario(e: Expansion): { stukken: WantedStuk[]; actiepunten: WantedActiepunt[] } {
  const stukken: WantedStuk[] = [];
  const actiepunten: WantedActiepunt[] = [];
  for (const regel of e.regels) {
    const people = regel.per === "aanvrager" ? e.aanvragers.filter((a) => e.startsFor.includes(a.id)) : [null];
    for (const person of people) {
      if (!isWanted(regel.voorwaarde, person, e)) continue;
      if (regel.soort === "document") stukken.push(...linesOf(regel, person, e));
      else actiepunten.push({ regelId: regel.id, soort: regel.soort, aanvragerId: person?.id ?? null });
    }
  }
  return { stukken, actiepunten };
}

/** A line of the dossier looks at all aanvragers, a line of a person at that person. */
function isWanted(voorwaarde: RegelVoorwaarde, person: AanvragerFacts | null, e: Expansion): boolean {
  switch (voorwaarde) {
    case "none":
      return true;
    case "secondAanvrager":
      return e.aanvragers.length > 1;
    case "aowWithinTenYears":
      return (person ? [person] : e.aanvragers).some((one) => aowWithinTenYears(one.geboortedatum, e.reference));
  }
}

function linesOf(regel: RegelFacts, person: AanvragerFacts | null, e: Expansion): WantedStuk[] {
  const soort = regel.soortDocumentId === null ? undefined : e.soorten.get(regel.soortDocumentId);
  if (!soort) throw new RangeError(`scenario line ${regel.id} names a soort document that is not there`);
  const onderwerpen = onderwerpenOf(regel, person, e.aanvragers[0]);
  const periode = soort.kwartaal ? quarterText(e.reference) : soort.maandelijks ? monthText(e.today) : "";
  const years = yearsOf(regel, soort, person, e.reference);
  return onderwerpen.flatMap(({ onderwerpSoort, onderwerp }) =>
    years.map((jaar) => ({ soortDocumentId: soort.id, aanvragerId: person?.id ?? null, onderwerpSoort, onderwerp, jaar, periode })),
  );
}

function yearsOf(regel: RegelFacts, soort: SoortFacts, person: AanvragerFacts | null, reference: Day): (number | null)[] {
  if (!soort.jaarlijks || soort.kwartaal) return [null];
  // Papers that come in May are those of a business and its taxes: none from before it began.
  const since = soort.jaarVanafMaand === 5 ? (person?.ondernemingSinds ?? null) : null;
  return closedYears(reference, regel.jaren ?? 1, soort.jaarVanafMaand, since);
}

function onderwerpenOf(
  regel: RegelFacts,
  person: AanvragerFacts | null,
  first: AanvragerFacts | undefined,
): { onderwerpSoort: Onderwerp; onderwerp: string }[] {
  const none = [{ onderwerpSoort: "none" as const, onderwerp: "" }];
  switch (regel.onderwerp) {
    case "none":
      return none;
    case "employer":
    case "business": {
      const names = (regel.onderwerp === "employer" ? person?.employers : person?.businesses) ?? [];
      const soort = regel.onderwerp;
      return names.length === 0 ? none : names.map((onderwerp) => ({ onderwerpSoort: soort, onderwerp }));
    }
    case "home":
      return [{ onderwerpSoort: homeOf(first?.klantprofielCode ?? ""), onderwerp: "" }];
    default:
      return [{ onderwerpSoort: regel.onderwerp, onderwerp: "" }];
  }
}

import { errorSentence } from "@dossierklaar/domain/labels";

type Facts = {
  code?: string;
  domain?: { code: string; details: Readonly<Record<string, string | number | boolean>> } | null;
  fields?: Record<string, string> | null;
};

/** What the server said about an error; undefined when no answer came. */
function findFacts(error: unknown): Facts | undefined {
  if (typeof error !== "object" || error === null || !("data" in error)) return undefined;
  return (error.data as Facts | null) ?? undefined; // the api's error shape, of which every part may be absent
}

/** Whether the server answered at all. Without an answer nobody knows what happened, and asking again is safe. */
export const wasAnswered = (error: unknown): boolean => findFacts(error) !== undefined;

/** Whether nobody is signed in any more. */
export const isSignedOut = (error: unknown): boolean => findFacts(error)?.code === "UNAUTHORIZED";

/** What is absent, or not hers to see. */
export const isNotFound = (error: unknown): boolean => findFacts(error)?.code === "NOT_FOUND";

/** The domain's code, to choose another way than a sentence. */
export const domainCodeOf = (error: unknown): string | undefined => findFacts(error)?.domain?.code;

const noAnswer = "Er is geen verbinding. Probeer het zo opnieuw.";
const broken = "Er ging iets mis bij ons. Probeer het opnieuw.";

/** One Dutch sentence: what is wrong, then what to do. */
export function sentenceOf(error: unknown): string {
  const facts = findFacts(error);
  if (!facts) return noAnswer;
  if (facts.fields) return "Er klopt iets niet in wat je hebt ingevuld. Kijk de velden na.";
  if (!facts.domain) return facts.code === "UNAUTHORIZED" ? "Je bent niet meer ingelogd. Log opnieuw in." : broken;
  const { code, details } = facts.domain;
  if (code === "ALREADY_CHANGED" && details.aangevuld)
    return "De klant heeft dit stuk net aangevuld. Bekijk het opnieuw. Er is niets veranderd.";
  if (code === "ALREADY_CHANGED" && details.afspraak) return afspraakOvertaken(details.door ?? "", details.afspraak);
  if (code === "ALREADY_CHANGED" && details.gegevens)
    return `${whoOf(details.door)} heeft de gegevens net gewijzigd. Er is niets opgeslagen. Sluit dit en begin opnieuw.`;
  if (code === "ALREADY_CHANGED" && details.beheer)
    return `${whoOf(details.door)} heeft dit net gewijzigd. Er is niets opgeslagen. Open het opnieuw om verder te gaan.`;
  if (code === "IN_USE" && details.vraag)
    return `De vraag “${String(details.vraag)}” in ${String(details.scenario)} start dit scenario. Haal die vraag daar eerst weg.`;
  if (code === "LAST_CHOICE" && details.afspraak)
    return "Dit is het laatste type dat aan staat. Zet eerst een ander aan, anders kan niemand een afspraak maken.";
  if (code === "ALREADY_EXISTS" && details.trigger) return "Deze trigger is er al.";
  if (code === "ALREADY_CHANGED" && details.door && details.status) return overtaken(String(details.door), String(details.status));
  return errorSentence(code, broken);
}

/** By her first name, where it is known. */
const whoOf = (door: unknown): string => String(door ?? "").split(" ")[0] || "Een collega";

function afspraakOvertaken(door: unknown, status: unknown): string {
  return `${whoOf(door)} heeft deze afspraak net ${status === "cancelled" ? "afgezegd" : "gewijzigd"}. Er is niets veranderd.`;
}

function overtaken(door: string, status: string): string {
  const who = door.split(" ")[0];
  const what = status === "Afgekeurd" ? "net afgekeurd" : `net ${status} gegeven`;
  return `${who} heeft dit stuk ${what}. Er is niets veranderd.`;
}

/** Sentences for fields by their path in the input (`aanvragers.0.email`). */
export function fieldErrorsOf(error: unknown): Record<string, string> {
  const facts = findFacts(error);
  if (facts?.fields) return facts.fields;
  const field = facts?.domain?.details.field;
  return typeof field === "string" ? { [field]: sentenceOf(error) } : {};
}

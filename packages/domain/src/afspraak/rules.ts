// What changed of an afspraak, what of it the client would notice, and what lapses with one. Pure and browser-safe.
import type { LocatieSoort, StukStatus } from "@dossierklaar/db/columns";
import { addWerkdagen } from "../calendar-day.ts";
import { type Day, formatTime } from "../format.ts";

/** An afspraak as the kantoor and the client read it. */
export type AfspraakFacts = {
  titel: string;
  /** What the client calls it, which an edit of Titel changes only when she reads it. */
  klantTitel: string;
  locatieSoort: LocatieSoort;
  locatieId: string | null;
  locatie: string;
  opmerkingen: string;
  interneNotitie: string;
  begintOp: Date;
  duurMinuten: number;
  adviseurId: string;
  /** Synchroniseren met agenda. */
  inAgenda: boolean;
};

/** In the order in which a sentence names them. */
export const afspraakFields = ["moment", "duur", "locatie", "titel", "opmerkingen", "adviseur", "interneNotitie", "agenda"] as const;
export type AfspraakField = (typeof afspraakFields)[number];

/** Which fields differ, whoever reads them. */
export function changedFields(before: AfspraakFacts, after: AfspraakFacts): AfspraakField[] {
  const differs: Record<AfspraakField, boolean> = {
    moment: before.begintOp.getTime() !== after.begintOp.getTime(),
    duur: before.duurMinuten !== after.duurMinuten,
    locatie: before.locatieSoort !== after.locatieSoort || before.locatieId !== after.locatieId || before.locatie !== after.locatie,
    titel: before.titel !== after.titel,
    opmerkingen: before.opmerkingen !== after.opmerkingen,
    adviseur: before.adviseurId !== after.adviseurId,
    interneNotitie: before.interneNotitie !== after.interneNotitie,
    agenda: before.inAgenda !== after.inAgenda,
  };
  return afspraakFields.filter((field) => differs[field]);
}

/**
 * Which of them the client would notice: only then she gets a mail and her agenda a new entry. An interne notitie is not hers nor is the
 * adviseur's agenda, another
 * adviseur changes nothing of what she has to do, another locatie of the list with the same address is the same place, and an edit of
 * Titel counts when her own title becomes another.
 */
export function noticedFields(before: AfspraakFacts, after: AfspraakFacts): AfspraakField[] {
  return changedFields(before, after).filter((field) => {
    if (field === "adviseur" || field === "interneNotitie" || field === "agenda") return false;
    if (field === "titel") return before.klantTitel !== after.klantTitel;
    return field !== "locatie" || before.locatieSoort !== after.locatieSoort || before.locatie !== after.locatie;
  });
}

/**
 * By when papers are asked for an afspraak: two werkdagen before it, so that the adviser has a day to read them; null when that day is
 * over, for nobody is asked for yesterday.
 */
export function askedBy(afspraakDay: Day, today: Day): Day | null {
  const day = addWerkdagen(afspraakDay, -2);
  return day < today ? null : day;
}

type Span = { begintOp: Date; duurMinuten: number };

export const endOfAfspraak = ({ begintOp, duurMinuten }: Span): Date => new Date(begintOp.getTime() + duurMinuten * 60_000);

/** Past is only time: what has ended needs no mail and can no longer be moved by the client. */
export const isOver = (afspraak: Span, now: Date): boolean => endOfAfspraak(afspraak).getTime() <= now.getTime();

/** Which of the two it is, for an instant in the hour that the clock goes back; null for every other. */
export function keerOf(instant: Date): "first" | "second" | null {
  const isSame = (hours: number) => formatTime(new Date(instant.getTime() + hours * 3_600_000)) === formatTime(instant);
  if (isSame(1)) return "first";
  return isSame(-1) ? "second" : null;
}

type StukAtAfspraak = { id: string; status: StukStatus; afspraakIds: readonly string[] };

/**
 * What still waits for the client at an afspraak that is called off: what may lapse with it, and what stays because another planned
 * afspraak asks it. What was delivered is in neither: it stays.
 */
export function openAtAfspraak<S extends StukAtAfspraak>(
  stukken: readonly S[],
  afspraakId: string,
  plannedIds: readonly string[],
): { mayLapse: S[]; stays: S[] } {
  const open = stukken.filter(
    (stuk) => stuk.afspraakIds.includes(afspraakId) && (stuk.status === "requested" || stuk.status === "rejected"),
  );
  const isAskedElsewhere = (stuk: S) => stuk.afspraakIds.some((id) => id !== afspraakId && plannedIds.includes(id));
  return { mayLapse: open.filter((stuk) => !isAskedElsewhere(stuk)), stays: open.filter(isAskedElsewhere) };
}

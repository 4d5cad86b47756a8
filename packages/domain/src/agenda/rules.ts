// What of an afspraak stands in an agenda, and what it means when the agenda says otherwise. Pure and browser-safe.
import type { AgendaGezet, AgendaVoorstel } from "@dossierklaar/db/columns";

/** The whole of what an agenda is told of an afspraak; the interne notitie is none of it. */
export type AgendaItem = { titel: string; locatie: string; opmerkingen: string; begintOp: Date; duurMinuten: number };

type AfspraakColumns = { titel: string; locatie: string; opmerkingen: string; begint_op: Date; duur_minuten: number };

export const itemOf = (row: AfspraakColumns): AgendaItem => ({
  titel: row.titel,
  locatie: row.locatie,
  opmerkingen: row.opmerkingen,
  begintOp: row.begint_op,
  duurMinuten: row.duur_minuten,
});

export const toGezet = (item: AgendaItem): AgendaGezet => ({ ...item, begintOp: item.begintOp.toISOString() });
export const ofGezet = (gezet: AgendaGezet): AgendaItem => ({ ...gezet, begintOp: new Date(gezet.begintOp) });

type Span = Pick<AgendaItem, "begintOp" | "duurMinuten">;
const isSameSpan = (a: Span, b: Span): boolean => a.begintOp.getTime() === b.begintOp.getTime() && a.duurMinuten === b.duurMinuten;

export const isSameItem = (a: AgendaItem, b: AgendaItem): boolean =>
  isSameSpan(a, b) && a.titel === b.titel && a.locatie === b.locatie && a.opmerkingen === b.opmerkingen;

/**
 * What she did in her agenda since `gezet` was put there, seen beside how the afspraak stands: moved it, or took it out. Null when she did
 * nothing, or just what the afspraak says already. Words that she wrote there are hers and are no proposal.
 */
export function voorstelOf(gezet: Span, wanted: Span, found: Span | undefined): AgendaVoorstel | null {
  if (!found) return { soort: "removed" };
  if (isSameSpan(found, gezet) || isSameSpan(found, wanted)) return null;
  return { soort: "moved", begintOp: found.begintOp.toISOString(), duurMinuten: found.duurMinuten };
}

export function isSameVoorstel(a: AgendaVoorstel | null, b: AgendaVoorstel | null): boolean {
  if (a?.soort !== "moved" || b?.soort !== "moved") return a?.soort === b?.soort;
  return isSameSpan({ ...a, begintOp: new Date(a.begintOp) }, { ...b, begintOp: new Date(b.begintOp) });
}

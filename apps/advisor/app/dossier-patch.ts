import type { AdviseurDossierRows, AdviseurDossierView } from "@dossierklaar/domain/dossier/view";

type Row = { id: string; versie: number };

/** Rows replace those with the same id unless what is shown is newer; the rest is added. */
function merge<R extends Row>(shown: readonly R[], changed: readonly R[]): R[] {
  const next = new Map(shown.map((row) => [row.id, row]));
  for (const row of changed) {
    const before = next.get(row.id);
    if (!before || row.versie >= before.versie) next.set(row.id, row);
  }
  return [...next.values()];
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** A dossier on the screen with what changed, in the order in which the server's queries give it. */
export function patchDossier(shown: AdviseurDossierView, rows: AdviseurDossierRows): AdviseurDossierView {
  // Aanvragers carry no versie of their own in the view: the newest message is the newest row.
  const aanvragers = [...new Map([...shown.aanvragers, ...rows.aanvragers].map((a) => [a.id, a])).values()].sort(
    (a, b) => a.positie - b.positie,
  );
  const positionOf = (id: string | null): number => aanvragers.find((a) => a.id === id)?.positie ?? 3;
  return {
    head: rows.head.versie >= shown.head.versie ? rows.head : shown.head,
    aanvragers,
    afspraken: merge(shown.afspraken, rows.afspraken).sort((a, b) => b.begintOp.getTime() - a.begintOp.getTime()),
    stukken: merge(
      shown.stukken.filter((stuk) => !rows.removedStukIds.includes(stuk.id)),
      rows.stukken,
    ).sort((a, b) => positionOf(a.aanvragerId) - positionOf(b.aanvragerId) || a.volgorde - b.volgorde),
    actiepunten: merge(shown.actiepunten, rows.actiepunten),
    emails: merge(shown.emails, rows.emails).sort((a, b) => b.aangemaaktOp.getTime() - a.aangemaaktOp.getTime() || byId(a, b)),
  };
}

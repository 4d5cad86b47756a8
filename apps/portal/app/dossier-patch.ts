import type { KlantDossierRows, KlantDossierView } from "@dossierklaar/domain/dossier/view";

type Versioned = { id: string; versie: number };

/** Rows take the place of those with the same id unless they are older; new ones come last, for a stable sort to place. */
function replaced<Item extends Versioned>(shown: readonly Item[], rows: readonly Item[]): Item[] {
  const newer = new Map(rows.map((row) => [row.id, row]));
  const kept = shown.map((item) => {
    const row = newer.get(item.id);
    newer.delete(item.id);
    return row && row.versie >= item.versie ? row : item;
  });
  return [...kept, ...newer.values()];
}

/**
 * The dossier with what changed in it, in the order of the server. A row may come twice, once for each aanvrager whom this sign-in serves:
 * the second time changes nothing. Pure.
 */
export function patchDossier(shown: KlantDossierView, rows: KlantDossierRows, to: number): KlantDossierView {
  const places = new Map(shown.head.aanvragers.map((aanvrager, index) => [aanvrager.id, index]));
  const placeOf = (aanvragerId: string | null) => (aanvragerId === null ? places.size : (places.get(aanvragerId) ?? places.size));
  const stukken = replaced(shown.stukken, rows.stukken)
    .filter((stuk) => !rows.removedStukIds.includes(stuk.id))
    .sort((a, b) => placeOf(a.aanvragerId) - placeOf(b.aanvragerId) || a.volgorde - b.volgorde);
  return {
    head: { ...shown.head, ...rows.head, versie: Math.max(shown.head.versie, to) },
    afspraken: replaced(shown.afspraken, rows.afspraken).sort((a, b) => a.begintOp.getTime() - b.begintOp.getTime()),
    stukken,
    actiepunten: replaced(shown.actiepunten, rows.actiepunten),
    documenten: shown.documenten,
  };
}

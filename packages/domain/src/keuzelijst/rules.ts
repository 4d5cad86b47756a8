// How the lists of a kantoor (locaties, inkomenstypen, klantprofielen, leadbronnen) may change. Pure and browser-safe.

type Keuze = { id: string; naam: string; actief: boolean; code: string | null };

const alike = (one: string, other: string): boolean => one.trim().toLocaleLowerCase("nl") === other.trim().toLocaleLowerCase("nl");

/** Whether another one of the list has this name already; what is switched off counts, because old dossiers still show it. */
export const isNameTaken = (list: readonly Keuze[], naam: string, exceptId: string | null): boolean =>
  list.some((keuze) => keuze.id !== exceptId && alike(keuze.naam, naam));

/** Whether nothing would be left to choose. An aanvrager cannot be without inkomenstype and klantprofiel, so those lists keep one. */
export const isLastOne = (list: readonly Keuze[], id: string): boolean => !list.some((keuze) => keuze.actief && keuze.id !== id);

/** The code after the highest number in use, as wide as the others: after `013` comes `014`. */
export function nextCode(list: readonly Keuze[]): string {
  const codes = list.flatMap((keuze) => (keuze.code !== null && /^\d+$/.test(keuze.code) ? [keuze.code] : []));
  const highest = Math.max(0, ...codes.map(Number));
  const width = Math.max(2, ...codes.map((code) => code.length));
  return String(highest + 1).padStart(width, "0");
}

/** The order after a move by one place; what is at the edge stays. */
export function movedBy(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return [...ids];
  const without = ids.filter((one) => one !== id);
  return [...without.slice(0, to), id, ...without.slice(to)];
}

/** A whole list after some of it were put in another order among each other: they take each other's places, the rest stays where it is. */
export function orderedWithin(all: readonly string[], moved: readonly string[]): string[] {
  const next = [...moved];
  return all.map((id) => (moved.includes(id) ? (next.shift() ?? id) : id));
}

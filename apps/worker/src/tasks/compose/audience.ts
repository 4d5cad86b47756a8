// Who reads a mail at an address, and whose papers it may name.
import type { Taal } from "@dossierklaar/db/columns";
import type { AanvragerRow } from "@dossierklaar/db/queries/aanvrager";
import { servedBy } from "@dossierklaar/domain/dossier/recipients";
import type { DocumentGroep, Persoon, Voor } from "@dossierklaar/email/messages";

export type Audience = {
  /** Who has this address, aanvrager 1 first; one or two. */
  lezers: readonly AanvragerRow[];
  /** The readers and whoever they serve. */
  served: readonly AanvragerRow[];
  /** The other aanvrager when he does not read along. */
  partner: AanvragerRow | undefined;
};

/** Undefined when the address stands at nobody of the dossier (any more). */
export function findAudience(people: readonly AanvragerRow[], address: string): Audience | undefined {
  const lezers = people.filter((person) => person.email === address);
  if (lezers.length === 0) return undefined;
  const candidates = people.map((person) => ({ ...person, partnerMagZien: person.partner_mag_zien }));
  return { lezers, served: servedBy(candidates, address), partner: people.find((person) => !lezers.includes(person)) };
}

/** What these readers chose to read in. Who share an address chose together; Dutch until they did. */
export const taalOf = (lezers: Audience["lezers"]): Taal => lezers.find(({ taal }) => taal !== null)?.taal ?? "nl";

export const toPersoon = (row: AanvragerRow): Persoon => ({
  aanhef: row.aanhef,
  voorletters: row.voorletters,
  voornaam: row.voornaam,
  tussenvoegsel: row.tussenvoegsel,
  achternaam: row.achternaam,
});

/** For whom a stuk is, as seen by these readers; undefined when it is none of theirs. */
export function findVoor({ lezers, served, partner }: Audience, aanvragerId: string | null): Voor | undefined {
  if (aanvragerId === null) {
    // Of the dossier. Who is alone in it, or parted from the other, need not be told that it is shared.
    if (lezers.length === 2) return { wie: "samen", met: null };
    return partner?.partner_mag_zien ? { wie: "samen", met: toPersoon(partner) } : { wie: "lezer", lezer: 0 };
  }
  const lezer = lezers.findIndex((person) => person.id === aanvragerId);
  if (lezer === 0 || lezer === 1) return { wie: "lezer", lezer };
  const other = served.find((person) => person.id === aanvragerId);
  return other && { wie: "ander", persoon: toPersoon(other) };
}

const order = (voor: Voor): number => (voor.wie === "lezer" ? voor.lezer : voor.wie === "ander" ? 2 : 3);

/** Documents per person: the readers in their order, then whom they serve, then what is shared. What is not theirs is left out. */
export function groupDocuments(audience: Audience, stukken: readonly { aanvragerId: string | null; naam: string }[]): DocumentGroep[] {
  const groups = new Map<number, DocumentGroep>();
  for (const { aanvragerId, naam } of stukken) {
    const voor = findVoor(audience, aanvragerId);
    if (!voor) continue;
    const group = groups.get(order(voor)) ?? { voor, documenten: [] };
    group.documenten.push(naam);
    groups.set(order(voor), group);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}

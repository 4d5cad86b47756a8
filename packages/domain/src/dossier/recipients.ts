// To whom the kantoor writes: one mail per distinct address. Pure and browser-safe.

export type Reader = { id: string; email: string | null };

/** The distinct addresses of a dossier, each with the people who read there, aanvrager 1 first. */
export function readersByAddress<R extends Reader>(aanvragers: readonly R[]): { address: string; readers: R[] }[] {
  const found = new Map<string, R[]>();
  for (const person of aanvragers) {
    if (person.email === null) continue;
    found.set(person.email, [...(found.get(person.email) ?? []), person]);
  }
  return [...found].map(([address, readers]) => ({ address, readers }));
}

/**
 * Whom a sign-in with this address serves: its own people, and those without an address of their own unless the adviser
 * has switched off that the other sees them (after a scheiding).
 */
export const servedBy = <R extends Reader & { partnerMagZien: boolean }>(aanvragers: readonly R[], address: string): R[] =>
  aanvragers.some((a) => a.email === address)
    ? aanvragers.filter((a) => a.email === address || (a.email === null && a.partnerMagZien))
    : [];

/** The address by which the portal shows this aanvrager: her own, or that of the other who serves her; null when nobody does. */
export function addressToServe(aanvragers: readonly (Reader & { partnerMagZien: boolean })[], aanvragerId: string): string | null {
  const own = aanvragers.find((a) => a.id === aanvragerId)?.email ?? null;
  if (own !== null) return own;
  return aanvragers.find((a) => a.email !== null && servedBy(aanvragers, a.email).some((p) => p.id === aanvragerId))?.email ?? null;
}

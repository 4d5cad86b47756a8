export type ServedCandidate = {
  id: string;
  email: string | null;
  /** Off after a scheiding: the other aanvrager neither serves nor sees this one. */
  partnerMagZien: boolean;
};

/**
 * Whom a sign-in with this address serves, of the aanvragers of one dossier: those who have the address, and those who have none, because
 * nobody else can serve them, unless the adviser switched that off. Nobody when the address stands at no aanvrager (any more).
 */
export function servedAanvragers<Candidate extends ServedCandidate>(aanvragers: readonly Candidate[], email: string): Candidate[] {
  if (!aanvragers.some((aanvrager) => aanvrager.email === email)) return [];
  return aanvragers.filter((aanvrager) => aanvrager.email === email || (aanvrager.email === null && aanvrager.partnerMagZien));
}

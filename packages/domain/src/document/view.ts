import type { BelangrijkDocumentRow } from "@dossierklaar/db/queries/belangrijk-document";

/** A paper of the kantoor for every client: the same for both sides. */
export type BelangrijkDocumentView = {
  id: string;
  naam: string;
  omschrijving: string;
  bestandsnaam: string;
  grootte: number;
  gewijzigdOp: Date;
};

export const toBelangrijkDocumentView = (row: BelangrijkDocumentRow): BelangrijkDocumentView => ({
  id: row.id,
  naam: row.naam,
  omschrijving: row.omschrijving,
  bestandsnaam: row.bestandsnaam,
  grootte: row.grootte,
  gewijzigdOp: row.gewijzigd_op,
});

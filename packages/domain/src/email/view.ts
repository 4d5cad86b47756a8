import type { EmailSoort, EmailStatus } from "@dossierklaar/db/columns";
import type { EmailListRow, EmailRow } from "@dossierklaar/db/queries/email";

export type EmailView = {
  id: string;
  versie: number;
  afspraakId: string | null;
  soort: EmailSoort;
  aan: string;
  aanNaam: string;
  onderwerp: string;
  status: EmailStatus;
  /** Why it did not arrive. */
  reden: string;
  aangemaaktOp: Date;
  verzondenOp: Date | null;
};

export const toEmailView = (row: EmailListRow): EmailView => ({
  id: row.id,
  versie: row.versie,
  afspraakId: row.afspraak_id,
  soort: row.soort,
  aan: row.aan,
  aanNaam: row.aan_naam,
  onderwerp: row.onderwerp,
  status: row.status,
  reden: row.reden,
  aangemaaktOp: row.aangemaakt_op,
  verzondenOp: row.verzonden_op,
});

/** A mail as it was sent; its sign-in link and code were masked before they were stored. */
export type EmailBodyView = EmailView & { html: string; tekst: string; bijlagen: string[] };

export const toEmailBodyView = (row: EmailRow): EmailBodyView => ({
  ...toEmailView(row),
  html: row.html,
  tekst: row.tekst,
  bijlagen: row.bijlagen,
});

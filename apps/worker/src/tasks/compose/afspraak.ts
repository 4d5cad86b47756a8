// What every mail about an afspraak says of it, and the file for the client's agenda.
import { toIcs } from "@dossierklaar/calendar/ics";
import { type AfspraakRow, findAfspraak } from "@dossierklaar/db/queries/afspraak";
import { findGebruiker } from "@dossierklaar/db/queries/kantoor";
import { klantTitle } from "@dossierklaar/domain/afspraak/view";
import type { MailAttachment } from "@dossierklaar/email/mailer";
import type { AfspraakWijziging, MailAdviseur } from "@dossierklaar/email/messages";
import { type Composing, toAdviseur } from "./parts.ts";

export type MailedAfspraak = {
  row: AfspraakRow;
  adviseur: MailAdviseur & { email: string };
  /** Who the mail comes from, by name. */
  van: string;
  facts: AfspraakWijziging["afspraak"];
};

/** The afspraak that a mail is about, as things stand now; undefined when the mail names none. */
export async function findMailedAfspraak({ tx, email, dossier, kantoor, audience }: Composing): Promise<MailedAfspraak | undefined> {
  const row = email.afspraak_id === null ? undefined : await findAfspraak(tx, kantoor.id, email.afspraak_id);
  if (!row) return undefined;
  const adviseur = toAdviseur(await findGebruiker(tx, kantoor.id, row.adviseur_id), kantoor);
  return {
    row,
    adviseur,
    van: `${adviseur.naam} van ${kantoor.naam}`,
    facts: {
      type: row.bevestiging_code,
      begint: row.begint_op,
      duurMinuten: row.duur_minuten,
      plaats: { soort: row.locatie_soort, tekst: row.locatie },
      klantTitel: klantTitle(row, kantoor.naam, dossier.aanspreekvorm),
      opmerkingen: row.opmerkingen,
      telefoonKlant: audience.lezers.find((lezer) => lezer.telefoon !== "")?.telefoon ?? "",
    },
  };
}

/** The file by which an agenda takes the afspraak over, moves it or drops it. */
export function agendaAttachment({ deps, email, now }: Composing, { row, van, facts }: MailedAfspraak): MailAttachment {
  const method = row.status === "cancelled" ? "CANCEL" : "PUBLISH";
  return {
    name: "afspraak.ics",
    contentType: `text/calendar; method=${method}; charset=utf-8`,
    content: toIcs({
      // As the portal's own file: an agenda keeps one entry for both, and the higher number wins.
      uid: `${row.id}@dossierklaar`,
      sequence: row.ics_volgnummer,
      method,
      title: facts.klantTitel,
      location: row.locatie,
      description: row.opmerkingen,
      begint: row.begint_op,
      duurMinuten: row.duur_minuten,
      organizer: { naam: van, email: deps.mailFrom },
      attendees: [{ naam: email.aan_naam, email: email.aan }],
      // The page, not the link of this mail: that one signs in, and agendas are shared.
      url: `${deps.portalUrl}/afspraken`,
      now,
    }),
  };
}

import { toIcs } from "@dossierklaar/calendar/ics";
import type { KlantDossierView } from "@dossierklaar/domain/dossier/view";

/**
 * An afspraak of this dossier as an iCalendar file; undefined when it is not there. Its uid and sequence are those of the file in the
 * confirmation mail, so that an agenda keeps one entry for both.
 */
export function agendaFile(dossier: KlantDossierView, afspraakId: string, portalUrl: string, now: Date): string | undefined {
  const afspraak = dossier.afspraken.find((one) => one.id === afspraakId);
  if (!afspraak) return undefined;
  return toIcs({
    uid: `${afspraak.id}@dossierklaar`,
    sequence: afspraak.icsVolgnummer,
    method: afspraak.status === "cancelled" ? "CANCEL" : "PUBLISH",
    title: afspraak.titel,
    location: afspraak.locatie,
    description: afspraak.opmerkingen,
    begint: afspraak.begintOp,
    duurMinuten: afspraak.duurMinuten,
    // The portal's own file is fetched, not mailed: no sender has to match, and the kantoor's address is not the client's to see.
    organizer: { naam: dossier.head.kantoor.naam, email: `afspraken@${new URL(portalUrl).hostname}` },
    url: `${portalUrl}/afspraken`,
    now,
  });
}

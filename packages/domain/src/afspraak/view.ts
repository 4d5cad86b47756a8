import type {
  AfspraakStatus,
  AgendaStand,
  AgendaVoorstel,
  LocatieSoort,
  Toon,
  VerzoekSoort,
  VerzoekStatus,
} from "@dossierklaar/db/columns";
import type { AfspraakRow } from "@dossierklaar/db/queries/afspraak";

/** What the client asked of the afspraak last, and what came of it. */
export type VerzoekView = {
  soort: VerzoekSoort;
  status: VerzoekStatus;
  reden: string;
  momenten: string;
  antwoord: string;
  door: string;
  op: Date;
};

const toVerzoekView = (row: AfspraakRow): VerzoekView | null =>
  row.verzoek_soort && row.verzoek_status && row.verzoek_op
    ? {
        soort: row.verzoek_soort,
        status: row.verzoek_status,
        reden: row.verzoek_reden,
        momenten: row.verzoek_momenten,
        antwoord: row.verzoek_antwoord,
        door: row.verzoek_door,
        op: row.verzoek_op,
      }
    : null;

export type AdviseurAfspraakView = {
  id: string;
  versie: number;
  afspraaktypeId: string;
  type: string;
  titel: string;
  /** What the client calls it. */
  klantTitel: string;
  locatieSoort: LocatieSoort;
  locatieId: string | null;
  locatie: string;
  opmerkingen: string;
  interneNotitie: string;
  begintOp: Date;
  duurMinuten: number;
  adviseurId: string;
  adviseur: string;
  status: AfspraakStatus;
  redenVoorKlant: string;
  verzoek: VerzoekView | null;
  /** Synchroniseren met agenda, how that stands, and what the adviseur did in her agenda and has not decided on. */
  inAgenda: boolean;
  agendaStand: AgendaStand;
  agendaVoorstel: AgendaVoorstel | null;
};

/** For the kantoor. */
export const toAdviseurAfspraakView = (row: AfspraakRow, kantoor: string, toon: Toon): AdviseurAfspraakView => ({
  id: row.id,
  versie: row.versie,
  afspraaktypeId: row.afspraaktype_id,
  type: row.type_naam,
  titel: row.titel,
  klantTitel: klantTitle(row, kantoor, toon),
  locatieSoort: row.locatie_soort,
  locatieId: row.locatie_id,
  locatie: row.locatie,
  opmerkingen: row.opmerkingen,
  interneNotitie: row.interne_notitie,
  begintOp: row.begint_op,
  duurMinuten: row.duur_minuten,
  adviseurId: row.adviseur_id,
  adviseur: row.adviseur_naam,
  status: row.status,
  redenVoorKlant: row.reden_voor_klant,
  verzoek: toVerzoekView(row),
  inAgenda: row.in_agenda,
  agendaStand: row.agenda_stand,
  agendaVoorstel: row.agenda_voorstel,
});

export type KlantAfspraakView = {
  id: string;
  versie: number;
  titel: string;
  locatieSoort: LocatieSoort;
  locatie: string;
  opmerkingen: string;
  begintOp: Date;
  duurMinuten: number;
  adviseur: string;
  status: AfspraakStatus;
  /** Rises with what the client would notice; her agenda goes by it. */
  icsVolgnummer: number;
  redenVoorKlant: string;
  /** What was asked and what came of it. Why it was asked is for the kantoor: the other aanvrager reads this too. */
  verzoek: Pick<VerzoekView, "soort" | "status" | "antwoord" | "op"> | null;
};

const toKlantVerzoek = (row: AfspraakRow): KlantAfspraakView["verzoek"] => {
  const verzoek = toVerzoekView(row);
  return verzoek && { soort: verzoek.soort, status: verzoek.status, antwoord: verzoek.antwoord, op: verzoek.op };
};

/** For the client: an edited title is hers too, an unedited one reads as the type's title for clients. */
export const toKlantAfspraakView = (row: AfspraakRow, kantoor: string, toon: Toon): KlantAfspraakView => ({
  id: row.id,
  versie: row.versie,
  titel: klantTitle(row, kantoor, toon),
  locatieSoort: row.locatie_soort,
  locatie: row.locatie,
  opmerkingen: row.opmerkingen,
  begintOp: row.begint_op,
  duurMinuten: row.duur_minuten,
  adviseur: row.adviseur_naam,
  status: row.status,
  icsVolgnummer: row.ics_volgnummer,
  redenVoorKlant: row.reden_voor_klant,
  verzoek: toKlantVerzoek(row),
});

/** What the client calls the afspraak. */
export const klantTitle = (
  row: Pick<AfspraakRow, "titel" | "titel_aangepast" | "klant_titel" | "klant_titel_informal">,
  kantoor: string,
  toon: Toon,
): string =>
  row.titel_aangepast ? row.titel : (toon === "formal" ? row.klant_titel : row.klant_titel_informal).replaceAll("{kantoor}", kantoor);

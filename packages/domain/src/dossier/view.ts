import type { Aanhef, Fase, Taal, Toon } from "@dossierklaar/db/columns";
import type { AanvragerRow } from "@dossierklaar/db/queries/aanvrager";
import type { DossierEventRow } from "@dossierklaar/db/queries/dossier-event";
import type { ActiepuntView } from "../actiepunt/view.ts";
import type { AdviseurAfspraakView, KlantAfspraakView } from "../afspraak/view.ts";
import type { BelangrijkDocumentView } from "../document/view.ts";
import type { Progress } from "../dossiercontrole/rules.ts";
import type { AdviseurStukView, KlantStukView } from "../dossiercontrole/view.ts";
import type { EmailView } from "../email/view.ts";
import { type Day, fullName, shortName } from "../format.ts";
import { tellEvent } from "./logboek.ts";
import type { DossierDates } from "./rules.ts";

export type AanvragerView = {
  id: string;
  positie: number;
  aanhef: Aanhef;
  voorletters: string;
  voornaam: string;
  tussenvoegsel: string;
  achternaam: string;
  naam: string;
  /** What she is called in a row. */
  roepnaam: string;
  geboortedatum: Day | null;
  email: string | null;
  telefoon: string;
  straat: string;
  postcode: string;
  plaats: string;
  klantprofielId: string;
  klantprofiel: string;
  inkomenstypeIds: string[];
  inkomenstypen: string[];
  ondernemingSinds: number | null;
  /** Off after a scheiding: the other aanvrager neither serves nor sees this one. */
  partnerMagZien: boolean;
  /** She left the dossier: she is named at what she delivered, and asked nothing. */
  vertrokken: boolean;
};

export const toAanvragerView = (row: AanvragerRow): AanvragerView => ({
  id: row.id,
  positie: row.positie,
  aanhef: row.aanhef,
  voorletters: row.voorletters,
  voornaam: row.voornaam,
  tussenvoegsel: row.tussenvoegsel,
  achternaam: row.achternaam,
  naam: fullName(row),
  roepnaam: shortName(row),
  geboortedatum: row.geboortedatum,
  email: row.email,
  telefoon: row.telefoon,
  straat: row.straat,
  postcode: row.postcode,
  plaats: row.plaats,
  klantprofielId: row.klantprofiel_id,
  klantprofiel: row.klantprofiel,
  inkomenstypeIds: row.inkomenstype_ids,
  inkomenstypen: row.inkomenstypen,
  ondernemingSinds: row.onderneming_sinds,
  partnerMagZien: row.partner_mag_zien,
  vertrokken: row.vertrokken_op !== null,
});

export type DossierHeadView = {
  id: string;
  nummer: string;
  versie: number;
  aanspreekvorm: Toon;
  fase: Fase;
  adviseur: { id: string; naam: string };
  behandelaar: { id: string; naam: string } | null;
  leadbron: { id: string; naam: string } | null;
  progress: Progress;
  datums: DossierDates;
  /** The versie in which Gegevens changed last: what a form that saves over it must have seen. */
  gegevensVersie: number;
  gesloten: boolean;
  /** When and why it was closed, and until when it is kept; null while it is open. */
  sluiting: { op: Date; reden: string; bewarenTot: Day | null } | null;
};

export type LogView = {
  /** versie and line within it. */
  id: string;
  at: Date;
  actor: string;
  /** Of the person; null for the product itself. */
  actorId: string | null;
  actorSoort: "gebruiker" | "klant" | "system";
  kind: string;
  /** One Dutch sentence without the actor. */
  tekst: string;
  afspraakId: string | null;
};

export const toLogView = (row: DossierEventRow): LogView => ({
  id: `${row.versie}.${row.volgnummer}`,
  at: row.at,
  actor: row.actor_naam,
  actorId: row.actor_id,
  actorSoort: row.actor_soort,
  kind: row.kind,
  tekst: tellEvent(row.kind, row.payload),
  afspraakId: row.afspraak_id,
});

/** Everything of a dossier that the adviser's screens show, as of one versie. */
export type AdviseurDossierView = {
  head: DossierHeadView;
  aanvragers: AanvragerView[];
  afspraken: AdviseurAfspraakView[];
  stukken: AdviseurStukView[];
  actiepunten: ActiepuntView[];
  emails: EmailView[];
};

/** What changed since a versie, for the adviser's room. Rows replace those with the same id. */
export type AdviseurDossierRows = {
  head: DossierHeadView;
  aanvragers: AanvragerView[];
  afspraken: AdviseurAfspraakView[];
  stukken: AdviseurStukView[];
  actiepunten: ActiepuntView[];
  emails: EmailView[];
  /** Stukken that left the screen. */
  removedStukIds: string[];
  log: LogView[];
};

export type KlantHeadView = {
  dossierId: string;
  nummer: string;
  versie: number;
  toon: Toon;
  gesloten: boolean;
  /** What she chose to read in; null as long as she did not. */
  taal: Taal | null;
  kantoor: { naam: string; telefoon: string; kleur: string; logo: string | null };
  adviseur: { id: string; naam: string; telefoon: string; functie: string; foto: string | null };
  /** Those whom this sign-in serves, by name. */
  aanvragers: { id: string; naam: string; roepnaam: string; eigen: boolean }[];
};

/** Everything of a dossier that this client's screens show, as of one versie. */
export type KlantDossierView = {
  head: KlantHeadView;
  afspraken: KlantAfspraakView[];
  stukken: KlantStukView[];
  actiepunten: ActiepuntView[];
  /** Belangrijke documenten of the kantoor: for every client the same, and not live. */
  documenten: BelangrijkDocumentView[];
};

/** What changed since a versie, for the room of one aanvrager. */
export type KlantDossierRows = {
  head: Pick<KlantHeadView, "versie" | "toon" | "gesloten">;
  afspraken: KlantAfspraakView[];
  stukken: KlantStukView[];
  actiepunten: ActiepuntView[];
  removedStukIds: string[];
};

export type DossierListItem = {
  id: string;
  nummer: string;
  namen: string;
  adviseur: { id: string; naam: string };
  klantprofiel: string;
  fase: Fase;
  gevraagd: number;
  aangeleverd: number;
  akkoord: number;
  teBeoordelen: number;
  laatsteActiviteitOp: Date;
  gesloten: boolean;
};

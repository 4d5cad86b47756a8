// Status and error code → the Dutch that a person reads. Browser-safe.
import type {
  AfspraakStatus,
  AgendaSoort,
  BestandWeigering,
  EmailStatus,
  Fase,
  LocatieSoort,
  Onderwerp,
  RegelVoorwaarde,
  SignaleringSoort,
  StukStatus,
  Taal,
  Toon,
  VerzoekSoort,
  Voorwaarde,
} from "@dossierklaar/db/columns";
import type { WerkGroep } from "@dossierklaar/db/queries/werkvoorraad";
import type { AfspraakField } from "./afspraak/rules.ts";
import type { DatumNaam } from "./dossier/rules.ts";
import type { ErrorCode } from "./errors.ts";

const stukForAdviseur: Record<StukStatus, string> = {
  offered: "Beschikbaar",
  requested: "Aan te leveren",
  received: "Ontvangen",
  provisionallyApproved: "Voorlopig akkoord",
  approved: "Akkoord",
  rejected: "Afgekeurd",
  declaredNotApplicable: "Klant meldt: n.v.t.",
  cancelled: "Vervallen",
};

/** What the adviser reads at a stuk. */
export const stukStatusLabel = (status: StukStatus): string => stukForAdviseur[status];

const stukForKlant: Record<StukStatus, string> = {
  offered: "Om te downloaden",
  requested: "Nog aan te leveren",
  received: "Ontvangen",
  provisionallyApproved: "Akkoord",
  approved: "Akkoord",
  rejected: "Opnieuw aanleveren",
  declaredNotApplicable: "Doorgegeven: niet van toepassing",
  cancelled: "Niet meer nodig",
};

/** What the client reads; `opened` means that the kantoor has opened the paper. */
export const stukStatusLabelKlant = (status: StukStatus, opened: boolean): string =>
  status === "received" && opened ? "Bekeken" : stukForKlant[status];

export const faseLabels: Record<Fase, string> = {
  orientation: "Oriëntatie",
  application: "Aanvraag",
  transfer: "Passeren",
  management: "Beheer",
};

/** The dates that count, as the header names them. */
export const datumLabels: Record<DatumNaam, string> = {
  ontbindendeVoorwaarde: "Ontbindende voorwaarde financiering",
  bankgarantie: "Bankgarantie",
  renteaanbodTot: "Renteaanbod",
  bindendAanbodTot: "Bindend aanbod",
  passeerdatum: "Passeren",
};

export const toonLabels: Record<Toon, string> = { formal: "Formeel", informal: "Informeel" };

/** In what a client reads. */
export const taalLabels: Record<Taal, string> = { nl: "Nederlands", en: "Engels" };

export const aanhefLabels = { mevrouw: "mevrouw", heer: "heer", geen: "geen" } as const;

export const rolLabels = { admin: "Admin", adviseur: "Adviseur", binnendienst: "Binnendienst" } as const;

export const locatieSoortLabels: Record<LocatieSoort, string> = {
  office: "Kantoor",
  home: "Klant thuis",
  phone: "Telefoon",
  video: "Video",
  other: "Anders",
};

/** What a line of a scenario is about, as an admin chooses it. */
export const onderwerpLabels: Record<Onderwerp, string> = {
  none: "Geen",
  home: "Woning, volgens klantprofiel",
  currentHome: "Huidige woning",
  homeToBuy: "Aan te kopen woning",
  employer: "Elke werkgever",
  business: "Elke onderneming",
};

/** When a line of a scenario is asked. */
export const regelVoorwaardeLabels: Record<RegelVoorwaarde, string> = {
  none: "Altijd",
  secondAanvrager: "Bij een tweede aanvrager",
  aowWithinTenYears: "Bij AOW binnen tien jaar",
};

/** What else must hold before a trigger starts its scenario; a question says itself what its ja starts. */
export const voorwaardeLabels: Record<Exclude<Voorwaarde, "answerYes">, string> = {
  none: "Geen",
  secondAanvrager: "Er is een tweede aanvrager",
  aowWithinTenYears: "AOW binnen tien jaar",
  ocktoTicked: "Ockto is aangevinkt",
};

export const afspraakStatusLabels: Record<AfspraakStatus, string> = { planned: "Gepland", cancelled: "Afgezegd" };

/** What of an afspraak was changed, inside a sentence. */
export const afspraakFieldLabels: Record<AfspraakField, string> = {
  moment: "moment",
  duur: "duur",
  locatie: "locatie",
  titel: "titel",
  opmerkingen: "opmerkingen",
  adviseur: "adviseur",
  interneNotitie: "interne notitie",
  agenda: "synchroniseren met agenda",
};

export const agendaSoortLabels: Record<AgendaSoort, string> = { google: "Google Agenda", microsoft: "Outlook" };

/** What the client asks of an afspraak, after `gevraagd om`. */
export const verzoekLabels: Record<VerzoekSoort, string> = { move: "een ander moment", cancel: "af te zeggen" };

export const emailStatusLabels: Record<EmailStatus, string> = {
  queued: "Wordt verzonden",
  claimed: "Wordt verzonden",
  sent: "Verzonden",
  delivered: "Afgeleverd",
  opened: "Geopend (indicatie)",
  bounced: "Niet bezorgd",
  failed: "Niet bezorgd",
};

/** What asks attention at a dossier. */
export const signaleringLabels: Record<SignaleringSoort, string> = {
  own: "Signalering",
  noReaction: "Geen reactie",
  complete: "Alles aangeleverd",
};

/** The groups of the Werkvoorraad. */
export const werkGroepLabels: Record<WerkGroep, string> = {
  toJudge: "Te beoordelen",
  redelivered: "Opnieuw aangeleverd",
  declared: "Klant meldt: n.v.t.",
  question: "Vragen van klanten",
  verzoek: "Verzoeken over een afspraak",
  complete: "Alles aangeleverd",
  undelivered: "E-mail niet bezorgd",
  noReaction: "Geen reactie",
  dateNear: "Datums",
  expiring: "Verlopende stukken",
  signalering: "Signaleringen",
};

/** What a client is told about a file that was refused: what is wrong, then what to do. */
export const weigeringLabels: Record<BestandWeigering, string> = {
  wrongType: "Dit bestand is geen foto of pdf die we kunnen openen. Kies een jpg, png, webp, heic of pdf.",
  tooLarge: "Dit bestand is groter dan 64 MB. Kies een kleiner bestand.",
  tooManyPixels:
    "Deze foto is te groot om te openen: meer dan 100 megapixel. Maak de foto opnieuw met een lagere resolutie of kies een andere.",
  empty: "Dit bestand is leeg. Maak of kies het opnieuw.",
  encrypted: "Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord en kies het opnieuw.",
  infected: "In dit bestand zit een virus. Kies een ander bestand.",
  unreadable: "Dit bestand is beschadigd. Maak of kies het opnieuw.",
};

/** What is said when a step fails. The details of the error may make the sentence more precise. */
const errorSentences: Record<ErrorCode, string> = {
  NOT_FOUND: "Dit bestaat niet, of je mag het niet zien.",
  FORBIDDEN: "Je rol mag dit niet doen.",
  ALREADY_CHANGED: "Een collega was net iets eerder. Er is niets veranderd.",
  TRANSITION_REFUSED: "Dit kan niet bij de status van dit stuk. Er is niets veranderd.",
  AMBIGUOUS_TIME: "Deze tijd bestaat twee keer in de nacht dat de klok teruggaat. Kies een andere tijd.",
  NONEXISTENT_TIME: "Deze tijd bestaat niet, omdat de klok dan vooruitgaat. Kies een andere tijd.",
  INVALID_INPUT: "Er klopt iets niet in wat je hebt ingevuld. Kijk het na.",
  ALREADY_EXISTS: "Deze naam staat al in de lijst. Kies een andere naam.",
  LAST_CHOICE: "Dit is de laatste keuze die aan staat. Zet eerst een andere aan, anders kan niemand een dossier aanmaken.",
  IN_USE: "Dit wordt nog gebruikt. Haal het daar eerst weg.",
  LAST_ADMIN: "Dit is de enige admin die kan inloggen. Geef eerst een collega die rol.",
  EMAIL_TAKEN: "Met dit e-mailadres is er al een gebruiker. Kies een ander adres.",
  PICTURE_REFUSED: "Dit is geen afbeelding die we kunnen openen. Kies een jpg, png of webp.",
  REQUEST_REUSED: "Deze aanvraag is al eerder met andere gegevens gedaan. Laad de pagina opnieuw.",
  DOSSIER_CLOSED: "Dit dossier is gesloten.",
  UPLOAD_LIMIT: "In één keer kunnen 30 bestanden mee. Lever de rest daarna aan.",
  UPLOAD_REFUSED: "Dit bestand kunnen we niet aannemen.",
  GRANT_SPENT: "Deze link is al gebruikt.",
  GRANT_EXPIRED: "Deze link is verlopen.",
};

/** The sentence for an error code; `fallback` for a code this version does not know. */
export function errorSentence(code: string, fallback = "Het is niet gelukt. Probeer het opnieuw."): string {
  return Object.hasOwn(errorSentences, code) ? errorSentences[code as ErrorCode] : fallback; // checked by the line itself
}

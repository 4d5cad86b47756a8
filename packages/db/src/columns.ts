// The words that columns may hold. Browser-safe: no imports. A database test holds each list against its CHECK.

export const rollen = ["admin", "adviseur", "binnendienst"] as const;
export type Rol = (typeof rollen)[number];

export const tonen = ["formal", "informal"] as const;
export type Toon = (typeof tonen)[number];

/** What a client reads the portal and her mail in. */
export const talen = ["nl", "en"] as const;
export type Taal = (typeof talen)[number];

export const aanheffen = ["mevrouw", "heer", "geen"] as const;
export type Aanhef = (typeof aanheffen)[number];

export const fasen = ["orientation", "application", "transfer", "management"] as const;
export type Fase = (typeof fasen)[number];

export const stukStatussen = [
  "offered",
  "requested",
  "received",
  "provisionallyApproved",
  "approved",
  "rejected",
  "declaredNotApplicable",
  "cancelled",
] as const;
export type StukStatus = (typeof stukStatussen)[number];

export const afspraakStatussen = ["planned", "cancelled"] as const;
export type AfspraakStatus = (typeof afspraakStatussen)[number];

/** What a client may ask of an afspraak: another moment, or that it does not go on. */
export const verzoekSoorten = ["move", "cancel"] as const;
export type VerzoekSoort = (typeof verzoekSoorten)[number];

export const verzoekStatussen = ["open", "granted", "declined"] as const;
export type VerzoekStatus = (typeof verzoekStatussen)[number];

/** Whose agendas can be coupled. */
export const agendaSoorten = ["google", "microsoft"] as const;
export type AgendaSoort = (typeof agendaSoorten)[number];

export const koppelingStatussen = ["active", "expired", "ended"] as const;
export type KoppelingStatus = (typeof koppelingStatussen)[number];

/** How an afspraak stands in the agenda of its adviseur. */
export const agendaStanden = ["none", "waiting", "placed", "stopped", "failed"] as const;
export type AgendaStand = (typeof agendaStanden)[number];

/** What an adviseur did with an afspraak in her own agenda; `begintOp` is an instant as ISO 8601 writes it. */
export type AgendaVoorstel = { soort: "moved"; begintOp: string; duurMinuten: number } | { soort: "removed" };

/** What was put into an agenda of an afspraak. */
export type AgendaGezet = { titel: string; locatie: string; opmerkingen: string; begintOp: string; duurMinuten: number };

export const locatieSoorten = ["office", "home", "phone", "video", "other"] as const;
export type LocatieSoort = (typeof locatieSoorten)[number];

/** What a stuk is about: nothing, a home, an employer or a business. */
export const onderwerpen = ["none", "currentHome", "homeToBuy", "home", "employer", "business"] as const;
export type Onderwerp = (typeof onderwerpen)[number];

export const bestandStatussen = ["reserved", "uploaded", "accepted", "refused", "dropped"] as const;
export type BestandStatus = (typeof bestandStatussen)[number];

/** Why a file was refused, so that the client reads a sentence that says what to do. */
export const bestandWeigeringen = ["wrongType", "tooLarge", "tooManyPixels", "empty", "encrypted", "infected", "unreadable"] as const;
export type BestandWeigering = (typeof bestandWeigeringen)[number];

export const aanleveringStatussen = ["open", "received", "dropped"] as const;
export type AanleveringStatus = (typeof aanleveringStatussen)[number];

export const actiepuntSoorten = ["question", "ockto", "text"] as const;
export type ActiepuntSoort = (typeof actiepuntSoorten)[number];

export const actiepuntStatussen = ["open", "done", "cancelled"] as const;
export type ActiepuntStatus = (typeof actiepuntStatussen)[number];

export const emailStatussen = ["queued", "claimed", "sent", "delivered", "opened", "bounced", "failed"] as const;
export type EmailStatus = (typeof emailStatussen)[number];

export const emailSoorten = [
  "afspraakBevestiging",
  "afspraakVerzet",
  "afspraakGewijzigd",
  "afspraakAfgezegd",
  "verzoekAfgewezen",
  "inloglink",
  "digest",
  "uitnodiging",
  "wachtwoordHerstel",
  "bericht",
  "rappel",
  "allesOntvangen",
] as const;
export type EmailSoort = (typeof emailSoorten)[number];

export const voorwaarden = ["none", "secondAanvrager", "aowWithinTenYears", "ocktoTicked", "answerYes"] as const;
export type Voorwaarde = (typeof voorwaarden)[number];

/** When a line of a scenario is asked at all. */
export const regelVoorwaarden = ["none", "secondAanvrager", "aowWithinTenYears"] as const;
export type RegelVoorwaarde = (typeof regelVoorwaarden)[number];

export const regelSoorten = ["document", "question", "ockto"] as const;
export type RegelSoort = (typeof regelSoorten)[number];

export const startBronnen = ["trigger", "manual", "answer", "gegevens"] as const;
export type StartBron = (typeof startBronnen)[number];

export const planningStatussen = ["planned", "started", "withdrawn"] as const;
export type PlanningStatus = (typeof planningStatussen)[number];

export const actorSoorten = ["gebruiker", "klant", "system"] as const;
export type ActorSoort = (typeof actorSoorten)[number];

export const gebruikerGrantSoorten = ["invitation", "passwordReset"] as const;
export type GebruikerGrantSoort = (typeof gebruikerGrantSoorten)[number];

export const grantSoorten = ["mailLink", "loginLink", "handOver"] as const;
export type GrantSoort = (typeof grantSoorten)[number];

/** Somebody wants to come back to it; nothing heard of the client; everything is in. */
export const signaleringSoorten = ["own", "noReaction", "complete"] as const;
export type SignaleringSoort = (typeof signaleringSoorten)[number];

export const signaleringStatussen = ["open", "done"] as const;
export type SignaleringStatus = (typeof signaleringStatussen)[number];

/** One page of a file at a stuk: which of the file's (from 1), turned so many degrees to the right, and its place among the pages of the stuk. */
export type BestandPagina = { pagina: number; draaiing: number; volgorde: number };

/** Where a text for a mail of one's own is offered. */
export const berichtPlekken = ["dossier", "afspraak"] as const;
export type BerichtPlek = (typeof berichtPlekken)[number];

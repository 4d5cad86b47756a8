/**
 * The shape of the starting catalogue: what every kantoor gets as its own, editable copy.
 * Lines refer to each other by the numbers and codes below; the seed turns those into ids of the kantoor.
 */
export type Onderwerp = "none" | "currentHome" | "homeToBuy" | "home" | "employer" | "business";

/** Who makes or brings the paper: the klant, the kantoor or a third party. */
export type Bron = "klant" | "kantoor" | "derde";

export type SoortDocumentSeed = {
  nummer: number;
  naam: string;
  bron: Bron;
  per: "aanvrager" | "dossier";
  /** What the paper is about where there can be more than one of it. */
  onderwerp: "none" | "home" | "employer" | "business";
  jaarlijks: boolean;
  maandelijks: boolean;
  /** "t/m {kwartaal}": one line up to the last closed quarter; it goes before jaarlijks. */
  kwartaal: boolean;
  /** Months that the paper stays valid, counted from the date on it; null: no limit or the paper's own date. */
  geldigMaanden: number | null;
  /** Valid until a date that stands on the paper itself. */
  eigenVervaldatum: boolean;
  toontBsn: boolean;
  synoniemen: readonly string[];
  hdnCode: string | null;
  /** It is signed at an afspraak: opdracht tot dienstverlening, renteaanbod, bindend aanbod. */
  teTekenen: boolean;
  /** In words of a client, written without u or je so that one text serves both tones. */
  klantNaam: string;
  watIsHet: string;
  /** Why the adviser needs it, one sentence, without u or je. */
  waarom: string;
  waarVindIk: readonly string[];
  waarVindIkLink: { label: string; url: string } | null;
  /** What a good copy shows, one line each. */
  goedeKopie: readonly string[];
  /** Reasons to reject, as the adviser picks them and the client reads them. */
  afkeurredenen: readonly string[];
};

export type CodeSeed = { code: string; naam: string };

export type ScenarioRegelSeed =
  | {
      kind: "document";
      soortNummer: number;
      per: "aanvrager" | "dossier";
      onderwerp: Onderwerp;
      /** How many closed years are asked for; null: not counted in years (a yearly soort then asks the last closed year). */
      jaren: number | null;
    }
  | { kind: "question"; vraagFormal: string; vraagInformal: string; jaStartScenario: string }
  | { kind: "ockto" };

export type ScenarioSeed = {
  code: string;
  naam: string;
  fase: "orientation" | "application" | "transfer" | "management";
  regels: readonly ScenarioRegelSeed[];
};

export type Voorwaarde = "none" | "secondAanvrager" | "aowWithinTenYears" | "ocktoTicked" | "answerYes";

/** afspraaktype × inkomenstype × klantprofiel × condition → scenario; null means any. */
export type TriggerSeed = {
  afspraaktype: string | null;
  inkomenstype: string | null;
  klantprofiel: string | null;
  voorwaarde: Voorwaarde;
  scenario: string;
};

export type AfspraaktypeSeed = {
  code: string;
  naam: string;
  duurMinuten: number;
  /** With {achternaam}: the names of the aanvragers. */
  titel: string;
  /** With {kantoor}: what stands in the client's own agenda; the second is for who is addressed with je, equal where nothing changes. */
  klantTitel: string;
  klantTitelInformal: string;
};

/** One row of text of a mail: subject and body with {placeholders}; a blank line starts a new paragraph. */
export type EmailSjabloonSeed = {
  soort: string;
  afspraaktype: string | null;
  toon: "formal" | "informal";
  onderwerp: string;
  /** For one reader. */
  tekst: string;
  /** For two readers at one address; equal to tekst where nothing changes. */
  tekstMeervoud: string;
};

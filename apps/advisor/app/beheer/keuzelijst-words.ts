import type { ApiInput } from "../trpc";

export type Lijst = ApiInput["beheer"]["keuzelijst"]["show"]["lijst"];

export type KeuzelijstWords = {
  lijst: Lijst;
  title: string;
  /** What this list is for. */
  sub: string;
  /** The button, the title of its window. */
  add: string;
  change: string;
  empty: string;
};

/** What each of the four lists is called and for. */
export const keuzelijstWords = {
  locaties: {
    lijst: "locatie",
    title: "Locaties",
    sub: "Waar een afspraak op kantoor kan zijn. De bovenste wordt voorgesteld aan wie zelf geen standaardlocatie heeft.",
    add: "Locatie toevoegen",
    change: "Locatie wijzigen",
    empty: "Nog geen locaties. Voeg er een toe, dan is ze te kiezen bij een nieuwe afspraak.",
  },
  inkomenstypen: {
    lijst: "inkomenstype",
    title: "Inkomenstypen",
    sub: "Hoe een aanvrager aan inkomen komt. Triggers kiezen hiermee wat er gevraagd wordt.",
    add: "Inkomenstype toevoegen",
    change: "Inkomenstype wijzigen",
    empty: "Nog geen inkomenstypen. Voeg er een toe, anders kan niemand een dossier aanmaken.",
  },
  klantprofielen: {
    lijst: "klantprofiel",
    title: "Klantprofielen",
    sub: "Waarvoor een aanvrager komt. Triggers kiezen hiermee wat er gevraagd wordt.",
    add: "Klantprofiel toevoegen",
    change: "Klantprofiel wijzigen",
    empty: "Nog geen klantprofielen. Voeg er een toe, anders kan niemand een dossier aanmaken.",
  },
  leadbronnen: {
    lijst: "leadbron",
    title: "Leadbronnen",
    sub: "Waar een klant vandaan komt.",
    add: "Leadbron toevoegen",
    change: "Leadbron wijzigen",
    empty: "Nog geen leadbronnen. Voeg er een toe, dan is ze te kiezen bij een nieuw dossier.",
  },
} as const satisfies Record<string, KeuzelijstWords>;

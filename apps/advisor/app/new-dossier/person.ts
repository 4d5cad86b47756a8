import type { ApiInput } from "../trpc";

type OpenInput = ApiInput["dossier"]["open"];
type AanvragerInput = OpenInput["aanvragers"][number];

/** What is typed about one aanvrager; an empty string is nothing yet. */
export type Person = {
  aanhef: AanvragerInput["aanhef"] | "";
  voorletters: string;
  voornaam: string;
  tussenvoegsel: string;
  achternaam: string;
  geboortedatum: string;
  email: string;
  telefoon: string;
  straat: string;
  postcode: string;
  plaats: string;
  /** One entry for each field; null where none is chosen yet. */
  inkomenstypeIds: (string | null)[];
  klantprofielId: string;
  ondernemingSinds: number | undefined;
};

export const newPerson = (): Person => ({
  aanhef: "",
  voorletters: "",
  voornaam: "",
  tussenvoegsel: "",
  achternaam: "",
  geboortedatum: "",
  email: "",
  telefoon: "",
  straat: "",
  postcode: "",
  plaats: "",
  inkomenstypeIds: [null],
  klantprofielId: "",
  ondernemingSinds: undefined,
});

/** Aanvrager 2 lives where the first does and buys with her, until it is said otherwise. */
export const secondPerson = ({ straat, postcode, plaats, klantprofielId }: Person): Person => ({
  ...newPerson(),
  straat,
  postcode,
  plaats,
  klantprofielId,
});

const ondernemerCodes = ["005", "006", "007"];

/** Whether one of the chosen inkomenstypen is that of a business, of which the first year matters. */
export const isOndernemer = (person: Person, inkomenstypen: readonly { id: string; code: string }[]): boolean =>
  inkomenstypen.some((type) => ondernemerCodes.includes(type.code) && person.inkomenstypeIds.includes(type.id));

/** Whether what every aanvrager must have is there. */
export const isFilledIn = (person: Person): boolean =>
  person.achternaam.trim() !== "" && person.inkomenstypeIds.some((id) => id !== null) && person.klantprofielId !== "";

/** As the api takes it. What was typed for an ondernemer and is no longer asked is left out. */
export function toAanvrager(person: Person, inkomenstypen: readonly { id: string; code: string }[]): AanvragerInput {
  return {
    ...person,
    // Nobody is called anything that was not chosen.
    aanhef: person.aanhef || "geen",
    geboortedatum: person.geboortedatum || null,
    inkomenstypeIds: [...new Set(person.inkomenstypeIds.filter((id) => id !== null))],
    ondernemingSinds: isOndernemer(person, inkomenstypen) ? (person.ondernemingSinds ?? null) : null,
  };
}

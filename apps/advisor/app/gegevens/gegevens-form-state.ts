import type { AanvragerView, AdviseurDossierView } from "@dossierklaar/domain/dossier/view";
import { fullName } from "@dossierklaar/domain/format";
import { isOndernemer, type Person, toAanvrager } from "../new-dossier/person";
import type { ApiInput, ApiOutput } from "../trpc";

export type Choices = ApiOutput["dossier"]["choices"];
export type PreviewInput = ApiInput["dossier"]["previewGegevens"];

/** A person of the form: who she is, and whether the other may see what is hers. */
export type EditedPerson = Person & { id: string | null; partnerMagZien: boolean };

/** The form as it is filled from what stands there. */
export const toEdited = (view: AanvragerView): EditedPerson => ({
  id: view.id,
  aanhef: view.aanhef,
  voorletters: view.voorletters,
  voornaam: view.voornaam,
  tussenvoegsel: view.tussenvoegsel,
  achternaam: view.achternaam,
  geboortedatum: view.geboortedatum ?? "",
  email: view.email ?? "",
  telefoon: view.telefoon,
  straat: view.straat,
  postcode: view.postcode,
  plaats: view.plaats,
  inkomenstypeIds: view.inkomenstypeIds.length > 0 ? view.inkomenstypeIds : [null],
  klantprofielId: view.klantprofielId,
  ondernemingSinds: view.ondernemingSinds ?? undefined,
  partnerMagZien: view.partnerMagZien,
});

/** As the api takes it. */
export const toInput = (person: EditedPerson, choices: Choices) => {
  const { id, partnerMagZien, ...entered } = person;
  return { ...toAanvrager(entered, choices.inkomenstypen), id, partnerMagZien };
};

const yearIn = (year: number | undefined): number | null =>
  year !== undefined && Number.isInteger(year) && year >= 1900 && year <= 2100 ? year : null;

/** What of the form decides over what is asked, as far as it is filled. */
export const toPreviewInput = (nummer: string, people: readonly EditedPerson[], choices: Choices): PreviewInput => ({
  nummer,
  aanvragers: people.map((person) => ({
    id: person.id,
    geboortedatum: person.geboortedatum || null,
    inkomenstypeIds: [...new Set(person.inkomenstypeIds.filter((id) => id !== null))],
    klantprofielId: person.klantprofielId || null,
    ondernemingSinds: isOndernemer(person, choices.inkomenstypen) ? yearIn(person.ondernemingSinds) : null,
  })),
});

const withKept = <Choice extends { id: string; naam: string }>(list: readonly Choice[], kept: readonly Choice[]): Choice[] => [
  ...list,
  ...kept.filter((one) => !list.some((choice) => choice.id === one.id)),
];

/** The kantoor's choices with what this dossier has chosen, also when that was switched off since: what is in use stays. */
export function choicesWith(choices: Choices, { head, aanvragers }: AdviseurDossierView): Choices {
  const { adviseur, behandelaar, leadbron } = head;
  return {
    ...choices,
    adviseurs: withKept(choices.adviseurs, [adviseur]),
    behandelaars: withKept(choices.behandelaars, behandelaar ? [behandelaar] : []),
    leadbronnen: withKept(choices.leadbronnen, leadbron ? [leadbron] : []),
    // A choice of before has no code here; only the codes of entrepreneurs matter, and those are asked of the kantoor's own list.
    inkomenstypen: withKept(
      choices.inkomenstypen,
      aanvragers.flatMap((a) => a.inkomenstypeIds.map((id, at) => ({ id, naam: a.inkomenstypen[at] ?? "", code: "" }))),
    ),
    klantprofielen: withKept(
      choices.klantprofielen,
      aanvragers.map((a) => ({ id: a.klantprofielId, naam: a.klantprofiel, code: "" })),
    ),
  };
}

/** How a person of the form is called while she may have no name yet. */
export const nameOf = (person: EditedPerson, at: number): string => fullName(person) || `Aanvrager ${at + 1}`;

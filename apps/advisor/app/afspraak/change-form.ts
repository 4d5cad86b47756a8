import { type AfspraakFacts, type AfspraakField, changedFields, keerOf, noticedFields } from "@dossierklaar/domain/afspraak/rules";
import type { AdviseurAfspraakView } from "@dossierklaar/domain/afspraak/view";
import { dayOf, enumerate, formatTime } from "@dossierklaar/domain/format";
import { afspraakFieldLabels } from "@dossierklaar/domain/labels";
import type { AfspraakChoices, AfspraakForm } from "../new-afspraak/use-afspraak-form";

/** The form as the afspraak stands. */
export const formOf = (afspraak: AdviseurAfspraakView): AfspraakForm => ({
  afspraaktypeId: afspraak.afspraaktypeId,
  titel: afspraak.titel,
  locatieSoort: afspraak.locatieSoort,
  locatieId: afspraak.locatieId,
  locatie: afspraak.locatie,
  opmerkingen: afspraak.opmerkingen,
  interneNotitie: afspraak.interneNotitie,
  datum: dayOf(afspraak.begintOp),
  tijdstip: formatTime(afspraak.begintOp),
  keer: keerOf(afspraak.begintOp),
  duurMinuten: afspraak.duurMinuten,
  adviseurId: afspraak.adviseurId,
  inAgenda: afspraak.inAgenda,
  ocktoAanvragerIds: [],
  leaveOut: new Set(),
});

/** What can be chosen, with the adviseur of the afspraak also when she is no longer in service, and its office for another way to meet. */
export function choicesFor(choices: AfspraakChoices, afspraak: AdviseurAfspraakView): AfspraakChoices {
  const isThere = choices.adviseurs.some((a) => a.id === afspraak.adviseurId);
  const adviseur = { id: afspraak.adviseurId, naam: afspraak.adviseur, standaardLocatieId: null, agenda: null };
  return isThere ? choices : { ...choices, adviseurs: [...choices.adviseurs, adviseur] };
}

/** Which fields of the form differ from how the afspraak stands, and what of it the client would notice. */
export function differencesOf(afspraak: AdviseurAfspraakView, form: AfspraakForm): { changed: AfspraakField[]; noticed: AfspraakField[] } {
  const stands = formOf(afspraak);
  const isSameMoment = form.datum === stands.datum && form.tijdstip === stands.tijdstip && form.keer === stands.keer;
  const before: AfspraakFacts = afspraak;
  const after: AfspraakFacts = {
    titel: form.titel.trim(),
    // What the client will call it only the server knows for sure; a title that was typed is hers too.
    klantTitel: form.titel.trim() === afspraak.titel ? afspraak.klantTitel : form.titel.trim(),
    locatieSoort: form.locatieSoort,
    locatieId: form.locatieSoort === "office" ? form.locatieId : null,
    locatie: form.locatie.trim(),
    opmerkingen: form.opmerkingen.trim(),
    interneNotitie: form.interneNotitie.trim(),
    // Wall time becomes an instant on the server; here it is only the same or another.
    begintOp: isSameMoment ? afspraak.begintOp : new Date(0),
    duurMinuten: form.duurMinuten ?? 0,
    adviseurId: form.adviseurId,
    inAgenda: form.inAgenda,
  };
  return { changed: changedFields(before, after), noticed: noticedFields(before, after) };
}

/** One sentence on what saving does. */
export function tellDifferences(changed: readonly AfspraakField[], noticed: readonly AfspraakField[]): string {
  if (changed.length === 0) return "Er is nog niets gewijzigd.";
  const what = `Gewijzigd: ${enumerate(changed.map((field) => afspraakFieldLabels[field]))}.`;
  return noticed.length === 0 ? `${what} De klant merkt hier niets van, er gaat geen e-mail uit.` : what;
}

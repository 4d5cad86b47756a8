import type { AdviseurDossierView } from "@dossierklaar/domain/dossier/view";
import { type Progress, progressOf, type ValidityDates } from "@dossierklaar/domain/dossiercontrole/rules";
import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";

/** The stukken of an afspraak; of the whole dossier when no afspraak is named. */
export const stukkenOf = (dossier: AdviseurDossierView, afspraakId: string | null): AdviseurStukView[] =>
  afspraakId === null ? dossier.stukken : dossier.stukken.filter((stuk) => stuk.afspraakIds.includes(afspraakId));

export const progressOfStukken = (stukken: readonly AdviseurStukView[]): Progress => progressOf(stukken.map((stuk) => stuk.status));

/** Waits for the client. */
export const isOpenForKlant = (stuk: AdviseurStukView): boolean => stuk.status === "requested" || stuk.status === "rejected";

/** Waits for the kantoor. */
export const isToJudge = (stuk: AdviseurStukView): boolean => stuk.status === "received" || stuk.status === "declaredNotApplicable";

/** How much of this afspraak waits for the client, documents and others. */
export const openActiepunten = (dossier: AdviseurDossierView, afspraakId: string): number =>
  stukkenOf(dossier, afspraakId).filter(isOpenForKlant).length +
  dossier.actiepunten.filter((a) => a.afspraakId === afspraakId && a.status === "open").length;

/** Those whose dossier it is now: who left is only named at what she delivered. */
export const presentAanvragers = (dossier: Pick<AdviseurDossierView, "aanvragers">): AdviseurDossierView["aanvragers"] =>
  dossier.aanvragers.filter((a) => !a.vertrokken);

/** Whom a stuk or actiepunt is for, in the words of a row. */
export function forWhom(dossier: AdviseurDossierView, aanvragerId: string | null): { name: string; role?: string } {
  const person = dossier.aanvragers.find((a) => a.id === aanvragerId);
  return person
    ? { name: person.roepnaam, role: person.vertrokken ? "uit het dossier" : `Aanvrager ${person.positie}` }
    : { name: "Beiden / dossier" };
}

/** The files of a stuk that can be looked at. */
export const filesOf = (stuk: AdviseurStukView): AdviseurStukView["bestanden"] => stuk.bestanden.filter((b) => b.status === "accepted");

/** Those of them that were delivered; the rest the kantoor offers to read. */
export const deliveredOf = (stuk: AdviseurStukView): AdviseurStukView["bestanden"] => filesOf(stuk).filter((b) => !b.terInzage);

/** Up to which days the papers of this dossier must be good. */
export const datesThatCount = (dossier: AdviseurDossierView): ValidityDates => dossier.head.datums;

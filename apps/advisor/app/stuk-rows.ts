import type { AdviseurDossierView } from "@dossierklaar/domain/dossier/view";
import { findNextStatus, type StukStep, statusWithout, validityWarning } from "@dossierklaar/domain/dossiercontrole/rules";
import type { AdviseurStukView } from "@dossierklaar/domain/dossiercontrole/view";
import { dayOf, formatDay, formatDayShort, formatMoment } from "@dossierklaar/domain/format";
import type { StukAction } from "@dossierklaar/ui/advisor/stuk-actions";
import type { StukRowData } from "@dossierklaar/ui/advisor/stuk-row";
import { datesThatCount, deliveredOf, filesOf, forWhom } from "./dossier-selectors";

const steps: readonly (readonly [StukAction, StukStep])[] = [
  ["approve", "approve"],
  ["approveProvisionally", "approveProvisionally"],
  ["reject", "reject"],
  ["accept", "acceptDeclaration"],
  ["askAnyway", "askAnyway"],
  ["requestAgain", "requestAgain"],
  ["delete", "cancel"],
];

/** What can be done with a stuk now, by the rules of the trade. Who does not work in dossiers only looks, as does everybody in a closed one. */
export function actionsOf(stuk: AdviseurStukView, mayWork: boolean): StukAction[] {
  const looking = filesOf(stuk).length > 0 ? (["view"] as const) : [];
  if (!mayWork) return [...looking];
  return [
    ...looking,
    ...steps.filter(([, step]) => findNextStatus(stuk.status, step) !== undefined).map(([action]) => action),
    ...(mayAddFile(stuk) ? (["addFile"] as const) : []),
    ...(openVraag(stuk) ? (["answer"] as const) : []),
    ...(mayMove(stuk) ? (["move"] as const) : []),
    ...(stuk.status === "cancelled" || stuk.status === "offered" ? [] : (["commentForKlant"] as const)),
    "internalNote",
  ];
}

/** The kantoor delivers where something is asked, and puts there what the client may read. */
const mayAddFile = (stuk: AdviseurStukView): boolean =>
  findNextStatus(stuk.status, "deliver") !== undefined || (stuk.klantMagInzien && stuk.status !== "cancelled");

/** Of a judged paper something must stay behind, so there it takes a second file. */
const mayMove = (stuk: AdviseurStukView): boolean => {
  const papers = deliveredOf(stuk).length;
  return papers > 0 && statusWithout({ status: stuk.status, before: null }, papers - 1) !== undefined;
};

export type RowSurroundings = {
  dossier: AdviseurDossierView;
  now: Date;
  flashes: ReadonlyMap<string, number>;
  uploads: ReadonlyMap<string, number>;
  /** How far this adviser's own files are, in percent, by stuk. */
  ownUploads: ReadonlyMap<string, number>;
  mayWork: boolean;
  /** The colleague who has a stuk open, by stuk. */
  openedBy: ReadonlyMap<string, { id: string; name: string }>;
};

/** A stuk as the list shows it. */
export function toStukRow(stuk: AdviseurStukView, around: RowSurroundings): StukRowData {
  const { dossier, now, flashes, uploads } = around;
  const note = noteOf(stuk, dossier);
  const warning = validityWarning(stuk, dayOf(now), datesThatCount(dossier));
  return {
    id: stuk.id,
    name: stuk.naam,
    why: whyOf(stuk, now),
    forWhom: forWhom(dossier, stuk.aanvragerId),
    status: stuk.status,
    hasFiles: filesOf(stuk).length > 0,
    uploadPercent: around.ownUploads.get(stuk.id) ?? uploads.get(stuk.id),
    uploadWord: around.ownUploads.has(stuk.id) ? "Bestand toevoegen" : undefined,
    actions: actionsOf(stuk, around.mayWork && !dossier.head.gesloten),
    flash: flashes.get(stuk.id),
    ...openerOf(stuk.id, around.openedBy),
    ...whenOf(stuk, now),
    ...(stuk.geldigTot ? { validUntil: formatDay(stuk.geldigTot) } : {}),
    ...(warning ? { validityWarning: warning } : {}),
    ...(note ? { note } : {}),
    ...questionOf(stuk),
  };
}

const openerOf = (stukId: string, openedBy: RowSurroundings["openedBy"]): Pick<StukRowData, "openedBy"> => {
  const colleague = openedBy.get(stukId);
  return colleague ? { openedBy: colleague } : {};
};

/** The first question that waits for an answer. */
export const openVraag = (stuk: AdviseurStukView) => stuk.vragen.find((vraag) => vraag.beantwoordOp === null);

function questionOf(stuk: AdviseurStukView): { question?: string } {
  const vraag = openVraag(stuk);
  return vraag ? { question: `${vraag.gesteldDoor.split(" ")[0]} vraagt: ${vraag.tekst}` } : {};
}

/** Since when stands with the reason: the column of dates tells what the client did, or by when she should. */
const whyOf = (stuk: AdviseurStukView, now: Date): string =>
  stuk.status === "offered" ? stuk.waarom : `${stuk.waarom} · gevraagd ${formatDayShort(dayOf(stuk.gevraagdOp), dayOf(now))}`;

function whenOf(stuk: AdviseurStukView, now: Date): { when?: string } {
  if (stuk.aangeleverdOp) return { when: formatMoment(stuk.aangeleverdOp, now) };
  return stuk.uiterlijk ? { when: `uiterlijk ${formatDay(stuk.uiterlijk)}` } : {};
}

/** Line 3 says the one thing that matters most about this stuk now. */
function noteOf(stuk: AdviseurStukView, dossier: AdviseurDossierView): string | undefined {
  if (stuk.status === "rejected") return `Reden: ${stuk.afkeurreden}`;
  if (stuk.status === "declaredNotApplicable" && stuk.redenKlant) {
    const person = dossier.aanvragers.find((a) => a.id === stuk.aanvragerId);
    return `${person?.roepnaam ?? "De klant"} schrijft: ${stuk.redenKlant}`;
  }
  if (stuk.interneNotitie) return `Notitie: ${stuk.interneNotitie}`;
  return stuk.opmerkingVoorKlant ? `Aan de klant: ${stuk.opmerkingVoorKlant}` : undefined;
}

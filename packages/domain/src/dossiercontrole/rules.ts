// The rules of a stuk: which step leads where, and how far along a dossier is. Pure and browser-safe.
import type { BestandWeigering, StukStatus } from "@dossierklaar/db/columns";
import { addDays, addMonths, daysBetween } from "../calendar-day.ts";
import type { Day } from "../format.ts";

export const stukSteps = [
  "deliver",
  "approve",
  "approveProvisionally",
  "reject",
  "requestAgain",
  "declareNotApplicable",
  "acceptDeclaration",
  "askAnyway",
  "cancel",
] as const;
export type StukStep = (typeof stukSteps)[number];

/**
 * The statuses of a stuk and what leads from one to the next (HDN's document statuses 04, 06 and 07 stand behind akkoord,
 * voorlopig akkoord and afgekeurd: an akkoord is final and changes only by asking again).
 */
const transitions: Record<StukStep, Partial<Record<StukStatus, StukStatus>>> = {
  deliver: { requested: "received", rejected: "received", declaredNotApplicable: "received", received: "received" },
  approve: { received: "approved", provisionallyApproved: "approved" },
  approveProvisionally: { received: "provisionallyApproved" },
  reject: { received: "rejected", provisionallyApproved: "rejected" },
  requestAgain: { provisionallyApproved: "requested", approved: "requested", cancelled: "requested" },
  declareNotApplicable: { requested: "declaredNotApplicable", rejected: "declaredNotApplicable" },
  acceptDeclaration: { declaredNotApplicable: "cancelled" },
  askAnyway: { declaredNotApplicable: "requested" },
  cancel: {
    offered: "cancelled",
    requested: "cancelled",
    received: "cancelled",
    provisionallyApproved: "cancelled",
    approved: "cancelled",
    rejected: "cancelled",
    declaredNotApplicable: "cancelled",
  },
};

/** Where a step leads from a status; undefined when the step is not possible there. */
export const findNextStatus = (status: StukStatus, step: StukStep): StukStatus | undefined => transitions[step][status];

/** A judgement can be taken back for this long. */
export const undoJudgementMs = 60_000;

/** Most files in one aanlevering, and most bytes in one file. */
export const uploadLimits = { files: 30, bytes: 64 * 1024 * 1024 } as const;

/** What may be delivered: exact types, because "image" would let an svg with a script in. */
export const uploadTypes = ["image/jpeg", "image/png", "image/webp", "image/heic", "image/heif", "application/pdf"] as const;

/** Why a file cannot be delivered, as far as can be seen from outside; null when it may come. */
export function findUploadWeigering(file: { grootte: number; mime: string }): BestandWeigering | null {
  if (file.grootte === 0) return "empty";
  if (file.grootte > uploadLimits.bytes) return "tooLarge";
  // A phone or an old desktop may not know the type of a heic: its content decides, once it is here.
  return file.mime !== "" && !uploadTypes.some((type) => type === file.mime) ? "wrongType" : null;
}

/** Steps that are judgements, and so can be undone within a minute. */
export const judgements = ["approve", "approveProvisionally", "reject"] as const satisfies readonly StukStep[];

/** Whether the client still has to do something for it. What the kantoor sees to itself is not asked of her. */
export const isAskedOfKlant = (stuk: { status: StukStatus; klantMagUploaden: boolean }): boolean =>
  (stuk.status === "requested" || stuk.status === "rejected") && stuk.klantMagUploaden;

/** Whether a paper is named as one to be signed at its afspraak: of a kind that is signed, and not called off. */
export const isToBeSigned = (stuk: { status: StukStatus; teTekenen: boolean }): boolean => stuk.teTekenen && stuk.status !== "cancelled";

export type Progress = {
  /** Everything that counts. */
  gevraagd: number;
  /** Received or further. */
  aangeleverd: number;
  /** Provisionally or finally approved. */
  akkoord: number;
  /** What waits for the kantoor. */
  teBeoordelen: number;
  /** What waits for the client. */
  open: number;
};

/** How far along: cancelled and offered are left out; a rejection lowers what was aangeleverd. */
export function progressOf(statuses: readonly StukStatus[]): Progress {
  const count = (...wanted: StukStatus[]) => statuses.filter((s) => wanted.includes(s)).length;
  return {
    gevraagd: statuses.length - count("cancelled", "offered"),
    aangeleverd: count("received", "provisionallyApproved", "approved"),
    akkoord: count("provisionallyApproved", "approved"),
    teBeoordelen: count("received", "declaredNotApplicable"),
    open: count("requested", "rejected"),
  };
}

/**
 * What becomes of a stuk when files are moved away from it: its next status, or undefined when they may not leave. Of a judged paper
 * something must stay, for an akkoord changes only by asking again. Without a file left what was delivered is open as it was before.
 */
export function statusWithout(stuk: { status: StukStatus; before: StukStatus | null }, filesLeft: number): StukStatus | undefined {
  if (filesLeft > 0) return stuk.status;
  switch (stuk.status) {
    case "approved":
    case "provisionallyApproved":
      return undefined;
    case "received":
      return stuk.before ?? "requested";
    // What was wrong with it is gone with it: the client is asked as if nothing had come.
    case "rejected":
      return "requested";
    default:
      return stuk.status;
  }
}

/** Until when a paper is good: its own date plus the months of its kind; null when the kind has no limit or the date is unknown. */
export const validUntil = (datumStuk: Day | null, geldigMaanden: number | null): Day | null =>
  datumStuk !== null && geldigMaanden !== null ? addMonths(datumStuk, geldigMaanden) : null;

/** The days of a dossier up to which its papers must be good. */
export type ValidityDates = { bindendAanbodTot: Day | null; passeerdatum: Day | null };

/** A paper that ends within so many days is said to, while there is time to ask a new one. */
export const endsSoonDays = 14;

/**
 * Why until when a judged paper is good needs attention; undefined when it does not. It must be good on the day that counts: that of the
 * bindend aanbod, else of passeren, as far as those are still to come.
 */
export function validityWarning(stuk: { status: StukStatus; geldigTot: Day | null }, today: Day, dates: ValidityDates): string | undefined {
  const { status, geldigTot } = stuk;
  if (geldigTot === null || (status !== "approved" && status !== "provisionallyApproved")) return undefined;
  if (geldigTot < today) return "Verlopen";
  const counts = (
    [
      ["bindendAanbodTot", "bindend aanbod"],
      ["passeerdatum", "passeren"],
    ] as const
  ).find(([name]) => (dates[name] ?? "") >= today);
  if (counts && geldigTot < (dates[counts[0]] ?? "")) return `Verloopt voor het ${counts[1]}`;
  if (geldigTot > addDays(today, endsSoonDays)) return undefined;
  if (geldigTot === today) return "Verloopt vandaag";
  return geldigTot === addDays(today, 1) ? "Verloopt morgen" : `Verloopt over ${daysBetween(today, geldigTot)} dagen`;
}

/** Whether the client may deliver at this stuk now. */
export const mayDeliver = (stuk: { status: StukStatus; klantMagUploaden: boolean }): boolean =>
  stuk.klantMagUploaden && findNextStatus(stuk.status, "deliver") !== undefined;

/** Whether the client may take a delivery back: before the kantoor opened it. */
export const mayRemoveDelivery = (stuk: { status: StukStatus; geopend: boolean }): boolean => stuk.status === "received" && !stuk.geopend;

// The rules of a stuk: which step leads where, and how far along a dossier is. Pure and browser-safe.
import type { StukStatus } from "@dossierklaar/db/columns";

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

/** Steps that are judgements, and so can be undone within a minute. */
export const judgements = ["approve", "approveProvisionally", "reject"] as const satisfies readonly StukStep[];

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

/** Whether the client may deliver at this stuk now. */
export const mayDeliver = (stuk: { status: StukStatus; klantMagUploaden: boolean }): boolean =>
  stuk.klantMagUploaden && findNextStatus(stuk.status, "deliver") !== undefined;

// Source of the table: the statuses of a stuk on the page of screens, with what may follow each.
import { type StukStatus, stukStatussen } from "@dossierklaar/db/columns";
import { describe, expect, it } from "vitest";

import {
  findNextStatus,
  isAskedOfKlant,
  isToBeSigned,
  judgements,
  mayDeliver,
  progressOf,
  type StukStep,
  statusWithout,
  stukSteps,
  validityWarning,
  validUntil,
} from "./rules.ts";

/** For every status the steps that are possible there and where they lead; a step that is not named is refused. */
const table: Record<StukStatus, Partial<Record<StukStep, StukStatus>>> = {
  offered: { cancel: "cancelled" },
  requested: { deliver: "received", declareNotApplicable: "declaredNotApplicable", cancel: "cancelled" },
  received: {
    deliver: "received",
    approve: "approved",
    approveProvisionally: "provisionallyApproved",
    reject: "rejected",
    cancel: "cancelled",
  },
  provisionallyApproved: { approve: "approved", reject: "rejected", requestAgain: "requested", cancel: "cancelled" },
  approved: { requestAgain: "requested", cancel: "cancelled" },
  rejected: { deliver: "received", declareNotApplicable: "declaredNotApplicable", cancel: "cancelled" },
  declaredNotApplicable: { deliver: "received", acceptDeclaration: "cancelled", askAnyway: "requested", cancel: "cancelled" },
  cancelled: { requestAgain: "requested" },
};

const cells = stukStatussen.flatMap((status) => stukSteps.map((step) => [status, step, table[status][step]] as const));

describe("every status × every step", () => {
  it("has a row for each status and a column for each step", () => expect(cells).toHaveLength(8 * 9));

  it.each(cells)("%s, %s → %s", (status, step, next) => expect(findNextStatus(status, step)).toBe(next));

  it("leaves an akkoord only by asking again or the cross: HDN calls it final", () =>
    expect(stukSteps.filter((step) => findNextStatus("approved", step))).toEqual(["requestAgain", "cancel"]));

  it("judges only what was delivered", () => {
    for (const judgement of judgements)
      for (const status of ["offered", "requested", "rejected", "declaredNotApplicable", "cancelled"] as const)
        expect(findNextStatus(status, judgement)).toBeUndefined();
  });
});

describe("whether the client may deliver", () => {
  const open: readonly StukStatus[] = ["requested", "received", "rejected", "declaredNotApplicable"];
  it.each(stukStatussen)("%s", (status) => {
    expect(mayDeliver({ status, klantMagUploaden: true })).toBe(open.includes(status));
    expect(mayDeliver({ status, klantMagUploaden: false })).toBe(false);
  });
});

describe("progress", () => {
  const nothing = { gevraagd: 0, aangeleverd: 0, akkoord: 0, teBeoordelen: 0, open: 0 };
  it.each([
    [[], nothing],
    [["offered"], nothing],
    [["cancelled"], nothing],
    [["requested"], { ...nothing, gevraagd: 1, open: 1 }],
    [["received"], { ...nothing, gevraagd: 1, aangeleverd: 1, teBeoordelen: 1 }],
    [["provisionallyApproved"], { ...nothing, gevraagd: 1, aangeleverd: 1, akkoord: 1 }],
    [["approved"], { ...nothing, gevraagd: 1, aangeleverd: 1, akkoord: 1 }],
    [["rejected"], { ...nothing, gevraagd: 1, open: 1 }],
    [["declaredNotApplicable"], { ...nothing, gevraagd: 1, teBeoordelen: 1 }],
    [[...stukStatussen], { gevraagd: 6, aangeleverd: 3, akkoord: 2, teBeoordelen: 2, open: 2 }],
  ] as const)("of %j", (statuses, wanted) => expect(progressOf(statuses)).toEqual(wanted));

  it("falls when a stuk is rejected", () => {
    const before = progressOf(["received", "approved"]).aangeleverd;
    expect(progressOf(["rejected", "approved"]).aangeleverd).toBe(before - 1);
  });

  it("is of the kantoor, of the client or done, for everything that counts", () => {
    for (const status of stukStatussen) {
      const p = progressOf([status]);
      expect(p.akkoord + p.teBeoordelen + p.open).toBe(p.gevraagd);
    }
  });
});

describe("what becomes of a stuk whose files are moved away", () => {
  it.each(stukStatussen)("%s stays what it is while a file is left", (status) =>
    expect(statusWithout({ status, before: "requested" }, 1)).toBe(status),
  );

  it.each([
    ["received", "requested", "requested"],
    ["received", "rejected", "rejected"],
    ["received", "declaredNotApplicable", "declaredNotApplicable"],
    ["received", null, "requested"],
    ["rejected", "received", "requested"],
    ["cancelled", "received", "cancelled"],
    ["declaredNotApplicable", "requested", "declaredNotApplicable"],
    ["approved", "received", undefined],
    ["provisionallyApproved", "received", undefined],
  ] as const)("without one %s, %s before it, becomes %s", (status, before, next) =>
    expect(statusWithout({ status, before }, 0)).toBe(next),
  );
});

describe("until when a paper is good", () => {
  const today = "2026-11-24";
  const none = { bindendAanbodTot: null, passeerdatum: null };
  it.each([
    ["approved", "2026-11-23", none, "Verlopen"],
    ["approved", "2026-11-24", none, "Verloopt vandaag"],
    ["approved", "2026-11-25", none, "Verloopt morgen"],
    ["provisionallyApproved", "2026-12-08", none, "Verloopt over 14 dagen"],
    ["approved", "2026-12-09", none, undefined],
    // The day that counts is the last of bindend aanbod, else that of passeren.
    ["approved", "2027-01-14", { bindendAanbodTot: "2027-01-15", passeerdatum: null }, "Verloopt voor het bindend aanbod"],
    ["approved", "2027-01-15", { bindendAanbodTot: "2027-01-15", passeerdatum: "2027-03-01" }, undefined],
    ["approved", "2027-02-28", { bindendAanbodTot: null, passeerdatum: "2027-03-01" }, "Verloopt voor het passeren"],
    ["approved", "2027-02-28", { bindendAanbodTot: "2026-11-23", passeerdatum: "2027-03-01" }, "Verloopt voor het passeren"],
    ["approved", "2027-02-28", { bindendAanbodTot: "2026-11-01", passeerdatum: "2026-11-20" }, undefined],
    // What is asked again or was rejected is not held against a day.
    ["rejected", "2026-11-01", none, undefined],
    ["approved", null, none, undefined],
  ] as const)("%s until %s, with %o: %s", (status, geldigTot, dates, warning) =>
    expect(validityWarning({ status, geldigTot }, today, dates)).toBe(warning),
  );
});

describe("what is asked of the client", () => {
  it.each(stukStatussen)("%s", (status) => {
    const asks = status === "requested" || status === "rejected";
    expect(isAskedOfKlant({ status, klantMagUploaden: true })).toBe(asks);
    expect(isAskedOfKlant({ status, klantMagUploaden: false })).toBe(false);
  });
});

describe("what is named as to be signed", () => {
  it.each(stukStatussen)("%s", (status) => {
    expect(isToBeSigned({ status, teTekenen: true })).toBe(status !== "cancelled");
    expect(isToBeSigned({ status, teTekenen: false })).toBe(false);
  });
});

describe("the day until which the date on a paper makes it good", () => {
  it.each([
    ["2026-11-30", 3, "2027-02-28"],
    ["2026-08-15", 6, "2027-02-15"],
    ["2026-11-24", 120, "2036-11-24"],
    ["2026-11-24", null, null],
    [null, 3, null],
  ] as const)("of %s, %s months: %s", (datum, maanden, wanted) => expect(validUntil(datum, maanden)).toBe(wanted));
});

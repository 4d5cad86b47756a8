import { stukStatussen } from "@dossierklaar/db/columns";
import { describe, expect, it } from "vitest";
import { actionsOf, toStukRow } from "./stuk-rows";
import { dossierView, fileView, stukView } from "./testing/views";

const around = {
  dossier: dossierView(),
  now: new Date("2026-11-24T09:00:00Z"),
  flashes: new Map(),
  uploads: new Map(),
  ownUploads: new Map(),
  openedBy: new Map(),
  mayWork: true,
};
const judging = ["approve", "approveProvisionally", "reject"];

describe("actionsOf", () => {
  it.each(stukStatussen)("%s: judging follows the rules of the trade", (status) => {
    const can = actionsOf(stukView("a", { status, bestanden: [fileView("f")] }), true).filter((action) => judging.includes(action));
    const wanted = status === "received" ? judging : status === "provisionallyApproved" ? ["approve", "reject"] : [];
    expect(can).toEqual(wanted);
  });

  it("opens only what has a file that was accepted", () => {
    expect(actionsOf(stukView("a", { status: "received" }), true)).not.toContain("view");
    const refused = { ...fileView("f"), status: "refused" as const };
    expect(actionsOf(stukView("a", { bestanden: [refused] }), true)).not.toContain("view");
    expect(actionsOf(stukView("a", { bestanden: [fileView("f")] }), true)).toContain("view");
  });

  it("has no cross on what is Vervallen already", () => {
    expect(actionsOf(stukView("a", { status: "cancelled" }), true)).toEqual(["requestAgain", "internalNote"]);
  });
});

it("lets who only reads look, and do nothing", () => {
  expect(actionsOf(stukView("a", { status: "received", bestanden: [fileView("f")] }), false)).toEqual(["view"]);
});

describe("files of the kantoor's own", () => {
  const can = (more: Parameters<typeof stukView>[1]) => actionsOf(stukView("a", more), true).filter((a) => a === "addFile" || a === "move");
  const file = fileView("f");
  it.each([
    ["is delivered where something is asked", { status: "requested" }, ["addFile"]],
    ["can be moved as long as the paper is not judged", { status: "received", bestanden: [file] }, ["addFile", "move"]],
    ["is not added to an Akkoord, whose only paper stays", { status: "approved", bestanden: [file] }, []],
    ["can leave an Akkoord that keeps another", { status: "approved", bestanden: [file, fileView("g")] }, ["move"]],
    ["is put there to read, at any status", { status: "approved", klantMagInzien: true }, ["addFile"]],
    [
      "to read is not what was delivered, so it is not moved",
      { status: "offered", klantMagInzien: true, bestanden: [{ ...file, terInzage: true }] },
      ["addFile"],
    ],
    ["is not put where nobody asks any more", { status: "cancelled", klantMagInzien: true }, []],
  ] as const)("%s", (_, more, wanted) =>
    expect(can({ ...more, bestanden: "bestanden" in more ? [...more.bestanden] : [] })).toEqual(wanted),
  );
});

describe("toStukRow", () => {
  it("says whom it is for", () => {
    expect(toStukRow(stukView("a"), around).forWhom).toEqual({ name: "Eline", role: "Aanvrager 1" });
    expect(toStukRow(stukView("a", { aanvragerId: null }), around).forWhom).toEqual({ name: "Beiden / dossier" });
  });

  it("says since when it is asked, beside why", () => {
    expect(toStukRow(stukView("a"), around).why).toBe("Basis oriëntatie · gevraagd 13 nov");
    expect(toStukRow(stukView("a", { status: "offered" }), around).why).toBe("Basis oriëntatie");
  });

  it("only shows in a closed dossier", () => {
    const closed = { ...around.dossier, head: { ...around.dossier.head, gesloten: true } };
    const received = stukView("a", { status: "received", bestanden: [fileView("f")] });
    expect(toStukRow(received, { ...around, dossier: closed }).actions).toEqual(["view"]);
  });

  it("warns of a paper that is about to end, and of none that is not judged", () => {
    const paper = { geldigTot: "2026-11-30" };
    expect(toStukRow(stukView("a", { ...paper, status: "approved" }), around)).toMatchObject({
      validUntil: "30 nov 2026",
      validityWarning: "Verloopt over 6 dagen",
    });
    const head = { ...around.dossier.head, datums: { ...around.dossier.head.datums, passeerdatum: "2027-01-15" } };
    const transfer = { ...around, dossier: { ...around.dossier, head } };
    expect(toStukRow(stukView("a", { geldigTot: "2027-01-14", status: "approved" }), transfer).validityWarning).toBe(
      "Verloopt voor het passeren",
    );
    expect(toStukRow(stukView("a", { ...paper, status: "received" }), around).validityWarning).toBeUndefined();
  });

  it("tells on line 3 what matters most now", () => {
    const words = {
      afkeurreden: "De foto is onscherp.",
      redenKlant: "Die heb ik niet.",
      interneNotitie: "Bellen",
      opmerkingVoorKlant: "Let op",
    };
    const note = (status: "rejected" | "declaredNotApplicable" | "requested") =>
      toStukRow(stukView("a", { ...words, status }), around).note;
    expect(note("rejected")).toBe("Reden: De foto is onscherp.");
    expect(note("declaredNotApplicable")).toBe("Eline schrijft: Die heb ik niet.");
    expect(note("requested")).toBe("Notitie: Bellen");
    expect(toStukRow(stukView("a"), around).note).toBeUndefined();
  });
});

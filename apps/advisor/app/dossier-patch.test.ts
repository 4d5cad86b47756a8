import { describe, expect, it } from "vitest";
import { patchDossier } from "./dossier-patch";
import { changedRows, dossierView, stukView } from "./testing/views";

const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id);

describe("patchDossier", () => {
  const shown = dossierView({
    stukken: [stukView("a", { volgorde: 1 }), stukView("c", { volgorde: 3 }), stukView("j", { aanvragerId: "jorrit", volgorde: 2 })],
  });

  it("replaces what changed, adds what is new at its place, and takes the head along", () => {
    const next = patchDossier(
      shown,
      changedRows(2, {
        stukken: [stukView("c", { versie: 2, volgorde: 3, status: "received" }), stukView("b", { versie: 2, volgorde: 2 })],
      }),
    );
    expect(ids(next.stukken)).toEqual(["a", "b", "c", "j"]);
    expect(next.stukken[2]?.status).toBe("received");
    expect(next.head.versie).toBe(2);
  });

  it("puts what is asked of nobody in particular last, as the server does", () => {
    const next = patchDossier(shown, changedRows(2, { stukken: [stukView("both", { aanvragerId: null, volgorde: 0 })] }));
    expect(ids(next.stukken)).toEqual(["a", "c", "j", "both"]);
  });

  it("never puts an older row or head over a newer one", () => {
    const newer = dossierView({ head: { ...shown.head, versie: 9 }, stukken: [stukView("a", { versie: 9, status: "approved" })] });
    const next = patchDossier(newer, changedRows(3, { stukken: [stukView("a", { versie: 3, status: "received" })] }));
    expect(next.stukken[0]?.status).toBe("approved");
    expect(next.head.versie).toBe(9);
  });

  it("takes off what left the screen, and puts it back when it returns", () => {
    const gone = patchDossier(shown, changedRows(2, { removedStukIds: ["a"] }));
    expect(ids(gone.stukken)).toEqual(["c", "j"]);
    expect(ids(patchDossier(gone, changedRows(3, { stukken: [stukView("a", { versie: 3, volgorde: 1 })] })).stukken)).toEqual([
      "a",
      "c",
      "j",
    ]);
  });

  it("leaves what it was given as it was", () => {
    const before = structuredClone(shown);
    patchDossier(shown, changedRows(2, { stukken: [stukView("b")], removedStukIds: ["a"] }));
    expect(shown).toEqual(before);
  });
});

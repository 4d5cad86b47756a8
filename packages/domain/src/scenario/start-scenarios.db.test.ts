import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, describe, expect, it } from "vitest";
import { previewAfspraak } from "../afspraak/choices.ts";
import { showDossier, showKlantDossier } from "../dossier/show-dossier.ts";
import { addStuk } from "../dossiercontrole/add-stuk.ts";
import { cancelStuk } from "../dossiercontrole/cancel-stuk.ts";
import { asKlant, asRol, openStoryDossier, planStoryAfspraak, storyAfspraak, testDeps } from "../testing/dossier.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
let kantoor: TestKantoor;
beforeAll(async () => {
  kantoor = await newKantoor(owner);
});
const adviseur = () => asRol(kantoor, "adviseur");

describe("Ockto", () => {
  const planned = async (ockto: boolean) => {
    await owner.updateTable("kantoor").set({ ockto }).where("id", "=", kantoor.id).execute();
    const d = await openStoryDossier(deps, kantoor);
    const ocktoAanvragerIds = [d.aanvragerIds[1]];
    const preview = await previewAfspraak(deps, adviseur(), {
      ...storyAfspraak(kantoor, d.dossierId),
      nummer: d.nummer,
      ocktoAanvragerIds,
    });
    await planStoryAfspraak(deps, kantoor, d.dossierId, { ocktoAanvragerIds });
    const { actiepunten } = await showDossier(deps, adviseur(), d.nummer);
    return {
      previewed: preview.scenarios.flatMap((s) => s.lines).filter((l) => l.kind === "ockto").length,
      asked: actiepunten.filter((a) => a.soort === "ockto").map((a) => a.aanvragerId === d.aanvragerIds[1]),
    };
  };
  it("is asked of whom it was ticked for, where the module is on", async () =>
    expect(await planned(true)).toEqual({ previewed: 1, asked: [true] }));
  it("is asked of nobody where the module is off, whatever was ticked", async () =>
    expect(await planned(false)).toEqual({ previewed: 0, asked: [] }));
});

describe("a preview", () => {
  const preview = async (d: { dossierId: string; nummer: string }) => {
    const { scenarios } = await previewAfspraak(deps, adviseur(), { ...storyAfspraak(kantoor, d.dossierId), nummer: d.nummer });
    return scenarios.flatMap((s) => s.lines);
  };
  it("says of every line, stuk or question, whether it was asked already", async () => {
    const d = await openStoryDossier(deps, kantoor);
    const before = await preview(d);
    expect(before.map((line) => line.kind)).toEqual(expect.arrayContaining(["stuk", "question"]));
    expect(before.filter((line) => line.alreadyAsked)).toEqual([]);
    const later = before.find((line) => line.kind === "question")?.key ?? "";
    await planStoryAfspraak(deps, kantoor, d.dossierId, { leaveOut: [later] });
    const after = await preview(d);
    expect(after.filter((line) => !line.alreadyAsked).map((line) => line.key)).toEqual([later]);
    expect(after.filter((line) => line.already).map((line) => line.kind)).toEqual(
      after.filter((l) => l.kind === "stuk").map((l) => l.kind),
    );
  });
});

describe("a stuk that was on offer only and was cancelled", () => {
  it("can be uploaded once a scenario asks it", async () => {
    const d = await openStoryDossier(deps, kantoor);
    const of = { requestId: crypto.randomUUID(), dossierId: d.dossierId };
    const { stukId } = await addStuk(deps, adviseur(), {
      ...of,
      afspraakId: null,
      soortDocumentId: kantoor.soort.get(1) ?? "",
      aanvragerId: d.aanvragerIds[0],
      omschrijving: "",
      klantMagUploaden: false,
      klantMagInzien: true,
      uiterlijk: null,
    });
    await cancelStuk(deps, adviseur(), { ...of, requestId: crypto.randomUUID(), stukId, afspraakId: null });
    await planStoryAfspraak(deps, kantoor, d.dossierId);
    const hers = (await showKlantDossier(deps, asKlant(kantoor, d))).stukken.find((s) => s.id === stukId);
    expect(hers).toMatchObject({ status: "requested", klantMagUploaden: true });
  });
});

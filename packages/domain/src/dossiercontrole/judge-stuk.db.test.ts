import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, describe, expect, it } from "vitest";
import { showDossier, showKlantDossier } from "../dossier/show-dossier.ts";
import { asKlant, asRol, openStoryDossier, planStoryAfspraak, testDeps } from "../testing/dossier.ts";
import { addStuk } from "./add-stuk.ts";
import { cancelStuk } from "./cancel-stuk.ts";
import { acceptUpload, confirmUpload } from "./confirm-upload.ts";
import { type JudgeStukInput, judgeStuk, undoJudgement } from "./judge-stuk.ts";
import { moveStuk } from "./move-stuk.ts";
import { reserveUpload } from "./reserve-upload.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
let kantoor: TestKantoor;
beforeAll(async () => {
  kantoor = await newKantoor(owner);
});
const adviseur = () => asRol(kantoor, "adviseur");

async function delivered() {
  const d = await openStoryDossier(deps, kantoor);
  await planStoryAfspraak(deps, kantoor, d.dossierId);
  const find = async () => (await showDossier(deps, adviseur(), d.nummer)).stukken.find((s) => s.naam.includes("salarisstrook"));
  const stukId = (await find())?.id ?? "";
  const step = () => ({ requestId: crypto.randomUUID(), dossierId: d.dossierId, stukId });
  const bestanden = [{ naam: "strook.jpg", grootte: 1000, mime: "image/jpeg", draaiing: 0 as const }];
  const deliver = async () => {
    const { bestandIds } = await reserveUpload(deps, asKlant(kantoor, d), { ...step(), aanleveringId: crypto.randomUUID(), bestanden });
    const file = { kantoorId: kantoor.id, bestandId: bestandIds[0] ?? "" };
    await confirmUpload(deps, { ...file, fileKey: `key-${file.bestandId}`, fileHash: "md5", grootte: 1000 });
    await acceptUpload(deps, { ...file, mime: "image/jpeg", virusscan: "clean" });
  };
  await deliver();
  const judge = async (judgement: JudgeStukInput["judgement"], extra: Partial<JudgeStukInput> = {}) => {
    const seenVersie = (await find())?.versie ?? 0;
    await judgeStuk(deps, adviseur(), { ...step(), judgement, seenVersie, reden: "", datumStuk: null, ...extra });
  };
  return { ...d, find, step, judge, deliver };
}

describe("until when a paper is good", () => {
  it("is not known any more once the judgement that told it was taken back", async () => {
    const d = await delivered();
    await d.judge("approveProvisionally", { datumStuk: "2026-11-20" });
    expect(await d.find()).toMatchObject({ datumStuk: "2026-11-20", geldigTot: "2027-02-20" });
    await undoJudgement(deps, adviseur(), d.step());
    expect(await d.find()).toMatchObject({ status: "received", datumStuk: null, geldigTot: null, beoordeeldDoor: null });
  });

  it("stays with the judgement before, when the one after it was taken back", async () => {
    const d = await delivered();
    await d.judge("approveProvisionally", { datumStuk: "2026-11-20" });
    await d.judge("approve", { datumStuk: "2026-11-20" });
    await undoJudgement(deps, adviseur(), d.step());
    expect(await d.find()).toMatchObject({ status: "provisionallyApproved", geldigTot: "2027-02-20" });
  });
});

describe("what was not seen is not judged", () => {
  it("refuses an Akkoord on papers that came after she looked", async () => {
    const d = await delivered();
    const seenVersie = (await d.find())?.versie ?? 0;
    await d.deliver();
    await expect(d.judge("approve", { seenVersie })).rejects.toMatchObject({ code: "ALREADY_CHANGED", details: { aangevuld: true } });
    expect((await d.find())?.status).toBe("received");
  });

  it("keeps the validity told at Voorlopig akkoord when Akkoord tells no date, and gives the first judge back at undo", async () => {
    const d = await delivered();
    await d.judge("approveProvisionally", { datumStuk: "2026-11-20" });
    await d.judge("approve");
    expect(await d.find()).toMatchObject({ status: "approved", geldigTot: "2027-02-20" });
    await undoJudgement(deps, adviseur(), d.step());
    expect(await d.find()).toMatchObject({ status: "provisionallyApproved", beoordeeldDoor: "adviseur Test" });
  });

  it("asks what was only on offer once the client may upload it", async () => {
    const d = await delivered();
    const input = {
      dossierId: d.dossierId,
      afspraakId: null,
      soortDocumentId: kantoor.soort.get(69) ?? "",
      aanvragerId: null,
      omschrijving: "",
      klantMagInzien: true,
      uiterlijk: null,
    };
    const offered = await addStuk(deps, adviseur(), { ...input, requestId: crypto.randomUUID(), klantMagUploaden: false });
    await addStuk(deps, adviseur(), { ...input, requestId: crypto.randomUUID(), klantMagUploaden: true });
    const { stukken } = await showDossier(deps, adviseur(), d.nummer);
    expect(stukken.find((s) => s.id === offered.stukId)?.status).toBe("requested");
  });
});

describe("asking again", () => {
  it("wants a reason, which the client reads, and forgets how long the old paper was good", async () => {
    const d = await delivered();
    await d.judge("approve", { datumStuk: "2026-11-20" });
    await expect(moveStuk(deps, adviseur(), "requestAgain", { ...d.step(), reden: "" })).rejects.toMatchObject({
      code: "INVALID_INPUT",
      details: { field: "reden" },
    });
    await moveStuk(deps, adviseur(), "requestAgain", { ...d.step(), reden: "verlopen" });
    expect(await d.find()).toMatchObject({ status: "requested", opmerkingVoorKlant: "verlopen", geldigTot: null, datumStuk: null });
  });

  it("lets the client upload what was on offer only before it was cancelled", async () => {
    const d = await delivered();
    const { stukId } = await addStuk(deps, adviseur(), {
      ...d.step(),
      afspraakId: null,
      soortDocumentId: kantoor.soort.get(97) ?? "",
      aanvragerId: null,
      omschrijving: "",
      klantMagUploaden: false,
      klantMagInzien: true,
      uiterlijk: null,
    });
    await cancelStuk(deps, adviseur(), { ...d.step(), stukId, afspraakId: null });
    await moveStuk(deps, adviseur(), "requestAgain", { ...d.step(), stukId, reden: "graag getekend terug" });
    const hers = (await showKlantDossier(deps, asKlant(kantoor, d))).stukken.find((s) => s.id === stukId);
    expect(hers).toMatchObject({ status: "requested", klantMagUploaden: true });
  });
});

describe("what a client is told of a judgement (docs/screens.md)", () => {
  it.each(["approve", "approveProvisionally"] as const)("%s: Akkoord, and nothing of voorlopig", async (judgement) => {
    const d = await delivered();
    await d.judge(judgement);
    const view = await showKlantDossier(deps, asKlant(kantoor, d));
    expect(view.stukken.find((s) => s.naam.includes("salarisstrook"))?.status).toBe("approved");
    expect(JSON.stringify(view)).not.toMatch(/provisional|voorlopig/i);
  });
});

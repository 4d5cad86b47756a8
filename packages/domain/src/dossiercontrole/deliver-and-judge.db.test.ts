import { newKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { describe, expect, it } from "vitest";
import { showDossier, showKlantDossier } from "../dossier/show-dossier.ts";
import { showLogboek } from "../dossier/show-logboek.ts";
import { checklistOf, newest, photo } from "../testing/checklist.ts";
import { asKlant, asRol, testDeps } from "../testing/dossier.ts";
import { acceptUpload, confirmUpload, dropUpload, refuseUpload } from "./confirm-upload.ts";
import { judgeStuk, undoJudgement } from "./judge-stuk.ts";
import { openBestand } from "./open-bestand.ts";
import { admitUpload, reserveUpload } from "./reserve-upload.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
const withFiles = { ...deps, signFile: async (key: string) => `https://files.example/${key}` };
const kantoor = await newKantoor(owner);
const { adviseur, requestId, planned, reserve, arrive, delivered, judge } = checklistOf(deps, kantoor);

describe("delivering", () => {
  it("is Ontvangen once every file of the aanlevering is in and checked, and not before", async () => {
    const d = await planned();
    const stukId = d.stuk("salarisstrook");
    const { bestandIds } = await reserve(d, stukId, ["a.jpg", "b.pdf"]);
    const [first = "", second = ""] = bestandIds;
    await arrive(first);
    expect((await d.show(stukId))?.status).toBe("requested");
    await arrive(second);
    expect(await d.show(stukId)).toMatchObject({ status: "received", aangeleverdOp: deps.clock.at });
    const { head } = await showDossier(deps, adviseur(), d.nummer);
    expect(head.progress).toMatchObject({ aangeleverd: 1, teBeoordelen: 1 });
    const { lines } = await showLogboek(deps, adviseur(), { nummer: d.nummer, wie: null, soort: null, van: null, tot: null }, null);
    expect(lines[0]).toMatchObject({
      actor: "Eline Quist",
      actorSoort: "klant",
      tekst: "Recente salarisstrook van oktober 2026 of later aangeleverd, 2 bestanden",
    });
  });

  it("tells twice what was told twice only once, and refuses another key", async () => {
    const d = await planned();
    const { bestandIds } = await reserve(d, d.stuk("UWV"), ["a.jpg"]);
    const told = {
      kantoorId: kantoor.id,
      bestandId: bestandIds[0] ?? "",
      fileKey: "one-key-for-this-file",
      fileHash: "md5",
      grootte: 1000,
    };
    expect(await Promise.all([confirmUpload(deps, told), confirmUpload(deps, told)])).toEqual([{ ok: true }, { ok: true }]);
    expect(await confirmUpload(deps, { ...told, fileKey: "another" })).toEqual({ ok: false });
    expect(await confirmUpload(deps, { ...told, grootte: 5 })).toEqual({ ok: false });
    await acceptUpload(deps, { ...told, mime: "image/jpeg", virusscan: "not_scanned" });
    await acceptUpload(deps, { ...told, mime: "image/jpeg", virusscan: "not_scanned" });
    const { lines } = await showLogboek(deps, adviseur(), { nummer: d.nummer, wie: null, soort: null, van: null, tot: null }, null);
    expect(lines.filter((l) => l.kind === "stuk.received")).toHaveLength(1);
  });

  it("keeps the others when one file is refused, and is whole once that one is dropped", async () => {
    const d = await planned();
    const stukId = d.stuk("salarisstrook");
    const { bestandIds } = await reserve(d, stukId, ["a.jpg", "evil.jpg"]);
    const [good = "", bad = ""] = bestandIds;
    await arrive(good);
    await confirmUpload(deps, { kantoorId: kantoor.id, bestandId: bad, fileKey: `key-${bad}`, fileHash: "md5", grootte: 1000 });
    await refuseUpload(deps, { kantoorId: kantoor.id, bestandId: bad, weigering: "wrongType" });
    const seen = (await showKlantDossier(deps, asKlant(kantoor, d))).stukken.find((s) => s.id === stukId);
    expect(seen?.bestanden.map((b) => [b.status, b.weigering])).toEqual([
      ["accepted", null],
      ["refused", "wrongType"],
    ]);
    expect(seen?.status).toBe("requested");
    await dropUpload(deps, asKlant(kantoor, d), { dossierId: d.dossierId, bestandId: bad });
    expect((await d.show(stukId))?.status).toBe("received");
  });

  it.each([
    [{ grootte: 0 }, "empty"],
    [{ grootte: 65 * 1024 * 1024 }, "tooLarge"],
    [{ mime: "image/svg+xml" }, "wrongType"],
  ])("refuses %o before a byte travels", async (change, weigering) => {
    const d = await planned();
    const bad = { ...photo("x"), ...change };
    const input = {
      requestId: requestId(),
      dossierId: d.dossierId,
      stukId: d.stuk("UWV"),
      aanleveringId: crypto.randomUUID(),
      bestanden: [bad],
    };
    await expect(reserveUpload(deps, asKlant(kantoor, d), input)).rejects.toMatchObject({ code: "UPLOAD_REFUSED", details: { weigering } });
  });

  it("lets in only what was announced, by who may", async () => {
    const d = await planned();
    const { bestandIds } = await reserve(d, d.stuk("UWV"), ["a.jpg"]);
    const db = databases.forKantoor(kantoor.id);
    const id = bestandIds[0] ?? "";
    expect(await admitUpload(db, asKlant(kantoor, d), id, { name: "a.jpg", size: 1000 })).toMatchObject({ bestandId: id });
    await expect(admitUpload(db, asKlant(kantoor, d), id, { name: "a.jpg", size: 1001 })).rejects.toMatchObject({ code: "UPLOAD_REFUSED" });
    await expect(admitUpload(db, asKlant(kantoor, d, 1), id, { name: "a.jpg", size: 1000 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("judging", () => {
  it("approves, and takes it back within a minute only", async () => {
    const d = await delivered("salarisstrook");
    await judge(d, d.stukId, "approve");
    expect((await d.show(d.stukId))?.status).toBe("approved");
    const undo = () => undoJudgement(deps, adviseur(), { requestId: requestId(), dossierId: d.dossierId, stukId: d.stukId });
    await undo();
    expect((await d.show(d.stukId))?.status).toBe("received");
    await judge(d, d.stukId, "approve");
    deps.clock.at = new Date(deps.clock.at.getTime() + 61_000);
    await expect(undo()).rejects.toMatchObject({ code: "TRANSITION_REFUSED" });
  });

  it("rejects with a reason that the client reads, and progress falls", async () => {
    const d = await delivered("UWV");
    await judge(d, d.stukId, "reject", newest, "niet alle pagina's");
    const hers = (await showKlantDossier(deps, asKlant(kantoor, d))).stukken.find((s) => s.id === d.stukId);
    expect(hers).toMatchObject({ status: "rejected", afkeurreden: "niet alle pagina's" });
    expect((await showDossier(deps, adviseur(), d.nummer)).head.progress.aangeleverd).toBe(0);
    const again = await reserve(d, d.stukId, ["b.jpg"]);
    await arrive(again.bestandIds[0] ?? "");
    expect((await d.show(d.stukId))?.bestanden).toHaveLength(2);
  });

  it("tells the second of two colleagues, and overwrites nothing", async () => {
    const d = await delivered("UWV");
    const seen = (await d.show(d.stukId))?.versie ?? 0;
    const tim = asRol(kantoor, "binnendienst");
    await judgeStuk(deps, tim, {
      requestId: requestId(),
      dossierId: d.dossierId,
      stukId: d.stukId,
      judgement: "approve",
      seenVersie: seen,
      reden: "",
      datumStuk: null,
    });
    await expect(judge(d, d.stukId, "reject", seen, "onleesbaar")).rejects.toMatchObject({
      code: "ALREADY_CHANGED",
      details: { door: "binnendienst Test", status: "Akkoord" },
    });
    expect((await d.show(d.stukId))?.status).toBe("approved");
  });

  it("counts validity from the date on the paper", async () => {
    const d = await delivered("salarisstrook");
    await judgeStuk(deps, adviseur(), {
      requestId: requestId(),
      dossierId: d.dossierId,
      stukId: d.stukId,
      judgement: "approveProvisionally",
      seenVersie: newest,
      reden: "",
      datumStuk: "2026-11-30",
    });
    expect(await d.show(d.stukId)).toMatchObject({ status: "provisionallyApproved", geldigTot: "2027-02-28" });
  });

  it("shows the client that her paper was opened, and keeps who opened it", async () => {
    const d = await delivered("UWV");
    const opened = await openBestand(withFiles, adviseur(), { dossierId: d.dossierId, bestandId: d.bestandId });
    expect(opened.url).toBe(`https://files.example/key-${d.bestandId}`);
    expect((await showKlantDossier(deps, asKlant(kantoor, d))).stukken.find((s) => s.id === d.stukId)?.geopend).toBe(true);
    expect(
      (await showLogboek(deps, adviseur(), { nummer: d.nummer, wie: null, soort: null, van: null, tot: null }, null)).lines[0],
    ).toMatchObject({
      kind: "bestand.opened",
      actor: "adviseur Test",
    });
    await expect(openBestand(withFiles, asKlant(kantoor, d, 1), { dossierId: d.dossierId, bestandId: d.bestandId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

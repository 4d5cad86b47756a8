import { findBestand } from "@dossierklaar/db/queries/aanlevering";
import { newKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, describe, expect, it } from "vitest";
import { answerQuestion } from "../actiepunt/answer-question.ts";
import { showDossier, showKlantDossier, showLogboek } from "../dossier/show-dossier.ts";
import { changesFor } from "../live.ts";
import { startScenarioByHand } from "../scenario/start-by-hand.ts";
import { asKlant, asRol, openStoryDossier, planStoryAfspraak, testDeps } from "../testing/dossier.ts";
import { addStuk } from "./add-stuk.ts";
import { cancelStuk, restoreStuk } from "./cancel-stuk.ts";
import { acceptUpload, confirmUpload, dropUpload, refuseUpload } from "./confirm-upload.ts";
import { judgeStuk, undoJudgement } from "./judge-stuk.ts";
import { declareNotApplicable, moveStuk } from "./move-stuk.ts";
import { openBestand } from "./open-bestand.ts";
import { admitUpload, reserveUpload } from "./reserve-upload.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
const withFiles = { ...deps, signFile: async (key: string) => `https://files.example/${key}` };
let kantoor: Awaited<ReturnType<typeof newKantoor>>;
beforeAll(async () => {
  kantoor = await newKantoor(owner);
});
const adviseur = () => asRol(kantoor, "adviseur");
const requestId = () => crypto.randomUUID();

async function planned() {
  const dossier = await openStoryDossier(deps, kantoor);
  const { afspraakId } = await planStoryAfspraak(deps, kantoor, dossier.dossierId);
  const { stukken } = await showDossier(deps, adviseur(), dossier.nummer);
  const stuk = (part: string) => {
    const found = stukken.find((s) => s.naam.includes(part));
    if (!found) throw new Error(`no ${part}`);
    return found.id;
  };
  const show = async (id: string) => (await showDossier(deps, adviseur(), dossier.nummer)).stukken.find((s) => s.id === id);
  return { ...dossier, afspraakId, stuk, show };
}

type Planned = Awaited<ReturnType<typeof planned>>;
const file = (naam: string, grootte = 1000) => ({ naam, grootte, mime: "image/jpeg", draaiing: 0 as const });

async function reserve(d: Planned, stukId: string, names: string[], which: 0 | 1 = 0) {
  const aanleveringId = crypto.randomUUID();
  const { bestandIds } = await reserveUpload(deps, asKlant(kantoor, d, which), {
    requestId: requestId(),
    dossierId: d.dossierId,
    stukId,
    aanleveringId,
    bestanden: names.map((n) => file(n)),
  });
  return { aanleveringId, bestandIds };
}

const arrive = async (bestandId: string) => {
  await confirmUpload(deps, { kantoorId: kantoor.id, bestandId, fileKey: `key-${bestandId}`, fileHash: "md5", grootte: 1000 });
  await acceptUpload(deps, { kantoorId: kantoor.id, bestandId, mime: "image/jpeg", virusscan: "not_scanned" });
};

async function delivered(part: string) {
  const d = await planned();
  const stukId = d.stuk(part);
  const { bestandIds } = await reserve(d, stukId, ["a.jpg"]);
  for (const id of bestandIds) await arrive(id);
  return { ...d, stukId, bestandId: bestandIds[0] ?? "" };
}

/** Of who has seen everything up to now. */
const newest = 1_000_000;

const judge = (
  d: { dossierId: string },
  stukId: string,
  judgement: "approve" | "approveProvisionally" | "reject",
  seenVersie = newest,
  reden = "",
) => judgeStuk(deps, adviseur(), { requestId: requestId(), dossierId: d.dossierId, stukId, judgement, seenVersie, reden, datumStuk: null });

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
    const { lines } = await showLogboek(deps, adviseur(), d.nummer, null);
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
    const { lines } = await showLogboek(deps, adviseur(), d.nummer, null);
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
    const bad = { ...file("x"), ...change };
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
    expect((await showLogboek(deps, adviseur(), d.nummer, null)).lines[0]).toMatchObject({
      kind: "bestand.opened",
      actor: "adviseur Test",
    });
    await expect(openBestand(withFiles, asKlant(kantoor, d, 1), { dossierId: d.dossierId, bestandId: d.bestandId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("asking more and less", () => {
  it("adds a stuk by hand once, and the cross takes it from both screens until undone", async () => {
    const d = await planned();
    const input = {
      dossierId: d.dossierId,
      afspraakId: d.afspraakId,
      soortDocumentId: kantoor.soort.get(69) ?? "",
      aanvragerId: null,
      omschrijving: "",
      klantMagUploaden: true,
      klantMagInzien: false,
      uiterlijk: null,
    };
    const { stukId, already } = await addStuk(deps, adviseur(), { ...input, requestId: requestId() });
    expect(already).toBe(false);
    expect(await addStuk(deps, adviseur(), { ...input, requestId: requestId() })).toEqual({ stukId, already: true });
    const { afspraakIds } = await cancelStuk(deps, adviseur(), {
      requestId: requestId(),
      dossierId: d.dossierId,
      stukId,
      afspraakId: d.afspraakId,
    });
    expect(await d.show(stukId)).toBeUndefined();
    expect((await showKlantDossier(deps, asKlant(kantoor, d))).stukken.some((s) => s.id === stukId)).toBe(false);
    await restoreStuk(deps, adviseur(), { requestId: requestId(), dossierId: d.dossierId, stukId, afspraakIds });
    expect(await d.show(stukId)).toMatchObject({ status: "requested", afspraakIds: [d.afspraakId] });
  });

  it("only takes the request away at this afspraak while another asks the stuk", async () => {
    const d = await planned();
    const other = await planStoryAfspraak(deps, kantoor, d.dossierId);
    const stukId = d.stuk("UWV");
    await cancelStuk(deps, adviseur(), { requestId: requestId(), dossierId: d.dossierId, stukId, afspraakId: d.afspraakId });
    expect(await d.show(stukId)).toMatchObject({ status: "requested", afspraakIds: [other.afspraakId] });
  });

  it("keeps what was delivered, as Vervallen", async () => {
    const d = await delivered("UWV");
    await cancelStuk(deps, adviseur(), { requestId: requestId(), dossierId: d.dossierId, stukId: d.stukId, afspraakId: null });
    expect((await d.show(d.stukId))?.status).toBe("cancelled");
  });

  it("hears `Dit heb ik niet`, and asks anyway or accepts", async () => {
    const d = await planned();
    const stukId = d.stuk("UWV");
    const step = (reden: string) => ({ requestId: requestId(), dossierId: d.dossierId, stukId, reden });
    await declareNotApplicable(deps, asKlant(kantoor, d), step("Ik werk in het buitenland"));
    expect(await d.show(stukId)).toMatchObject({ status: "declaredNotApplicable", redenKlant: "Ik werk in het buitenland" });
    await moveStuk(deps, adviseur(), "askAnyway", step("Toch nodig"));
    expect((await d.show(stukId))?.status).toBe("requested");
    await declareNotApplicable(deps, asKlant(kantoor, d), step("Echt niet"));
    await moveStuk(deps, adviseur(), "acceptDeclaration", step(""));
    expect(await d.show(stukId)).toBeUndefined();
  });

  it("starts the scenario of a question at once, for who answered ja", async () => {
    const d = await planned();
    const point = (await showKlantDossier(deps, asKlant(kantoor, d, 1))).actiepunten[0];
    await answerQuestion(deps, asKlant(kantoor, d, 1), {
      requestId: requestId(),
      dossierId: d.dossierId,
      actiepuntId: point?.id ?? "",
      antwoord: true,
    });
    const added = (await showDossier(deps, adviseur(), d.nummer)).stukken.filter((s) => s.naam.includes("studieschuld"));
    expect(added.map((s) => s.aanvragerId)).toEqual([d.aanvragerIds[1]]);
  });

  it("starts a scenario by hand for everyone, and asks nothing twice", async () => {
    const d = await planned();
    const start = () =>
      startScenarioByHand(deps, adviseur(), {
        requestId: requestId(),
        dossierId: d.dossierId,
        afspraakId: d.afspraakId,
        scenarioIds: [kantoor.scenario.get("scheiding-consument") ?? ""],
      });
    expect(await start()).toEqual({ asked: 6 });
    const before = (await showDossier(deps, adviseur(), d.nummer)).stukken.length;
    await start();
    expect((await showDossier(deps, adviseur(), d.nummer)).stukken).toHaveLength(before);
  });
});

describe("live rows", () => {
  it("gives each audience what changed for it, and every audience every versie", async () => {
    const d = await planned();
    const db = databases.forKantoor(kantoor.id);
    const [eline, jorrit] = d.aanvragerIds;
    const { head } = await showDossier(deps, adviseur(), d.nummer);
    await cancelStuk(deps, adviseur(), { requestId: requestId(), dossierId: d.dossierId, stukId: d.stuk("UWV"), afspraakId: d.afspraakId });
    const { to, byAudience } = await changesFor(db, kantoor.id, d.dossierId, head.versie, [
      "adviseur",
      `aanvrager:${eline}`,
      `aanvrager:${jorrit}`,
    ]);
    expect(to).toBe(head.versie + 1);
    expect(byAudience.get("adviseur")).toMatchObject({
      removedStukIds: [d.stuk("UWV")],
      stukken: [],
      head: { versie: to, progress: { gevraagd: 7 } },
    });
    expect(byAudience.get(`aanvrager:${eline}`)).toMatchObject({ removedStukIds: [d.stuk("UWV")] });
    expect(byAudience.get(`aanvrager:${jorrit}`)).toMatchObject({ removedStukIds: [], stukken: [], head: { versie: to } });
  });
});

describe("walls", () => {
  it("shows foreign and absent alike, and refuses who may not", async () => {
    const d = await planned();
    const other = await newKantoor(owner, "Bakker Advies");
    const stukId = d.stuk("UWV");
    const cancel = (actor: Parameters<typeof cancelStuk>[1]) =>
      cancelStuk(deps, actor, { requestId: requestId(), dossierId: d.dossierId, stukId, afspraakId: null });
    await expect(cancel(asRol(other, "adviseur"))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(cancel(asRol(kantoor, "admin"))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(cancel(asKlant(kantoor, d))).rejects.toMatchObject({ code: "FORBIDDEN" });
    const limited = asRol(kantoor, "adviseur", { beperkteInzage: true, gebruikerId: kantoor.gebruikers.admin });
    await expect(showDossier(deps, limited, d.nummer)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await findBestand(databases.forKantoor(other.id), kantoor.id, crypto.randomUUID())).toBeUndefined();
  });
});

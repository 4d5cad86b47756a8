// What the kantoor itself does with papers: delivers them, offers them to read, moves them and takes them along as a zip.
import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../actor.ts";
import { showDossier, showKlantDossier } from "../dossier/show-dossier.ts";
import { showLogboek } from "../dossier/show-logboek.ts";
import { asKlant, asRol, openStoryDossier, planStoryAfspraak, testDeps } from "../testing/dossier.ts";
import { addStuk } from "./add-stuk.ts";
import { acceptUpload, confirmUpload, dropUpload } from "./confirm-upload.ts";
import { downloadStukken } from "./download-stukken.ts";
import { judgeStuk } from "./judge-stuk.ts";
import { moveBestanden } from "./move-bestanden.ts";
import { openBestand } from "./open-bestand.ts";
import { type ReserveUploadInput, reserveUpload } from "./reserve-upload.ts";

const { databases, owner } = await testDatabase();
const deps = { ...testDeps(databases), signFile: async (key: string) => `https://files.example/${key}` };
let kantoor: TestKantoor;
beforeAll(async () => {
  kantoor = await newKantoor(owner);
});
const adviseur = () => asRol(kantoor, "adviseur");
const refused = (code: string) => expect.objectContaining({ code });

async function planned() {
  const d = await openStoryDossier(deps, kantoor);
  await planStoryAfspraak(deps, kantoor, d.dossierId);
  const view = () => showDossier(deps, adviseur(), d.nummer);
  const find = async (part: string, aanvragerId: string | null = d.aanvragerIds[0]) => {
    const found = (await view()).stukken.find((s) => s.naam.includes(part) && s.aanvragerId === aanvragerId);
    if (!found) throw new RangeError(`no ${part}`);
    return found;
  };
  const step = (stukId: string) => ({ requestId: crypto.randomUUID(), dossierId: d.dossierId, stukId });
  const reserve = (by: Actor, stukId: string, names: string[], extra: Partial<ReserveUploadInput> = {}) =>
    reserveUpload(deps, by, {
      ...step(stukId),
      aanleveringId: crypto.randomUUID(),
      bestanden: names.map((naam) => ({ naam, grootte: 1000, mime: "application/pdf", draaiing: 0 as const })),
      ...extra,
    });
  const deliver = async (by: Actor, stukId: string, names: string[], extra: Partial<ReserveUploadInput> = {}) => {
    const { bestandIds } = await reserve(by, stukId, names, extra);
    for (const bestandId of bestandIds) {
      await confirmUpload(deps, { kantoorId: kantoor.id, bestandId, fileKey: `key-${bestandId}`, fileHash: "md5", grootte: 1000 });
      await acceptUpload(deps, { kantoorId: kantoor.id, bestandId, mime: "application/pdf", virusscan: "clean" });
    }
    return bestandIds;
  };
  const log = async () =>
    (await showLogboek(deps, adviseur(), { nummer: d.nummer, wie: null, soort: null, van: null, tot: null }, null)).lines.map(
      (line) => `${line.actor}: ${line.tekst}`,
    );
  const klant = asKlant(kantoor, d);
  return { ...d, klant, find, step, reserve, deliver, log };
}

/** An offer: a stuk that the client may only read. */
const offer = (d: Awaited<ReturnType<typeof planned>>, change: { klantMagUploaden?: boolean; klantMagInzien?: boolean } = {}) =>
  addStuk(deps, adviseur(), {
    requestId: crypto.randomUUID(),
    dossierId: d.dossierId,
    afspraakId: null,
    soortDocumentId: kantoor.soort.get(95) ?? "",
    aanvragerId: null,
    omschrijving: "",
    klantMagUploaden: false,
    klantMagInzien: true,
    uiterlijk: null,
    ...change,
  });

describe("Bestand toevoegen", () => {
  it("makes it Ontvangen, is logged as the kantoor's, and closes the client's actiepunt", async () => {
    const d = await planned();
    const stuk = await d.find("salarisstrook");
    await d.deliver(adviseur(), stuk.id, ["strook.pdf"]);
    expect(await d.find("salarisstrook")).toMatchObject({ status: "received", bestanden: [{ door: "kantoor", terInzage: false }] });
    const hers = (await showKlantDossier(deps, d.klant)).stukken.find((s) => s.id === stuk.id);
    expect(hers?.status).toBe("received");
    expect((await d.log())[0]).toMatch(/^adviseur Test: .*salarisstrook.* aangeleverd, 1 bestand/);
  });

  it("can be broken off by the kantoor, and not by the client; nor the other way about", async () => {
    const d = await planned();
    const stuk = await d.find("salarisstrook");
    const [ours = ""] = (await d.reserve(adviseur(), stuk.id, ["strook.pdf"])).bestandIds;
    const [hers = ""] = (await d.reserve(d.klant, stuk.id, ["foto.pdf"])).bestandIds;
    const of = (bestandId: string) => ({ dossierId: d.dossierId, bestandId });
    await expect(dropUpload(deps, d.klant, of(ours))).rejects.toEqual(refused("NOT_FOUND"));
    await expect(dropUpload(deps, adviseur(), of(hers))).rejects.toEqual(refused("NOT_FOUND"));
    await dropUpload(deps, adviseur(), of(ours));
    expect((await d.find("salarisstrook")).bestanden.map((file) => file.id)).toEqual([hers]);
  });
});

describe("a file to read", () => {
  it("asks nothing and changes no status, and who downloads it is kept", async () => {
    const d = await planned();
    const { stukId } = await offer(d);
    const [bestandId = ""] = await d.deliver(adviseur(), stukId, ["rente.pdf"], { terInzage: true });
    const shown = (await showKlantDossier(deps, d.klant)).stukken.find((s) => s.id === stukId);
    expect(shown).toMatchObject({ status: "offered", aangeleverdOp: null, bestanden: [{ id: bestandId, terInzage: true }] });
    await openBestand(deps, d.klant, { dossierId: d.dossierId, bestandId });
    expect(await d.log()).toEqual(expect.arrayContaining([expect.stringMatching(/^Eline Quist: Bestand rente\.pdf van .* gedownload$/)]));
  });

  it("beside what is asked leaves that asked", async () => {
    const d = await planned();
    const { stukId } = await offer(d, { klantMagUploaden: true });
    await d.deliver(adviseur(), stukId, ["leeg-formulier.pdf"], { terInzage: true });
    const shown = (await showKlantDossier(deps, d.klant)).stukken.find((s) => s.id === stukId);
    expect(shown?.status).toBe("requested");
  });

  it("is refused where the client may not look, and from a client", async () => {
    const d = await planned();
    const stuk = await d.find("salarisstrook");
    await expect(d.reserve(adviseur(), stuk.id, ["x.pdf"], { terInzage: true })).rejects.toEqual(refused("TRANSITION_REFUSED"));
    const { stukId } = await offer(d);
    await expect(d.reserve(d.klant, stukId, ["x.pdf"], { terInzage: true })).rejects.toEqual(refused("TRANSITION_REFUSED"));
  });
});

describe("Verplaatsen", () => {
  it("opens the one as it was and makes the other Ontvangen, with who delivered it and when", async () => {
    const d = await planned();
    const [from, to] = [await d.find("salarisstrook"), await d.find("UWV")];
    const [first = "", second = ""] = await d.deliver(d.klant, from.id, ["strook.pdf", "uwv.pdf"]);
    const before = await d.find("salarisstrook");
    await moveBestanden(deps, adviseur(), { ...d.step(from.id), bestandIds: [second], naarStukId: to.id });
    expect(await d.find("salarisstrook")).toMatchObject({ status: "received", bestanden: [{ id: first }] });
    expect(await d.find("UWV")).toMatchObject({
      status: "received",
      aangeleverdOp: before.aangeleverdOp,
      bestanden: [{ id: second, door: "klant", aangeleverdOp: before.aangeleverdOp }],
    });
    await moveBestanden(deps, adviseur(), { ...d.step(from.id), bestandIds: [first], naarStukId: to.id });
    expect(await d.find("salarisstrook")).toMatchObject({ status: "requested", aangeleverdOp: null, bestanden: [] });
    expect((await d.log()).filter((line) => line.includes("verplaatst"))).toHaveLength(2);
    expect((await d.log()).filter((line) => line.includes("Afgekeurd"))).toEqual([]);
  });

  it("asked twice with one requestId moves once", async () => {
    const d = await planned();
    const [from, to] = [await d.find("salarisstrook"), await d.find("UWV")];
    const bestandIds = await d.deliver(d.klant, from.id, ["strook.pdf"]);
    const input = { ...d.step(from.id), bestandIds, naarStukId: to.id };
    await moveBestanden(deps, adviseur(), input);
    await moveBestanden(deps, adviseur(), input);
    expect((await d.find("UWV")).bestanden).toHaveLength(1);
  });

  it("takes nothing from an Akkoord that would stand without a paper, and brings nothing to one", async () => {
    const d = await planned();
    const [judged, other] = [await d.find("salarisstrook"), await d.find("UWV")];
    const [paper = ""] = await d.deliver(d.klant, judged.id, ["strook.pdf"]);
    const [stray = ""] = await d.deliver(d.klant, other.id, ["uwv.pdf"]);
    const facts = { judgement: "approve" as const, reden: "", datumStuk: null, seenVersie: 1_000_000 };
    await judgeStuk(deps, adviseur(), { ...d.step(judged.id), ...facts });
    const away = { ...d.step(judged.id), bestandIds: [paper], naarStukId: other.id };
    const towards = { ...d.step(other.id), bestandIds: [stray], naarStukId: judged.id };
    await expect(moveBestanden(deps, adviseur(), away)).rejects.toEqual(refused("TRANSITION_REFUSED"));
    await expect(moveBestanden(deps, adviseur(), towards)).rejects.toEqual(refused("TRANSITION_REFUSED"));
    expect((await d.find("salarisstrook")).bestanden.map((file) => file.id)).toEqual([paper]);
  });

  it("to the other aanvrager takes it from the one's portal to the other's", async () => {
    const d = await planned();
    const [from, to] = [await d.find("Legitimatiebewijs"), await d.find("Legitimatiebewijs", d.aanvragerIds[1])];
    const bestandIds = await d.deliver(d.klant, from.id, ["jorrit.pdf"]);
    await moveBestanden(deps, adviseur(), { ...d.step(from.id), bestandIds, naarStukId: to.id });
    const filesOf = async (which: 0 | 1) =>
      (await showKlantDossier(deps, asKlant(kantoor, d, which))).stukken.flatMap((s) => s.bestanden.map((file) => file.id));
    expect([await filesOf(0), await filesOf(1)]).toEqual([[], bestandIds]);
  });
});

describe("Downloaden als zip", () => {
  it("names the papers of the chosen stukken in Dutch, and keeps who took them", async () => {
    const d = await planned();
    const [strook, uwv] = [await d.find("salarisstrook"), await d.find("UWV")];
    await d.deliver(d.klant, strook.id, ["IMG_1.pdf", "IMG_2.pdf"]);
    const zip = await downloadStukken(deps, adviseur(), { nummer: d.nummer, stukIds: [strook.id, uwv.id] });
    expect(zip.naam).toBe(`${d.nummer} Eline Quist en Jorrit van Dam.zip`);
    expect(zip.bestanden.map((file) => file.naam)).toEqual([
      expect.stringMatching(/^Recente salarisstrook.*, Eline Quist, 1 van 2\.pdf$/),
      expect.stringMatching(/^Recente salarisstrook.*, Eline Quist, 2 van 2\.pdf$/),
    ]);
    expect((await d.log())[0]).toMatch(/^adviseur Test: Als zip gedownload: Recente salarisstrook/);
    // The client sees that it was looked at, and so can no longer remove it.
    expect((await showKlantDossier(deps, d.klant)).stukken.find((s) => s.id === strook.id)?.geopend).toBe(true);
  });

  it("is NOT_FOUND without a paper, for a stuk of another dossier, and for another kantoor; FORBIDDEN for a client", async () => {
    const d = await planned();
    const other = await planned();
    const strook = await d.find("salarisstrook");
    await d.deliver(d.klant, strook.id, ["IMG_1.pdf"]);
    const uwv = await d.find("UWV");
    const foreign = await other.find("UWV");
    const take = (by: Actor, stukIds: string[]) => downloadStukken(deps, by, { nummer: d.nummer, stukIds });
    await expect(take(adviseur(), [uwv.id])).rejects.toEqual(refused("NOT_FOUND"));
    await expect(take(adviseur(), [strook.id, foreign.id])).rejects.toEqual(refused("NOT_FOUND"));
    await expect(take(asRol(await newKantoor(owner, "Bakker Advies"), "adviseur"), [strook.id])).rejects.toEqual(refused("NOT_FOUND"));
    const outside = asRol(kantoor, "adviseur", { gebruikerId: kantoor.gebruikers.admin, beperkteInzage: true });
    await expect(take(outside, [strook.id])).rejects.toEqual(refused("NOT_FOUND"));
    await expect(take(d.klant, [strook.id])).rejects.toEqual(refused("FORBIDDEN"));
  });
});

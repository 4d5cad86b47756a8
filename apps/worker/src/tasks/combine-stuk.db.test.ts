import { PDFDocument } from "@cantoo/pdf-lib";
import { findStuk } from "@dossierklaar/db/queries/stuk";
import { showDossier } from "@dossierklaar/domain/dossier/show-dossier";
import { arrangePaginas } from "@dossierklaar/domain/dossiercontrole/arrange-paginas";
import { confirmUpload } from "@dossierklaar/domain/dossiercontrole/confirm-upload";
import { reserveUpload } from "@dossierklaar/domain/dossiercontrole/reserve-upload";
import { asKlant, asRol } from "@dossierklaar/domain/testing/dossier";
import { putFile } from "@dossierklaar/files/testing/put-file";
import { beforeEach, describe, expect, it } from "vitest";
import { startWorld } from "../testing/world.ts";
import { reconcileUploads } from "./reconcile-uploads.ts";

const world = await startWorld();
const { deps, kantoor, owner } = world;
const kantoorId = kantoor.id;
beforeEach(() => world.quiet());

// One white point: wider than high it is not, so its page stands.
const png = new Uint8Array(
  Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==", "base64"),
);

async function pdfOf(...sizes: number[]): Promise<Uint8Array<ArrayBuffer>> {
  const document = await PDFDocument.create();
  for (const size of sizes) document.addPage([size, size]);
  return new Uint8Array(await document.save());
}

type File = { naam: string; mime: string; bytes: Uint8Array<ArrayBuffer>; draaiing?: 0 | 90 };

async function delivered(files: readonly File[]) {
  const dossier = await world.planned();
  const show = async (id: string) =>
    (await showDossier(deps, asRol(kantoor, "adviseur"), dossier.nummer)).stukken.find((stuk) => stuk.id === id);
  const stukken = (await showDossier(deps, asRol(kantoor, "adviseur"), dossier.nummer)).stukken;
  const find = (part: string) => stukken.find((one) => one.naam.includes(part))?.id ?? "";
  const stukId = find("UWV");
  const { bestandIds } = await reserveUpload(deps, asKlant(kantoor, dossier), {
    requestId: crypto.randomUUID(),
    dossierId: dossier.dossierId,
    stukId,
    aanleveringId: crypto.randomUUID(),
    bestanden: files.map(({ naam, mime, bytes, draaiing = 0 }) => ({ naam, mime, grootte: bytes.length, draaiing })),
  });
  for (const [at, file] of files.entries()) {
    const bestandId = bestandIds[at] ?? "";
    const fileKey = await putFile(world.filesEnv, { ...file, customId: bestandId });
    await confirmUpload(deps, { kantoorId, bestandId, fileKey, fileHash: "x", grootte: file.bytes.length });
  }
  await world.runJobs();
  const row = async (id: string) => {
    const stuk = await findStuk(deps.databases.forKantoor(kantoorId), kantoorId, dossier.dossierId, id);
    if (!stuk) throw new RangeError("no such stuk");
    return stuk;
  };
  const bytesOf = async (key: string): Promise<Uint8Array> =>
    new Uint8Array(await new Response(await deps.storage.read(key)).arrayBuffer());
  const sheets = async (id = stukId) => {
    const { pdf_key } = await row(id);
    const pages = (await PDFDocument.load(await bytesOf(pdf_key ?? ""))).getPages();
    return pages.map((page) => [Math.round(page.getWidth()), page.getRotation().angle]);
  };
  return { ...dossier, stukId, find, bestandIds, show, row, sheets };
}

const isStored = async (key: string): Promise<boolean> => {
  for await (const file of deps.storage.listFiles()) if (file.key === key) return true;
  return false;
};

describe("combine-stuk", { timeout: 60_000 }, () => {
  it("makes one pdf of two photos and a pdf, in the order and turn that the client chose, and keeps what came", async () => {
    const d = await delivered([
      { naam: "voor.png", mime: "image/png", bytes: png, draaiing: 90 },
      { naam: "opgave.pdf", mime: "application/pdf", bytes: await pdfOf(100, 200) },
      { naam: "achter.png", mime: "image/png", bytes: png },
    ]);
    expect(await d.show(d.stukId)).toMatchObject({ status: "received", pdf: { paginas: 4 }, isPdfComing: false });
    expect(await d.sheets()).toEqual([
      [595, 90],
      [100, 0],
      [200, 0],
      [595, 0],
    ]);
    for (const { file_key } of (await d.row(d.stukId)).bestanden) expect(await isStored(file_key ?? "")).toBe(true);
  });

  it("leaves a pdf that came alone as it is, and counts its pages", async () => {
    const d = await delivered([{ naam: "opgave.pdf", mime: "application/pdf", bytes: await pdfOf(100, 200, 300) }]);
    expect(await d.show(d.stukId)).toMatchObject({ pdf: null, isPdfComing: false, bestanden: [{ aantalPaginas: 3 }] });
  });

  it("makes it anew when pages move away, for both, and removes the one of before", async () => {
    const d = await delivered([{ naam: "alles.pdf", mime: "application/pdf", bytes: await pdfOf(100, 200, 300) }]);
    const to = d.find("salarisstrook");
    const [bronId = ""] = d.bestandIds;
    const page = (pagina: number, draaiing: 0 | 180 = 0) => ({ bronId, pagina, draaiing });
    const arrange = async (left: ReturnType<typeof page>[], right: ReturnType<typeof page>[]) => {
      await arrangePaginas(deps, asRol(kantoor, "adviseur"), {
        requestId: crypto.randomUUID(),
        dossierId: d.dossierId,
        stukken: [
          { stukId: d.stukId, seenInhoud: (await d.row(d.stukId)).inhoud_versie, paginas: left },
          { stukId: to, seenInhoud: (await d.row(to)).inhoud_versie, paginas: right },
        ],
      });
      await world.runJobs();
    };
    await arrange([page(3), page(1)], [page(2, 180)]);
    expect([await d.sheets(), await d.sheets(to)]).toEqual([
      [
        [300, 0],
        [100, 0],
      ],
      [[200, 180]],
    ]);
    const { pdf_key } = await d.row(to);
    await arrange([page(1), page(2), page(3)], []);
    expect(await d.sheets()).toHaveLength(3);
    expect(await d.row(to)).toMatchObject({ pdf_key: null, status: "requested" });
    expect(await isStored(pdf_key ?? "")).toBe(false);
  });

  it("says of files that do not make a pdf that they do not, and goes on", async () => {
    // A container of a heic without a picture in it: it passes as a heic, and no decoder opens it.
    const box = (name: string, length: number) =>
      Buffer.concat([Buffer.from([0, 0, 0, 8 + length]), Buffer.from(name), Buffer.alloc(length)]);
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic"), box("meta", 40), box("mdat", 20)]);
    const d = await delivered([{ naam: "IMG_1.HEIC", mime: "image/heic", bytes: new Uint8Array(heic) }]);
    expect(await d.show(d.stukId)).toMatchObject({ status: "received", pdf: null, isPdfComing: false });
    expect(world.logged.join()).toContain("no pdf could be made");
  });

  it("is made up for when its job was lost, and its pdf is no orphan", async () => {
    const d = await delivered([
      { naam: "a.png", mime: "image/png", bytes: png },
      { naam: "b.png", mime: "image/png", bytes: png },
    ]);
    await owner.updateTable("stuk").set({ pdf_versie: 0 }).where("id", "=", d.stukId).execute();
    world.later(25 * 3_600_000);
    await reconcileUploads(deps);
    await world.runJobs();
    expect(await d.sheets()).toHaveLength(2);
  });
});

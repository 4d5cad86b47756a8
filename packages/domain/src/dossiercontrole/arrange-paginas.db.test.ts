import { findBestand } from "@dossierklaar/db/queries/aanlevering";
import { findStuk } from "@dossierklaar/db/queries/stuk";
import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { showLogboek } from "../dossier/show-logboek.ts";
import { checklistOf } from "../testing/checklist.ts";
import { asKlant, asRol, testDeps } from "../testing/dossier.ts";
import { arrangePaginas } from "./arrange-paginas.ts";
import { findCombineWork, keepCombined } from "./combine-stuk.ts";
import { downloadStukken } from "./download-stukken.ts";
import { openBestand, openStukPdf } from "./open-bestand.ts";
import { type Pagina, pagesOf } from "./plan.ts";

const { databases, owner } = await testDatabase();
const deps = { ...testDeps(databases), signFile: async (key: string) => `https://files.example/${key}` };
let kantoor: TestKantoor;
let tools: ReturnType<typeof checklistOf>;
beforeAll(async () => {
  kantoor = await newKantoor(owner);
  tools = checklistOf(deps, kantoor);
});
const refused = (code: string) => expect.objectContaining({ code });

/** A paper of two files of which the first has two pages, and an empty one beside it. */
async function delivered() {
  const d = await tools.planned();
  const [from, to] = [d.stuk("UWV"), d.stuk("salarisstrook")];
  const { bestandIds } = await tools.reserve(d, from, ["scan.jpg", "achterkant.jpg"]);
  for (const id of bestandIds) await tools.arrive(id);
  const [scan = "", back = ""] = bestandIds;
  const which = (stukId: string) => ({ kantoorId: kantoor.id, dossierId: d.dossierId, stukId });
  const row = async (stukId: string) => {
    const stuk = await findStuk(databases.forKantoor(kantoor.id), kantoor.id, d.dossierId, stukId);
    if (!stuk) throw new RangeError("no such stuk");
    return stuk;
  };
  /** What the worker does, without its pdf. */
  const combine = async (stukId: string, fileKey = `pdf-${crypto.randomUUID()}`) => {
    const work = await findCombineWork(deps, which(stukId));
    if (!work) return undefined;
    const counts = work.sources.map(({ bestandId }) => ({ bestandId, aantal: bestandId === scan ? 2 : 1 }));
    const made = work.sheets.length > 0 ? { pdf: { fileKey, grootte: 10 }, paginas: work.sheets.length, counts } : null;
    await keepCombined(deps, { ...which(stukId), inhoudVersie: work.inhoudVersie, made });
    return work;
  };
  const pages = async (stukId: string) => pagesOf((await d.show(stukId))?.bestanden.filter((file) => file.status === "accepted") ?? []);
  const told = async (stukId: string) =>
    (await pages(stukId))
      ?.map(({ bronId, pagina, draaiing }) => `${bronId === scan ? "s" : "b"}${pagina}${draaiing ? `@${draaiing}` : ""}`)
      .join(" ");
  const arrange = async (...stukken: [stukId: string, pages: Pagina[]][]) =>
    arrangePaginas(deps, tools.adviseur(), {
      requestId: tools.requestId(),
      dossierId: d.dossierId,
      stukken: await Promise.all(
        stukken.map(async ([stukId, paginas]) => ({
          stukId,
          seenInhoud: (await row(stukId)).inhoud_versie,
          // The plan knows degrees as numbers, the procedure's schema as four of them.
          paginas: paginas as (Pagina & { draaiing: 0 })[],
        })),
      ),
    });
  const log = async () =>
    (await showLogboek(deps, tools.adviseur(), { nummer: d.nummer, wie: null, soort: null, van: null, tot: null }, null)).lines.map(
      (line) => `${line.actor}: ${line.tekst}`,
    );
  await combine(from);
  const p = (name: "s" | "b", pagina = 1, draaiing = 0): Pagina => ({ bronId: name === "s" ? scan : back, pagina, draaiing });
  return { ...d, from, to, scan, back, row, combine, pages, told, arrange, log, p };
}

describe("one pdf of a stuk", () => {
  it("is made of what was delivered, in order, and kept once", async () => {
    const d = await delivered();
    expect(await d.show(d.from)).toMatchObject({ pdf: { paginas: 2 }, isPdfComing: false });
    expect(await d.combine(d.from)).toBeUndefined();
    expect(await d.told(d.from)).toBe("s1 s2 b1");
    expect(await d.log()).toContainEqual(expect.stringContaining("één pdf gemaakt van 2 pagina's"));
  });

  it("is thrown away when the papers changed while it was made", async () => {
    const d = await delivered();
    const { inhoud_versie: seen, pdf_key: before } = await d.row(d.from);
    await d.arrange([d.from, [d.p("b"), d.p("s", 1), d.p("s", 2)]]);
    const late = { kantoorId: kantoor.id, dossierId: d.dossierId, stukId: d.from, inhoudVersie: seen };
    await keepCombined(deps, { ...late, made: { pdf: { fileKey: "late", grootte: 1 }, paginas: 3, counts: [] } });
    expect((await d.row(d.from)).pdf_key).toBe(before);
    expect(await d.show(d.from)).toMatchObject({ pdf: null, isPdfComing: true });
    const { rows } = await sql<{ payload: { fileKey: string } }>`select payload from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'delete-file' and payload->>'fileKey' = 'late'`.execute(
      owner,
    );
    expect(rows).toHaveLength(1);
  });

  it("is what the kantoor opens and takes along; the files as they came stay within its reach", async () => {
    const d = await delivered();
    const { pdf_key } = await d.row(d.from);
    const about = { dossierId: d.dossierId, stukId: d.from };
    expect(await openStukPdf(deps, tools.adviseur(), about)).toEqual({ url: `https://files.example/${pdf_key}` });
    expect((await d.show(d.from))?.bestanden.every((file) => file.geopendOp !== null)).toBe(true);
    const zip = await downloadStukken(deps, tools.adviseur(), { nummer: d.nummer, stukIds: [d.from] });
    expect(zip.bestanden).toEqual([{ naam: expect.stringMatching(/^UWV.*, Eline Quist\.pdf$/), fileKey: pdf_key }]);
    expect(await openBestand(deps, tools.adviseur(), { dossierId: d.dossierId, bestandId: d.scan })).toMatchObject({ naam: "scan.jpg" });
    await expect(openStukPdf(deps, asKlant(kantoor, d), about)).rejects.toThrow(refused("FORBIDDEN"));
    await expect(openStukPdf(deps, tools.adviseur(), { ...about, stukId: d.to })).rejects.toThrow(refused("NOT_FOUND"));
  });
});

describe("pages", () => {
  it("are put in another order and turned", async () => {
    const d = await delivered();
    await d.arrange([d.from, [d.p("b"), d.p("s", 2, 90), d.p("s", 1)]]);
    expect(await d.told(d.from)).toBe("b1 s2@90 s1");
    expect((await d.combine(d.from))?.sheets).toEqual([
      { source: 0, pagina: 1, draaiing: 0 },
      { source: 1, pagina: 2, draaiing: 90 },
      { source: 1, pagina: 1, draaiing: 0 },
    ]);
    expect(await d.log()).toContainEqual(expect.stringMatching(/^adviseur Test: Pagina's van UWV.* geordend$/));
  });

  it("are moved to another stuk, which is Ontvangen by that, and come back as they were", async () => {
    const d = await delivered();
    await d.arrange([d.from, [d.p("s", 1), d.p("b")]], [d.to, [d.p("s", 2)]]);
    expect([await d.told(d.from), await d.told(d.to)]).toEqual(["s1 b1", "s2"]);
    expect(await d.show(d.to)).toMatchObject({ status: "received", bestanden: [{ bronId: d.scan, naam: "scan.jpg", door: "klant" }] });
    expect((await d.combine(d.to))?.sources).toEqual([expect.objectContaining({ bestandId: d.scan })]);
    expect(await d.log()).toContainEqual(expect.stringMatching(/^adviseur Test: 1 pagina verplaatst van UWV.* naar .*salarisstrook/));

    await d.arrange([d.from, [d.p("s", 1), d.p("s", 2), d.p("b")]], [d.to, []]);
    expect([await d.told(d.from), await d.told(d.to)]).toEqual(["s1 s2 b1", ""]);
    expect(await d.show(d.to)).toMatchObject({ status: "requested", aangeleverdOp: null, bestanden: [] });
    expect(await d.show(d.from)).toMatchObject({ status: "received" });
  });

  it("take their file along when the last of them leaves, and the client reads only what lies at a stuk", async () => {
    const d = await delivered();
    await d.arrange([d.from, [d.p("b")]], [d.to, [d.p("s", 2), d.p("s", 1)]]);
    expect(await findBestand(databases.forKantoor(kantoor.id), kantoor.id, d.scan)).toMatchObject({ stuk_id: d.to, status: "accepted" });
    await d.arrange([d.from, []], [d.to, [d.p("s", 2), d.p("s", 1), d.p("b")]]);
    expect(await d.show(d.from)).toMatchObject({ status: "requested", bestanden: [] });
    // Page 1 goes back: now it is a part, and its whole file lies elsewhere.
    await d.arrange([d.from, [d.p("s", 1)]], [d.to, [d.p("s", 2), d.p("b")]]);
    const part = (await d.show(d.from))?.bestanden[0];
    const ask = { dossierId: d.dossierId, bestandId: part?.id ?? "" };
    expect(await openBestand(deps, tools.adviseur(), ask)).toMatchObject({ url: `https://files.example/key-${d.scan}` });
    await expect(openBestand(deps, asKlant(kantoor, d), ask)).rejects.toThrow(refused("NOT_FOUND"));
    await d.combine(d.from, "only-page-1");
    expect(await openBestand(deps, asKlant(kantoor, d), ask)).toMatchObject({ url: "https://files.example/only-page-1" });
  });

  it("of an Akkoord may leave it, come back without a new judgement, and are not joined by others", async () => {
    const d = await delivered();
    await tools.judge(d, d.from, "approve");
    await d.arrange([d.from, [d.p("s", 1), d.p("b")]], [d.to, [d.p("s", 2)]]);
    await d.arrange([d.from, [d.p("s", 1), d.p("s", 2), d.p("b")]], [d.to, []]);
    expect(await d.show(d.from)).toMatchObject({ status: "approved" });
    await expect(d.arrange([d.from, []], [d.to, [d.p("s", 1), d.p("s", 2), d.p("b")]])).rejects.toThrow(refused("TRANSITION_REFUSED"));
    const other = await tools.reserve(d, d.to, ["x.jpg"]);
    for (const id of other.bestandIds) await tools.arrive(id);
    await d.combine(d.to);
    const x = { bronId: other.bestandIds[0] ?? "", pagina: 1, draaiing: 0 };
    await expect(d.arrange([d.from, [d.p("s", 1), d.p("s", 2), d.p("b"), x]], [d.to, []])).rejects.toThrow(refused("TRANSITION_REFUSED"));
  });

  it.each([
    ["a page less", (d: Awaited<ReturnType<typeof delivered>>) => [d.p("s", 1), d.p("b")], "INVALID_INPUT"],
    ["a page twice", (d: Awaited<ReturnType<typeof delivered>>) => [d.p("s", 1), d.p("s", 1), d.p("b")], "INVALID_INPUT"],
    ["a page of nobody's", (d: Awaited<ReturnType<typeof delivered>>) => [{ ...d.p("s"), bronId: crypto.randomUUID() }], "NOT_FOUND"],
  ])("are refused with %s", async (_, pages, code) => {
    const d = await delivered();
    await expect(d.arrange([d.from, pages(d)])).rejects.toThrow(refused(code));
  });

  it("are refused when the papers changed since they were seen", async () => {
    const d = await delivered();
    const { inhoud_versie } = await d.row(d.from);
    await d.arrange([d.from, [d.p("b"), d.p("s", 1), d.p("s", 2)]]);
    const stale = {
      requestId: tools.requestId(),
      dossierId: d.dossierId,
      stukken: [{ stukId: d.from, seenInhoud: inhoud_versie, paginas: [] }],
    };
    await expect(arrangePaginas(deps, tools.adviseur(), stale)).rejects.toThrow(refused("ALREADY_CHANGED"));
    await expect(arrangePaginas(deps, asRol(kantoor, "admin"), stale)).rejects.toThrow(refused("FORBIDDEN"));
  });
});

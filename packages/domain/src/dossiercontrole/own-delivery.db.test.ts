import { sql } from "@dossierklaar/db";
import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, describe, expect, it } from "vitest";
import { showKlantDossier } from "../dossier/show-dossier.ts";
import { checklistOf } from "../testing/checklist.ts";
import { asKlant, testDeps } from "../testing/dossier.ts";
import { answerVraag, askVraag } from "../vraag/vraag.ts";
import { moveBestanden } from "./move-bestanden.ts";
import { openBestand } from "./open-bestand.ts";
import { removeDelivery } from "./remove-delivery.ts";

const { databases, owner } = await testDatabase();
const deps = { ...testDeps(databases), signFile: async (key: string) => `https://files.example/${key}` };
let kantoor: TestKantoor;
beforeAll(async () => {
  kantoor = await newKantoor(owner);
});
const requestId = () => crypto.randomUUID();

async function delivered() {
  const list = checklistOf(deps, kantoor);
  const d = await list.delivered("salarisstrook");
  const eline = asKlant(kantoor, d);
  const own = async (stukId: string) => (await showKlantDossier(deps, eline)).stukken.find((stuk) => stuk.id === stukId);
  const remove = () =>
    removeDelivery(deps, eline, { requestId: requestId(), dossierId: d.dossierId, stukId: d.stukId, bestandIds: [d.bestandId] });
  const move = (naarStukId: string) =>
    moveBestanden(deps, eline, {
      requestId: requestId(),
      dossierId: d.dossierId,
      stukId: d.stukId,
      bestandIds: [d.bestandId],
      naarStukId,
    });
  return { ...d, list, eline, own, remove, move };
}

describe("Verwijderen by the client", () => {
  it("takes the file away and asks the stuk again; its bytes go too", async () => {
    const d = await delivered();
    await d.remove();
    expect(await d.own(d.stukId)).toMatchObject({ status: "requested", aangeleverdOp: null, bestanden: [] });
    const { rows } = await sql<{ key: string }>`
      select payload ->> 'fileKey' as key from graphile_worker._private_jobs where payload ->> 'fileKey' = ${`key-${d.bestandId}`}`.execute(
      owner,
    );
    expect(rows).toEqual([{ key: `key-${d.bestandId}` }]);
  });

  it("is refused once the kantoor opened it", async () => {
    const d = await delivered();
    await openBestand(deps, d.list.adviseur(), { dossierId: d.dossierId, bestandId: d.bestandId });
    await expect(d.remove()).rejects.toMatchObject({ code: "TRANSITION_REFUSED" });
    expect(await d.own(d.stukId)).toMatchObject({ status: "received", geopend: true });
  });

  it("leaves the stuk Ontvangen while another file is there", async () => {
    const d = await delivered();
    const more = await d.list.reserve(d, d.stukId, ["b.jpg"]);
    for (const id of more.bestandIds) await d.list.arrive(id);
    await d.remove();
    const stuk = await d.own(d.stukId);
    expect(stuk?.status).toBe("received");
    expect(stuk?.bestanden.map((file) => file.id)).toEqual(more.bestandIds);
  });
});

describe("Hoort bij een ander document", () => {
  it("moves what she delivered to what is asked of her", async () => {
    const d = await delivered();
    const to = d.stuk("UWV");
    await d.move(to);
    expect(await d.own(d.stukId)).toMatchObject({ status: "requested", bestanden: [] });
    expect(await d.own(to)).toMatchObject({ status: "received" });
    expect((await d.own(to))?.bestanden.map((file) => file.id)).toEqual([d.bestandId]);
  });

  it("is refused once it was judged, and to what is the other's", async () => {
    const d = await delivered();
    await expect(d.move(d.stuk("Jaarrekening 2025"))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await d.list.judge(d, d.stukId, "reject", undefined, "Onscherp.");
    await expect(d.move(d.stuk("UWV"))).rejects.toMatchObject({ code: "TRANSITION_REFUSED" });
  });
});

describe("Vraag stellen", () => {
  it("stands at the stuk on both sides, with its answer", async () => {
    const d = await delivered();
    const ask = { requestId: requestId(), dossierId: d.dossierId, stukId: d.stukId, tekst: "Welke maanden?" };
    const { vraagId } = await askVraag(deps, d.eline, ask);
    expect(await askVraag(deps, d.eline, ask)).toEqual({ vraagId });
    expect((await d.show(d.stukId))?.vragen).toEqual([
      expect.objectContaining({ id: vraagId, tekst: "Welke maanden?", gesteldDoor: "Eline Quist", beantwoordOp: null }),
    ]);
    await answerVraag(deps, d.list.adviseur(), { requestId: requestId(), dossierId: d.dossierId, vraagId, antwoord: "De laatste drie." });
    expect((await d.own(d.stukId))?.vragen).toEqual([
      expect.objectContaining({ antwoord: "De laatste drie.", beantwoordDoor: "adviseur Test" }),
    ]);
  });
});

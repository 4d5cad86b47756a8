import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeEach, describe, expect, it } from "vitest";
import { showKlantDossier } from "../dossier/show-dossier.ts";
import { asKlant, asRol, openStoryDossier, testDeps } from "../testing/dossier.ts";
import {
  addDocument,
  changeDocument,
  findDocumentFor,
  listDocumentenForBeheer,
  orderDocumenten,
  removeDocument,
} from "./change-documenten.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
let kantoor: TestKantoor;
let made = 0;
beforeEach(async () => {
  made += 1;
  kantoor = await newKantoor(owner, `Kantoor ${"x".repeat(made)}`);
});
const admin = () => asRol(kantoor, "admin");
const requestId = () => crypto.randomUUID();
const pdf = (words: string) => ({ naam: "blad.pdf", inhoud: btoa(`%PDF-1.7 ${words}`) });
const add = (naam: string) => addDocument(deps, admin(), { requestId: requestId(), naam, omschrijving: "", bestand: pdf(naam) });

describe("belangrijke documenten", () => {
  it("are in the portal of every client of the kantoor, in the admin's order", async () => {
    const first = await add("Algemene voorwaarden");
    const second = await add("Dienstverleningsdocument");
    await orderDocumenten(deps, admin(), { requestId: requestId(), ids: [second.id, first.id] });
    const d = await openStoryDossier(deps, kantoor);
    const { documenten } = await showKlantDossier(deps, asKlant(kantoor, d));
    expect(documenten.map((document) => document.naam)).toEqual(["Dienstverleningsdocument", "Algemene voorwaarden"]);
    const found = await findDocumentFor(deps, asKlant(kantoor, d), first.id);
    expect(found?.bytes.toString()).toBe("%PDF-1.7 Algemene voorwaarden");
    expect(found?.mime).toBe("application/pdf");
  });

  it("are not another kantoor's to download", async () => {
    const { id } = await add("Algemene voorwaarden");
    const other = await newKantoor(owner, `Ander ${made}`);
    const d = await openStoryDossier(deps, other);
    expect(await findDocumentFor(deps, asKlant(other, d), id)).toBeUndefined();
    expect(await findDocumentFor(deps, asRol(other, "admin"), id)).toBeUndefined();
    expect(await findDocumentFor(deps, admin(), "geen-id")).toBeUndefined();
  });

  it("keep the paper when only the words change, and get another in its place", async () => {
    const { id } = await add("Voorwaarden");
    const change = { requestId: requestId(), id, naam: "Algemene voorwaarden", omschrijving: "Van 2026" };
    await changeDocument(deps, admin(), { ...change, bestand: null });
    expect(await listDocumentenForBeheer(deps, admin())).toMatchObject([{ naam: "Algemene voorwaarden", omschrijving: "Van 2026" }]);
    expect((await findDocumentFor(deps, admin(), id))?.bytes.toString()).toBe("%PDF-1.7 Voorwaarden");
    await changeDocument(deps, admin(), { ...change, requestId: requestId(), bestand: pdf("nieuw") });
    expect((await findDocumentFor(deps, admin(), id))?.bytes.toString()).toBe("%PDF-1.7 nieuw");
    await removeDocument(deps, admin(), { requestId: requestId(), id });
    expect(await listDocumentenForBeheer(deps, admin())).toEqual([]);
  });

  it("refuse what is not what it says, and a name that stands there", async () => {
    const bestand = { naam: "blad.pdf", inhoud: btoa("<html>") };
    const refused = addDocument(deps, admin(), { requestId: requestId(), naam: "Blad", omschrijving: "", bestand });
    await expect(refused).rejects.toMatchObject({ code: "UPLOAD_REFUSED", details: { field: "bestand" } });
    await add("Voorwaarden");
    await expect(add("voorwaarden")).rejects.toMatchObject({ code: "ALREADY_EXISTS", details: { field: "naam" } });
  });
});

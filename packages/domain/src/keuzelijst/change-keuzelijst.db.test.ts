import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, describe, expect, it } from "vitest";
import { listDossierChoices, openDossier } from "../dossier/open-dossier.ts";
import { showDossier } from "../dossier/show-dossier.ts";
import { asRol, openStoryDossier, storyDossier, testDeps } from "../testing/dossier.ts";
import { addKeuze, changeKeuze, orderKeuzelijst, showKeuzelijst, switchKeuze } from "./change-keuzelijst.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
const requestId = () => crypto.randomUUID();
let kantoor: TestKantoor;
const admin = () => asRol(kantoor, "admin");
beforeAll(async () => {
  kantoor = await newKantoor(owner);
});

describe("a keuzelijst", () => {
  it("takes a new one at its end, once for a double click, under the next code", async () => {
    const input = { requestId: requestId(), lijst: "inkomenstype" as const, naam: "Freelance", adres: "" };
    const first = await addKeuze(deps, admin(), input);
    expect(await addKeuze(deps, admin(), input)).toEqual(first);
    expect((await showKeuzelijst(deps, admin(), { lijst: "inkomenstype" })).at(-1)).toEqual({
      id: first.id,
      naam: "Freelance",
      adres: "",
      actief: true,
    });
    const row = await owner.selectFrom("inkomenstype").select("code").where("id", "=", first.id).executeTakeFirstOrThrow();
    expect(row.code).toBe("014");
    await expect(addKeuze(deps, admin(), { ...input, requestId: requestId(), naam: " freelance " })).rejects.toMatchObject({
      code: "ALREADY_EXISTS",
      details: { field: "naam" },
    });
  });

  it("is chosen from in its new order, and shows a new name in old dossiers", async () => {
    const opened = await openStoryDossier(deps, kantoor);
    const before = (await showKeuzelijst(deps, admin(), { lijst: "klantprofiel" })).map((keuze) => keuze.id);
    await orderKeuzelijst(deps, admin(), { requestId: requestId(), lijst: "klantprofiel", ids: [...before].reverse() });
    const { klantprofielen } = await listDossierChoices(deps, asRol(kantoor, "adviseur"));
    expect(klantprofielen.map((profiel) => profiel.id)).toEqual([...before].reverse());

    const id = kantoor.klantprofiel.get("02") ?? "";
    await changeKeuze(deps, admin(), { requestId: requestId(), lijst: "klantprofiel", id, naam: "Verhuizer", adres: "" });
    const { aanvragers } = await showDossier(deps, asRol(kantoor, "adviseur"), opened.nummer);
    expect(aanvragers.map((aanvrager) => aanvrager.klantprofiel)).toEqual(["Verhuizer", "Verhuizer"]);
  });

  it("keeps in old dossiers what is switched off, and offers and takes it no more", async () => {
    const opened = await openStoryDossier(deps, kantoor);
    const id = kantoor.inkomenstype.get("001") ?? "";
    await switchKeuze(deps, admin(), { requestId: requestId(), lijst: "inkomenstype", id, actief: false });
    const { aanvragers } = await showDossier(deps, asRol(kantoor, "adviseur"), opened.nummer);
    expect(aanvragers[0]?.inkomenstypen).toEqual(["Loondienst vast"]);
    const { inkomenstypen } = await listDossierChoices(deps, asRol(kantoor, "adviseur"));
    expect(inkomenstypen.some((type) => type.id === id)).toBe(false);
    await expect(openDossier(deps, asRol(kantoor, "adviseur"), storyDossier(kantoor))).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await switchKeuze(deps, admin(), { requestId: requestId(), lijst: "inkomenstype", id, actief: true });
    await expect(openDossier(deps, asRol(kantoor, "adviseur"), storyDossier(kantoor))).resolves.toBeTruthy();
  });

  it("keeps one that is on where a dossier needs one; leadbronnen may all go", async () => {
    const own = await newKantoor(owner, "Klein Advies");
    const actor = asRol(own, "admin");
    for (const lijst of ["klantprofiel", "leadbron"] as const) {
      const all = await showKeuzelijst(deps, actor, { lijst });
      const off = (id: string) => switchKeuze(deps, actor, { requestId: requestId(), lijst, id, actief: false });
      for (const keuze of all.slice(1)) await off(keuze.id);
      const last = off(all[0]?.id ?? "");
      await (lijst === "leadbron" ? expect(last).resolves.toBeNull() : expect(last).rejects.toMatchObject({ code: "LAST_CHOICE" }));
    }
  });

  it("changes the address of a locatie for what is planned from now on", async () => {
    const input = {
      requestId: requestId(),
      lijst: "locatie" as const,
      id: kantoor.locatieId,
      naam: "Hoofdkantoor",
      adres: "Plein 1, Utrecht",
    };
    await changeKeuze(deps, admin(), input);
    expect(await showKeuzelijst(deps, admin(), { lijst: "locatie" })).toEqual([
      { id: kantoor.locatieId, naam: "Hoofdkantoor", adres: "Plein 1, Utrecht", actief: true },
    ]);
  });
});

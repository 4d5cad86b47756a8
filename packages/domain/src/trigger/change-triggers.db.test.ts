import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeEach, describe, expect, it } from "vitest";
import { showDossier } from "../dossier/show-dossier.ts";
import { asRol, openStoryDossier, planStoryAfspraak, testDeps } from "../testing/dossier.ts";
import { addTrigger, changeTrigger, listTriggersForBeheer, removeTrigger } from "./change-triggers.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
const requestId = () => crypto.randomUUID();
let kantoor: TestKantoor;
let made = 0;
const admin = () => asRol(kantoor, "admin");
beforeEach(async () => {
  made += 1;
  kantoor = await newKantoor(owner, `Kantoor ${"x".repeat(made)}`);
});

const trigger = (extra: object = {}) => ({
  requestId: requestId(),
  afspraaktypeId: kantoor.afspraaktype.get("orienterend-gesprek") ?? null,
  inkomenstypeId: kantoor.inkomenstype.get("001") ?? null,
  klantprofielId: null,
  voorwaarde: "none" as const,
  scenarioId: kantoor.scenario.get("schulden") ?? "",
  ...extra,
});
async function asked() {
  const d = await openStoryDossier(deps, kantoor);
  await planStoryAfspraak(deps, kantoor, d.dossierId);
  const { stukken } = await showDossier(deps, asRol(kantoor, "adviseur"), d.nummer);
  return stukken.filter((stuk) => stuk.naam.startsWith("BKR")).map((stuk) => [stuk.aanvragerId === d.aanvragerIds[0], stuk.waarom]);
}
const shown = async (id: string) => (await listTriggersForBeheer(deps, admin())).find((one) => one.id === id);

describe("a trigger", () => {
  it("starts its scenario at the next afspraak, for whom it names, until it is taken away", async () => {
    expect(await asked()).toEqual([]);
    const { id } = await addTrigger(deps, admin(), trigger());
    expect(await asked()).toEqual([[true, "Schulden"]]);
    await changeTrigger(deps, admin(), { ...trigger({ inkomenstypeId: kantoor.inkomenstype.get("005") }), id, seenVersie: 1 });
    expect(await asked()).toEqual([[false, "Schulden"]]);
    await removeTrigger(deps, admin(), { requestId: requestId(), id, seenVersie: 2 });
    expect(await asked()).toEqual([]);
  });

  it("says the same only once", async () => {
    const { id } = await addTrigger(deps, admin(), trigger());
    await expect(addTrigger(deps, admin(), trigger())).rejects.toMatchObject({
      code: "ALREADY_EXISTS",
      details: { field: "scenarioId", trigger: true },
    });
    // Saving one as it is, is no second one.
    await changeTrigger(deps, admin(), { ...trigger(), id, seenVersie: 1 });
  });

  it("refuses who opened it before a colleague changed it, and says who", async () => {
    const { id } = await addTrigger(deps, admin(), trigger());
    await changeTrigger(deps, admin(), { ...trigger({ klantprofielId: kantoor.klantprofiel.get("01") }), id, seenVersie: 1 });
    const stale = { code: "ALREADY_CHANGED", details: { beheer: true, door: "admin Test" } };
    await expect(changeTrigger(deps, admin(), { ...trigger(), id, seenVersie: 1 })).rejects.toMatchObject(stale);
    await expect(removeTrigger(deps, admin(), { requestId: requestId(), id, seenVersie: 1 })).rejects.toMatchObject(stale);
  });

  it("keeps what was switched off since, and takes no new one with it", async () => {
    const { id } = await addTrigger(deps, admin(), trigger());
    await owner
      .updateTable("inkomenstype")
      .set({ actief: false })
      .where("id", "=", kantoor.inkomenstype.get("001") ?? "")
      .execute();
    await changeTrigger(deps, admin(), { ...trigger({ voorwaarde: "secondAanvrager" }), id, seenVersie: 1 });
    expect(await shown(id)).toMatchObject({ voorwaarde: "secondAanvrager", versie: 2 });
    await expect(addTrigger(deps, admin(), trigger())).rejects.toMatchObject({
      code: "INVALID_INPUT",
      details: { field: "inkomenstypeId" },
    });
  });

  it("leaves out of the list what a question says itself", async () => {
    const rows = await owner.selectFrom("scenario_trigger").select("voorwaarde").where("kantoor_id", "=", kantoor.id).execute();
    const list = await listTriggersForBeheer(deps, admin());
    expect(list).toHaveLength(rows.filter((row) => row.voorwaarde !== "answerYes").length);
  });
});

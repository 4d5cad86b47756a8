// Scenario's that are told to start later: they start then, once, as things stand then, unless they were withdrawn.
import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, expect, it } from "vitest";
import { showDossier } from "../dossier/show-dossier.ts";
import { showLogboek } from "../dossier/show-logboek.ts";
import { asRol, openStoryDossier, planStoryAfspraak, testDeps } from "../testing/dossier.ts";
import { listPlannings, withdrawPlanning } from "./plan-start.ts";
import { listScenarioChoices, type StartScenarioInput, startScenarioByHand } from "./start-by-hand.ts";
import { startPlanned } from "./start-planned.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
let kantoor: TestKantoor;
beforeAll(async () => {
  kantoor = await newKantoor(owner);
});
const adviseur = () => asRol(kantoor, "adviseur");
const requestId = () => crypto.randomUUID();

async function planned(more: Partial<StartScenarioInput> = {}) {
  const d = await openStoryDossier(deps, kantoor);
  const { afspraakId } = await planStoryAfspraak(deps, kantoor, d.dossierId);
  const schulden = kantoor.scenario.get("schulden") ?? "";
  const order = () => ({ requestId: requestId(), dossierId: d.dossierId, afspraakId, scenarioIds: [schulden] });
  const answer = await startScenarioByHand(deps, adviseur(), { ...order(), uitvoerdatum: "2026-12-01", tijd: "16:30", ...more });
  const [planning] = await listPlannings(deps, adviseur(), d.nummer);
  const planningId = planning?.id ?? "";
  const count = async () => (await showDossier(deps, adviseur(), d.nummer)).stukken.length;
  const log = async () =>
    (await showLogboek(deps, adviseur(), { nummer: d.nummer, wie: null, soort: null, van: null, tot: null }, null)).lines.map(
      (line) => `${line.actor}: ${line.tekst}`,
    );
  const start = () => startPlanned(deps, { kantoorId: kantoor.id, planningId });
  const withdraw = () => withdrawPlanning(deps, adviseur(), { requestId: requestId(), dossierId: d.dossierId, planningId });
  return { ...d, afspraakId, schulden, order, answer, planning, count, log, start, withdraw };
}

it("asks nothing before its moment, and is in sight until then", async () => {
  const d = await planned();
  expect(d.answer).toEqual({ asked: 0, gepland: new Date("2026-12-01T15:30:00Z") });
  expect(d.planning).toMatchObject({ scenarios: ["Schulden"], heeftTijd: true, door: "adviseur Test", afspraakId: d.afspraakId });
  expect((await d.log())[0]).toBe("adviseur Test: Scenario Schulden gepland voor di 1 december 2026 16:30");
});

it("asks at its moment in the name of who told it, and told twice asks nothing twice", async () => {
  const d = await planned();
  const before = await d.count();
  await d.start();
  const after = await d.count();
  expect(after - before).toBe(6);
  await d.start();
  expect(await d.count()).toBe(after);
  expect(await listPlannings(deps, adviseur(), d.nummer)).toEqual([]);
  expect((await d.log())[0]).toBe("adviseur Test: Scenario Schulden gestart");
  const choice = (await listScenarioChoices(deps, adviseur(), d.nummer)).find((one) => one.id === d.schulden);
  expect(choice?.gestart).toMatchObject({ door: "adviseur Test", bron: "manual" });
});

it("asks only what was not asked meanwhile", async () => {
  const d = await planned();
  await startScenarioByHand(deps, adviseur(), d.order());
  const before = await d.count();
  await d.start();
  expect(await d.count()).toBe(before);
});

it("does not start once it was withdrawn, and can be withdrawn once", async () => {
  const d = await planned();
  const before = await d.count();
  await d.withdraw();
  await d.start();
  expect(await d.count()).toBe(before);
  expect((await d.log())[0]).toBe("adviseur Test: Geplande start van scenario Schulden ingetrokken");
  await expect(d.withdraw()).rejects.toEqual(expect.objectContaining({ code: "TRANSITION_REFUSED" }));
});

it.each([
  ["the dossier was closed", "dossier", "het dossier is gesloten"],
  ["the afspraak was called off", "afspraak", "de afspraak is afgezegd"],
] as const)("is withdrawn when %s meanwhile", async (_, what, reden) => {
  const d = await planned();
  const before = await d.count();
  if (what === "dossier")
    await owner
      .updateTable("dossier")
      .set({ gesloten_op: deps.clock.now(), gesloten_reden: "klaar" })
      .where("id", "=", d.dossierId)
      .execute();
  else await owner.updateTable("afspraak").set({ status: "cancelled" }).where("id", "=", d.afspraakId).execute();
  await d.start();
  expect(await d.count()).toBe(before);
  expect((await d.log())[0]).toBe(`Dossierklaar: Geplande start van scenario Schulden ingetrokken: ${reden}`);
});

it("told twice with one requestId is planned once", async () => {
  const d = await planned();
  const again = { ...d.order(), uitvoerdatum: "2026-12-02" };
  await startScenarioByHand(deps, adviseur(), again);
  await startScenarioByHand(deps, adviseur(), again);
  expect(await listPlannings(deps, adviseur(), d.nummer)).toHaveLength(2);
});

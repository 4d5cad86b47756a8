// The kantoor's own scenario's: a change is for what is asked from now on, and nothing of an old dossier breaks.
import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeEach, describe, expect, it } from "vitest";
import { answerQuestion } from "../actiepunt/answer-question.ts";
import { showDossier, showKlantDossier } from "../dossier/show-dossier.ts";
import { asKlant, asRol, openStoryDossier, planStoryAfspraak, testDeps } from "../testing/dossier.ts";
import { addScenario, changeScenario, orderScenarioList, switchScenario } from "./change-scenarios.ts";
import { listPlannings, withdrawPlanning } from "./plan-start.ts";
import { listScenariosForBeheer, showCatalogueParts } from "./show-scenarios.ts";
import { listScenarioChoices, startScenarioByHand } from "./start-by-hand.ts";
import { startPlanned } from "./start-planned.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
const requestId = () => crypto.randomUUID();
let kantoor: TestKantoor;
let made = 0;
const admin = () => asRol(kantoor, "admin");
const adviseur = () => asRol(kantoor, "adviseur");
beforeEach(async () => {
  made += 1;
  kantoor = await newKantoor(owner, `Kantoor ${"x".repeat(made)}`);
});

const scenarioId = (code: string) => kantoor.scenario.get(code) ?? "";
async function shown(code: string) {
  const found = (await listScenariosForBeheer(deps, admin())).find((one) => one.id === scenarioId(code));
  if (!found) throw new Error(`no ${code}`);
  return found;
}
type Shown = Awaited<ReturnType<typeof shown>>;
type Regel = Parameters<typeof changeScenario>[2]["regels"][number];
const saved = ({ id, naam, fase, versie, regels }: Shown, extra: { naam?: string; regels?: Regel[] } = {}) =>
  changeScenario(deps, admin(), { requestId: requestId(), id, seenVersie: versie, naam, fase, regels, ...extra });
const document = (nummer: number, extra: Partial<Extract<Regel, { soort: "document" }>> = {}): Regel => ({
  id: null,
  voorwaarde: "none",
  soort: "document",
  soortDocumentId: kantoor.soort.get(nummer) ?? "",
  per: "aanvrager",
  onderwerp: "none",
  jaren: null,
  ...extra,
});
async function planned() {
  const d = await openStoryDossier(deps, kantoor);
  const { afspraakId } = await planStoryAfspraak(deps, kantoor, d.dossierId);
  const names = async () => (await showDossier(deps, adviseur(), d.nummer)).stukken.map((stuk) => stuk.naam).sort();
  return { ...d, afspraakId, names };
}

describe("a scenario that is changed", () => {
  it("is asked as it is now at the next afspraak, and left an old dossier as it was", async () => {
    const old = await planned();
    const before = await old.names();
    const scenario = await shown("basis-orientatie");
    await saved(scenario, { naam: "Het begin", regels: [document(82), ...scenario.regels.slice(1)] });
    expect(await old.names()).toEqual(before);
    const next = await planned();
    expect((await next.names()).filter((naam) => naam.startsWith("BKR"))).toHaveLength(2);
    expect((await next.names()).some((naam) => naam.startsWith("Legitimatie"))).toBe(false);
    const { stukken } = await showDossier(deps, adviseur(), old.nummer);
    expect(stukken.find((stuk) => stuk.naam.startsWith("Legitimatie"))?.waarom).toBe("Basis oriëntatie");
  });

  it("can be saved as it came: every scenario of the starting catalogue is one that Beheer allows", async () => {
    const before = await listScenariosForBeheer(deps, admin());
    for (const scenario of before) await saved(scenario);
    const after = await listScenariosForBeheer(deps, admin());
    const withYears = (list: Shown[]) =>
      list.map(({ versie: _, ...rest }) => ({
        ...rest,
        regels: rest.regels.map((regel) => ("jaren" in regel ? { ...regel, jaren: regel.jaren ?? 1 } : regel)),
      }));
    expect(withYears(after)).toEqual(withYears(before));
  });

  it("refuses who opened it before a colleague saved, and says who", async () => {
    const opened = await shown("schulden");
    await saved(opened, { naam: "Schulden en leases" });
    await expect(saved(opened, { naam: "Leningen" })).rejects.toMatchObject({
      code: "ALREADY_CHANGED",
      details: { beheer: true, door: "admin Test" },
    });
    expect((await shown("schulden")).naam).toBe("Schulden en leases");
  });

  it.each([
    ["a name that is taken", { naam: "studieschuld" }, "naam"],
    ["a soort that is not there", { regels: [() => document(1, { soortDocumentId: crypto.randomUUID() })] }, "regels.0.soortDocumentId"],
    ["a home for a payslip", { regels: [() => document(3, { onderwerp: "currentHome" })] }, "regels.0.onderwerp"],
    ["an employer of nobody", { regels: [() => document(3, { per: "dossier", onderwerp: "employer" })] }, "regels.0.onderwerp"],
  ] as const)("refuses %s at its field", async (_, extra, field) => {
    const { regels, ...rest } = { regels: undefined, ...extra };
    await expect(
      saved(await shown("schulden"), { ...rest, ...(regels ? { regels: regels.map((make) => make()) } : {}) }),
    ).rejects.toMatchObject({ details: { field } });
  });

  it("keeps a line of a soort that was switched off meanwhile, and takes no new one", async () => {
    await owner
      .updateTable("soort_document")
      .set({ actief: false })
      .where("id", "=", kantoor.soort.get(82) ?? "")
      .execute();
    const scenario = await shown("schulden");
    await saved(scenario);
    await expect(saved(await shown("studieschuld"), { regels: [document(82)] })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
});

describe("a question that was asked", () => {
  it("starts what it started when it was asked, also once it is changed or gone", async () => {
    const d = await planned();
    const scenario = await shown("basis-orientatie");
    const question = scenario.regels.find((regel) => regel.soort === "question");
    if (question?.soort !== "question") throw new Error("no question");
    await saved(scenario, { regels: [{ ...question, jaStartScenarioId: scenarioId("schulden") }] });
    await saved(await shown("basis-orientatie"), { regels: [document(1)] });
    const eline = asKlant(kantoor, d);
    const point = (await showKlantDossier(deps, eline)).actiepunten.find((one) => one.soort === "question");
    expect(point?.tekst).toBe("Heb je een studieschuld bij DUO?");
    await answerQuestion(deps, eline, { requestId: requestId(), dossierId: d.dossierId, actiepuntId: point?.id ?? "", antwoord: true });
    expect((await d.names()).some((naam) => naam.includes("studieschuld"))).toBe(true);
    expect((await d.names()).some((naam) => naam.startsWith("BKR"))).toBe(false);
  });
});

describe("a scenario that is switched off", () => {
  it("starts nothing new, keeps what it asked, and can be switched on again", async () => {
    const d = await planned();
    const before = await d.names();
    const off = (actief: boolean) =>
      switchScenario(deps, admin(), { requestId: requestId(), id: scenarioId("orientatie-loondienst"), actief });
    await off(false);
    expect(await d.names()).toEqual(before);
    const choices = async () => (await listScenarioChoices(deps, adviseur(), d.nummer)).map((choice) => choice.id);
    expect(await choices()).not.toContain(scenarioId("orientatie-loondienst"));
    const next = await planned();
    expect((await next.names()).some((naam) => naam.startsWith("Recente salarisstrook"))).toBe(false);
    await off(true);
    expect(await choices()).toContain(scenarioId("orientatie-loondienst"));
  });

  it("is refused while a Ja starts it, with the question", () =>
    expect(switchScenario(deps, admin(), { requestId: requestId(), id: scenarioId("studieschuld"), actief: false })).rejects.toMatchObject({
      code: "IN_USE",
      details: { vraag: "Heb je een studieschuld bij DUO?", scenario: "Basis oriëntatie" },
    }));

  it("still starts where it was planned, under its name, and not from a screen that still shows it", async () => {
    const d = await planned();
    const order = () => ({
      requestId: requestId(),
      dossierId: d.dossierId,
      afspraakId: d.afspraakId,
      scenarioIds: [scenarioId("schulden")],
    });
    for (const uitvoerdatum of ["2026-12-01", "2026-12-02"]) await startScenarioByHand(deps, adviseur(), { ...order(), uitvoerdatum });
    await switchScenario(deps, admin(), { requestId: requestId(), id: scenarioId("schulden"), actief: false });
    expect(await startScenarioByHand(deps, adviseur(), order())).toEqual({ asked: 0, gepland: null });
    const plannings = await listPlannings(deps, adviseur(), d.nummer);
    expect(plannings.map((planning) => planning.scenarios)).toEqual([["Schulden"], ["Schulden"]]);
    const [first, second] = plannings;
    await withdrawPlanning(deps, adviseur(), { requestId: requestId(), dossierId: d.dossierId, planningId: second?.id ?? "" });
    await startPlanned(deps, { kantoorId: kantoor.id, planningId: first?.id ?? "" });
    expect((await d.names()).some((naam) => naam.startsWith("BKR"))).toBe(true);
  });
});

describe("the list of scenario's", () => {
  it("takes a new one at its end, once for a double click, and lets it be started and found by what it asks", async () => {
    const input = {
      requestId: requestId(),
      naam: "Vermogen",
      fase: "application" as const,
      regels: [document(17, { jaren: 3 }), document(49, { per: "dossier", voorwaarde: "secondAanvrager" })],
    };
    const { id } = await addScenario(deps, admin(), input);
    expect(await addScenario(deps, admin(), input)).toEqual({ id });
    expect((await listScenariosForBeheer(deps, admin())).at(-1)).toMatchObject({ id, naam: "Vermogen", triggers: 0, versie: 1 });
    const d = await planned();
    const choice = (await listScenarioChoices(deps, adviseur(), d.nummer)).find((one) => one.id === id);
    expect(choice?.stukken.join()).toMatch(/Jaarrekening.*jaarcijfers.*Samenlevingscontract/);
    const before = (await d.names()).length;
    await startScenarioByHand(deps, adviseur(), {
      requestId: requestId(),
      dossierId: d.dossierId,
      afspraakId: d.afspraakId,
      scenarioIds: [id],
    });
    // Eline's three years; Jorrit's were asked at the Oriënterend gesprek. The contract is of both.
    expect((await d.names()).length - before).toBe(4);
  });

  it("is put in order within a fase, and leaves the others where they are", async () => {
    const before = (await listScenariosForBeheer(deps, admin())).map((one) => one.id);
    const management = (await listScenariosForBeheer(deps, admin())).filter((one) => one.fase === "management").map((one) => one.id);
    await orderScenarioList(deps, admin(), { requestId: requestId(), ids: management.toReversed() });
    const after = (await listScenariosForBeheer(deps, admin())).map((one) => one.id);
    expect(after.filter((id) => management.includes(id))).toEqual(management.toReversed());
    expect(after.filter((id) => !management.includes(id))).toEqual(before.filter((id) => !management.includes(id)));
    const order = { requestId: requestId(), ids: [crypto.randomUUID()] };
    await expect(orderScenarioList(deps, admin(), order)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("names what is switched off, for who edits a scenario that holds it", async () => {
    await owner
      .updateTable("soort_document")
      .set({ actief: false })
      .where("id", "=", kantoor.soort.get(82) ?? "")
      .execute();
    const parts = await showCatalogueParts(deps, admin());
    expect(parts.soorten.find((soort) => soort.id === kantoor.soort.get(82))).toMatchObject({ naam: "BKR-overzicht", actief: false });
    expect(parts.klantprofielen[0]).toMatchObject({ code: "01", naam: "Starter" });
  });
});

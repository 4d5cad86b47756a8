import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, expect, it } from "vitest";
import { showDossier, showKlantDossier } from "../dossier/show-dossier.ts";
import { asKlant, asRol, openStoryDossier, planStoryAfspraak, testDeps } from "../testing/dossier.ts";
import { answerQuestion } from "./answer-question.ts";
import { type AskActiepuntInput, askActiepunt, completeActiepunt, moveActiepunt } from "./ask-actiepunt.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
let kantoor: TestKantoor;
beforeAll(async () => {
  kantoor = await newKantoor(owner);
});
const adviseur = () => asRol(kantoor, "adviseur");
const requestId = () => crypto.randomUUID();

async function asked(more: Partial<AskActiepuntInput> = {}) {
  const d = await openStoryDossier(deps, kantoor);
  const { afspraakId } = await planStoryAfspraak(deps, kantoor, d.dossierId);
  const input: AskActiepuntInput = {
    requestId: requestId(),
    dossierId: d.dossierId,
    afspraakId,
    aanvragerId: d.aanvragerIds[0],
    soort: "text",
    tekst: "Vraag je werkgever naar de pensioenregeling.",
    uiterlijk: "2026-12-01",
    jaStartScenarioId: null,
    ...more,
  };
  const { actiepuntId } = await askActiepunt(deps, adviseur(), input);
  const step = () => ({ requestId: requestId(), dossierId: d.dossierId, actiepuntId });
  const find = async () => (await showDossier(deps, adviseur(), d.nummer)).actiepunten.find((one) => one.id === actiepuntId);
  const klant = (which: 0 | 1 = 0) => asKlant(kantoor, d, which);
  const hers = async (which: 0 | 1) => (await showKlantDossier(deps, klant(which))).actiepunten.find((one) => one.id === actiepuntId);
  return { ...d, input, actiepuntId, step, find, klant, hers };
}

it("is read by whom it is for, with its day, and told twice is asked once", async () => {
  const d = await asked();
  expect(await d.hers(0)).toMatchObject({ soort: "text", tekst: d.input.tekst, uiterlijk: "2026-12-01", status: "open" });
  expect(await d.hers(1)).toBeUndefined();
  expect(await askActiepunt(deps, adviseur(), d.input)).toEqual({ actiepuntId: d.actiepuntId });
});

it("is ticked Klaar by the client, and both sides read by whom", async () => {
  const d = await asked();
  await expect(completeActiepunt(deps, d.klant(1), d.step())).rejects.toMatchObject({ code: "NOT_FOUND" });
  await completeActiepunt(deps, d.klant(), d.step());
  expect(await d.find()).toMatchObject({ status: "done", afgerondDoor: "klant", afgerondOp: deps.clock.now() });
  await expect(completeActiepunt(deps, d.klant(), d.step())).rejects.toMatchObject({ code: "TRANSITION_REFUSED" });
});

it("is ticked by the kantoor, and can be opened again", async () => {
  const d = await asked();
  await completeActiepunt(deps, adviseur(), d.step());
  expect(await d.find()).toMatchObject({ status: "done", afgerondDoor: "kantoor" });
  await moveActiepunt(deps, adviseur(), "reopen", d.step());
  expect(await d.find()).toMatchObject({ status: "open", afgerondDoor: null, afgerondOp: null });
  await moveActiepunt(deps, adviseur(), "cancel", d.step());
  expect(await d.find()).toMatchObject({ status: "cancelled" });
});

it("is no business of who looks through the client's eyes", async () => {
  const d = await asked();
  const through = { ...d.klant(), impersonatedBy: kantoor.gebruikers.adviseur };
  await expect(completeActiepunt(deps, through, d.step())).rejects.toMatchObject({ code: "FORBIDDEN" });
});

it("as a question starts its scenario at a Ja, for who answered, and is not ticked", async () => {
  const d = await asked({
    soort: "question",
    tekst: "Heb je een studieschuld?",
    jaStartScenarioId: kantoor.scenario.get("schulden") ?? "",
  });
  await expect(completeActiepunt(deps, adviseur(), d.step())).rejects.toMatchObject({ code: "TRANSITION_REFUSED" });
  const before = (await showDossier(deps, adviseur(), d.nummer)).stukken.length;
  await answerQuestion(deps, d.klant(), { ...d.step(), antwoord: true });
  const after = (await showDossier(deps, adviseur(), d.nummer)).stukken.slice();
  expect(after.length - before).toBe(3);
  expect(await d.find()).toMatchObject({ status: "done", antwoord: true, afgerondDoor: null });
});

it("names the scenario of its own kantoor only", async () => {
  const foreign = await newKantoor(owner, "Bakker Advies");
  await expect(asked({ soort: "question", jaStartScenarioId: foreign.scenario.get("schulden") ?? "" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});

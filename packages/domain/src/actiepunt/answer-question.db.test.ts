import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, describe, expect, it } from "vitest";
import { showDossier, showKlantDossier } from "../dossier/show-dossier.ts";
import { checklistOf } from "../testing/checklist.ts";
import { asKlant, testDeps } from "../testing/dossier.ts";
import { answerQuestion, changeAnswer } from "./answer-question.ts";
import { mayChangeAnswer } from "./rules.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
let kantoor: TestKantoor;
beforeAll(async () => {
  kantoor = await newKantoor(owner);
});

/** A dossier of the story in which Eline answered her first question that asks something with Ja. */
async function answered() {
  const list = checklistOf(deps, kantoor);
  const d = await list.planned();
  const eline = asKlant(kantoor, d);
  const show = () => showKlantDossier(deps, eline);
  const before = new Set((await show()).stukken.map((stuk) => stuk.id));
  const input = { requestId: crypto.randomUUID(), dossierId: d.dossierId, antwoord: true };
  for (const point of (await show()).actiepunten.filter((a) => a.soort === "question" && a.aanvragerId === d.aanvragerIds[0])) {
    await answerQuestion(deps, eline, { ...input, requestId: crypto.randomUUID(), actiepuntId: point.id });
    const now = await show();
    const asked = now.stukken.filter((stuk) => !before.has(stuk.id));
    if (asked.length > 0) {
      const answer = (antwoord: boolean) =>
        changeAnswer(deps, eline, { requestId: crypto.randomUUID(), dossierId: d.dossierId, actiepuntId: point.id, antwoord });
      const seen = async () => {
        const { stukken, actiepunten } = await show();
        const own = actiepunten.find((a) => a.id === point.id);
        if (!own) throw new Error("the question is gone");
        return { point: own, stukken, ids: stukken.map((stuk) => stuk.id), may: mayChangeAnswer(own, stukken) };
      };
      return { ...d, list, eline, pointId: point.id, asked: asked.map((stuk) => stuk.id), answer, seen };
    }
  }
  throw new Error("no question of the story asks a document");
}

describe("another answer to a question", () => {
  it("Nee after Ja takes away what was asked, and Ja asks it again", async () => {
    const d = await answered();
    const first = await d.seen();
    expect(first.may).toBe(true);
    expect(first.point.antwoordStukIds.toSorted()).toEqual(d.asked.toSorted());
    await d.answer(false);
    const nee = await d.seen();
    expect(nee.point).toMatchObject({ status: "done", antwoord: false, antwoordStukIds: [] });
    expect(nee.ids.filter((id) => d.asked.includes(id))).toEqual([]);
    await d.answer(true);
    const ja = await d.seen();
    expect(ja.point.antwoord).toBe(true);
    expect(ja.ids.filter((id) => d.asked.includes(id)).toSorted()).toEqual(d.asked.toSorted());
  });

  it("keeps what was delivered meanwhile", async () => {
    const d = await answered();
    const [stukId = ""] = d.asked;
    const { bestandIds } = await d.list.reserve(d, stukId, ["a.jpg"]);
    for (const id of bestandIds) await d.list.arrive(id);
    await d.answer(false);
    const after = await d.seen();
    expect(after.stukken.find((stuk) => stuk.id === stukId)?.status).toBe("received");
    expect(after.ids.filter((id) => d.asked.includes(id))).toEqual([stukId]);
  });

  it("is refused once the kantoor judged something of it, and then is not offered", async () => {
    const d = await answered();
    const [stukId = ""] = d.asked;
    const { bestandIds } = await d.list.reserve(d, stukId, ["a.jpg"]);
    for (const id of bestandIds) await d.list.arrive(id);
    await d.list.judge(d, stukId, "approve");
    await expect(d.answer(false)).rejects.toMatchObject({ code: "TRANSITION_REFUSED" });
    expect(await d.seen()).toMatchObject({ may: false, point: { antwoord: true } });
  });

  it("changes nothing when it is the same, nor for who looks through her eyes", async () => {
    const d = await answered();
    const versie = async () => (await showDossier(deps, d.list.adviseur(), d.nummer)).head.versie;
    const before = await versie();
    await d.answer(true);
    const through = { ...d.eline, impersonatedBy: kantoor.gebruikers.adviseur };
    const input = { requestId: crypto.randomUUID(), dossierId: d.dossierId, actiepuntId: d.pointId, antwoord: false };
    await expect(changeAnswer(deps, through, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await versie()).toBe(before);
  });
});

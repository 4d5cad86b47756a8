import { findAfspraak } from "@dossierklaar/db/queries/afspraak";
import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeEach, describe, expect, it } from "vitest";
import { listAfspraakChoices } from "../afspraak/choices.ts";
import { showDossier, showKlantDossier } from "../dossier/show-dossier.ts";
import { asKlant, asRol, openStoryDossier, planStoryAfspraak, testDeps } from "../testing/dossier.ts";
import {
  addAfspraaktype,
  addAfspraaktypeSchema,
  changeAfspraaktype,
  listAfspraaktypenForBeheer,
  orderAfspraaktypeList,
  switchAfspraaktype,
} from "./change-afspraaktypen.ts";

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

const typeId = (code: string) => kantoor.afspraaktype.get(code) ?? "";
const opinion = (extra: object = {}) => ({
  requestId: requestId(),
  naam: "Second opinion",
  duurMinuten: 45,
  titel: "Second opinion {achternaam}",
  klantTitel: "Second opinion bij {kantoor}",
  klantTitelInformal: "Meekijken bij {kantoor}",
  bevestigingVanId: typeId("adviesgesprek"),
  ...extra,
});
async function shown(id: string) {
  const found = (await listAfspraaktypenForBeheer(deps, admin())).find((one) => one.id === id);
  if (!found) throw new Error("not in the list");
  return found;
}
async function planned(afspraaktypeId: string, titel = "Second opinion Quist en Van Dam") {
  const d = await openStoryDossier(deps, kantoor);
  const { afspraakId } = await planStoryAfspraak(deps, kantoor, d.dossierId, { afspraaktypeId, titel });
  const klantTitel = async () => (await showKlantDossier(deps, asKlant(kantoor, d))).afspraken[0]?.titel;
  return { ...d, afspraakId, klantTitel };
}

describe("an afspraaktype", () => {
  it("is planned as it was made: title, duration, and the confirmation of another", async () => {
    const input = opinion();
    const { id } = await addAfspraaktype(deps, admin(), input);
    expect(await addAfspraaktype(deps, admin(), input)).toEqual({ id });
    const d = await planned(id);
    const choices = await listAfspraakChoices(deps, adviseur(), d.nummer);
    expect(choices.afspraaktypen.at(-1)).toEqual({
      id,
      naam: "Second opinion",
      duurMinuten: 45,
      titel: "Second opinion Quist en Van Dam",
    });
    expect(await d.klantTitel()).toBe(`Meekijken bij Kantoor ${"x".repeat(made)}`);
    expect(await findAfspraak(owner, kantoor.id, d.afspraakId)).toMatchObject({
      bevestiging_id: typeId("adviesgesprek"),
      bevestiging_code: "adviesgesprek",
    });
  });

  it("that is changed leaves what the client calls an old afspraak, and is refused to who opened it before", async () => {
    const { id } = await addAfspraaktype(deps, admin(), opinion());
    const d = await planned(id);
    const before = await d.klantTitel();
    const opened = await shown(id);
    const change = (extra: object = {}) => changeAfspraaktype(deps, admin(), { ...opinion(extra), id, seenVersie: opened.versie });
    await change({ naam: "Tweede mening", klantTitelInformal: "Heel anders", duurMinuten: 90 });
    expect(await d.klantTitel()).toBe(before);
    const { afspraken } = await showDossier(deps, adviseur(), d.nummer);
    expect(afspraken[0]).toMatchObject({ type: "Tweede mening", duurMinuten: 60 });
    await expect(change()).rejects.toMatchObject({ code: "ALREADY_CHANGED", details: { beheer: true, door: "admin Test" } });
    expect(await (await planned(id)).klantTitel()).toBe("Heel anders");
  });

  it("takes no name twice, and no confirmation that nobody wrote", async () => {
    const { id } = await addAfspraaktype(deps, admin(), opinion());
    await expect(addAfspraaktype(deps, admin(), opinion({ naam: "nazorg / ONDERHOUD" }))).rejects.toMatchObject({
      code: "ALREADY_EXISTS",
      details: { field: "naam" },
    });
    for (const bevestigingVanId of [null, id, crypto.randomUUID()])
      await expect(addAfspraaktype(deps, admin(), opinion({ naam: "Derde", bevestigingVanId }))).rejects.toMatchObject({
        code: "INVALID_INPUT",
        details: { field: "bevestigingVanId" },
      });
    expect(await shown(id)).toMatchObject({ heeftBevestiging: false, bevestigingVanId: typeId("adviesgesprek") });
    expect(await shown(typeId("nazorg"))).toMatchObject({ heeftBevestiging: true, bevestigingVanId: null, triggers: 1 });
  });

  it.each([
    ["titel", "Gesprek {kantoor}", "Gebruik tussen accolades alleen {achternaam}."],
    ["klantTitel", "Gesprek {achternaam}", "Gebruik tussen accolades alleen {kantoor}."],
    ["duurMinuten", 4, "Vul een aantal minuten in, van 5 tot 600."],
    ["naam", "x".repeat(81), "Maak de naam korter dan 80 tekens."],
  ])("refuses %s %j with a Dutch sentence", (field, value, sentence) => {
    const { error } = addAfspraaktypeSchema.safeParse({ ...opinion(), bevestigingVanId: null, [field]: value });
    expect(error?.issues.map((issue) => [issue.path.join(), issue.message])).toEqual([[field, sentence]]);
  });
});

describe("the list of afspraaktypen", () => {
  it("offers no more what is switched off, keeps its afspraken, and keeps one", async () => {
    const d = await planned(typeId("nazorg"));
    const turn = (id: string, actief: boolean) => switchAfspraaktype(deps, admin(), { requestId: requestId(), id, actief });
    await turn(typeId("nazorg"), false);
    const offered = async () => (await listAfspraakChoices(deps, adviseur(), d.nummer)).afspraaktypen.map((type) => type.id);
    expect(await offered()).not.toContain(typeId("nazorg"));
    expect((await showDossier(deps, adviseur(), d.nummer)).afspraken[0]?.type).toBe("Nazorg / onderhoud");
    await expect(planned(typeId("nazorg"))).rejects.toMatchObject({ code: "INVALID_INPUT", details: { field: "afspraaktypeId" } });
    const [last, ...others] = (await listAfspraaktypenForBeheer(deps, admin())).filter((type) => type.actief);
    for (const type of others) await turn(type.id, false);
    await expect(turn(last?.id ?? "", false)).rejects.toMatchObject({ code: "LAST_CHOICE", details: { afspraak: true } });
    await turn(typeId("nazorg"), true);
    expect(await offered()).toContain(typeId("nazorg"));
  });

  it("is chosen from in its new order", async () => {
    const d = await planned(typeId("nazorg"));
    const ids = (await listAfspraaktypenForBeheer(deps, admin())).map((type) => type.id).reverse();
    await orderAfspraaktypeList(deps, admin(), { requestId: requestId(), ids });
    expect((await listAfspraakChoices(deps, adviseur(), d.nummer)).afspraaktypen.map((type) => type.id)).toEqual(ids);
  });
});

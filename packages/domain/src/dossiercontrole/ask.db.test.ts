import { findBestand } from "@dossierklaar/db/queries/aanlevering";
import { newKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { describe, expect, it } from "vitest";
import { answerQuestion } from "../actiepunt/answer-question.ts";
import { showDossier, showKlantDossier } from "../dossier/show-dossier.ts";
import { changesFor } from "../live.ts";
import { startScenarioByHand } from "../scenario/start-by-hand.ts";
import { checklistOf } from "../testing/checklist.ts";
import { asKlant, asRol, planStoryAfspraak, testDeps } from "../testing/dossier.ts";
import { addStuk } from "./add-stuk.ts";
import { cancelStuk, restoreStuk } from "./cancel-stuk.ts";
import { declareNotApplicable, moveStuk } from "./move-stuk.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
const kantoor = await newKantoor(owner);
const { adviseur, requestId, planned, delivered } = checklistOf(deps, kantoor);

describe("asking more and less", () => {
  it("adds a stuk by hand once, and the cross takes it from both screens until undone", async () => {
    const d = await planned();
    const input = {
      dossierId: d.dossierId,
      afspraakId: d.afspraakId,
      soortDocumentId: kantoor.soort.get(69) ?? "",
      aanvragerId: null,
      omschrijving: "",
      klantMagUploaden: true,
      klantMagInzien: false,
      uiterlijk: null,
    };
    const { stukId, already } = await addStuk(deps, adviseur(), { ...input, requestId: requestId() });
    expect(already).toBe(false);
    expect(await addStuk(deps, adviseur(), { ...input, requestId: requestId() })).toEqual({ stukId, already: true, status: "requested" });
    const { afspraakIds } = await cancelStuk(deps, adviseur(), {
      requestId: requestId(),
      dossierId: d.dossierId,
      stukId,
      afspraakId: d.afspraakId,
    });
    expect(await d.show(stukId)).toBeUndefined();
    expect((await showKlantDossier(deps, asKlant(kantoor, d))).stukken.some((s) => s.id === stukId)).toBe(false);
    await restoreStuk(deps, adviseur(), { requestId: requestId(), dossierId: d.dossierId, stukId, afspraakIds });
    expect(await d.show(stukId)).toMatchObject({ status: "requested", afspraakIds: [d.afspraakId] });
  });

  it("only takes the request away at this afspraak while another asks the stuk", async () => {
    const d = await planned();
    const other = await planStoryAfspraak(deps, kantoor, d.dossierId);
    const stukId = d.stuk("UWV");
    await cancelStuk(deps, adviseur(), { requestId: requestId(), dossierId: d.dossierId, stukId, afspraakId: d.afspraakId });
    expect(await d.show(stukId)).toMatchObject({ status: "requested", afspraakIds: [other.afspraakId] });
  });

  it("keeps what was delivered, as Vervallen", async () => {
    const d = await delivered("UWV");
    await cancelStuk(deps, adviseur(), { requestId: requestId(), dossierId: d.dossierId, stukId: d.stukId, afspraakId: null });
    expect((await d.show(d.stukId))?.status).toBe("cancelled");
  });

  it("hears `Dit heb ik niet`, and asks anyway or accepts", async () => {
    const d = await planned();
    const stukId = d.stuk("UWV");
    const step = (reden: string) => ({ requestId: requestId(), dossierId: d.dossierId, stukId, reden });
    await declareNotApplicable(deps, asKlant(kantoor, d), step("Ik werk in het buitenland"));
    expect(await d.show(stukId)).toMatchObject({ status: "declaredNotApplicable", redenKlant: "Ik werk in het buitenland" });
    await moveStuk(deps, adviseur(), "askAnyway", step("Toch nodig"));
    expect((await d.show(stukId))?.status).toBe("requested");
    await declareNotApplicable(deps, asKlant(kantoor, d), step("Echt niet"));
    await moveStuk(deps, adviseur(), "acceptDeclaration", step(""));
    expect(await d.show(stukId)).toBeUndefined();
  });

  it("starts the scenario of a question at once, for who answered ja", async () => {
    const d = await planned();
    const point = (await showKlantDossier(deps, asKlant(kantoor, d, 1))).actiepunten[0];
    await answerQuestion(deps, asKlant(kantoor, d, 1), {
      requestId: requestId(),
      dossierId: d.dossierId,
      actiepuntId: point?.id ?? "",
      antwoord: true,
    });
    const added = (await showDossier(deps, adviseur(), d.nummer)).stukken.filter((s) => s.naam.includes("studieschuld"));
    expect(added.map((s) => s.aanvragerId)).toEqual([d.aanvragerIds[1]]);
  });

  it("starts a scenario by hand for everyone, and asks nothing twice", async () => {
    const d = await planned();
    const start = () =>
      startScenarioByHand(deps, adviseur(), {
        requestId: requestId(),
        dossierId: d.dossierId,
        afspraakId: d.afspraakId,
        scenarioIds: [kantoor.scenario.get("scheiding-consument") ?? ""],
      });
    expect(await start()).toEqual({ asked: 6, gepland: null });
    const before = (await showDossier(deps, adviseur(), d.nummer)).stukken.length;
    await start();
    expect((await showDossier(deps, adviseur(), d.nummer)).stukken).toHaveLength(before);
  });
});

describe("adding what is on the checklist already", () => {
  const payslip = (d: { dossierId: string; aanvragerIds: [string, string] }) => ({
    requestId: requestId(),
    dossierId: d.dossierId,
    afspraakId: null,
    soortDocumentId: kantoor.soort.get(3) ?? "",
    aanvragerId: d.aanvragerIds[0],
    omschrijving: "",
    klantMagUploaden: true,
    klantMagInzien: false,
    uiterlijk: null,
  });

  it("keeps what was filled in, and takes nothing away that was left empty", async () => {
    const d = await planned();
    const input = payslip(d);
    const { stukId } = await addStuk(deps, adviseur(), input);
    const more = { requestId: requestId(), klantMagInzien: true, uiterlijk: "2026-12-01" };
    expect(await addStuk(deps, adviseur(), { ...input, ...more })).toEqual({ stukId, already: true, status: "requested" });
    const now = { klantMagUploaden: true, klantMagInzien: true, uiterlijk: "2026-12-01", status: "requested" };
    expect(await d.show(stukId)).toMatchObject(now);
    await addStuk(deps, adviseur(), { ...input, requestId: requestId(), klantMagUploaden: false, klantMagInzien: true });
    expect(await d.show(stukId)).toMatchObject(now);
  });

  it("goes on offering what is now asked as well", async () => {
    const d = await planned();
    const input = { ...payslip(d), omschrijving: "concept" };
    const offered = await addStuk(deps, adviseur(), { ...input, klantMagUploaden: false, klantMagInzien: true });
    expect(offered.status).toBe("offered");
    expect(await addStuk(deps, adviseur(), { ...input, requestId: requestId() })).toEqual({
      ...offered,
      already: true,
      status: "requested",
    });
    expect(await d.show(offered.stukId)).toMatchObject({ klantMagUploaden: true, klantMagInzien: true });
  });

  it.each(["by hand", "by a scenario"])("asks what was cancelled for the period of today, %s", async (how) => {
    const at = deps.clock.at;
    try {
      const d = await planned();
      const stukId = d.stuk("salarisstrook");
      await cancelStuk(deps, adviseur(), { requestId: requestId(), dossierId: d.dossierId, stukId, afspraakId: null });
      deps.clock.at = new Date("2027-01-12T09:00:00Z");
      if (how === "by a scenario") await planStoryAfspraak(deps, kantoor, d.dossierId, { datum: "2027-01-20" });
      else expect(await addStuk(deps, adviseur(), payslip(d))).toEqual({ stukId, already: false, status: "requested" });
      expect(await d.show(stukId)).toMatchObject({
        naam: "Recente salarisstrook van december 2026 of later",
        waarom: how === "by hand" ? "Gevraagd door adviseur Test" : "Oriëntatie loondienst",
      });
    } finally {
      deps.clock.at = at;
    }
  });
});

describe("live rows", () => {
  it("gives each audience what changed for it, and every audience every versie", async () => {
    const d = await planned();
    const db = databases.forKantoor(kantoor.id);
    const [eline, jorrit] = d.aanvragerIds;
    const { head } = await showDossier(deps, adviseur(), d.nummer);
    await cancelStuk(deps, adviseur(), { requestId: requestId(), dossierId: d.dossierId, stukId: d.stuk("UWV"), afspraakId: d.afspraakId });
    const { to, byAudience } = await changesFor(db, kantoor.id, d.dossierId, head.versie, [
      "adviseur",
      `aanvrager:${eline}`,
      `aanvrager:${jorrit}`,
    ]);
    expect(to).toBe(head.versie + 1);
    expect(byAudience.get("adviseur")).toMatchObject({
      removedStukIds: [d.stuk("UWV")],
      stukken: [],
      head: { versie: to, progress: { gevraagd: 7 } },
    });
    expect(byAudience.get(`aanvrager:${eline}`)).toMatchObject({ removedStukIds: [d.stuk("UWV")] });
    expect(byAudience.get(`aanvrager:${jorrit}`)).toMatchObject({ removedStukIds: [], stukken: [], head: { versie: to } });
  });
});

describe("walls", () => {
  it("shows foreign and absent alike, and refuses who may not", async () => {
    const d = await planned();
    const other = await newKantoor(owner, "Bakker Advies");
    const stukId = d.stuk("UWV");
    const cancel = (actor: Parameters<typeof cancelStuk>[1]) =>
      cancelStuk(deps, actor, { requestId: requestId(), dossierId: d.dossierId, stukId, afspraakId: null });
    await expect(cancel(asRol(other, "adviseur"))).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(cancel(asRol(kantoor, "admin"))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(cancel(asKlant(kantoor, d))).rejects.toMatchObject({ code: "FORBIDDEN" });
    const limited = asRol(kantoor, "adviseur", { beperkteInzage: true, gebruikerId: kantoor.gebruikers.admin });
    await expect(showDossier(deps, limited, d.nummer)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await findBestand(databases.forKantoor(other.id), kantoor.id, crypto.randomUUID())).toBeUndefined();
  });
});

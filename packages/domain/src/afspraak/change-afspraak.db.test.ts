import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, describe, expect, it } from "vitest";
import { showKlantDossier } from "../dossier/show-dossier.ts";
import { acceptUpload, confirmUpload } from "../dossiercontrole/confirm-upload.ts";
import { reserveUpload } from "../dossiercontrole/reserve-upload.ts";
import { listPlannings } from "../scenario/plan-start.ts";
import { startScenarioByHand } from "../scenario/start-by-hand.ts";
import { asKlant, asRol, planStoryAfspraak, testDeps } from "../testing/dossier.ts";
import { planAndSee } from "../testing/planned-afspraak.ts";
import { cancelAfspraak } from "./cancel-afspraak.ts";
import { type ChangeAfspraakInput, changeAfspraak } from "./change-afspraak.ts";
import { makeVerzoek } from "./verzoek.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
let kantoor: TestKantoor;
beforeAll(async () => {
  kantoor = await newKantoor(owner);
});
const adviseur = () => asRol(kantoor, "adviseur");
const tim = () => asRol(kantoor, "binnendienst", { naam: "Tim Bos" });
const planned = () => planAndSee(deps, kantoor);
const both = ["eline@voorbeeld.example", "jorrit@voorbeeld.example"];

describe("Wijzigen", () => {
  it("moves it: one mail for each address, a higher number for agendas, a sentence in the Logboek", async () => {
    const d = await planned();
    await changeAfspraak(deps, adviseur(), d.changed({ datum: "2026-12-01", tijdstip: "10:00", interneNotitie: "Belde vandaag." }));
    expect(await d.find()).toMatchObject({ begintOp: new Date("2026-12-01T09:00:00Z"), interneNotitie: "Belde vandaag." });
    expect((await d.mails("afspraakVerzet")).sort()).toEqual(both);
    const { afspraken } = await showKlantDossier(deps, asKlant(kantoor, d));
    expect(afspraken[0]).toMatchObject({ icsVolgnummer: 1, begintOp: new Date("2026-12-01T09:00:00Z") });
    const [line] = await d.logboek();
    expect(line).toBe(
      "Afspraak gewijzigd: Oriënterend gesprek Quist en Van Dam, verzet van ma 30 november 2026 14:30 naar di 1 december 2026 10:00 en interne notitie",
    );
  });

  it("mails another text when the moment stays", async () => {
    const d = await planned();
    await changeAfspraak(deps, adviseur(), d.changed({ opmerkingen: "Neem de sleutel mee." }));
    expect((await d.mails("afspraakGewijzigd")).sort()).toEqual(both);
    expect(await d.mails("afspraakVerzet")).toEqual([]);
  });

  it.each<[string, Partial<ChangeAfspraakInput>]>([
    ["an interne notitie", { interneNotitie: "Alleen wij." }],
    ["another adviseur", { adviseurId: "binnendienst" }],
  ])("says nothing to the client of %s", async (_, change) => {
    const d = await planned();
    const gebruikerId = kantoor.gebruikers.binnendienst;
    await owner
      .updateTable("gebruiker")
      .set({ rollen: ["binnendienst", "adviseur"] })
      .where("id", "=", gebruikerId)
      .execute();
    const input = d.changed({ ...change, ...(change.adviseurId ? { adviseurId: gebruikerId } : {}) });
    expect(await changeAfspraak(deps, adviseur(), input)).toEqual({ isMailed: false });
    expect((await d.show()).emails).toHaveLength(2);
    expect((await showKlantDossier(deps, asKlant(kantoor, d))).afspraken[0]?.icsVolgnummer).toBe(0);
    expect((await d.logboek())[0]).toMatch(/^Afspraak gewijzigd/);
  });

  it("leaves no versie behind when nothing differs, and mails once for a double click", async () => {
    const d = await planned();
    const before = (await d.show()).head.versie;
    await changeAfspraak(deps, adviseur(), d.changed());
    expect((await d.show()).head.versie).toBe(before);
    const input = d.changed({ duurMinuten: 90 });
    await Promise.all([changeAfspraak(deps, adviseur(), input), changeAfspraak(deps, adviseur(), input)]);
    expect(await d.mails("afspraakGewijzigd")).toHaveLength(2);
  });

  it("mails nothing about one that is over, and again about one that is planned anew", async () => {
    const d = await planned();
    await changeAfspraak(deps, adviseur(), d.changed({ datum: "2026-11-23", tijdstip: "09:00" }));
    expect((await d.show()).emails).toHaveLength(2);
    await changeAfspraak(deps, adviseur(), d.changed({ seenVersie: (await d.find()).versie, datum: "2026-12-02" }));
    expect(await d.mails("afspraakVerzet")).toHaveLength(2);
  });

  it("tells the second of two who change it at once, and overwrites nothing", async () => {
    const d = await planned();
    await changeAfspraak(deps, tim(), d.changed({ duurMinuten: 45 }));
    await expect(changeAfspraak(deps, adviseur(), d.changed({ duurMinuten: 90 }))).rejects.toMatchObject({
      code: "ALREADY_CHANGED",
      details: { afspraak: "planned", door: "Tim Bos" },
    });
    await expect(cancelAfspraak(deps, adviseur(), d.cancelled())).rejects.toMatchObject({ code: "ALREADY_CHANGED" });
    expect(await d.find()).toMatchObject({ duurMinuten: 45, status: "planned" });
    // What the client asked meanwhile is no reason to refuse.
    const seenVersie = (await d.find()).versie;
    await makeVerzoek(deps, asKlant(kantoor, d), d.asked());
    await changeAfspraak(deps, adviseur(), d.changed({ seenVersie, opmerkingen: "Nieuw" }));
  });

  it.each([
    ["2026-03-29", "02:30", null, "NONEXISTENT_TIME"],
    ["2026-10-25", "02:30", null, "AMBIGUOUS_TIME"],
  ] as const)("asks about %s %s", async (datum, tijdstip, keer, code) => {
    const d = await planned();
    await expect(changeAfspraak(deps, adviseur(), d.changed({ datum, tijdstip, keer }))).rejects.toMatchObject({ code });
  });

  it("takes no adviseur or locatie that is not the kantoor's, and nothing in a closed dossier", async () => {
    const d = await planned();
    for (const field of ["adviseurId", "locatieId"] as const)
      await expect(changeAfspraak(deps, adviseur(), d.changed({ [field]: crypto.randomUUID() }))).rejects.toMatchObject({
        code: "INVALID_INPUT",
        details: { field },
      });
    await owner.updateTable("dossier").set({ gesloten_op: new Date(), gesloten_reden: "klaar" }).where("id", "=", d.dossierId).execute();
    await expect(changeAfspraak(deps, adviseur(), d.changed({ duurMinuten: 90 }))).rejects.toMatchObject({ code: "DOSSIER_CLOSED" });
    await expect(cancelAfspraak(deps, adviseur(), d.cancelled())).rejects.toMatchObject({ code: "DOSSIER_CLOSED" });
  });
});

describe("Afspraak afzeggen", () => {
  it("lapses what is ticked and still open, keeps what was delivered, and mails each address once", async () => {
    const d = await planned();
    const before = await d.show();
    const [delivered, ticked, left] = before.stukken;
    const point = before.actiepunten[0];
    if (!delivered || !ticked || !left || !point) throw new Error("the story asks more");
    const { bestandIds } = await reserveUpload(deps, asKlant(kantoor, d), {
      requestId: crypto.randomUUID(),
      dossierId: d.dossierId,
      stukId: delivered.id,
      aanleveringId: crypto.randomUUID(),
      bestanden: [{ naam: "pas.jpg", grootte: 1000, mime: "image/jpeg", draaiing: 0 }],
    });
    const of = { kantoorId: kantoor.id, bestandId: bestandIds[0] ?? "" };
    await confirmUpload(deps, { ...of, fileKey: `key-${of.bestandId}`, fileHash: "md5", grootte: 1000 });
    await acceptUpload(deps, { ...of, mime: "image/jpeg", virusscan: "not_scanned" });

    await cancelAfspraak(deps, adviseur(), d.cancelled({ stukIds: [delivered.id, ticked.id], actiepuntIds: [point.id] }));
    const after = await d.show();
    const statusOf = (id: string) => after.stukken.find((s) => s.id === id)?.status;
    expect([statusOf(delivered.id), statusOf(ticked.id), statusOf(left.id)]).toEqual(["received", undefined, "requested"]);
    expect(after.actiepunten.find((a) => a.id === point.id)?.status).toBe("cancelled");
    expect(after.afspraken[0]).toMatchObject({ status: "cancelled", redenVoorKlant: "Sanne is ziek." });
    expect((await d.mails("afspraakAfgezegd")).sort()).toEqual(both);
    const forKlant = await showKlantDossier(deps, asKlant(kantoor, d));
    expect(forKlant.afspraken[0]).toMatchObject({ status: "cancelled", redenVoorKlant: "Sanne is ziek.", icsVolgnummer: 1 });
    await expect(cancelAfspraak(deps, adviseur(), d.cancelled({ seenVersie: 1_000_000 }))).rejects.toMatchObject({
      code: "ALREADY_CHANGED",
      details: { afspraak: "cancelled" },
    });

    // Planned again, what lapsed is asked again.
    await planStoryAfspraak(deps, kantoor, d.dossierId, { datum: "2026-12-03" });
    const again = await d.show();
    expect(again.stukken.find((s) => s.id === ticked.id)?.status).toBe("requested");
    expect(again.actiepunten.find((a) => a.id === point.id)?.status).toBe("open");
  });

  it("leaves what another planned afspraak asks to that one", async () => {
    const d = await planned();
    const second = await planStoryAfspraak(deps, kantoor, d.dossierId, { datum: "2026-12-03" });
    const { stukken } = await d.show();
    await cancelAfspraak(deps, adviseur(), d.cancelled({ stukIds: stukken.map((s) => s.id) }));
    const after = await d.show();
    expect(after.stukken.map((s) => s.status)).toEqual(stukken.map(() => "requested"));
    expect(after.stukken.every((s) => s.afspraakIds.join() === second.afspraakId)).toBe(true);
  });

  it("withdraws what was to start later at it, and leaves another's", async () => {
    const d = await planned();
    const other = await planStoryAfspraak(deps, kantoor, d.dossierId, { datum: "2026-12-03" });
    for (const afspraakId of [d.afspraakId, other.afspraakId])
      await startScenarioByHand(deps, adviseur(), {
        requestId: crypto.randomUUID(),
        dossierId: d.dossierId,
        afspraakId,
        scenarioIds: [kantoor.scenario.get("schulden") ?? ""],
        uitvoerdatum: "2026-12-01",
        tijd: "16:30",
      });
    await cancelAfspraak(deps, adviseur(), d.cancelled());
    expect((await listPlannings(deps, adviseur(), d.nummer)).map((p) => p.afspraakId)).toEqual([other.afspraakId]);
    expect(await d.logboek()).toContainEqual(expect.stringMatching(/Schulden.*de afspraak is afgezegd/));
  });

  it("mails nothing about one that is over", async () => {
    const d = await planned();
    const later = testDeps(databases, "2026-12-05T09:00:00Z");
    await cancelAfspraak(later, adviseur(), d.cancelled());
    expect(await d.mails("afspraakAfgezegd")).toEqual([]);
  });
});

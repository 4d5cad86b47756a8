import { newKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { describe, expect, it } from "vitest";
import { makeVerzoek } from "../afspraak/verzoek.ts";
import { declareNotApplicable } from "../dossiercontrole/move-stuk.ts";
import { finishEmail } from "../email/finish-email.ts";
import { resendEmail } from "../email/show-email.ts";
import { finishSignalering, moveSignalering, setSignalering } from "../signalering/change-signalering.ts";
import { checklistOf } from "../testing/checklist.ts";
import { asKlant, asRol, testDeps } from "../testing/dossier.ts";
import { countWork, showWerkvoorraad } from "./show-werkvoorraad.ts";

const { databases, owner } = await testDatabase();

let kantoren = 0;
async function world() {
  kantoren += 1;
  const kantoor = await newKantoor(owner, `Kantoor ${"a".repeat(kantoren)}`);
  const deps = testDeps(databases);
  const checklist = checklistOf(deps, kantoor);
  const adviseur = asRol(kantoor, "adviseur");
  const show = (scope: "mine" | "all" = "mine", actor = adviseur) => showWerkvoorraad(deps, actor, { scope });
  const groups = async (scope: "mine" | "all" = "mine", actor = adviseur) => (await show(scope, actor)).regels.map((regel) => regel.groep);
  const change = (dossierId: string, set: Record<string, unknown>) =>
    owner.updateTable("dossier").set(set).where("id", "=", dossierId).execute();
  const hours = (count: number) => {
    deps.clock.at = new Date(deps.clock.at.getTime() + count * 3_600_000);
  };
  return { kantoor, deps, ...checklist, show, groups, change, hours };
}

describe("what waits for a judgement", () => {
  it("is one row for a dossier, by the moment of its oldest paper, with the names as the fact", async () => {
    const w = await world();
    const first = await w.delivered("salarisstrook");
    w.hours(2);
    const second = await w.delivered("UWV");
    w.hours(2);
    // Something happens last in the dossier that waits longest: it stays on top.
    await w.arrive((await w.reserve(first, first.stuk("Legitimatiebewijs"), ["b.jpg"])).bestandIds[0] ?? "");
    const { regels } = await w.show();
    expect(regels.map((regel) => regel.nummer)).toEqual([first.nummer, second.nummer]);
    expect(regels[0]).toMatchObject({
      groep: "toJudge",
      toelichting: "2 stukken ontvangen",
      namen: "Eline Quist en Jorrit van Dam",
      sinds: new Date("2026-11-24T09:00:00Z"),
      pad: `/dossiers/${first.nummer}/dossiercontrole?toon=te-beoordelen`,
    });
    expect(regels[0]?.feit).toMatch(/^Recente salarisstrook.* en Legitimatiebewijs/);
    expect(await countWork(w.deps, w.adviseur())).toBe(2);
  });

  it("goes apart when it was Afgekeurd before, with the reason of then", async () => {
    const w = await world();
    const d = await w.delivered("salarisstrook");
    await w.judge(d, d.stukId, "reject", undefined, "Niet alle pagina's zitten erbij.");
    expect(await w.groups()).toEqual([]);
    await w.arrive((await w.reserve(d, d.stukId, ["b.jpg"])).bestandIds[0] ?? "");
    const { regels } = await w.show();
    expect(regels).toMatchObject([{ groep: "redelivered", toelichting: "Was Afgekeurd: Niet alle pagina's zitten erbij." }]);
    await w.judge(d, d.stukId, "approve");
    expect(await w.groups()).toEqual([]);
  });

  it("tells what the client says not to have", async () => {
    const w = await world();
    const d = await w.planned();
    await declareNotApplicable(w.deps, asKlant(w.kantoor, d), {
      requestId: w.requestId(),
      dossierId: d.dossierId,
      stukId: d.stuk("UWV"),
      reden: "Ik werk in Duitsland",
    });
    expect((await w.show()).regels).toMatchObject([{ groep: "declared", toelichting: "Klant meldt: n.v.t. Ik werk in Duitsland" }]);
  });
});

describe("other groups", () => {
  it("tells what a client asks of an afspraak, and opens it there", async () => {
    const w = await world();
    const d = await w.planned();
    await makeVerzoek(w.deps, asKlant(w.kantoor, d), {
      requestId: w.requestId(),
      dossierId: d.dossierId,
      afspraakId: d.afspraakId,
      soort: "cancel",
      reden: "",
      momenten: "",
    });
    expect((await w.show()).regels).toMatchObject([
      { groep: "verzoek", feit: "Wil afzeggen", pad: `/dossiers/${d.nummer}/afspraken/${d.afspraakId}` },
    ]);
  });

  it("tells a mail that did not arrive until it was sent again to the same people", async () => {
    const w = await world();
    const d = await w.planned();
    const mails = await owner.selectFrom("email").selectAll().where("dossier_id", "=", d.dossierId).orderBy("aan").execute();
    const lost = mails[0];
    if (!lost) throw new Error("a plan confirms");
    await owner.updateTable("email").set({ status: "bounced", reden: "Het adres bestaat niet." }).where("id", "=", lost.id).execute();
    expect((await w.show()).regels).toMatchObject([
      { groep: "undelivered", feit: "Afspraakbevestiging kwam niet aan", toelichting: "Het adres bestaat niet.", isProbleem: true },
    ]);
    const { id: _, ...copy } = lost;
    const later = new Date(lost.aangemaakt_op.getTime() + 60_000);
    await owner
      .insertInto("email")
      .values({ ...copy, sleutel: "again", status: "sent", aangemaakt_op: later })
      .execute();
    expect(await w.groups()).toEqual([]);
  });

  it.each([
    // Tuesday 24 November 2026; ten werkdagen on is Tuesday 8 December.
    [{ ontbindende_voorwaarde: "2026-11-24" }, "Ontbindende voorwaarde financiering vandaag"],
    [{ bankgarantie: "2026-11-25" }, "Bankgarantie over 1 werkdag"],
    [{ renteaanbod_tot: "2026-11-30", bindend_aanbod_tot: "2026-12-02" }, "Renteaanbod over 4 werkdagen"],
    [{ passeerdatum: "2026-12-08" }, "Passeren over 10 werkdagen"],
    [{ passeerdatum: "2026-12-09" }, undefined],
    [{ bankgarantie: "2026-11-23" }, undefined],
  ] as const)("dates %j → %s", async (dates, feit) => {
    const w = await world();
    const d = await w.planned();
    await w.change(d.dossierId, dates);
    expect((await w.show()).regels.map((regel) => regel.feit)).toEqual(feit ? [feit] : []);
  });

  it.each([
    ["2026-12-15", "Geldig tot 15 dec 2026"],
    ["2026-12-16", undefined],
    ["2026-11-20", "Verlopen op 20 nov 2026"],
    ["2026-10-24", undefined],
  ])("a paper that holds until %s → %s", async (geldigTot, toelichting) => {
    const w = await world();
    const d = await w.delivered("salarisstrook");
    await w.judge(d, d.stukId, "approve");
    await owner.updateTable("stuk").set({ geldig_tot: geldigTot }).where("id", "=", d.stukId).execute();
    expect((await w.show()).regels.map((regel) => regel.toelichting)).toEqual(toelichting ? [toelichting] : []);
  });

  it.each([
    // A paper that must be good on a day still to come is told sooner, and not at all when it outlives that day.
    ["2027-01-10", { passeerdatum: "2027-01-11" }, "Geldig tot 10 jan 2027 · Passeren 11 jan 2027"],
    ["2027-01-11", { passeerdatum: "2027-01-11" }, undefined],
    ["2026-12-10", { passeerdatum: "2026-12-10" }, undefined],
    ["2027-01-10", { bindend_aanbod_tot: "2026-12-28", passeerdatum: "2027-02-11" }, undefined],
    ["2026-12-20", { bindend_aanbod_tot: "2026-12-28", passeerdatum: "2027-02-11" }, "Geldig tot 20 dec 2026 · Bindend aanbod 28 dec 2026"],
    // Later than sixty days a new one that is asked now might end too.
    ["2027-02-10", { passeerdatum: "2027-03-01" }, undefined],
    // A day that is past counts no more.
    ["2026-12-15", { bindend_aanbod_tot: "2026-11-23" }, "Geldig tot 15 dec 2026"],
  ] as const)("a paper that holds until %s with %j → %s", async (geldigTot, dates, toelichting) => {
    const w = await world();
    const d = await w.delivered("salarisstrook");
    await w.judge(d, d.stukId, "approve");
    await owner.updateTable("stuk").set({ geldig_tot: geldigTot }).where("id", "=", d.stukId).execute();
    await w.change(d.dossierId, dates);
    const expiring = (await w.show()).regels.filter((regel) => regel.groep === "expiring");
    expect(expiring.map((regel) => regel.toelichting)).toEqual(toelichting ? [toelichting] : []);
  });

  it("no longer tells a mail that somebody saw to, and tells it again when that is taken back", async () => {
    const w = await world();
    const d = await w.planned();
    const { id } = await owner.selectFrom("email").select("id").where("dossier_id", "=", d.dossierId).limit(1).executeTakeFirstOrThrow();
    await owner.updateTable("email").set({ status: "bounced", reden: "Het adres bestaat niet." }).where("id", "=", id).execute();
    expect((await w.show()).regels).toMatchObject([{ groep: "undelivered", emailId: id }]);
    const finish = (afgehandeld: boolean) =>
      finishEmail(w.deps, w.adviseur(), { requestId: w.requestId(), dossierId: d.dossierId, emailId: id, afgehandeld });
    await finish(true);
    expect(await w.groups()).toEqual([]);
    await finish(false);
    expect(await w.groups()).toEqual(["undelivered"]);
  });

  it("is solved by sending a mail again to the address that somebody has now", async () => {
    const w = await world();
    const d = await w.planned();
    const lost = await owner
      .selectFrom("email")
      .select(["id", "aanvrager_ids"])
      .where("dossier_id", "=", d.dossierId)
      .limit(1)
      .executeTakeFirstOrThrow();
    await owner.updateTable("email").set({ status: "bounced", reden: "Het adres bestaat niet." }).where("id", "=", lost.id).execute();
    await owner.updateTable("aanvrager").set({ email: "nieuw@voorbeeld.example" }).where("id", "in", lost.aanvrager_ids).execute();
    await resendEmail(w.deps, w.adviseur(), { requestId: w.requestId(), dossierId: d.dossierId, emailId: lost.id });
    const again = await owner
      .selectFrom("email")
      .select("aan")
      .where("dossier_id", "=", d.dossierId)
      .where("aan", "=", "nieuw@voorbeeld.example")
      .execute();
    expect(again).toHaveLength(1);
  });

  it("brings a signalering up on its day; it can be moved, done, and taken back", async () => {
    const w = await world();
    const d = await w.planned();
    const about = { dossierId: d.dossierId };
    const set = { ...about, afspraakId: null, tekst: "Nabellen over de taxatie" };
    await expect(setSignalering(w.deps, w.adviseur(), { ...set, requestId: w.requestId(), op: "2026-11-23" })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    await setSignalering(w.deps, w.adviseur(), { ...set, requestId: w.requestId(), op: "2026-11-25" });
    expect(await w.groups()).toEqual([]);
    w.hours(24);
    const [regel] = (await w.show()).regels;
    expect(regel).toMatchObject({ groep: "signalering", feit: "Nabellen over de taxatie", dag: "2026-11-25" });
    const which = { ...about, signaleringId: regel?.signaleringId ?? "" };
    await moveSignalering(w.deps, w.adviseur(), { ...which, requestId: w.requestId(), op: "2026-11-26" });
    expect(await w.groups()).toEqual([]);
    await moveSignalering(w.deps, w.adviseur(), { ...which, requestId: w.requestId(), op: "2026-11-25" });
    await finishSignalering(w.deps, w.adviseur(), { ...which, requestId: w.requestId() });
    expect(await w.groups()).toEqual([]);
    await expect(finishSignalering(w.deps, w.adviseur(), { ...which, requestId: w.requestId() })).rejects.toMatchObject({
      code: "ALREADY_CHANGED",
    });
    await moveSignalering(w.deps, w.adviseur(), { ...which, requestId: w.requestId(), op: "2026-11-25" });
    expect(await w.groups()).toEqual(["signalering"]);
  });
});

describe("whose work it is", () => {
  it("is hers as adviseur or behandelaar; the number in the bar is that of her rows; the rest is the kantoor's", async () => {
    const w = await world();
    const d = await w.delivered("salarisstrook");
    const other = asRol(w.kantoor, "adviseur", { gebruikerId: w.kantoor.gebruikers.admin });
    for (const actor of [w.adviseur(), asRol(w.kantoor, "binnendienst")]) {
      expect(await w.groups("mine", actor)).toEqual(["toJudge"]);
      expect(await countWork(w.deps, actor)).toBe(1);
    }
    expect(await w.groups("mine", other)).toEqual([]);
    expect(await countWork(w.deps, other)).toBe(0);
    const { tellingen, regels } = await w.show("all", other);
    expect(regels).toHaveLength(1);
    expect(tellingen).toEqual([{ groep: "toJudge", mijn: 0, alle: 1, zonderBehandelaar: 0 }]);
    const limited = { ...other, beperkteInzage: true };
    expect(await w.show("all", limited)).toEqual({ tellingen: [], regels: [] });
    await w.change(d.dossierId, { gesloten_op: new Date() });
    expect(await w.show("all")).toEqual({ tellingen: [], regels: [] });
  });
});

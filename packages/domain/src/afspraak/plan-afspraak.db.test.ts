import { newKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, describe, expect, it } from "vitest";
import { showDossier, showKlantDossier } from "../dossier/show-dossier.ts";
import { asKlant, asRol, openStoryDossier, planStoryAfspraak, storyAfspraak, storyDossier, testDeps } from "../testing/dossier.ts";
import { listAfspraakChoices, previewAfspraak } from "./choices.ts";
import { planAfspraak } from "./plan-afspraak.ts";

const { databases, owner } = await testDatabase();
const deps = testDeps(databases);
let kantoor: Awaited<ReturnType<typeof newKantoor>>;
beforeAll(async () => {
  kantoor = await newKantoor(owner);
});
const adviseur = () => asRol(kantoor, "adviseur");

describe("planning an Oriënterend gesprek", () => {
  it("asks the eight stukken and two questions of the story, in one versie, with a mail for each address", async () => {
    const dossier = await openStoryDossier(deps, kantoor);
    const preview = await previewAfspraak(deps, adviseur(), { ...storyAfspraak(kantoor, dossier.dossierId), nummer: dossier.nummer });
    const { afspraakId } = await planStoryAfspraak(deps, kantoor, dossier.dossierId);
    const view = await showDossier(deps, adviseur(), dossier.nummer);

    const [eline, jorrit] = dossier.aanvragerIds;
    const name = (id: string | null) => (id === eline ? "Eline" : id === jorrit ? "Jorrit" : "dossier");
    expect(view.stukken.map((s) => `${name(s.aanvragerId)}: ${s.naam}`)).toEqual([
      "Eline: Legitimatiebewijs (paspoort of identiteitskaart)",
      "Eline: Recente salarisstrook van oktober 2026 of later",
      "Eline: UWV-verzekeringsbericht",
      "Jorrit: Legitimatiebewijs (paspoort of identiteitskaart)",
      "Jorrit: Jaarrekening 2023",
      "Jorrit: Jaarrekening 2024",
      "Jorrit: Jaarrekening 2025",
      "dossier: Hypotheekoverzicht huidige lening",
    ]);
    expect(view.stukken.every((s) => s.status === "requested" && s.afspraakIds.includes(afspraakId))).toBe(true);
    expect(view.actiepunten.map((a) => `${name(a.aanvragerId)}: ${a.soort}`).sort()).toEqual(["Eline: question", "Jorrit: question"]);
    expect(view.emails.map((e) => [e.aan, e.soort, e.status]).sort()).toEqual([
      ["eline@voorbeeld.example", "afspraakBevestiging", "queued"],
      ["jorrit@voorbeeld.example", "afspraakBevestiging", "queued"],
    ]);
    expect(view.head).toMatchObject({ versie: 2, progress: { gevraagd: 8, aangeleverd: 0, akkoord: 0, teBeoordelen: 0, open: 8 } });

    expect(preview.scenarios.map((s) => [s.naam, s.reden, s.lines.length])).toEqual([
      ["Basis oriëntatie", "Oriënterend gesprek", 4],
      ["Oriëntatie loondienst", "Loondienst vast", 2],
      ["Oriëntatie ondernemer", "ZZP / IB-ondernemer", 3],
      ["Huidige woning", "Doorstromer", 1],
    ]);
  });

  it("gives each client her own and the shared, and never the internal note", async () => {
    const dossier = await openStoryDossier(deps, kantoor);
    await planStoryAfspraak(deps, kantoor, dossier.dossierId);
    const hers = await showKlantDossier(deps, asKlant(kantoor, dossier, 1));
    expect(hers.stukken.map((s) => s.naam)).toEqual([
      "Legitimatiebewijs",
      "Jaarrekening 2023",
      "Jaarrekening 2024",
      "Jaarrekening 2025",
      "Overzicht van de huidige hypotheek",
    ]);
    expect(JSON.stringify(hers)).not.toContain("Let op: eigen bedrijf");
    expect(hers.afspraken[0]).toMatchObject({
      titel: "Oriënterend gesprek bij De Vries Hypotheken",
      opmerkingen: "Parkeren kan achter het kantoor.",
    });
  });

  it("makes one afspraak of a double click, and refuses the id for another", async () => {
    const dossier = await openStoryDossier(deps, kantoor);
    const input = storyAfspraak(kantoor, dossier.dossierId);
    const answers = await Promise.all([1, 2, 3].map(() => planAfspraak(deps, adviseur(), input)));
    expect(new Set(answers.map((a) => a.afspraakId)).size).toBe(1);
    expect((await showDossier(deps, adviseur(), dossier.nummer)).afspraken).toHaveLength(1);
    await expect(planAfspraak(deps, adviseur(), { ...input, titel: "Anders" })).rejects.toMatchObject({ code: "REQUEST_REUSED" });
  });

  it("links what was asked already to the second afspraak instead of asking twice", async () => {
    const dossier = await openStoryDossier(deps, kantoor);
    const first = await planStoryAfspraak(deps, kantoor, dossier.dossierId);
    const second = await planStoryAfspraak(deps, kantoor, dossier.dossierId);
    const { stukken, actiepunten } = await showDossier(deps, adviseur(), dossier.nummer);
    expect(stukken).toHaveLength(8);
    expect(actiepunten).toHaveLength(2);
    expect(stukken.every((s) => s.afspraakIds.length === 2 && [first, second].every((a) => s.afspraakIds.includes(a.afspraakId)))).toBe(
      true,
    );
  });

  it("leaves out what was ticked away", async () => {
    const dossier = await openStoryDossier(deps, kantoor);
    const preview = await previewAfspraak(deps, adviseur(), { ...storyAfspraak(kantoor, dossier.dossierId), nummer: dossier.nummer });
    const lines = preview.scenarios.flatMap((s) => s.lines);
    const leaveOut = lines.filter((l) => l.naam.startsWith("Jaarrekening") || l.kind === "question").map((l) => l.key);
    await planStoryAfspraak(deps, kantoor, dossier.dossierId, { leaveOut });
    const view = await showDossier(deps, adviseur(), dossier.nummer);
    expect([view.stukken.length, view.actiepunten.length]).toEqual([5, 0]);
  });

  it("asks nothing for the second aanvrager when there is none, and sends one mail to a shared address", async () => {
    const story = storyDossier(kantoor);
    const alone = await openStoryDossier(deps, kantoor, { aanvragers: story.aanvragers.slice(0, 1) });
    await planStoryAfspraak(deps, kantoor, alone.dossierId);
    expect((await showDossier(deps, adviseur(), alone.nummer)).stukken).toHaveLength(4);
    const shared = await openStoryDossier(deps, kantoor, {
      aanvragers: story.aanvragers.map((a) => ({ ...a, email: "samen@voorbeeld.example" })),
    });
    await planStoryAfspraak(deps, kantoor, shared.dossierId);
    expect((await showDossier(deps, adviseur(), shared.nummer)).emails.map((e) => [e.aan, e.aanNaam])).toEqual([
      ["samen@voorbeeld.example", "Eline Quist en Jorrit van Dam"],
    ]);
  });

  it("leaves nothing behind when it fails", async () => {
    const dossier = await openStoryDossier(deps, kantoor);
    await expect(planStoryAfspraak(deps, kantoor, dossier.dossierId, { adviseurId: crypto.randomUUID() })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    const view = await showDossier(deps, adviseur(), dossier.nummer);
    expect([view.head.versie, view.afspraken.length, view.stukken.length, view.emails.length]).toEqual([1, 0, 0, 0]);
  });

  it.each(["admin", "binnendienst"] as const)(
    "books the agenda of an adviseur, not of who is only %s, and offers nobody else",
    async (rol) => {
      const dossier = await openStoryDossier(deps, kantoor);
      await expect(planStoryAfspraak(deps, kantoor, dossier.dossierId, { adviseurId: kantoor.gebruikers[rol] })).rejects.toMatchObject({
        code: "INVALID_INPUT",
        details: { field: "adviseurId" },
      });
      expect((await listAfspraakChoices(deps, adviseur(), dossier.nummer)).adviseurs.map((a) => a.id)).toEqual([
        kantoor.gebruikers.adviseur,
      ]);
    },
  );

  it("offers the one who plans where the adviseur of the dossier has another role by now", async () => {
    const own = await newKantoor(owner, "Gewisseld Advies");
    const dossier = await openStoryDossier(deps, own);
    const { adviseur: was, binnendienst: now } = own.gebruikers;
    await owner
      .updateTable("gebruiker")
      .set({ rollen: ["admin"] })
      .where("id", "=", was)
      .execute();
    await owner
      .updateTable("gebruiker")
      .set({ rollen: ["adviseur"] })
      .where("id", "=", now)
      .execute();
    const choices = await listAfspraakChoices(deps, asRol(own, "binnendienst"), dossier.nummer);
    expect([choices.adviseurId, choices.adviseurs.map((a) => a.id)]).toEqual([now, [now]]);
  });

  it.each([
    ["2026-03-29", "02:30", null, "NONEXISTENT_TIME"],
    ["2026-10-25", "02:30", null, "AMBIGUOUS_TIME"],
  ] as const)("asks about %s %s", async (datum, tijdstip, keer, code) => {
    const dossier = await openStoryDossier(deps, kantoor);
    await expect(planStoryAfspraak(deps, kantoor, dossier.dossierId, { datum, tijdstip, keer })).rejects.toMatchObject({ code });
  });

  it.each([
    ["first", "2026-10-25T00:30:00.000Z"],
    ["second", "2026-10-25T01:30:00.000Z"],
  ] as const)("takes the %s 02:30 of the doubled hour", async (keer, instant) => {
    const dossier = await openStoryDossier(deps, kantoor);
    await planStoryAfspraak(deps, kantoor, dossier.dossierId, { datum: "2026-10-25", tijdstip: "02:30", keer });
    expect((await showDossier(deps, adviseur(), dossier.nummer)).afspraken[0]?.begintOp.toISOString()).toBe(instant);
  });
});

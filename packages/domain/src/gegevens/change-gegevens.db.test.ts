import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { showDossier, showKlantDossier } from "../dossier/show-dossier.ts";
import { acceptUpload, confirmUpload } from "../dossiercontrole/confirm-upload.ts";
import { reserveUpload } from "../dossiercontrole/reserve-upload.ts";
import { asKlant, asRol, type OpenedDossier, openStoryDossier, planStoryAfspraak, storyDossier, testDeps } from "../testing/dossier.ts";
import { type ChangeGegevensInput, changeGegevens } from "./change-gegevens.ts";
import { previewGegevens } from "./preview-gegevens.ts";

const { databases, owner } = await testDatabase();
const ended: { dossierId: string; email: string }[] = [];
const deps = {
  ...testDeps(databases),
  endKlantSessions: async (_: unknown, whose: { dossierId: string; email: string }) => ended.push(whose),
};

let kantoor: TestKantoor;
beforeAll(async () => {
  kantoor = await newKantoor(owner, "De Vries Hypotheken");
});
beforeEach(() => {
  ended.length = 0;
});

const adviseur = () => asRol(kantoor, "adviseur");
const idOf = (ids: ReadonlyMap<string, string>, code: string) => ids.get(code) ?? "";
const show = (d: OpenedDossier) => showDossier(deps, adviseur(), d.nummer);

/** The form as it is filled from a dossier of the story. */
async function formOf(d: OpenedDossier, alone = false): Promise<ChangeGegevensInput> {
  const { aanvragers, ...head } = storyDossier(kantoor);
  const { head: shown } = await show(d);
  return {
    ...head,
    dossierId: d.dossierId,
    seenVersie: shown.gegevensVersie,
    aanvragers: aanvragers.slice(0, alone ? 1 : 2).map((a, at) => ({ ...a, id: d.aanvragerIds[at] ?? null, partnerMagZien: true })),
    leaveOut: [],
    lapse: [],
  };
}
const first = (form: ChangeGegevensInput, change: Partial<ChangeGegevensInput["aanvragers"][number]>): ChangeGegevensInput => ({
  ...form,
  aanvragers: form.aanvragers.map((a, at) => (at === 0 ? { ...a, ...change } : a)),
});
const preview = (d: OpenedDossier, form: ChangeGegevensInput) =>
  previewGegevens(deps, adviseur(), { nummer: d.nummer, aanvragers: form.aanvragers });
const namesOf = (lines: readonly { naam: string }[]) => lines.map((line) => line.naam);
const askedNames = async (d: OpenedDossier, form: ChangeGegevensInput) =>
  namesOf((await preview(d, form)).asks.scenarios.flatMap((s) => s.lines.filter((line) => line.kind === "stuk")));

async function planned(change = {}): Promise<OpenedDossier & { afspraakId: string }> {
  const d = await openStoryDossier(deps, kantoor, change);
  return { ...d, ...(await planStoryAfspraak(deps, kantoor, d.dossierId)) };
}

async function deliver(d: OpenedDossier, stukId: string): Promise<void> {
  const { bestandIds } = await reserveUpload(deps, asKlant(kantoor, d), {
    requestId: crypto.randomUUID(),
    dossierId: d.dossierId,
    stukId,
    aanleveringId: crypto.randomUUID(),
    bestanden: [{ naam: "foto.jpg", grootte: 1000, mime: "image/jpeg", draaiing: 0 }],
  });
  const of = { kantoorId: kantoor.id, bestandId: bestandIds[0] ?? "" };
  await confirmUpload(deps, { ...of, fileKey: `key-${of.bestandId}`, fileHash: "md5", grootte: 1000 });
  await acceptUpload(deps, { ...of, mime: "image/jpeg", virusscan: "not_scanned" });
}

const tellingsOf = async (d: OpenedDossier) =>
  (
    await owner
      .selectFrom("dossier_event")
      .select(["kind", "payload"])
      .where("dossier_id", "=", d.dossierId)
      .orderBy("versie")
      .orderBy("volgnummer")
      .execute()
  ).map((e) => ({ kind: e.kind, ...(e.payload as object) }));

describe("changing what was entered", () => {
  it("keeps every field and tells which ones, with whose they are", async () => {
    const d = await planned();
    const form = first(await formOf(d), { telefoon: "06 99999999", plaats: "Zeist" });
    await changeGegevens(deps, adviseur(), { ...form, aanspreekvorm: "formal", behandelaarId: null });
    const { head, aanvragers } = await show(d);
    expect(head).toMatchObject({ aanspreekvorm: "formal", behandelaar: null, gegevensVersie: head.versie });
    expect(aanvragers[0]).toMatchObject({ telefoon: "06 99999999", plaats: "Zeist" });
    expect((await tellingsOf(d)).at(-1)).toEqual({
      kind: "gegevens.changed",
      velden: ["aanspreekvorm", "behandelaar", "telefoon van Eline Quist", "plaats van Eline Quist"],
    });
  });

  it("leaves no versie behind when nothing differs", async () => {
    const d = await planned();
    const { head } = await show(d);
    await changeGegevens(deps, adviseur(), await formOf(d));
    expect((await show(d)).head.versie).toBe(head.versie);
  });

  it("refuses to write over what a colleague changed meanwhile, and says who", async () => {
    const d = await planned();
    const form = await formOf(d);
    await changeGegevens(deps, asRol(kantoor, "binnendienst"), first(form, { telefoon: "06 1" }));
    const mine = changeGegevens(deps, adviseur(), { ...first(form, { plaats: "Zeist" }), requestId: crypto.randomUUID() });
    await expect(mine).rejects.toMatchObject({ code: "ALREADY_CHANGED", details: { gegevens: true, door: "binnendienst Test" } });
    expect((await show(d)).aanvragers[0]).toMatchObject({ telefoon: "06 1", plaats: "Utrecht" });
  });

  it("goes on when only the client did something meanwhile", async () => {
    const d = await planned();
    const form = await formOf(d);
    const { stukken } = await show(d);
    await deliver(d, stukken.find((s) => s.aanvragerId === d.aanvragerIds[0])?.id ?? "");
    await changeGegevens(deps, adviseur(), first(form, { plaats: "Zeist" }));
    expect((await show(d)).aanvragers[0]?.plaats).toBe("Zeist");
  });

  it("keeps a choice that the kantoor has switched off since, and takes no other such", async () => {
    const own = await newKantoor(owner, "Met een oude lijst");
    const d = await openStoryDossier(deps, own);
    const was = idOf(own.klantprofiel, "02");
    await owner
      .updateTable("klantprofiel")
      .set({ actief: false })
      .where("id", "in", [was, idOf(own.klantprofiel, "03")])
      .execute();
    const { aanvragers, ...head } = storyDossier(own);
    const form = {
      ...head,
      dossierId: d.dossierId,
      seenVersie: 1,
      aanvragers: aanvragers.map((a, at) => ({ ...a, id: d.aanvragerIds[at] ?? null, telefoon: "06 1", partnerMagZien: true })),
      leaveOut: [],
      lapse: [],
    };
    const actor = asRol(own, "adviseur");
    const other = first(form, { klantprofielId: idOf(own.klantprofiel, "03") });
    await expect(changeGegevens(deps, actor, other)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await changeGegevens(deps, actor, { ...form, requestId: crypto.randomUUID() });
    expect((await showDossier(deps, actor, d.nummer)).aanvragers[0]).toMatchObject({ telefoon: "06 1", klantprofielId: was });
  });
});

describe("another inkomenstype", () => {
  it("shows beforehand what it asks and what may lapse, and does just that", async () => {
    const d = await planned();
    const form = first(await formOf(d), { inkomenstypeIds: [idOf(kantoor.inkomenstype, "005")], ondernemingSinds: 2020 });
    const before = await show(d);
    const shown = await preview(d, form);
    expect(await askedNames(d, form)).toContain("Jaarrekening 2025");
    expect(namesOf(shown.lapses)).toEqual(["Recente salarisstrook van oktober 2026 of later", "UWV-verzekeringsbericht"]);
    expect(shown.lapses.every((one) => one.aanvragerId === d.aanvragerIds[0])).toBe(true);
    // Looking changes nothing.
    expect((await show(d)).head.versie).toBe(before.head.versie);

    const [kept, ...lapsing] = shown.lapses;
    const leftOut = shown.asks.scenarios.flatMap((s) => s.lines).find((line) => line.naam === "Jaarrekening 2024");
    await changeGegevens(deps, adviseur(), { ...form, leaveOut: [leftOut?.key ?? ""], lapse: lapsing.map((one) => one.id) });
    const { stukken } = await show(d);
    const hers = stukken.filter((s) => s.aanvragerId === d.aanvragerIds[0]);
    expect(namesOf(hers)).toContain("Jaarrekening 2025");
    expect(namesOf(hers)).not.toContain("Jaarrekening 2024");
    expect(hers.map((s) => s.id)).toContain(kept?.id);
    for (const gone of lapsing) expect(hers.map((s) => s.id)).not.toContain(gone.id);
    // Asked at the afspraak, like everything that gegevens ask, and why.
    const fresh = hers.find((s) => s.naam === "Jaarrekening 2025");
    expect(fresh?.afspraakIds).toEqual([d.afspraakId]);
    // What it asked, a later change lets lapse again.
    const back = first(await formOf(d), { inkomenstypeIds: [idOf(kantoor.inkomenstype, "001")], ondernemingSinds: null });
    expect((await preview(d, back)).lapses.map((one) => one.id)).toContain(fresh?.id);
  });

  it("lets nothing that was delivered disappear, whatever is ticked", async () => {
    const d = await planned();
    const { stukken } = await show(d);
    const strook = stukken.find((s) => s.naam.includes("salarisstrook") && s.aanvragerId === d.aanvragerIds[0]);
    const form = first(await formOf(d), { inkomenstypeIds: [idOf(kantoor.inkomenstype, "005")], ondernemingSinds: 2020 });
    expect((await preview(d, form)).lapses.map((one) => one.id)).toContain(strook?.id);
    await deliver(d, strook?.id ?? "");
    await changeGegevens(deps, adviseur(), { ...form, lapse: [strook?.id ?? ""] });
    expect((await show(d)).stukken.find((s) => s.id === strook?.id)?.status).toBe("received");
  });

  it("does not bring back what was crossed out", async () => {
    const d = await planned();
    const { stukken } = await show(d);
    await owner
      .updateTable("stuk")
      .set({ status: "cancelled", vorige_status: "requested" })
      .where("id", "=", stukken[0]?.id ?? "")
      .execute();
    const form = first(await formOf(d), { telefoon: "06 1" });
    expect((await preview(d, form)).asks.scenarios).toEqual([]);
    expect(await changeGegevens(deps, adviseur(), form)).toEqual({ asked: 0 });
  });

  it("asks once what two afspraken ask, at both", async () => {
    const d = await planned();
    const second = await planStoryAfspraak(deps, kantoor, d.dossierId, { datum: "2026-12-07" });
    const form = first(await formOf(d), { inkomenstypeIds: [idOf(kantoor.inkomenstype, "005")], ondernemingSinds: 2020 });
    const names = await askedNames(d, form);
    expect(new Set(names).size).toBe(names.length);
    await changeGegevens(deps, adviseur(), form);
    const found = (await show(d)).stukken.filter((s) => s.naam === "Jaarrekening 2025" && s.aanvragerId === d.aanvragerIds[0]);
    expect(found.map((s) => [...s.afspraakIds].sort())).toEqual([[d.afspraakId, second.afspraakId].sort()]);
  });

  it("asks nothing while there is no afspraak", async () => {
    const d = await openStoryDossier(deps, kantoor);
    const form = first(await formOf(d), { inkomenstypeIds: [idOf(kantoor.inkomenstype, "005")] });
    expect(await preview(d, form)).toEqual({ hasAfspraak: false, asks: { scenarios: [] }, lapses: [] });
    await changeGegevens(deps, adviseur(), form);
    expect((await show(d)).stukken).toEqual([]);
  });
});

describe("a second aanvrager", () => {
  it("joins, is asked her own papers less what was ticked away, and sees them", async () => {
    const d = await planned({ aanvragers: storyDossier(kantoor).aanvragers.slice(0, 1) });
    const jorrit = storyDossier(kantoor).aanvragers[1];
    if (!jorrit) throw new RangeError("the story has two");
    const alone = await formOf(d, true);
    const form = { ...alone, aanvragers: [...alone.aanvragers, { ...jorrit, id: null, partnerMagZien: true }] };
    const shown = await preview(d, form);
    const lines = shown.asks.scenarios.flatMap((s) => s.lines);
    const leaveOut = lines.find((line) => line.naam === "Jaarrekening 2024");
    expect(lines.map((line) => line.naam)).toContain("Jaarrekening 2025");
    await changeGegevens(deps, adviseur(), { ...form, leaveOut: [leaveOut?.key ?? ""] });
    const { aanvragers, stukken } = await show(d);
    expect(aanvragers.map((a) => [a.positie, a.naam, a.vertrokken])).toEqual([
      [1, "Eline Quist", false],
      [2, "Jorrit van Dam", false],
    ]);
    const his = namesOf(stukken.filter((s) => s.aanvragerId === aanvragers[1]?.id));
    expect(his).toContain("Jaarrekening 2025");
    expect(his).not.toContain("Jaarrekening 2024");
    expect((await tellingsOf(d)).map((e) => e.kind)).toContain("aanvrager.joined");
    const klant = asKlant(kantoor, { ...d, aanvragerIds: [d.aanvragerIds[0], aanvragers[1]?.id ?? ""] }, 1);
    expect(namesOf((await showKlantDossier(deps, klant)).stukken).length).toBeGreaterThan(3);
  });

  it("leaves after a scheiding: cut off at once, her open papers lapse, what she delivered stays under her name", async () => {
    const d = await planned();
    const { stukken } = await show(d);
    const his = stukken.filter((s) => s.aanvragerId === d.aanvragerIds[1]);
    const delivered = his.find((s) => s.naam === "Jaarrekening 2025");
    await deliver({ ...d, aanvragerIds: [d.aanvragerIds[1], d.aanvragerIds[0]] }, delivered?.id ?? "");
    const form = { ...(await formOf(d, true)) };
    const { lapses } = await preview(d, form);
    expect(lapses.map((one) => one.id)).not.toContain(delivered?.id);
    await changeGegevens(deps, adviseur(), { ...form, lapse: lapses.map((one) => one.id) });

    expect(ended).toEqual([{ dossierId: d.dossierId, email: "jorrit@voorbeeld.example" }]);
    const after = await show(d);
    expect(after.aanvragers[1]).toMatchObject({ naam: "Jorrit van Dam", vertrokken: true, email: null, partnerMagZien: false });
    expect(after.stukken.filter((s) => s.aanvragerId === d.aanvragerIds[1]).map((s) => s.status)).toEqual(["received"]);
    expect(after.actiepunten.filter((a) => a.aanvragerId === d.aanvragerIds[1] && a.status === "open")).toEqual([]);
    // The one who stays sees nothing of it, and the list names her alone.
    const { head, stukken: hers } = await showKlantDossier(deps, asKlant(kantoor, d));
    expect(head.aanvragers.map((a) => a.naam)).toEqual(["Eline Quist"]);
    expect(hers.map((s) => s.id)).not.toContain(delivered?.id);
  });

  it("makes room for another one", async () => {
    const d = await planned();
    await changeGegevens(deps, adviseur(), await formOf(d, true));
    const jorrit = storyDossier(kantoor).aanvragers[1];
    if (!jorrit) throw new RangeError("the story has two");
    const alone = await formOf(d, true);
    const bram = { ...jorrit, voornaam: "Bram", email: "bram@voorbeeld.example", id: null, partnerMagZien: true };
    await changeGegevens(deps, adviseur(), { ...alone, aanvragers: [...alone.aanvragers, bram] });
    const { aanvragers } = await show(d);
    expect(aanvragers.filter((a) => !a.vertrokken).map((a) => a.naam)).toEqual(["Eline Quist", "Bram van Dam"]);
  });

  it("keeps her papers from the other when the adviser switches that off", async () => {
    const d = await planned({ aanvragers: storyDossier(kantoor).aanvragers.map((a, at) => (at === 1 ? { ...a, email: null } : a)) });
    const form = await formOf(d);
    const without = { ...form, aanvragers: form.aanvragers.map((a, at) => (at === 1 ? { ...a, email: null, partnerMagZien: false } : a)) };
    await changeGegevens(deps, adviseur(), without);
    expect((await show(d)).aanvragers[1]).toMatchObject({ partnerMagZien: false });
    expect((await tellingsOf(d)).at(-1)).toEqual({ kind: "gegevens.changed", velden: ["inzage door de partner van Jorrit van Dam"] });
  });
});

describe("another e-mail address", () => {
  it("ends the sessions of the one before, and tells both", async () => {
    const d = await planned();
    await changeGegevens(deps, adviseur(), first(await formOf(d), { email: "eline.nieuw@voorbeeld.example" }));
    expect(ended).toEqual([{ dossierId: d.dossierId, email: "eline@voorbeeld.example" }]);
    expect((await tellingsOf(d)).at(-1)).toEqual({
      kind: "aanvrager.emailChanged",
      naam: "Eline Quist",
      van: "eline@voorbeeld.example",
      naar: "eline.nieuw@voorbeeld.example",
    });
  });

  it("ends nothing while the address still stands at the other", async () => {
    const shared = storyDossier(kantoor).aanvragers.map((a) => ({ ...a, email: "samen@voorbeeld.example" }));
    const d = await planned({ aanvragers: shared });
    const form = await formOf(d);
    const own = form.aanvragers.map((a, at) => ({ ...a, email: at === 0 ? "eline@voorbeeld.example" : "samen@voorbeeld.example" }));
    await changeGegevens(deps, adviseur(), { ...form, aanvragers: own });
    expect(ended).toEqual([]);
  });
});

import { newKantoor, type TestKantoor } from "@dossierklaar/db/testing/factories";
import { testDatabase } from "@dossierklaar/db/testing/test-db";
import { beforeAll, describe, expect, it } from "vitest";
import { asRol, openStoryDossier, planStoryAfspraak, storyDossier, testDeps } from "../testing/dossier.ts";
import { changeDate, changeFase } from "./change-stand.ts";
import { closeDossier, reopenDossier } from "./close-dossier.ts";
import { handOver } from "./hand-over.ts";
import { showDossier } from "./show-dossier.ts";

const { databases, owner } = await testDatabase();
const minted: { email: string; gebruikerId: string }[] = [];
const deps = {
  ...testDeps(databases),
  mintHandOver: async (_: unknown, input: { email: string; gebruikerId: string }) => {
    minted.push({ email: input.email, gebruikerId: input.gebruikerId });
    return { url: "https://portal.example/toegang/x" };
  },
};

let kantoor: TestKantoor;
beforeAll(async () => {
  kantoor = await newKantoor(owner, "De Vries Hypotheken");
});
const adviseur = () => asRol(kantoor, "adviseur");
const once = () => ({ requestId: crypto.randomUUID() });

describe("closing a dossier", () => {
  it("keeps it for the kantoor's term, calls off what was ticked, and opens again as it was", async () => {
    const d = await openStoryDossier(deps, kantoor);
    const gone = await planStoryAfspraak(deps, kantoor, d.dossierId);
    const stays = await planStoryAfspraak(deps, kantoor, d.dossierId, { datum: "2026-12-07" });
    const before = await showDossier(deps, adviseur(), d.nummer);
    await closeDossier(deps, adviseur(), {
      ...once(),
      dossierId: d.dossierId,
      reden: "Klant ziet ervan af",
      afspraakIds: [gone.afspraakId],
    });

    const closed = await showDossier(deps, adviseur(), d.nummer);
    // Five years by default, from the day in Amsterdam on which it was closed.
    expect(closed.head.sluiting).toEqual({ op: deps.clock.at, reden: "Klant ziet ervan af", bewarenTot: "2031-11-24" });
    expect(new Map(closed.afspraken.map((a) => [a.id, a.status]))).toEqual(
      new Map([
        [gone.afspraakId, "cancelled"],
        [stays.afspraakId, "planned"],
      ]),
    );
    expect(closed.emails.filter((e) => e.soort === "afspraakAfgezegd")).toHaveLength(2);
    // What was asked waits where it was.
    expect(closed.stukken.map((s) => s.status)).toEqual(before.stukken.map((s) => s.status));

    const again = closeDossier(deps, adviseur(), { ...once(), dossierId: d.dossierId, reden: "nog eens", afspraakIds: [] });
    await expect(again).rejects.toMatchObject({ code: "ALREADY_CHANGED" });
    await reopenDossier(deps, adviseur(), { ...once(), dossierId: d.dossierId });
    expect((await showDossier(deps, adviseur(), d.nummer)).head).toMatchObject({ gesloten: false, sluiting: null });
  });

  it("calls off nothing of another dossier, and then does not close either", async () => {
    const [d, other] = [await openStoryDossier(deps, kantoor), await openStoryDossier(deps, kantoor)];
    const { afspraakId } = await planStoryAfspraak(deps, kantoor, other.dossierId);
    const closing = closeDossier(deps, adviseur(), { ...once(), dossierId: d.dossierId, reden: "x", afspraakIds: [afspraakId] });
    await expect(closing).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await showDossier(deps, adviseur(), d.nummer)).head.gesloten).toBe(false);
  });
});

describe("dates and fase", () => {
  it("are set, told, and not written over what a colleague put there", async () => {
    const d = await openStoryDossier(deps, kantoor);
    const set = (van: string | null, naar: string | null) =>
      changeDate(deps, adviseur(), { ...once(), dossierId: d.dossierId, datum: "bankgarantie", van, naar });
    await set(null, "2026-12-11");
    await expect(set(null, "2026-12-18")).rejects.toMatchObject({ code: "ALREADY_CHANGED" });
    expect((await showDossier(deps, adviseur(), d.nummer)).head.datums.bankgarantie).toBe("2026-12-11");
    await set("2026-12-11", null);
    expect((await showDossier(deps, adviseur(), d.nummer)).head.datums.bankgarantie).toBeNull();
    await changeFase(deps, adviseur(), { ...once(), dossierId: d.dossierId, van: "orientation", naar: "transfer" });
    const late = changeFase(deps, adviseur(), { ...once(), dossierId: d.dossierId, van: "orientation", naar: "application" });
    await expect(late).rejects.toMatchObject({ code: "ALREADY_CHANGED" });
    const told = await owner.selectFrom("dossier_event").select("kind").where("dossier_id", "=", d.dossierId).orderBy("versie").execute();
    expect(told.map((e) => e.kind)).toEqual(["dossier.opened", "dossier.dateChanged", "dossier.dateChanged", "dossier.faseChanged"]);
  });

  it("stay as they are once the dossier is closed", async () => {
    const d = await openStoryDossier(deps, kantoor);
    await closeDossier(deps, adviseur(), { ...once(), dossierId: d.dossierId, reden: "klaar", afspraakIds: [] });
    const of = { ...once(), dossierId: d.dossierId };
    await expect(changeDate(deps, adviseur(), { ...of, datum: "passeerdatum", van: null, naar: "2027-01-04" })).rejects.toMatchObject({
      code: "DOSSIER_CLOSED",
    });
    await expect(changeFase(deps, adviseur(), { ...of, van: "orientation", naar: "transfer" })).rejects.toMatchObject({
      code: "DOSSIER_CLOSED",
    });
  });
});

describe("handing over to the portal", () => {
  const jorritWithout = (email: string | null) => storyDossier(kantoor).aanvragers.map((a, at) => (at === 1 ? { ...a, email } : a));

  it("goes by her own address, and by that of the other who serves her", async () => {
    for (const [email, wanted] of [
      ["jorrit@voorbeeld.example", "jorrit@voorbeeld.example"],
      [null, "eline@voorbeeld.example"],
    ] as const) {
      const d = await openStoryDossier(deps, kantoor, { aanvragers: jorritWithout(email) });
      await handOver(deps, adviseur(), { dossierId: d.dossierId, aanvragerId: d.aanvragerIds[1] });
      expect(minted.at(-1)).toEqual({ email: wanted, gebruikerId: kantoor.gebruikers.adviseur });
    }
  });

  it("is refused for one whom nobody serves", async () => {
    const d = await openStoryDossier(deps, kantoor, { aanvragers: jorritWithout(null) });
    await owner.updateTable("aanvrager").set({ partner_mag_zien: false }).where("id", "=", d.aanvragerIds[1]).execute();
    const asked = handOver(deps, adviseur(), { dossierId: d.dossierId, aanvragerId: d.aanvragerIds[1] });
    await expect(asked).rejects.toMatchObject({ code: "INVALID_INPUT" });
  });
});

import { acceptUpload, confirmUpload } from "@dossierklaar/domain/dossiercontrole/confirm-upload";
import { reserveUpload } from "@dossierklaar/domain/dossiercontrole/reserve-upload";
import { sendBericht } from "@dossierklaar/domain/email/compose-email";
import { showRappels } from "@dossierklaar/domain/herinnering/read-rappels";
import { changeKantoorSettings, showKantoorSettings } from "@dossierklaar/domain/kantoor/settings";
import { asKlant, asRol } from "@dossierklaar/domain/testing/dossier";
import { showWerkvoorraad } from "@dossierklaar/domain/werkvoorraad/show-werkvoorraad";
import { beforeEach, describe, expect, it } from "vitest";
import { mailsOf } from "../testing/mails.ts";
import { startWorld } from "../testing/world.ts";
import { findReminders } from "./find-reminders.ts";

const world = await startWorld();
const { deps, owner, kantoor } = world;
const { confirmed } = mailsOf(world);
const hour = 3_600_000;

// Tuesday 24 November 2026, ten in the morning in Amsterdam.
const start = new Date("2026-11-24T09:00:00Z");
beforeEach(async () => {
  deps.clock.at = start;
  await world.quiet();
  await owner.updateTable("dossier").set({ herinner_op: null }).execute();
});

const at = async (moment: string) => {
  deps.clock.at = new Date(moment);
  await findReminders(deps);
  await world.runJobs();
};
const rappelsTo = async (address: string | null) => (await world.mails(address ?? "")).filter((mail) => mail.Tag === "rappel");
const waiting = async (dossierId: string) =>
  (await showWerkvoorraad(deps, asRol(kantoor, "adviseur"), { scope: "mine" })).regels.filter((regel) => regel.dossierId === dossierId);

async function deliverAll(d: Awaited<ReturnType<typeof confirmed>>): Promise<void> {
  const stukken = await owner
    .selectFrom("stuk")
    .select(["id", "aanvrager_id"])
    .where("dossier_id", "=", d.dossierId)
    .where("status", "=", "requested")
    .execute();
  for (const stuk of stukken) {
    const which = stuk.aanvrager_id === d.aanvragerIds[1] ? 1 : 0;
    const { bestandIds } = await reserveUpload(deps, asKlant(kantoor, d, which), {
      requestId: crypto.randomUUID(),
      dossierId: d.dossierId,
      stukId: stuk.id,
      aanleveringId: crypto.randomUUID(),
      bestanden: [{ naam: "a.jpg", grootte: 1000, mime: "image/jpeg", draaiing: 0 }],
    });
    for (const bestandId of bestandIds) {
      await confirmUpload(deps, { kantoorId: kantoor.id, bestandId, fileKey: `key-${bestandId}`, fileHash: "md5", grootte: 1000 });
      await acceptUpload(deps, { kantoorId: kantoor.id, bestandId, mime: "image/jpeg", virusscan: "not_scanned" });
    }
  }
}

describe("reminders", () => {
  it("go by another rhythm from the moment that an admin sets one, also in a dossier that waits already; none says so beforehand", async () => {
    const d = await confirmed();
    await world.runJobs();
    const [eline] = d.addresses;
    const admin = asRol(kantoor, "admin");
    const { logo: _, ...fields } = await showKantoorSettings(deps, admin);
    const set = (rappelWerkdagen: number[]) =>
      changeKantoorSettings(deps, admin, { ...fields, requestId: crypto.randomUUID(), rappelWerkdagen });
    await at("2026-11-25T10:00:00Z");
    await set([]);
    expect(await showRappels(deps, asRol(kantoor, "adviseur"), d.nummer)).toMatchObject([{ staat: "none" }, { staat: "none" }]);
    await at("2026-11-27T10:00:00Z");
    expect(await rappelsTo(eline)).toHaveLength(0);
    await set([1, 9]);
    await at("2026-11-27T10:15:00Z");
    expect(await rappelsTo(eline)).toHaveLength(1);
    await set(fields.rappelWerkdagen);
  });

  it("go after 3, 6 and 10 werkdagen, in office hours, once each to each address; then the adviser is told", async () => {
    const d = await confirmed();
    await world.runJobs();
    const [eline, jorrit] = d.addresses;
    expect(await showRappels(deps, asRol(kantoor, "adviseur"), d.nummer)).toMatchObject([
      { namen: "Eline Quist", dag: "2026-11-27", nummer: 1 },
      { namen: "Jorrit van Dam", dag: "2026-11-27", nummer: 1 },
    ]);
    await at("2026-11-26T10:00:00Z");
    // At night on the day itself.
    await at("2026-11-27T03:00:00Z");
    expect(await rappelsTo(eline)).toHaveLength(0);
    await at("2026-11-27T08:30:00Z");
    await at("2026-11-27T08:45:00Z");
    expect(await rappelsTo(eline)).toHaveLength(1);
    expect(await rappelsTo(jorrit)).toHaveLength(1);
    const [first] = await rappelsTo(eline);
    expect(first?.Subject).toMatch(/^We missen nog \d+ documenten$/);
    expect(first?.TextBody).not.toContain("als het niet lukt");
    for (const moment of ["2026-12-02T09:00:00Z", "2026-12-08T09:00:00Z", "2026-12-08T12:00:00Z"]) await at(moment);
    const all = await rappelsTo(eline);
    expect(all).toHaveLength(3);
    expect(all.at(-1)?.TextBody).toContain("Bel of mail gerust als het niet lukt: adviseur Test, 030 123 45 67.");
    expect((await waiting(d.dossierId)).map((regel) => regel.groep)).toEqual([]);
    await at("2026-12-09T09:00:00Z");
    await at("2026-12-18T09:00:00Z");
    expect(await rappelsTo(eline)).toHaveLength(3);
    expect(await waiting(d.dossierId)).toMatchObject([
      {
        groep: "noReaction",
        feit: "Geen reactie in 18 werkdagen",
        toelichting: expect.stringContaining("herinneringen verstuurd, de laatste di 8 december"),
      },
    ]);
    expect(await showRappels(deps, asRol(kantoor, "adviseur"), d.nummer)).toMatchObject([
      { staat: "ended", verstuurd: 3 },
      { staat: "ended" },
    ]);
  });

  it("stop when all is in, with one mail that says so and one line for the adviser", async () => {
    const d = await confirmed();
    const [eline] = d.addresses;
    await deliverAll(d);
    await world.runJobs();
    await at("2026-11-24T09:30:00Z");
    await at("2026-11-24T09:45:00Z");
    await at("2026-11-27T09:00:00Z");
    expect((await world.mails(eline ?? "")).filter((mail) => mail.Tag === "allesOntvangen")).toHaveLength(1);
    expect(await rappelsTo(eline)).toHaveLength(0);
    expect((await waiting(d.dossierId)).map((regel) => regel.groep).sort()).toEqual(["complete", "toJudge"]);
  });

  it("are silent for a closed dossier and a kantoor that wants none", async () => {
    const closed = await confirmed();
    await owner.updateTable("dossier").set({ gesloten_op: start, gesloten_reden: "klaar" }).where("id", "=", closed.dossierId).execute();
    const none = await confirmed();
    await owner.updateTable("kantoor").set({ rappel_werkdagen: [] }).where("id", "=", kantoor.id).execute();
    await world.runJobs();
    await at("2026-11-27T09:00:00Z");
    await owner
      .updateTable("kantoor")
      .set({ rappel_werkdagen: [3, 6, 10] })
      .where("id", "=", kantoor.id)
      .execute();
    for (const { addresses } of [closed, none]) expect(await rappelsTo(addresses[0])).toHaveLength(0);
  });

  it("begin anew when the client does something", async () => {
    const d = await confirmed();
    await world.runJobs();
    await at("2026-11-27T09:00:00Z");
    const mine = await owner
      .selectFrom("stuk")
      .select("id")
      .where("dossier_id", "=", d.dossierId)
      .where("aanvrager_id", "=", d.aanvragerIds[0])
      .executeTakeFirstOrThrow();
    const { bestandIds } = await reserveUpload(deps, asKlant(kantoor, d), {
      requestId: crypto.randomUUID(),
      dossierId: d.dossierId,
      stukId: mine.id,
      aanleveringId: crypto.randomUUID(),
      bestanden: [{ naam: "a.jpg", grootte: 1000, mime: "image/jpeg", draaiing: 0 }],
    });
    const bestandId = bestandIds[0] ?? "";
    await confirmUpload(deps, { kantoorId: kantoor.id, bestandId, fileKey: `key-${bestandId}`, fileHash: "md5", grootte: 1000 });
    await acceptUpload(deps, { kantoorId: kantoor.id, bestandId, mime: "image/jpeg", virusscan: "not_scanned" });
    expect(await showRappels(deps, asRol(kantoor, "adviseur"), d.nummer)).toMatchObject([
      { namen: "Eline Quist", dag: "2026-12-02", nummer: 1 },
      { namen: "Jorrit van Dam", dag: "2026-12-02", nummer: 2 },
    ]);
  });
});

describe("a mail of an adviser's own", () => {
  const bericht = (d: Awaited<ReturnType<typeof confirmed>>) => ({
    requestId: crypto.randomUUID(),
    dossierId: d.dossierId,
    afspraakId: d.afspraakId,
    aan: [d.addresses[0] ?? ""],
    onderwerp: "Stand van zaken",
    tekst: "De taxatie is binnen.\n\nWe bellen je morgen.",
    documentIds: [] as string[],
    signaleringOp: null as string | null,
  });

  it("leaves once, in the frame of the house, with the papers of the kantoor, and brings its signalering up", async () => {
    const d = await confirmed();
    await world.runJobs();
    const bytes = Buffer.from("%PDF-1.4");
    const { id } = await owner
      .insertInto("belangrijk_document")
      .values({
        kantoor_id: kantoor.id,
        naam: "Voorwaarden",
        bestandsnaam: "voorwaarden.pdf",
        mime: "application/pdf",
        grootte: bytes.length,
        bytes,
        volgorde: 0,
        gewijzigd_op: start,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const input = { ...bericht(d), documentIds: [id], signaleringOp: "2026-11-26" };
    await sendBericht(deps, asRol(kantoor, "adviseur"), input);
    await sendBericht(deps, asRol(kantoor, "adviseur"), input);
    await world.runJobs();
    const mails = (await world.mails(d.addresses[0] ?? "")).filter((mail) => mail.Tag === "bericht");
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ Subject: "Stand van zaken", Attachments: ["voorwaarden.pdf"] });
    expect(mails[0]?.TextBody).toContain("Hoi Eline,");
    expect(mails[0]?.TextBody).toContain("We bellen je morgen.");
    deps.clock.at = new Date(start.getTime() + 48 * hour);
    expect((await waiting(d.dossierId)).map((regel) => regel.feit)).toContain("Opvolgen: Stand van zaken");
  });

  it.each([
    [{ aan: [] }, "aan"],
    [{ aan: ["vreemd@voorbeeld.example"] }, "aan"],
    [{ tekst: "Tot {datum}" }, "tekst"],
    [{ tekst: "BSN 111222333" }, "tekst"],
    [{ onderwerp: "" }, "onderwerp"],
    [{ documentIds: ["00000000-0000-4000-8000-000000000000"] }, "documentIds"],
    [{ signaleringOp: "2026-11-01" }, "op"],
  ])("does not leave with %j", async (change, field) => {
    const d = await confirmed();
    await expect(sendBericht(deps, asRol(kantoor, "adviseur"), { ...bericht(d), ...change })).rejects.toMatchObject({
      code: "INVALID_INPUT",
      details: { field },
    });
  });
});
